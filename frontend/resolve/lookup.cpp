// Looking a name up: in one scope, in a module from outside, and from inside out.
#include <algorithm>

#include "frontend/resolve/state.h"

namespace oxide::resolve {

namespace {

Binding ofDef(DefId def, Access access) {
    Binding binding;
    binding.target.kind = Target::Kind::Def;
    binding.target.def = def;
    binding.access = access;
    return binding;
}

bool sameTarget(const Target& a, const Target& b) {
    return a.kind == b.kind && a.def == b.def && a.builtin == b.builtin && a.macro == b.macro;
}

}  // namespace

bool State::isWithin(DefId module, DefId ancestor) const {
    while (module) {
        if (module == ancestor) return true;
        DefId parent = defs[module].parent;
        module = parent ? defs[parent].module : DefId();
    }
    return false;
}

bool State::isAccessible(const Access& access, DefId fromModule) const {
    return access.everybody || isWithin(fromModule, access.within);
}

DefId State::memberOf(DefId owner, Name name) const {
    auto it = memberTable.find({owner, name});
    if (it == memberTable.end() && defs[owner].isLibrary) it = memberTable.find({owner, camelCase(name)});
    return it == memberTable.end() ? DefId() : it->second;
}

DefId State::variantOf(DefId enumDef, Name name) const {
    return defs[enumDef].kind == DefKind::Enum ? memberOf(enumDef, name) : DefId();
}

Binding State::lookupIn(DefId owner, Name name, Namespace space) {
    const Def& def = defs[owner];
    if (def.kind == DefKind::Enum) {
        DefId variant = space == Namespace::Macro ? DefId() : variantOf(owner, name);
        return variant ? ofDef(variant, def.access) : Binding();
    }
    if (def.kind != DefKind::Module) return {};
    if (def.isLibrary && space == Namespace::Type) {
        ScopeId scope = scopeOf[owner];
        // A declaration that is known already wins; else the file, so that naming `std.vec` does not read
        // `std.ox`.
        auto it = scopes[scope].names.find(name);
        bool declared = it != scopes[scope].names.end() && it->second.declared[0];
        if (!declared) {
            if (DefId child = childFile(owner, name)) return ofDef(child, defs[child].access);
        }
    }
    return lookupInScope(scopeOf[owner], name, space);
}

Binding State::lookupInScope(ScopeId id, Name name, Namespace space) {
    DefId module = scopes[id].module;
    if (!scopes[id].loaded) {
        if (!scopes[id].isLibrary) {
            Binding unknown;
            unknown.target.kind = Target::Kind::Error;
            unknown.access.everybody = true;
            return unknown;
        }
        load(module);
    }
    for (const ActiveLookup& active : activeLookups) {
        if (active.scope != id || active.name != name || active.space != space) continue;
        cycleBegin = std::min(cycleBegin, active.depth);
        return {};
    }
    auto index = static_cast<std::size_t>(space);
    const Scope& scope = scopes[id];
    if (auto it = scope.names.find(name); it != scope.names.end()) {
        if (it->second.declared[index]) return it->second.declared[index];
        for (ImportId import : it->second.imports) {
            resolveImport(import);
            if (const Binding& found = imports[import].bindings[index]) {
                Binding result = found;
                result.via = vias.add({import, found.via});
                return result;
            }
        }
    }
    activeLookups.push_back({id, name, space, importDepth});
    Binding result;
    for (ImportId import : scope.globs) {
        resolveImport(import);
        if (!imports[import].globTarget) continue;
        Binding found = lookupIn(imports[import].globTarget, name, space);
        if (!found || !isAccessible(found.access, module)) continue;
        bool exportsMore = imports[import].access.everybody && !found.access.everybody;
        if (!exportsMore) found.access = imports[import].access;
        found.via = vias.add({import, found.via});
        if (result && !sameTarget(result.target, found.target)) result.ambiguous = true;
        if (!result) result = found;
    }
    activeLookups.pop_back();
    if (result) return result;
    if (!scope.isLibrary || scope.outer) return {};
    if (space == Namespace::Macro) {
        if (Binding macro = libraryMacro(pathText(module), name)) return macro;
    }
    Name camel = camelCase(name);
    return camel == name ? Binding() : lookupInScope(id, camel, space);
}

namespace {

Binding builtinBinding(Name name) {
    Binding binding;
    if (auto type = builtinType(name)) {
        binding.target.kind = Target::Kind::Builtin;
        binding.target.builtin = *type;
        binding.access.everybody = true;
    }
    return binding;
}

}  // namespace

// What the blocks and the module itself say about a name, without the files below a library module.
Binding State::lookupDeclared(ScopeId scope, Name name, Namespace space) {
    for (ScopeId at = scope; at; at = scopes[at].outer) {
        if (Binding found = lookupInScope(at, name, space)) return found;
        if (scopes[at].outer || space != Namespace::Macro) continue;
        // macro_rules! is seen by the modules inside of its own.
        for (DefId m = defs[scopes[at].module].parent; m; m = defs[m].parent) {
            Binding macro = lookupInScope(scopeOf[m], name, space);
            if (macro && macro.target.def) return macro;
        }
    }
    return {};
}

// From inside out: blocks, the module, crates, the prelude, primitive types.
Binding State::lookupLexical(ScopeId scope, Name name, Namespace space) {
    if (Binding found = lookupDeclared(scope, name, space)) return found;
    if (space == Namespace::Type) {
        // Files are asked for last: most names are not theirs.
        if (DefId crate = crateRoot(name)) return ofDef(crate, {.everybody = true, .within = {}});
        if (scopes[scope].isLibrary && !builtinType(name)) {
            DefId child = childFile(scopes[scope].module, name);
            if (child) return ofDef(child, defs[child].access);
        }
    }
    if (space == Namespace::Macro) {
        if (Binding macro = libraryMacro("std", name)) return macro;
    }
    if (DefId module = preludeModule()) {
        Binding found = lookupInScope(scopeOf[module], name, space);
        if (found && found.access.everybody) return found;
    }
    if (space == Namespace::Type) {
        if (Binding builtin = builtinBinding(name)) return builtin;
    }
    if (Name camel = camelCase(name); camel != name) {
        Binding found = lookupLexical(scope, camel, space);
        bool isLibraryName = found.isDef() && defs[found.target.def].isLibrary;
        if (isLibraryName || found.target.kind == Target::Kind::Macro) return found;
    }
    return {};
}

// A whole path without reporting anything; nothing if any part of it is unknown or follows a type.
Binding State::lookupQuietly(ScopeId scope, std::span<const ast::PathSegment> segments, Namespace space) {
    if (segments.empty()) return {};
    auto spaceAt = [&](std::size_t i) { return i + 1 == segments.size() ? space : Namespace::Type; };
    Binding current;
    std::size_t next = 1;
    std::string_view head = text(segments[0].name.name);
    if (head == "crate" || head == "self" || head == "super") {
        DefId module = scopes[scope].module;
        if (head == "super") module = defs[module].parent;
        if (head == "crate") {
            while (defs[module].parent) module = defs[module].parent;
        }
        if (!module) return {};
        current = ofDef(module, {.everybody = true, .within = {}});
    } else {
        current = lookupLexical(scope, segments[0].name.name, spaceAt(0));
    }
    for (; next < segments.size(); ++next) {
        if (!current.isDef()) return {};
        if (text(segments[next].name.name) == "super") {
            DefId parent = defs[current.target.def].parent;
            if (!parent) return {};
            current = ofDef(parent, {.everybody = true, .within = {}});
            continue;
        }
        current = lookupIn(current.target.def, segments[next].name.name, spaceAt(next));
    }
    return current;
}

void State::markUsed(const Binding& binding) {
    for (ViaId via = binding.via; via; via = vias[via].next) imports[vias[via].import].used = true;
}

// Everything a module declares or imports, for suggestions.
std::vector<Name> State::namesIn(DefId module) {
    std::vector<Name> names;
    if (defs[module].kind == DefKind::Enum) {
        for (DefId variant : memberLists[module]) names.push_back(defs[variant].name);
        return names;
    }
    if (defs[module].kind != DefKind::Module) return names;
    load(module);
    for (const auto& [name, entry] : scopes[scopeOf[module]].names) names.push_back(name);
    std::sort(names.begin(), names.end(), [](Name a, Name b) { return text(a) < text(b); });
    return names;
}

}  // namespace oxide::resolve
