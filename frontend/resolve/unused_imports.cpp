// The lints unused_imports (one warning for an import item, at its first unused name) and unused_macros.
#include <fmt/format.h>

#include <algorithm>

#include "frontend/resolve/state.h"

namespace oxide::resolve {

namespace {

bool allows(const ast::MetaItem& meta, std::string_view wanted) {
    if (meta.path.size() != 1 || (text(meta.path[0].name) != "allow" && text(meta.path[0].name) != "expect"))
        return false;
    return std::any_of(meta.args.begin(), meta.args.end(), [&](const ast::MetaItem& lint) {
        if (lint.path.size() != 1) return false;
        std::string_view name = text(camelCase(lint.path[0].name));
        return name == wanted || name == "unused" || name == "warnings";
    });
}

std::string leafText(const ast::ImportLeaf& leaf) {
    std::string result = leaf.glob ? "*" : std::string(text(leaf.path.back().name));
    if (leaf.alias) result += " as " + std::string(text(leaf.alias.name));
    return result;
}

std::string pathOf(const ast::ImportLeaf& leaf) {
    std::string result;
    for (std::size_t i = 0; i < leaf.path.size(); ++i) {
        if (i > 0) result += '.';
        result +=
            i + 1 == leaf.path.size() && !leaf.glob ? leafText(leaf) : std::string(text(leaf.path[i].name));
    }
    return leaf.glob ? result + ".*" : result;
}

// With the comma that separates it from its neighbour.
Span withComma(const SourceMap& sources, Span span) {
    std::string_view source = sources.file(span.file).text;
    std::size_t end = span.end;
    while (end < source.size() && source[end] == ' ') ++end;
    if (end < source.size() && source[end] == ',') {
        ++end;
        while (end < source.size() && source[end] == ' ') ++end;
        return {span.file, span.begin, static_cast<std::uint32_t>(end)};
    }
    std::size_t begin = span.begin;
    while (begin > 0 && (source[begin - 1] == ' ' || source[begin - 1] == '\n')) --begin;
    if (begin > 0 && source[begin - 1] == ',')
        return {span.file, static_cast<std::uint32_t>(begin - 1), span.end};
    return span;
}

Span wholeLine(const SourceMap& sources, Span span) {
    std::string_view source = sources.file(span.file).text;
    std::size_t begin = span.begin, end = span.end;
    while (begin > 0 && (source[begin - 1] == ' ' || source[begin - 1] == '\t')) --begin;
    bool alone = (begin == 0 || source[begin - 1] == '\n') && (end == source.size() || source[end] == '\n');
    if (!alone) return span;
    if (end < source.size()) ++end;
    return {span.file, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

}  // namespace

// Do the item, or the items and files around it, switch the lint off?
bool State::lintAllowed(std::string_view lint, ast::ItemId item, DefId owner) const {
    auto allowedBy = [&](const std::vector<ast::Attribute>& attributes) {
        return std::any_of(attributes.begin(), attributes.end(),
                           [&](const ast::Attribute& a) { return allows(a.meta, lint); });
    };
    if (allowedBy(ast[item].attributes)) return true;
    for (DefId at = owner; at; at = defs[at].parent) {
        if (defs[at].item && allowedBy(ast[defs[at].item].attributes)) return true;
        if (defs[at].kind != DefKind::Module) continue;
        ast::ModuleId file = scopes[scopeOf[at]].file;
        if (file && allowedBy(ast[file].attributes)) return true;
    }
    return false;
}

// Can another program see it? Such an import is there for others; the names it passes on count as used.
bool State::isExported(const Import& import) const {
    if (!import.access.everybody || scopes[import.scope].outer) return false;
    for (DefId at = scopes[import.scope].module; at != root; at = defs[at].parent) {
        if (!at || !defs[at].access.everybody) return false;
    }
    return true;
}

void State::reportUnused() {
    reportUnusedImports();
    for (std::uint32_t i = 0; i < defs.size(); ++i) {
        const Def& def = defs[DefId(i)];
        if (def.kind != DefKind::Macro || def.isLibrary || text(def.name).starts_with('_')) continue;
        if (std::get<ast::MacroItem>(ast[def.item].kind).isUsed) continue;
        if (lintAllowed("unusedMacros", def.item, def.parent)) continue;
        diagnostics.warning(diag::Code::unused_macros, def.span,
                            fmt::format("unused macro definition: `{}`", text(def.name)));
    }
}

void State::reportUnusedImports() {
    for (const Import& import : imports) {
        if (scopes[import.scope].isLibrary || !isExported(import)) continue;
        for (const Binding& binding : import.bindings) markUsed(binding);
    }
    for (std::uint32_t first = 0; first < imports.size();) {
        // The leaves of one item follow each other.
        const Import& import = imports[ImportId(first)];
        std::vector<const Import*> unused;
        bool anyUsed = false;
        for (; first < imports.size() && imports[ImportId(first)].item == import.item; ++first) {
            const Import& leaf = imports[ImportId(first)];
            bool isTrait =
                leaf.bindings[0].isDef() && defs[leaf.bindings[0].target.def].kind == DefKind::Trait;
            // With errors, checking may not have reached the call that uses a trait.
            bool unknown = leaf.failure != Import::Failure::None || !leaf.privateUses.empty() ||
                           ((isTrait || leaf.leaf->glob) && diagnostics.hasErrors());
            // Which macros are called is not known any more.
            bool isMacro = leaf.bindings[static_cast<std::size_t>(Namespace::Macro)].target.def.valid();
            if (leaf.used || unknown || isMacro) {
                anyUsed = true;
            } else {
                unused.push_back(&leaf);
            }
        }
        if (scopes[import.scope].isLibrary || unused.empty() || isExported(import) ||
            lintAllowed("unusedImports", import.item, scopes[import.scope].owner))
            continue;
        bool isList = std::get<ast::ImportItem>(ast[import.item].kind).leaves.size() > 1;
        std::vector<std::string> names;
        for (const Import* leaf : unused) {
            names.push_back(fmt::format("`{}`", isList ? leafText(*leaf->leaf) : pathOf(*leaf->leaf)));
        }
        std::sort(names.begin(), names.end());
        std::string list = fmt::format("{}", fmt::join(names, ", "));
        if (names.size() > 1) {
            std::size_t comma = list.rfind(", ");
            list.replace(comma, 2, " and ");
        }
        diag::Diagnostic& diagnostic =
            diagnostics.warning(diag::Code::unused_imports, unused[0]->leaf->span,
                                fmt::format("unused import{}: {}", names.size() > 1 ? "s" : "", list));
        for (std::size_t i = 1; i < unused.size(); ++i) diagnostic.label(unused[i]->leaf->span, "");
        diag::Fix fix{names.size() > 1 ? "remove the unused imports" : "remove the unused import",
                      {},
                      diag::Applicability::Safe};
        if (!anyUsed) {
            fix.message = "remove the whole import";
            fix.edits.push_back({wholeLine(sources, ast[import.item].span), ""});
        } else {
            for (const Import* leaf : unused) fix.edits.push_back({withComma(sources, leaf->leaf->span), ""});
        }
        diagnostic.fixes.push_back(std::move(fix));
    }
}

}  // namespace oxide::resolve
