// Errors of imports: paths that do not resolve, private names, names declared twice.
#include <fmt/format.h>

#include <algorithm>

#include "frontend/resolve/edit_distance.h"
#include "frontend/resolve/state.h"

namespace oxide::resolve {

using diag::Code;

namespace {

std::string joined(std::span<const ast::Identifier> path) {
    // The `self` of a list names the module before it.
    if (path.size() > 1 && text(path.back().name) == "self") path = path.first(path.size() - 1);
    std::string result;
    for (const ast::Identifier& name : path) {
        if (!result.empty()) result += '.';
        result += text(name.name);
    }
    return result;
}

}  // namespace

void State::reportFailure(const Import& import) {
    std::span<const ast::Identifier> path = import.leaf->path;
    const ast::Identifier& at = path[import.failedAt];
    switch (import.failure) {
        case Import::Failure::None: return;
        case Import::Failure::Nameless:
            diagnostics.error(Code::E0429, at.span, "imports need to be explicitly named")
                .help(fmt::format("give it a name: `import {} as name`", joined(path)));
            return;
        case Import::Failure::TooManySupers:
            diagnostics.error(Code::E0433, at.span, "there are too many leading `super` keywords")
                .label("there are too many leading `super` keywords");
            return;
        case Import::Failure::Prefix:
        case Import::Failure::LastPrefix: {
            std::string where = joined(path.first(import.failedAt));
            bool isHead = import.failedAt == 0;
            std::string label =
                isHead ? fmt::format("use of unresolved module or unlinked crate `{}`", text(at.name))
                       : fmt::format("could not find `{}` in `{}`", text(at.name), where);
            bool isLast = import.failure == Import::Failure::LastPrefix;
            std::string message =
                isLast   ? fmt::format("unresolved import `{}`", joined(path.first(import.failedAt + 1)))
                : isHead ? fmt::format("cannot find module or crate `{}` in this scope", text(at.name))
                         : fmt::format("cannot find `{}` in `{}`", text(at.name), where);
            diagnostics.error(isLast ? Code::E0432 : Code::E0433, at.span, std::move(message))
                .label(std::move(label));
            return;
        }
        case Import::Failure::Name: {
            std::string container = path.size() == 1 ? "this scope"
                                    : import.container == root
                                        ? "the crate root"
                                        : fmt::format("`{}`", text(defs[import.container].name));
            diag::Diagnostic& diagnostic =
                diagnostics.error(Code::E0432, at.span, fmt::format("unresolved import `{}`", joined(path)));
            diagnostic.label(fmt::format("no `{}` in {}", text(at.name), container));
            if (path.size() == 1) return;
            if (Name similar = bestMatch(at.name, namesIn(import.container))) {
                diagnostic.fix(fmt::format("a similar name exists in the module: `{}`", text(similar)),
                               at.span, std::string(text(similar)), diag::Applicability::Suggestion);
            }
            return;
        }
    }
}

void State::reportImports(ScopeId scope) {
    Span lastFailure;
    for (std::size_t i = 0; i < scopes[scope].imports.size(); ++i) {
        ImportId id = scopes[scope].imports[i];
        resolveImport(id);
        const Import& import = imports[id];
        std::span<const ast::Identifier> path = import.leaf->path;
        bool endsInSelf = path.size() > 1 && text(path.back().name) == "self";
        if (endsInSelf && sources.textOf(ast[import.item].span).find('{') == std::string_view::npos) {
            diagnostics
                .error(Code::E0429, path.back().span, "`self` imports are only allowed within a { } list")
                .help(fmt::format("import the module itself: `import {}`",
                                  joined(path.first(path.size() - 1))));
        }
        // Leaves of one list that fail at a common prefix are one mistake.
        Span failure = import.failure == Import::Failure::None ? Span() : path[import.failedAt].span;
        if (failure.valid() && !(failure == lastFailure)) reportFailure(import);
        if (failure.valid()) lastFailure = failure;
        for (const PrivateUse& use : import.privateUses) {
            std::string what = describe(use.binding.target);
            diag::Diagnostic& diagnostic =
                diagnostics
                    .error(Code::E0603, path[use.segment].span,
                           fmt::format("{} `{}` is private", what, text(path[use.segment].name)))
                    .label("private " + what);
            if (use.binding.isDef() && defs[use.binding.target.def].span.valid()) {
                diagnostic.label(
                    defs[use.binding.target.def].span,
                    fmt::format("the {} `{}` is defined here", what, text(path[use.segment].name)));
            }
        }
        if (import.tooPrivate) {
            const Target& target = import.tooPrivate->target;
            bool isModule = target.kind == Target::Kind::Def && defs[target.def].kind == DefKind::Module;
            diagnostics
                .error(isModule ? Code::E0365 : Code::E0364, import.leaf->span,
                       fmt::format("`{}` is private, and cannot be re-exported", text(path.back().name)))
                .note(fmt::format("consider marking `{}` as `public`", text(path.back().name)));
        }
    }
    reportConflicts(scope);
}

// Two imports of one name, or an import and a declaration: what comes later in the file is the one too many.
void State::reportConflicts(ScopeId scope) {
    std::vector<std::pair<Span, Name>> names;
    for (const auto& [name, entry] : scopes[scope].names) {
        if (!entry.imports.empty()) names.emplace_back(imports[entry.imports.front()].leaf->span, name);
    }
    std::sort(names.begin(), names.end(),
              [](const auto& a, const auto& b) { return a.first.begin < b.first.begin; });
    auto report = [&](Code code, Span later, Span earlier, Name name, bool laterIsImport) {
        diagnostics.error(code, later, fmt::format("the name `{}` is defined multiple times", text(name)))
            .label(fmt::format("`{}` {} here", text(name), laterIsImport ? "reimported" : "redefined"))
            .label(earlier, fmt::format("previous definition of the name `{}` here", text(name)));
    };
    for (auto [span, name] : names) {
        const NameEntry& entry = scopes[scope].names[name];
        for (std::size_t i = 0; i < entry.imports.size(); ++i) {
            const Import& import = imports[entry.imports[i]];
            bool reported = import.failure != Import::Failure::None;
            Span here = import.leaf->alias ? import.leaf->alias.span : import.leaf->span;
            for (std::size_t space = 0; space < kNamespaces.size() && !reported; ++space) {
                if (!import.bindings[space]) continue;
                for (std::size_t j = 0; j < i && !reported; ++j) {
                    const Import& other = imports[entry.imports[j]];
                    if (!other.bindings[space] || other.failure != Import::Failure::None) continue;
                    report(Code::E0252, here, other.leaf->span, name, true);
                    reported = true;
                }
                const Binding& declared = entry.declared[space];
                // `import m` behind `macro_rules! m` gives the macro a path.
                bool isMacro = kNamespaces[space] == Namespace::Macro;
                if (reported || !declared || isMacro) continue;
                Span there = defs[declared.target.def].span;
                bool importIsLater = here.begin > there.begin;
                report(Code::E0255, importIsLater ? here : there, importIsLater ? there : here, name,
                       importIsLater);
                reported = true;
            }
        }
    }
}

}  // namespace oxide::resolve
