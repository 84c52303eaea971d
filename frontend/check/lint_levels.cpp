#include <algorithm>

#include "frontend/check/check.h"

namespace oxide::check {

namespace {

bool isInGroup(std::string_view lint, std::string_view group) {
    static constexpr std::string_view kUnused[] = {
        "dead_code",          "unreachable_code", "unreachable_patterns", "path_statements",
        "unused_must_use",    "unused_variables", "unused_imports",       "unused_mut",
        "unused_assignments", "unused_macros",    "unused_labels",        "unused_unsafe",
        "unused_parens"};
    return group == "unused" && std::ranges::find(kUnused, lint) != std::end(kUnused);
}

struct Level {
    enum class Kind { Allow, Warn, Deny };
    Kind kind;
    bool isForAll = false;  // `warnings`: what is a warning otherwise
};

// What the attributes of one place say of a lint; the last word counts.
std::optional<Level> levelIn(const std::vector<ast::Attribute>& attributes, std::string_view lint) {
    std::optional<Level> result;
    for (const ast::Attribute& attribute : attributes) {
        if (attribute.meta.path.size() != 1) continue;
        std::string_view word = text(attribute.meta.path[0].name);
        bool isAllow = word == "allow" || word == "expect";
        bool isDeny = word == "deny" || word == "forbid";
        if (!isAllow && !isDeny && word != "warn") continue;
        auto kind = isAllow ? Level::Kind::Allow : isDeny ? Level::Kind::Deny : Level::Kind::Warn;
        for (const ast::MetaItem& arg : attribute.meta.args) {
            if (arg.path.size() != 1) continue;
            std::string_view name = text(arg.path[0].name);
            if (name == lint || isInGroup(lint, name)) result = Level{kind};
            if (name == "warnings" && !result) result = Level{kind, true};
        }
    }
    return result;
}

}  // namespace

void setLintLevels(const ast::Ast& ast, diag::Diagnostics& diagnostics) {
    using diag::Severity;
    const auto& all = diagnostics.all();
    bool isWrong = std::ranges::any_of(all, [](const diag::Diagnostic& one) {
        return one.severity == Severity::Error && !diag::isLint(one.code);
    });
    bool hasLints =
        std::ranges::any_of(all, [](const diag::Diagnostic& one) { return diag::isLint(one.code); });
    if (!hasLints) return;
    std::vector<const ast::Item*> speaking;  // those with attributes, the outer ones first
    for (const ast::Item& item : ast.items) {
        bool speaks = std::ranges::any_of(item.attributes, [](const ast::Attribute& attribute) {
            if (attribute.meta.path.size() != 1) return false;
            std::string_view word = text(attribute.meta.path[0].name);
            return word == "allow" || word == "expect" || word == "warn" || word == "deny" ||
                   word == "forbid";
        });
        if (speaks) speaking.push_back(&item);
    }
    std::ranges::stable_sort(speaking, [](const ast::Item* a, const ast::Item* b) {
        return a->span.end - a->span.begin > b->span.end - b->span.begin;
    });
    diagnostics.setLevels([&](const diag::Diagnostic& one) -> std::optional<Severity> {
        std::string_view lint = diag::codeText(one.code);
        Severity level = one.severity;
        bool isAllowed = false;
        auto apply = [&](const std::vector<ast::Attribute>& attributes) {
            auto asked = levelIn(attributes, lint);
            if (!asked || (asked->isForAll && (isAllowed || level == Severity::Error))) return;
            isAllowed = asked->kind == Level::Kind::Allow;
            level = asked->kind == Level::Kind::Deny ? Severity::Error : Severity::Warning;
        };
        for (const ast::Module& module : ast.modules) {
            if (module.file == one.span.file) apply(module.attributes);
        }
        for (const ast::Item* item : speaking) {
            if (item->span.file == one.span.file && item->span.begin <= one.span.begin &&
                one.span.end <= item->span.end)
                apply(item->attributes);
        }
        if (isAllowed || (level == Severity::Error && isWrong)) return std::nullopt;
        return level;
    });
}

}  // namespace oxide::check
