// One name, from inside out: locals and parameters, items of the blocks, the module, the prelude.
#include <fmt/format.h>

#include <algorithm>

#include "frontend/resolve/walker.h"

namespace oxide::resolve {

using diag::Code;

Target Walker::error() {
    Target target;
    target.kind = Target::Kind::Error;
    return target;
}

Target Walker::of(DefId def) {
    Target target;
    target.kind = Target::Kind::Def;
    target.def = def;
    return target;
}

Binding Walker::bindingOf(DefId def) {
    Binding binding;
    binding.target = of(def);
    binding.access.everybody = true;
    return binding;
}

bool Walker::isModule(const Target& target) const {
    return target.kind == Target::Kind::Def && kindOf(target) == DefKind::Module;
}

Binding Walker::lookup(const ast::Identifier& name, Namespace space, bool locals) {
    auto failed = [&](Code code, std::string message, std::string label) -> diag::Diagnostic& {
        return state_.diagnostics.error(code, name.span, std::move(message)).label(std::move(label));
    };
    Binding result;
    result.access.everybody = true;
    Name local = name.name;
    Name plain = oxide::plain(local);
    std::optional<Entry::Kind> border;  // the first one on the way out
    bool leftItem = false;
    for (std::size_t i = entries_.size(); i-- > 0;) {
        const Entry& entry = entries_[i];
        switch (entry.kind) {
            case Entry::Kind::Local:
                if (space != Namespace::Value || !locals || entry.name != local) break;
                result.target = error();
                if (border == Entry::Kind::FunctionBorder) {
                    failed(Code::E0434,
                           fmt::format("a function cannot use the variable `{}` of the function around it",
                                       text(name.name)),
                           "can't capture dynamic environment in a fn item")
                        .help("use a closure instead: `{ .. }`");
                } else if (border) {
                    failed(Code::E0435, "attempt to use a non-constant value in a constant",
                           "non-constant value");
                } else {
                    result.target.kind = Target::Kind::Local;
                    result.target.local = entry.pattern;
                }
                return result;
            case Entry::Kind::Param: {
                bool isConst = state_.defs[entry.def].kind == DefKind::ConstParam;
                if (entry.name != plain || space != (isConst ? Namespace::Value : Namespace::Type)) break;
                result.target = of(entry.def);
                if (leftItem) {
                    failed(Code::E0401, "can't use generic parameters from outer item",
                           "use of generic parameter from outer item")
                        .label(state_.defs[entry.def].span, "generic parameter from outer item");
                    result.target = error();
                } else if (paramWithDefault_ &&
                           state_.defs[entry.def].parent == state_.defs[paramWithDefault_].parent &&
                           state_.defs[entry.def].index >= state_.defs[paramWithDefault_].index) {
                    failed(Code::E0128,
                           "generic parameter defaults cannot reference parameters before they are declared",
                           fmt::format("cannot reference `{}` before it is declared", text(name.name)));
                    result.target = error();
                } else if (isInParamType_) {
                    failed(Code::E0770,
                           "the type of const parameters must not depend on other generic parameters",
                           fmt::format("the type must not depend on the parameter `{}`", text(name.name)));
                    result.target = error();
                }
                return result;
            }
            case Entry::Kind::Scope:
                if (Binding found = state_.lookupInScope(entry.scope, plain, space)) {
                    state_.markUsed(found);
                    return found;
                }
                break;
            case Entry::Kind::Macro:
                // The macro's own text sees the variables from before its definition.
                if (isWrittenBy(local, entry.def)) local = withoutExpansion(local);
                break;
            case Entry::Kind::FunctionBorder:
            case Entry::Kind::ConstantBorder: leftItem = true; [[fallthrough]];
            case Entry::Kind::LengthBorder:
                if (!border) border = entry.kind;
                break;
            case Entry::Kind::Lifetime:
            case Entry::Kind::SelfType:
            case Entry::Kind::SelfValue: break;
        }
    }
    result = state_.lookupLexical(outermost_, plain, space);
    state_.markUsed(result);
    if (result.ambiguous) {
        reportAmbiguous(name);
        result.target = error();
    }
    return result;
}

bool Walker::isWrittenBy(Name name, DefId macro) const {
    std::uint32_t expansion = expansionOf(name);
    return expansion != Name::kNone &&
           state_.sources.expansion(FileId(expansion))->macro == state_.defs[macro].span;
}

void Walker::reportAmbiguous(const ast::Identifier& name) {
    state_.diagnostics.error(Code::E0659, name.span, fmt::format("`{}` is ambiguous", text(name.name)))
        .label("ambiguous name")
        .note("several imports with `*` offer this name");
}

bool Walker::hasLocal(Name name) const {
    for (std::size_t i = entries_.size(); i-- > 0;) {
        const Entry& entry = entries_[i];
        if (entry.kind == Entry::Kind::Local && entry.name == name) return true;
        if (entry.kind == Entry::Kind::Macro && isWrittenBy(name, entry.def)) name = withoutExpansion(name);
    }
    return false;
}

// `pathHead`: something follows it in an expression, where rustc speaks of an unresolved path.
Target Walker::selfType(Span span, bool pathHead) {
    bool leftItem = false;
    for (std::size_t i = entries_.size(); i-- > 0;) {
        const Entry& entry = entries_[i];
        leftItem = leftItem || entry.kind == Entry::Kind::FunctionBorder ||
                   entry.kind == Entry::Kind::ConstantBorder;
        if (entry.kind != Entry::Kind::SelfType) continue;
        if (leftItem) {
            state_.diagnostics.error(Code::E0401, span, "can't use `Self` from outer item")
                .label("use of `Self` from outer item");
            return error();
        }
        if (paramWithDefault_ && state_.defs[entry.def].kind != DefKind::Trait) {
            state_.diagnostics
                .error(Code::E0735, span, "generic parameters cannot use `Self` in their defaults")
                .label("`Self` in a default");
            return error();
        }
        Target target = of(entry.def);
        target.kind = Target::Kind::SelfType;
        return target;
    }
    state_.diagnostics
        .error(pathHead ? Code::E0433 : Code::E0411, span, "cannot find type `Self` in this scope")
        .label("`Self` is only available in extensions, traits, and type definitions");
    return error();
}

// Nothing if there is no `self` here and nothing was said about it.
std::optional<Target> Walker::selfValue(Span span) {
    std::optional<Entry::Kind> border;
    for (std::size_t i = entries_.size(); i-- > 0;) {
        Entry::Kind kind = entries_[i].kind;
        bool isBorder = kind == Entry::Kind::FunctionBorder || kind == Entry::Kind::ConstantBorder ||
                        kind == Entry::Kind::LengthBorder;
        if (isBorder && !border) border = kind;
        if (kind != Entry::Kind::SelfValue) continue;
        if (border) {
            bool isFunction = border == Entry::Kind::FunctionBorder;
            state_.diagnostics
                .error(isFunction ? Code::E0434 : Code::E0435, span,
                       isFunction ? "a function cannot use `self` of the method around it"
                                  : "attempt to use a non-constant value in a constant")
                .label(isFunction ? "can't capture dynamic environment in a fn item" : "non-constant value");
            return error();
        }
        Target target;
        target.kind = Target::Kind::SelfValue;
        return target;
    }
    return std::nullopt;
}

// Reports a private name. It may be used all the same, to find further mistakes, but for a constructor: what
// is wrong with using that would be the same mistake.
bool Walker::checkAccess(const Binding& binding, const ast::Identifier& name) {
    if (!binding || binding.target.kind == Target::Kind::Error) return true;
    if (binding.ambiguous) {
        reportAmbiguous(name);
        return false;
    }
    if (state_.isAccessible(binding.access, module_)) return true;
    std::string what = state_.describe(binding.target);
    bool isImport = binding.via && binding.isDef() &&
                    state_.isAccessible(state_.defs[binding.target.def].access, module_);
    if (isImport) what += " import";
    bool isConstructor = binding.isDef() && kindOf(binding.target) == DefKind::Struct &&
                         state_.isAccessible(state_.defs[binding.target.def].access, module_) && !isImport;
    if (isConstructor) what = "tuple struct constructor";
    diag::Diagnostic& diagnostic =
        state_.diagnostics
            .error(Code::E0603, name.span, fmt::format("{} `{}` is private", what, text(name.name)))
            .label("private " + what);
    if (binding.isDef() && state_.defs[binding.target.def].span.valid()) {
        diagnostic.label(state_.defs[binding.target.def].span,
                         fmt::format("the {} `{}` is defined here", what, text(name.name)));
    }
    return !isConstructor;
}

std::vector<Name> Walker::visibleNames(Namespace space) const {
    std::vector<Name> names;
    auto index = static_cast<std::size_t>(space);
    auto addScope = [&](ScopeId id) {
        for (const auto& [name, entry] : state_.scopes[id].names) {
            bool imported = std::any_of(entry.imports.begin(), entry.imports.end(), [&](ImportId import) {
                state_.resolveImport(import);
                const Binding& binding = state_.imports[import].bindings[index];
                return binding && binding.target.kind != Target::Kind::Error;
            });
            if (entry.declared[index] || imported) names.push_back(name);
        }
    };
    for (const Entry& entry : entries_) {
        if (entry.kind == Entry::Kind::Local && space == Namespace::Value) names.push_back(entry.name);
        if (entry.kind == Entry::Kind::Scope) addScope(entry.scope);
        if (entry.kind != Entry::Kind::Param) continue;
        bool isConst = state_.defs[entry.def].kind == DefKind::ConstParam;
        if (isConst == (space == Namespace::Value)) names.push_back(entry.name);
    }
    for (ScopeId at = outermost_; at; at = state_.scopes[at].outer) addScope(at);
    if (DefId prelude = state_.preludeModule()) {
        // Their kinds are not looked at: that would load them all.
        for (Name name : state_.namesIn(prelude)) {
            if (startsUpper(name) || space == Namespace::Value) names.push_back(name);
        }
    }
    std::sort(names.begin(), names.end(), [](Name a, Name b) { return text(a) < text(b); });
    names.erase(std::unique(names.begin(), names.end()), names.end());
    return names;
}

}  // namespace oxide::resolve
