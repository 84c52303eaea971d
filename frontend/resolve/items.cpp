// Items: resolving them when asked, and how messages speak of them.
#include "frontend/resolve/state.h"
#include "frontend/resolve/walker.h"

namespace oxide::resolve {

bool Target::isType(const Definitions& defs) const {
    switch (kind) {
        case Kind::SelfType:
        case Kind::Builtin: return true;
        case Kind::Def: break;
        default: return false;
    }
    switch (defs[def].kind) {
        case DefKind::Struct:
        case DefKind::Enum:
        case DefKind::Trait:
        case DefKind::TypeAlias:
        case DefKind::TypeParam: return true;
        default: return false;
    }
}

void State::ensure(DefId item, ResolvedPart part) {
    if (resolvedPart[item] >= part) return;
    switch (defs[item].kind) {
        case DefKind::Module:
        case DefKind::Macro: return;
        case DefKind::Variant:
        case DefKind::TypeParam:
        case DefKind::ConstParam:
        case DefKind::LifetimeParam: ensure(defs[item].parent, part); return;
        default: break;
    }
    DefId parent = defs[item].parent;
    if (parent && defs[parent].kind == DefKind::Function) {
        // An item of a block is resolved with the function around it.
        ensure(parent, ResolvedPart::Everything);
        return;
    }
    if (defs.isMember(item)) ensure(parent, ResolvedPart::Everything);
    Walker(*this, item).resolve(item, part);
}

ast::VariantShape State::shapeOf(DefId def) const {
    if (defs[def].kind == DefKind::Variant) return node<ast::EnumItem>(def).variants[defs[def].index].shape;
    return node<ast::StructItem>(def).shape;
}

std::string State::describe(const Target& target) const {
    switch (target.kind) {
        case Target::Kind::Local: return "local variable";
        case Target::Kind::SelfValue: return "`self` value";
        case Target::Kind::SelfType: return "self type";
        case Target::Kind::Builtin: return "builtin type";
        case Target::Kind::Macro: return "macro";
        case Target::Kind::None:
        case Target::Kind::Error: return "unknown name";
        case Target::Kind::Def: break;
    }
    auto shaped = [&](std::string what) {
        switch (shapeOf(target.def)) {
            case ast::VariantShape::Unit: return "unit " + what;
            case ast::VariantShape::Tuple: return "tuple " + what;
            case ast::VariantShape::Struct: break;
        }
        return what;
    };
    switch (defs[target.def].kind) {
        case DefKind::Module: return defs[target.def].parent ? "module" : "crate";
        case DefKind::Struct: return shaped("struct");
        case DefKind::Enum: return "enum";
        case DefKind::Variant:
            return shapeOf(target.def) == ast::VariantShape::Struct ? "struct variant" : shaped("variant");
        case DefKind::Trait: return "trait";
        case DefKind::Function: return "function";
        case DefKind::Const: return "constant";
        case DefKind::Static: return "static";
        case DefKind::TypeAlias: return "type alias";
        case DefKind::Extension: return "extension";
        case DefKind::TypeParam: return "type parameter";
        case DefKind::ConstParam: return "const parameter";
        case DefKind::LifetimeParam: return "lifetime parameter";
        case DefKind::Macro: return "macro";
    }
    OX_UNREACHABLE("kind of definition");
}

// "std.collections.HashMap"; in the program without `crate.`; a method is under its type's name as written.
std::string State::pathText(DefId def) const {
    const Def& d = defs[def];
    if (d.kind == DefKind::Extension) {
        ast::TypeId type = node<ast::ExtensionItem>(def).type;
        const auto* path = std::get_if<ast::PathType>(&ast[type].kind);
        if (!path) return std::string(sources.textOf(ast[type].span));
        return path->path.segments.empty() ? std::string()
                                           : std::string(text(path->path.segments.back().name.name));
    }
    std::string name(text(d.name));
    bool isParam =
        d.kind == DefKind::TypeParam || d.kind == DefKind::ConstParam || d.kind == DefKind::LifetimeParam;
    if (!d.parent || isParam || d.parent == root) return name;
    return pathText(d.parent) + "." + name;
}

DefId State::lookupPath(std::span<const std::string_view> path) {
    OX_CHECK(!path.empty(), "empty path");
    DefId current = crateRoot(intern(path[0]));
    for (std::size_t i = 1; i < path.size() && current; ++i) {
        Name name = intern(path[i]);
        if (DefId member = memberOf(current, name)) {
            current = member;
            continue;
        }
        Binding found = lookupIn(current, name, Namespace::Type);
        if (!found) found = lookupIn(current, name, Namespace::Value);
        current = found.isDef() ? found.target.def : DefId();
    }
    return current;
}

}  // namespace oxide::resolve
