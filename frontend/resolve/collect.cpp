// Declarations: from the items of a file or block to definitions and scopes.
#include <fmt/format.h>

#include <algorithm>

#include "frontend/ast/cfg.h"
#include "frontend/resolve/state.h"

namespace oxide::resolve {

using diag::Code;

Access State::accessOf(ast::Visibility visibility, DefId module) const {
    switch (visibility) {
        case ast::Visibility::Public: return {.everybody = true, .within = {}};
        case ast::Visibility::Inherited: return {.everybody = false, .within = module};
        case ast::Visibility::Super: {
            DefId parent = defs[module].parent;
            return {.everybody = false, .within = parent ? defs[parent].module : module};
        }
        case ast::Visibility::Crate: {
            while (defs[module].parent) module = defs[defs[module].parent].module;
            return {.everybody = false, .within = module};
        }
    }
    OX_UNREACHABLE("visibility");
}

// A tuple struct can be constructed by whoever may name the struct and all of its fields.
Access State::constructorAccess(DefId structDef) const {
    const Def& def = defs[structDef];
    const auto& item = node<ast::StructItem>(structDef);
    Access access = def.access;
    if (item.shape != ast::VariantShape::Tuple) return access;
    for (const ast::FieldDecl& field : item.fields) {
        Access fieldAccess = accessOf(field.visibility, def.module);
        bool narrower =
            !fieldAccess.everybody && (access.everybody || isWithin(fieldAccess.within, access.within));
        if (narrower) access = fieldAccess;
    }
    return access;
}

DefId State::define(DefKind kind, ast::ItemId item, Name name, Span span, ScopeId scopeId) {
    const Scope& scope = scopes[scopeId];
    Def def;
    def.kind = kind;
    def.name = name;
    def.span = span;
    def.parent = scope.owner;
    def.module = scope.module;
    def.item = item;
    def.access = accessOf(ast[item].visibility, scope.module);
    def.isLibrary = scope.isLibrary;
    def.file = ast[item].span.file;
    DefId id = defs.add(def);
    scopeOf.set(id, scopeId);
    scopes[scopeId].items.push_back(id);
    if (!scope.isLibrary && kind != DefKind::Module && kind != DefKind::Macro) userItemList.push_back(id);
    return id;
}

void State::declare(ScopeId scope, Name name, Namespace space, DefId def, Access access) {
    Binding& slot = scopes[scope].names[name].declared[static_cast<std::size_t>(space)];
    // macro_rules! may define a name again; the syntax tree has the expansions already.
    if (slot && space != Namespace::Macro) {
        const Def& first = defs[slot.target.def];
        // A struct without a constructor and a function may share a name; what collides is one namespace.
        std::string_view what = space == Namespace::Type    ? "type"
                                : space == Namespace::Value ? "value"
                                                            : "macro";
        if (first.kind == DefKind::Module) what = "module";
        // A name that means something in two namespaces is told once.
        bool isKnown = std::ranges::any_of(diagnostics.all(), [&](const diag::Diagnostic& other) {
            return other.code == Code::E0428 && other.span == defs[def].span;
        });
        if (isKnown) return;
        diagnostics
            .error(Code::E0428, defs[def].span,
                   fmt::format("the name `{}` is defined multiple times", text(name)))
            .label(fmt::format("`{}` redefined here", text(name)))
            .label(first.span, fmt::format("previous definition of the {} `{}` here", what, text(name)))
            .note(fmt::format("`{}` must be defined only once in the {} namespace of this {}", text(name),
                              space == Namespace::Type    ? "type"
                              : space == Namespace::Value ? "value"
                                                          : "macro",
                              scopes[scope].outer ? "block" : "module"));
        return;
    }
    slot.target.kind = Target::Kind::Def;
    slot.target.def = def;
    slot.access = access;
    if (space == Namespace::Macro) {
        slot.target.kind = Target::Kind::Macro;
        slot.access = {.everybody = true, .within = {}};
    }
}

void State::collect(std::span<const ast::ItemId> items, ScopeId scope) {
    for (ast::ItemId item : items) {
        if (ast::isCompiled(ast[item].attributes, debugAssertions)) collectItem(item, scope);
    }
}

void State::collectItem(ast::ItemId id, ScopeId scope) {
    const ast::Item& item = ast[id];
    if (!scopes[scope].insertionPoint.valid()) {
        scopes[scope].insertionPoint =
            item.attributes.empty() ? item.span.startPoint() : item.attributes.front().span.startPoint();
    }
    auto add = [&](DefKind kind, Name name, Namespace space) {
        DefId def = define(kind, id, name, item.nameSpan, scope);
        declare(scope, name, space, def, defs[def].access);
        return def;
    };
    std::visit(
        Overload{
            [](std::monostate) {},
            [&](const ast::FunctionItem& f) { add(DefKind::Function, f.name.name, Namespace::Value); },
            [&](const ast::StructItem& s) {
                DefId def = add(DefKind::Struct, s.name.name, Namespace::Type);
                if (s.shape != ast::VariantShape::Struct) {
                    declare(scope, s.name.name, Namespace::Value, def, constructorAccess(def));
                }
            },
            [&](const ast::EnumItem&) { collectEnum(id, scope); },
            [&](const ast::TraitItem& t) {
                DefId def = add(DefKind::Trait, t.name.name, Namespace::Type);
                collectMembers(def, t.members, scope);
            },
            [&](const ast::ExtensionItem& e) {
                DefId def = define(DefKind::Extension, id, Name(), item.nameSpan, scope);
                extensionList.push_back(def);
                collectMembers(def, e.members, scope);
            },
            [&](const ast::ModuleItem&) { collectModule(id, scope); },
            [&](const ast::ImportItem&) { collectImports(id, scope); },
            [&](const ast::ConstItem& c) {
                if (text(c.name.name) == "_") {
                    define(DefKind::Const, id, c.name.name, item.nameSpan, scope);
                } else {
                    add(DefKind::Const, c.name.name, Namespace::Value);
                }
            },
            [&](const ast::StaticItem& s) { add(DefKind::Static, s.name.name, Namespace::Value); },
            [&](const ast::TypeAliasItem& a) { add(DefKind::TypeAlias, a.name.name, Namespace::Type); },
            [&](const ast::MacroItem& m) { add(DefKind::Macro, m.name.name, Namespace::Macro); },
        },
        item.kind);
}

void State::collectEnum(ast::ItemId id, ScopeId scope) {
    const auto& item = std::get<ast::EnumItem>(ast[id].kind);
    DefId owner = define(DefKind::Enum, id, item.name.name, ast[id].nameSpan, scope);
    declare(scope, item.name.name, Namespace::Type, owner, defs[owner].access);
    std::vector<DefId>& list = memberLists[owner];
    for (std::uint32_t i = 0; i < item.variants.size(); ++i) {
        const ast::VariantDecl& variant = item.variants[i];
        Def def = defs[owner];
        def.kind = DefKind::Variant;
        def.name = variant.name.name;
        def.span = variant.name.span;
        def.parent = owner;
        def.index = i;
        DefId added = defs.add(def);
        scopeOf.set(added, scope);
        list.push_back(added);
        if (!addMember(owner, def.name, added)) {
            diagnostics
                .error(Code::E0428, def.span,
                       fmt::format("the name `{}` is defined multiple times", text(def.name)))
                .label(fmt::format("`{}` redefined here", text(def.name)))
                .label(defs[memberTable[{owner, def.name}]].span,
                       fmt::format("previous definition of the variant `{}` here", text(def.name)));
        }
    }
}

bool State::addMember(DefId owner, Name name, DefId member) {
    return memberTable.try_emplace({owner, name}, member).second;
}

// Members of a trait are as public as the trait, members of a trait's implementation are never private.
void State::collectMembers(DefId owner, std::span<const ast::ItemId> members, ScopeId scope) {
    Def shape = defs[owner];
    bool isTrait = shape.kind == DefKind::Trait;
    bool implementsTrait = !isTrait && node<ast::ExtensionItem>(owner).trait.has_value();
    std::vector<DefId>& list = memberLists[owner];
    for (ast::ItemId id : members) {
        const ast::Item& item = ast[id];
        if (!ast::isCompiled(item.attributes, debugAssertions)) continue;
        Def def;
        ast::Identifier name;
        if (const auto* function = std::get_if<ast::FunctionItem>(&item.kind)) {
            def.kind = DefKind::Function;
            name = function->name;
        } else if (const auto* alias = std::get_if<ast::TypeAliasItem>(&item.kind)) {
            def.kind = DefKind::TypeAlias;
            name = alias->name;
        } else if (const auto* constant = std::get_if<ast::ConstItem>(&item.kind)) {
            def.kind = DefKind::Const;
            name = constant->name;
        } else {
            continue;
        }
        def.name = name.name;
        def.span = item.nameSpan.valid() ? item.nameSpan : name.span;
        def.parent = owner;
        def.module = shape.module;
        def.item = id;
        def.access = isTrait           ? shape.access
                     : implementsTrait ? Access{.everybody = true, .within = {}}
                                       : accessOf(item.visibility, shape.module);
        def.isLibrary = shape.isLibrary;
        def.file = shape.file;
        if ((isTrait || implementsTrait) && item.visibility != ast::Visibility::Inherited &&
            !shape.isLibrary) {
            diagnostics.error(Code::E0449, item.span, "visibility qualifiers are not permitted here")
                .note(isTrait
                          ? "members of a trait always share its visibility"
                          : "members of an extension for a trait always share the visibility of the trait");
        }
        DefId added = defs.add(def);
        scopeOf.set(added, scope);
        list.push_back(added);
        if (addMember(owner, def.name, added)) continue;
        const Def& first = defs[memberTable[{owner, def.name}]];
        if ((first.kind == DefKind::TypeAlias) != (def.kind == DefKind::TypeAlias)) continue;
        if (isTrait || implementsTrait) {
            std::string name = std::string(text(def.name));
            diagnostics
                .error(isTrait ? Code::E0428 : Code::E0201, def.span,
                       isTrait ? fmt::format("the name `{}` is defined multiple times", name)
                               : fmt::format("duplicate definitions with name `{}`", name))
                .label(isTrait ? fmt::format("`{}` redefined here", name) : "duplicate definition")
                .label(first.span, fmt::format("previous definition of `{}` here", name));
        }
    }
}

void State::collectModule(ast::ItemId id, ScopeId scope) {
    const auto& item = std::get<ast::ModuleItem>(ast[id].kind);
    Name name = item.name.name;
    if (scopes[scope].isLibrary && item.external) {
        // Child files need no declaration; it says that extensions of the parent's types and traits are in
        // it.
        DefId child = childFile(scopes[scope].module, name);
        if (!child) {
            diagnostics.error(Code::E0583, ast[id].nameSpan,
                              fmt::format("file not found for module `{}`", text(name)));
            return;
        }
        defs[child].access = accessOf(ast[id].visibility, scopes[scope].module);
        if (defs[scopes[scope].module].parent) parts[scopes[scope].module].push_back(child);
        return;
    }
    DefId def = define(DefKind::Module, id, name, ast[id].nameSpan, scope);
    defs[def].parent = scopes[scope].module;
    defs[def].module = def;
    declare(scope, name, Namespace::Type, def, defs[def].access);
    if (item.external) {
        collectExternalModule(def, id, scope);
        return;
    }
    ScopeId inner = newModule(def, scopes[scope].folder + std::string(text(name)) + "/");
    scopes[inner].isLibrary = scopes[scope].isLibrary;
    collect(item.items, inner);
}

void State::collectImports(ast::ItemId id, ScopeId scope) {
    const auto& item = std::get<ast::ImportItem>(ast[id].kind);
    for (const ast::ImportLeaf& leaf : item.leaves) {
        if (leaf.path.empty()) continue;
        Import import;
        import.item = id;
        import.leaf = &leaf;
        import.scope = scope;
        import.access = accessOf(ast[id].visibility, scopes[scope].module);
        if (!leaf.glob) {
            std::size_t last = leaf.path.size() - 1;
            if (text(leaf.path[last].name) == "self" && last > 0) --last;
            import.name = leaf.alias ? leaf.alias.name : leaf.path[last].name;
        }
        ImportId added = imports.add(import);
        scopes[scope].imports.push_back(added);
        if (leaf.glob) {
            scopes[scope].globs.push_back(added);
        } else if (text(import.name) != "_") {
            scopes[scope].names[import.name].imports.push_back(added);
        }
    }
}

}  // namespace oxide::resolve
