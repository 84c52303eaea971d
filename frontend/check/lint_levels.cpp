#include <algorithm>
#include <set>

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
    bool isForAll = false;                       // `warnings`: what is a warning otherwise
    const ast::MetaItem* expectation = nullptr;  // a lint in `#[expect(..)]`
};

// Lints that only those meet who ask for them.
bool isAskedFor(std::string_view lint) { return lint == "unsafe_code"; }

std::string_view wordOf(const ast::Attribute& attribute) {
    return attribute.meta.path.size() == 1 ? text(attribute.meta.path[0].name) : std::string_view();
}

bool isAboutLints(const ast::Attribute& attribute) {
    std::string_view word = wordOf(attribute);
    return word == "allow" || word == "expect" || word == "warn" || word == "deny" || word == "forbid";
}

// What the attributes of one place say of a lint; the last word counts.
std::optional<Level> levelIn(const std::vector<ast::Attribute>& attributes, std::string_view lint) {
    std::optional<Level> result;
    for (const ast::Attribute& attribute : attributes) {
        std::string_view word = wordOf(attribute);
        bool isAllow = word == "allow" || word == "expect";
        bool isDeny = word == "deny" || word == "forbid";
        if (!isAllow && !isDeny && word != "warn") continue;
        auto kind = isAllow ? Level::Kind::Allow : isDeny ? Level::Kind::Deny : Level::Kind::Warn;
        for (const ast::MetaItem& arg : attribute.meta.args) {
            if (arg.path.size() != 1) continue;
            std::string_view name = text(arg.path[0].name);
            const ast::MetaItem* expectation = word == "expect" ? &arg : nullptr;
            if (name == lint || isInGroup(lint, name)) result = Level{kind, false, expectation};
            if (name == "warnings" && !result) result = Level{kind, true, expectation};
        }
    }
    return result;
}

constexpr std::uint32_t kEndOfFile = ~std::uint32_t(0);

// A place with attributes about lints.
struct Speaker {
    Span span;
    const std::vector<ast::Attribute>* attributes;

    bool covers(Span at) const {
        return span.file == at.file && span.begin <= at.begin && at.end <= span.end;
    }
};

}  // namespace

void setLintLevels(const ast::Ast& ast, diag::Diagnostics& diagnostics) {
    using diag::Severity;
    const auto& all = diagnostics.all();
    bool isWrong = std::ranges::any_of(all, [](const diag::Diagnostic& one) {
        return one.severity == Severity::Error && !diag::isLint(one.code);
    });
    std::vector<Speaker> speaking;  // the outer ones first
    auto speaks = [&](Span span, const std::vector<ast::Attribute>& attributes) {
        if (std::ranges::any_of(attributes, isAboutLints)) speaking.push_back({span, &attributes});
    };
    for (const ast::Module& module : ast.modules) speaks({module.file, 0, kEndOfFile}, module.attributes);
    for (const ast::Item& item : ast.items) speaks(item.span, item.attributes);
    for (const ast::Attributed& one : ast.attributed) speaks(one.span, one.attributes);
    std::ranges::stable_sort(speaking, [](const Speaker& a, const Speaker& b) {
        return a.span.end - a.span.begin > b.span.end - b.span.begin;
    });
    std::set<const ast::MetaItem*> met;  // expectations
    diagnostics.setLevels([&](const diag::Diagnostic& one) -> std::optional<Severity> {
        std::string_view lint = diag::codeText(one.code);
        Severity level = one.severity;
        bool isAllowed = isAskedFor(lint);
        for (const Speaker& speaker : speaking) {
            if (!speaker.covers(one.span)) continue;
            auto asked = levelIn(*speaker.attributes, lint);
            if (asked && asked->expectation) met.insert(asked->expectation);
            if (!asked || (asked->isForAll && (isAllowed || level == Severity::Error))) continue;
            isAllowed = asked->kind == Level::Kind::Allow;
            level = asked->kind == Level::Kind::Deny ? Severity::Error : Severity::Warning;
        }
        if (isAllowed || (level == Severity::Error && isWrong)) return std::nullopt;
        return level;
    });
    if (isWrong) return;
    for (const Speaker& speaker : speaking) {
        for (const ast::Attribute& attribute : *speaker.attributes) {
            if (wordOf(attribute) != "expect") continue;
            for (const ast::MetaItem& arg : attribute.meta.args) {
                bool isKnown = arg.path.size() == 1 && diag::parseCode(text(arg.path[0].name));
                if (isKnown && !met.contains(&arg))
                    diagnostics.warning(diag::Code::unfulfilled_lint_expectations, arg.span,
                                        "this lint expectation is unfulfilled");
            }
        }
    }
}

}  // namespace oxide::check
