// Items: what is in scope in them, their signatures and bodies.
#include <fmt/format.h>

#include <unordered_set>

#include "frontend/base/snake_case.h"
#include "frontend/resolve/walker.h"

namespace oxide::resolve {

using diag::Code;

void Walker::resolve(DefId item, ResolvedPart part) {
    ResolvedPart& done = state_.resolvedPart.at(item);
    ResolvedPart before = std::exchange(done, std::max(done, part));
    if (before >= part) return;
    Frame frame(*this);
    enter(item);
    bool isInBody = std::exchange(isInBody_, false);
    if (before == ResolvedPart::Nothing) signature(item);
    isInBody_ = true;
    if (part == ResolvedPart::Everything) body(item);
    isInBody_ = isInBody;
}

void Walker::enterParams(DefId owner) {
    for (DefId param : state_.genericParams(owner).own) {
        const Def& def = state_.defs[param];
        Entry entry;
        entry.kind = def.kind == DefKind::LifetimeParam ? Entry::Kind::Lifetime : Entry::Kind::Param;
        entry.name = def.name;
        entry.def = param;
        entries_.push_back(entry);
    }
}

void Walker::enter(DefId def) {
    const Def& d = state_.defs[def];
    auto enterSelf = [&](DefId self) {
        Entry entry;
        entry.kind = Entry::Kind::SelfType;
        entry.def = self;
        entries_.push_back(entry);
        enterParams(self);
    };
    if (state_.defs.isMember(def)) enterSelf(d.parent);
    switch (d.kind) {
        case DefKind::Trait:
        case DefKind::Extension:
        case DefKind::Struct:
        case DefKind::Enum: enterSelf(def); break;
        case DefKind::Function: {
            enterParams(def);
            if (state_.node<ast::FunctionItem>(def).receiver == ast::Receiver::None) break;
            Entry entry;
            entry.kind = Entry::Kind::SelfValue;
            entries_.push_back(entry);
            break;
        }
        default: enterParams(def); break;
    }
}

void Walker::checkParamNames(DefId owner) {
    const GenericParams& params = state_.genericParams(owner);
    for (std::size_t i = 0; i < params.own.size(); ++i) {
        const Def& param = state_.defs[params.own[i]];
        bool isLifetime = param.kind == DefKind::LifetimeParam;
        std::string shown = (isLifetime ? "'" : "") + std::string(text(param.name));
        if (isLifetime && (text(param.name) == "static" || text(param.name) == "_")) {
            bool isStatic = text(param.name) == "static";
            state_.diagnostics
                .error(isStatic ? Code::E0262 : Code::E0637, param.span,
                       isStatic ? "invalid lifetime parameter name: `'static`" : "`'_` cannot be used here")
                .label(fmt::format("`{}` is a reserved lifetime name", shown));
            continue;
        }
        auto sameName = [&](DefId other) {
            const Def& d = state_.defs[other];
            return d.name == param.name && (d.kind == DefKind::LifetimeParam) == isLifetime;
        };
        DefId first;
        for (std::size_t j = 0; j < i && !first; ++j) {
            if (sameName(params.own[j])) first = params.own[j];
        }
        bool shadows = false;
        for (std::size_t j = 0; j < params.inherited.size() && !first; ++j) {
            if (!sameName(params.inherited[j])) continue;
            first = params.inherited[j];
            shadows = isLifetime;
        }
        if (!first) continue;
        if (shadows) {
            state_.diagnostics
                .error(
                    Code::E0496, param.span,
                    fmt::format("lifetime name `{}` shadows a lifetime name that is already in scope", shown))
                .label(fmt::format("lifetime `{}` already in scope", shown))
                .label(state_.defs[first].span, "first declared here");
        } else {
            state_.diagnostics
                .error(Code::E0403, param.span,
                       fmt::format(
                           "the name `{}` is already used for a generic parameter in this item's generic "
                           "parameters",
                           shown))
                .label("already used")
                .label(state_.defs[first].span, fmt::format("first use of `{}`", shown));
        }
    }
}

void Walker::genericsBounds(DefId owner) {
    const ast::Generics* generics = state_.genericsOf(owner);
    if (!generics) return;
    checkParamNames(owner);
    for (const ast::GenericParam& param : generics->params) {
        bounds(param.bounds);
        isInParamType_ = true;
        type(param.type);
        isInParamType_ = false;
        for (DefId def : state_.genericParams(owner).own) {
            if (state_.defs[def].span == param.name.span) paramWithDefault_ = def;
        }
        const ast::PathType* named = param.kind == ast::GenericParam::Kind::Const && param.defaultType
                                         ? std::get_if<ast::PathType>(&state_.ast[param.defaultType].kind)
                                         : nullptr;
        if (named) {
            path(named->path, PathUse::GenericArg);
        } else {
            type(param.defaultType);
        }
        constant(param.defaultValue);
        paramWithDefault_ = {};
    }
    for (const ast::WherePredicate& predicate : generics->where) {
        Frame frame(*this);
        lifetimeParams(predicate.forLifetimes);
        type(predicate.subject);
        lifetime(predicate.lifetime);
        bounds(predicate.bounds);
    }
}

void Walker::fields(const std::vector<ast::FieldDecl>& fields) {
    for (std::size_t i = 0; i < fields.size(); ++i) {
        const ast::Identifier& name = fields[i].name;
        attributes(fields[i].attributes);
        type(fields[i].type);
        for (std::size_t j = 0; j < i; ++j) {
            if (fields[j].name.name != name.name) continue;
            state_.diagnostics
                .error(Code::E0124, name.span, fmt::format("field `{}` is already declared", text(name.name)))
                .label("field already declared")
                .label(fields[j].name.span, fmt::format("`{}` first declared here", text(name.name)));
            break;
        }
    }
}

// What an extension for a trait declares has to be part of the trait.
void Walker::checkMembersOf(DefId extension, const ast::Path& traitPath) {
    Target trait = state_.resolution.target(traitPath).target;
    if (trait.kind != Target::Kind::Def || kindOf(trait) != DefKind::Trait) return;
    std::string traitName(text(state_.defs[trait.def].name));
    for (DefId member : state_.memberLists[extension]) {
        const Def& def = state_.defs[member];
        DefId declared = state_.memberOf(trait.def, def.name);
        if (declared && state_.defs[declared].kind == def.kind) continue;
        bool isFunction = def.kind == DefKind::Function;
        bool isType = def.kind == DefKind::TypeAlias;
        Code code = isFunction ? Code::E0407 : isType ? Code::E0437 : Code::E0438;
        std::string_view what = isFunction ? "method" : isType ? "type" : "const";
        if (declared) {
            state_.diagnostics
                .error(isFunction ? Code::E0324
                       : isType   ? Code::E0325
                                  : Code::E0323,
                       def.span,
                       fmt::format("item `{}` is an associated {}, which doesn't match its trait `{}`",
                                   text(def.name), what, traitName))
                .label("does not match trait")
                .label(state_.defs[declared].span, "item in trait");
            continue;
        }
        state_.diagnostics
            .error(code, def.span,
                   fmt::format("{} `{}` is not a member of trait `{}`", what, text(def.name), traitName))
            .label(fmt::format("not a member of trait `{}`", traitName));
    }
}

namespace {

bool isBuiltinAttribute(std::string_view name) {
    static const std::unordered_set<std::string_view> kNames = {"allow",
                                                                "automatically_derived",
                                                                "bench",
                                                                "cfg",
                                                                "cfg_attr",
                                                                "cold",
                                                                "collapse_debuginfo",
                                                                "crate_name",
                                                                "crate_type",
                                                                "debugger_visualizer",
                                                                "default",
                                                                "deny",
                                                                "deprecated",
                                                                "derive",
                                                                "doc",
                                                                "expect",
                                                                "export_name",
                                                                "feature",
                                                                "forbid",
                                                                "global_allocator",
                                                                "ignore",
                                                                "inline",
                                                                "instruction_set",
                                                                "link",
                                                                "link_name",
                                                                "link_ordinal",
                                                                "link_section",
                                                                "macro_export",
                                                                "macro_use",
                                                                "must_use",
                                                                "naked",
                                                                "no_builtins",
                                                                "no_implicit_prelude",
                                                                "no_link",
                                                                "no_main",
                                                                "no_mangle",
                                                                "no_std",
                                                                "non_exhaustive",
                                                                "panic_handler",
                                                                "path",
                                                                "proc_macro",
                                                                "proc_macro_attribute",
                                                                "proc_macro_derive",
                                                                "recursion_limit",
                                                                "repr",
                                                                "should_panic",
                                                                "target_feature",
                                                                "test",
                                                                "track_caller",
                                                                "type_length_limit",
                                                                "unsafe",
                                                                "used",
                                                                "warn",
                                                                "windows_subsystem"};
    return kNames.contains(snakeCase(name));
}

}  // namespace

// Attributes name crates too: `#[tokio.main]` uses `import tokio`.
void Walker::attributes(const std::vector<ast::Attribute>& attributes) {
    for (const ast::Attribute& attribute : attributes) {
        const auto& path = attribute.meta.path;
        if (path.size() == 1 && !state_.defs[module_].isLibrary && !isBuiltinAttribute(text(path[0].name)) &&
            !state_.lookupLexical(scope(), path[0].name, Namespace::Macro)) {
            state_.diagnostics
                .error(Code::E1008, path[0].span,
                       fmt::format("cannot find attribute `{}` in this scope", text(path[0].name)))
                .label("not found in this scope");
        }
        if (path.size() < 2) continue;
        state_.markUsed(state_.lookupLexical(scope(), path[0].name, Namespace::Type));
    }
}

void Walker::signature(DefId def) {
    const ast::Item& item = state_.ast[state_.defs[def].item];
    attributes(item.attributes);
    // The type of an extension comes first: its errors are the ones to read first.
    if (const auto* extension = std::get_if<ast::ExtensionItem>(&item.kind)) {
        if (extension->trait) bound(*extension->trait);
        type(extension->type);
        if (extension->trait) checkMembersOf(def, extension->trait->path);
    }
    genericsBounds(def);
    auto associatedTypes = [&] {
        for (DefId member : state_.memberLists[def]) {
            if (state_.defs[member].kind == DefKind::TypeAlias) {
                Walker(state_, member).resolve(member, ResolvedPart::Everything);
            }
        }
    };
    std::visit(Overload{
                   [&](const ast::FunctionItem& f) { functionSignature(f); },
                   [&](const ast::StructItem& s) { fields(s.fields); },
                   [&](const ast::EnumItem& e) {
                       for (const ast::VariantDecl& variant : e.variants) {
                           attributes(variant.attributes);
                           fields(variant.fields);
                       }
                   },
                   [&](const ast::TraitItem& t) {
                       bounds(t.supertraits);
                       associatedTypes();
                   },
                   [&](const ast::ExtensionItem&) { associatedTypes(); },
                   [&](const ast::ConstItem& c) { type(c.type); },
                   [&](const ast::StaticItem& s) { type(s.type); },
                   [&](const ast::TypeAliasItem& a) {
                       bounds(a.bounds);
                       type(a.type);
                   },
                   [](const ast::ModuleItem&) {},
                   [](const ast::ImportItem&) {},
                   [](const ast::MacroItem&) {},
                   [](std::monostate) {},
               },
               item.kind);
}

void Walker::functionSignature(const ast::FunctionItem& function) {
    for (const ast::Param& param : function.params) type(param.type);
    type(function.receiverType);
    type(function.result);
}

void Walker::functionBody(const ast::FunctionItem& function) {
    std::vector<ast::PatternId> patterns;
    for (const ast::Param& param : function.params) patterns.push_back(param.pattern);
    paramPatterns(patterns);
    for (ast::PatternId id : patterns) {
        if (function.body || function.isExtern) break;
        const ast::Pattern& written = state_.ast[id];
        if (std::holds_alternative<ast::BindingPattern>(written.kind) ||
            std::holds_alternative<ast::WildcardPattern>(written.kind) ||
            std::holds_alternative<std::monostate>(written.kind))
            continue;
        state_.diagnostics
            .error(Code::E0642, written.span, "patterns aren't allowed in functions without bodies")
            .help("give this parameter a name");
    }
    if (function.body) block(*function.body);
}

void Walker::body(DefId def) {
    std::visit(Overload{
                   [&](const ast::FunctionItem& f) { functionBody(f); },
                   [&](const ast::EnumItem& e) {
                       for (const ast::VariantDecl& variant : e.variants) constant(variant.discriminant);
                   },
                   [&](const ast::ConstItem& c) { constant(c.value); },
                   [&](const ast::StaticItem& s) { constant(s.value); },
                   [](const auto&) {},
               },
               state_.ast[state_.defs[def].item].kind);
}

// An item of a block, with its members: nothing of the function around it but its items reaches into it.
void Walker::nestedItem(DefId def) {
    const Def& d = state_.defs[def];
    Frame frame(*this);
    Entry border;
    bool isCode = d.kind == DefKind::Function || d.kind == DefKind::Extension || d.kind == DefKind::Trait;
    border.kind = isCode ? Entry::Kind::FunctionBorder : Entry::Kind::ConstantBorder;
    entries_.push_back(border);
    std::vector<Jump> jumps = std::exchange(jumps_, {});
    DefId outer = std::exchange(function_, def);
    resolve(def, ResolvedPart::Everything);
    if (d.kind == DefKind::Trait || d.kind == DefKind::Extension) {
        for (std::size_t i = 0; i < state_.memberLists[def].size(); ++i) {
            function_ = state_.memberLists[def][i];
            resolve(function_, ResolvedPart::Everything);
        }
    }
    function_ = outer;
    jumps_ = std::move(jumps);
}

}  // namespace oxide::resolve
