// Errors about names, with what the user may have meant.
#include <fmt/format.h>

#include <algorithm>

#include "frontend/resolve/edit_distance.h"
#include "frontend/resolve/walker.h"

namespace oxide::resolve {

using diag::Code;

namespace {

struct Expectation {
    std::string_view what;
    Code unknown;
    Code wrong;
    Namespace space;
};

Expectation expectation(PathUse use) {
    switch (use) {
        case PathUse::Value: return {"value", Code::E0425, Code::E0423, Namespace::Value};
        case PathUse::Call: return {"function", Code::E0425, Code::E0423, Namespace::Value};
        case PathUse::Type:
        case PathUse::GenericArg: return {"type", Code::E0425, Code::E0573, Namespace::Type};
        case PathUse::Trait: return {"trait", Code::E0405, Code::E0404, Namespace::Type};
        case PathUse::Module: return {"module", Code::E0433, Code::E0433, Namespace::Type};
        case PathUse::Struct: return {"struct or variant", Code::E0422, Code::E0574, Namespace::Type};
        case PathUse::TupleStructPattern:
            return {"tuple struct or tuple variant", Code::E0531, Code::E0532, Namespace::Value};
        case PathUse::UnitPattern:
            return {"unit struct, unit variant or constant", Code::E0531, Code::E0532, Namespace::Value};
    }
    OX_UNREACHABLE("use of a path");
}

}  // namespace

Target Walker::unknown(const ast::Identifier& name, PathUse use, DefId inModule) {
    Expectation wanted = expectation(use);
    if (use == PathUse::Struct && !inModule && hasLocal(name.name)) {
        state_.diagnostics
            .error(Code::E0574, name.span,
                   fmt::format("expected struct, variant or union type, found local variable `{}`",
                               text(name.name)))
            .label("not a struct, variant or union type");
        return error();
    }
    // The derive macros of these traits need no import, and so are found.
    if (use == PathUse::Trait && !inModule && (text(name.name) == "Debug" || text(name.name) == "Hash")) {
        diag::Diagnostic& diagnostic = state_.diagnostics.error(
            Code::E0404, name.span, fmt::format("expected trait, found derive macro `{}`", text(name.name)));
        diagnostic.label("not a trait");
        suggestImport(diagnostic, name);
        return error();
    }
    std::string where = "this scope";
    std::string shortly = where;
    if (inModule) {
        shortly = state_.defs[inModule].parent ? fmt::format("`{}`", text(state_.defs[inModule].name))
                                               : "the crate root";
        where = state_.defs[inModule].parent ? "module " + shortly : shortly;
        if (!state_.defs[inModule].parent && state_.defs[inModule].isLibrary) {
            shortly = fmt::format("`{}`", text(state_.defs[inModule].name));
            where = "crate " + shortly;
        }
    }
    diag::Diagnostic& diagnostic = state_.diagnostics.error(
        wanted.unknown, name.span,
        fmt::format("cannot find {} `{}` in {}", wanted.what, text(name.name), where));
    diagnostic.label("not found in " + shortly);
    bool isCall = use == PathUse::Call;
    if (!inModule && (suggestSelf(diagnostic, name, isCall) || suggestImport(diagnostic, name)))
        return error();
    suggest(diagnostic, name, wanted.space, inModule);
    return error();
}

// The head or a middle segment of a path.
Target Walker::unknownHead(const ast::Identifier& name, DefId inModule) {
    bool isType = startsUpper(name.name);
    std::string message, label;
    if (inModule) {
        std::string module = state_.pathText(inModule);
        message = fmt::format("cannot find `{}` in `{}`", text(name.name), module);
        label = fmt::format("could not find `{}` in `{}`", text(name.name), module);
    } else {
        message = fmt::format("cannot find {} `{}` in this scope", isType ? "type" : "module or crate",
                              text(name.name));
        label = isType ? fmt::format("use of undeclared type `{}`", text(name.name))
                       : fmt::format("use of unresolved module or unlinked crate `{}`", text(name.name));
    }
    diag::Diagnostic& diagnostic = state_.diagnostics.error(Code::E0433, name.span, std::move(message));
    diagnostic.label(std::move(label));
    if (!inModule && suggestImport(diagnostic, name)) return error();
    suggest(diagnostic, name, Namespace::Type, inModule);
    return error();
}

Target Walker::wrongKind(const Binding& binding, const ast::Identifier& name, PathUse use) {
    if (binding.target.kind == Target::Kind::Error) return error();
    Expectation wanted = expectation(use);
    const Target& target = binding.target;
    bool isStruct = target.kind == Target::Kind::Def && kindOf(target) == DefKind::Struct;
    if (isStruct && state_.shapeOf(target.def) == ast::VariantShape::Tuple &&
        wanted.space == Namespace::Value) {
        bool isPattern = use == PathUse::TupleStructPattern || use == PathUse::UnitPattern;
        state_.diagnostics
            .error(isPattern ? Code::E0532 : Code::E0423, name.span,
                   isPattern ? "cannot match against a tuple struct which contains private fields"
                             : "cannot initialize a tuple struct which contains private fields")
            .label("constructor is not visible here due to private fields");
        return error();
    }
    std::string what = state_.describe(target);
    std::string shown(text(name.name));
    if (target.kind == Target::Kind::Def && kindOf(target) == DefKind::Variant) {
        shown = state_.pathText(target.def);
        if (wanted.space == Namespace::Type) what = "variant";
    }
    std::string_view expected =
        use == PathUse::Call ? "function, tuple struct or tuple variant" : wanted.what;
    diag::Diagnostic& diagnostic = state_.diagnostics.error(
        wanted.wrong, name.span, fmt::format("expected {}, found {} `{}`", expected, what, shown));
    diagnostic.label(fmt::format("not a {}", use == PathUse::Call ? "function" : wanted.what));
    if (target.kind == Target::Kind::Def && state_.defs[target.def].span.valid() &&
        !state_.defs[target.def].isLibrary) {
        diagnostic.label(state_.defs[target.def].span, fmt::format("the {} is defined here", what));
    }
    if (isStruct && (use == PathUse::Value || use == PathUse::Call)) {
        diagnostic.help(fmt::format("use struct literal syntax instead: `{} {{ .. }}`", shown));
    }
    return error();
}

// `x` that is a field or method of `self`.
bool Walker::suggestSelf(diag::Diagnostic& diagnostic, const ast::Identifier& name, bool called) {
    bool hasSelf = std::any_of(entries_.begin(), entries_.end(),
                               [](const Entry& entry) { return entry.kind == Entry::Kind::SelfValue; });
    if (!hasSelf) return false;
    DefId owner;
    for (const Entry& entry : entries_) {
        if (entry.kind == Entry::Kind::SelfType) owner = entry.def;
    }
    if (!owner) return false;
    bool found = called && state_.memberOf(owner, name.name);
    if (!called && state_.defs[owner].kind == DefKind::Extension) {
        ast::TypeId type = state_.node<ast::ExtensionItem>(owner).type;
        const auto* path = std::get_if<ast::PathType>(&state_.ast[type].kind);
        Target target = path ? state_.resolution.target(path->path).target : Target();
        if (target.kind == Target::Kind::Def && kindOf(target) == DefKind::Struct) {
            const auto& fields = state_.node<ast::StructItem>(target.def).fields;
            found = std::any_of(fields.begin(), fields.end(),
                                [&](const ast::FieldDecl& field) { return field.name.name == name.name; });
        }
    }
    if (!found) return false;
    diagnostic.fix(called ? "you might have meant to call the method"
                          : "you might have meant to use the available field",
                   name.span.startPoint(), "self.", diag::Applicability::Suggestion);
    return true;
}

// D27: the exact import line, after the last import of the module.
bool Walker::suggestImport(diag::Diagnostic& diagnostic, const ast::Identifier& name) {
    if (state_.defs[module_].isLibrary) return false;
    std::optional<std::string> path = state_.wellKnownPath(name.name);
    if (!path) return false;
    const Scope& scope = state_.scopes[state_.scopeOf[module_]];
    Span place = scope.insertionPoint;
    bool afterImport = false;
    for (ImportId id : scope.imports) {
        Span import = state_.ast[state_.imports[id].item].span;
        if (import.file != place.file || (afterImport && import.end <= place.end)) continue;
        place = import;
        afterImport = true;
    }
    std::string message = "consider importing it: `import " + *path + "`";
    if (!place.valid()) {
        diagnostic.help(std::move(message));
        return true;
    }
    std::uint32_t line = state_.sources.line(place.startPoint());
    std::uint32_t start = state_.sources.lineStart(place.file, line);
    std::string indent(place.begin - start, ' ');
    if (afterImport) {
        diagnostic.fix(std::move(message), place.endPoint(), "\n" + indent + "import " + *path);
    } else {
        diagnostic.fix(std::move(message), place.startPoint(), "import " + *path + "\n\n" + indent);
    }
    return true;
}

void Walker::suggest(diag::Diagnostic& diagnostic, const ast::Identifier& name, Namespace space,
                     DefId inModule) {
    std::vector<Name> candidates = inModule ? state_.namesIn(inModule) : visibleNames(space);
    Name best = bestMatch(name.name, candidates);
    if (!best && !inModule && space == Namespace::Type) {
        for (std::string_view type :
             {"Int", "UInt", "Float", "Bool", "Char", "String", "Int64", "UInt64", "UIntSize"}) {
            candidates.push_back(intern(type));
        }
        best = bestMatch(name.name, candidates);
    }
    if (!best) return;
    diagnostic.fix(fmt::format("a similar name exists: `{}`", text(best)), name.span, std::string(text(best)),
                   diag::Applicability::Suggestion);
}

}  // namespace oxide::resolve
