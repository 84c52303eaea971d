// Which traits' methods can be called in a module or block.
#include <algorithm>

#include "frontend/resolve/state.h"

namespace oxide::resolve {

namespace {

void addOnce(DefId def, std::vector<DefId>& list) {
    if (std::find(list.begin(), list.end(), def) == list.end()) list.push_back(def);
}

}  // namespace

// The traits that `import module.*` brings into the module `from`.
void State::addTraitsOf(DefId module, DefId from, std::vector<DefId>& visited, std::vector<DefId>& traits) {
    if (defs[module].kind != DefKind::Module) return;
    if (std::find(visited.begin(), visited.end(), module) != visited.end()) return;
    visited.push_back(module);
    load(module);
    ScopeId id = scopeOf[module];
    for (std::size_t i = 0; i < scopes[id].items.size(); ++i) {
        DefId item = scopes[id].items[i];
        if (defs[item].kind == DefKind::Trait && isAccessible(defs[item].access, from)) addOnce(item, traits);
    }
    for (std::size_t i = 0; i < scopes[id].imports.size(); ++i) {
        ImportId import = scopes[id].imports[i];
        if (!isAccessible(imports[import].access, from)) continue;
        resolveImport(import);
        const Binding& type = imports[import].bindings[0];
        if (type.isDef() && defs[type.target.def].kind == DefKind::Trait) addOnce(type.target.def, traits);
        if (imports[import].globTarget) addTraitsOf(imports[import].globTarget, from, visited, traits);
    }
}

void State::addTraits(ScopeId id, std::vector<DefId>& traits) {
    DefId module = scopes[id].module;
    if (!scopes[id].outer) {
        std::vector<DefId> visited;
        addTraitsOf(module, module, visited, traits);
        return;
    }
    for (DefId item : scopes[id].items) {
        if (defs[item].kind == DefKind::Trait) addOnce(item, traits);
    }
    for (ImportId import : scopes[id].imports) {
        resolveImport(import);
        const Binding& type = imports[import].bindings[0];
        if (type.isDef() && defs[type.target.def].kind == DefKind::Trait) addOnce(type.target.def, traits);
        std::vector<DefId> visited;
        if (imports[import].globTarget) addTraitsOf(imports[import].globTarget, module, visited, traits);
    }
}

const std::vector<DefId>& State::traitsInScope(DefId module) {
    if (auto it = traitCache.find(module); it != traitCache.end()) return it->second;
    std::vector<DefId> traits;
    addTraits(scopeOf[module], traits);
    if (DefId names = preludeModule()) {
        std::vector<DefId> visited;
        addTraitsOf(names, module, visited, traits);
    }
    return traitCache[module] = std::move(traits);
}

const std::vector<DefId>& State::traitsInBlock(ScopeId block) {
    if (auto it = blockTraitCache.find(block); it != blockTraitCache.end()) return it->second;
    std::vector<DefId> traits;
    ScopeId at = block;
    for (; scopes[at].outer; at = scopes[at].outer) addTraits(at, traits);
    for (DefId trait : traitsInScope(scopes[at].module)) addOnce(trait, traits);
    return blockTraitCache[block] = std::move(traits);
}

void State::noteTraitUsed(DefId trait, DefId module) {
    for (std::uint32_t i = 0; i < scopes.size(); ++i) {
        const Scope& scope = scopes[ScopeId(i)];
        if (scope.module != module || scope.isLibrary) continue;
        bool found = false;
        for (ImportId id : scope.imports) {
            const Binding& type = imports[id].bindings[0];
            if (!type.isDef() || type.target.def != trait) continue;
            imports[id].used = found = true;
            markUsed(type);
        }
        for (std::size_t g = 0; g < scope.globs.size() && !found; ++g) {
            DefId target = imports[scope.globs[g]].globTarget;
            Binding type = target ? lookupIn(target, defs[trait].name, Namespace::Type) : Binding();
            if (!type.isDef() || type.target.def != trait) continue;
            imports[scope.globs[g]].used = found = true;
            markUsed(type);
        }
    }
}

}  // namespace oxide::resolve
