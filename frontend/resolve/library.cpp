// Library modules: found as files, created when something names them, parsed when something looks into them.
#include "frontend/base/snake_case.h"
#include "frontend/resolve/state.h"

namespace oxide::resolve {

namespace {

constexpr std::string_view kStd = "std";

Def moduleDef(Name name, DefId parent) {
    Def def;
    def.kind = DefKind::Module;
    def.name = name;
    def.parent = parent;
    def.access.everybody = true;
    def.isLibrary = true;
    return def;
}

}  // namespace

bool startsUpper(Name name) {
    std::string_view s = text(name);
    return !s.empty() && s[0] >= 'A' && s[0] <= 'Z';
}

// A crate is a file `<root>.ox` at the top of the library; `core` and `alloc` are names of `std`.
DefId State::crateRoot(Name name) {
    if (startsUpper(name)) return {};
    Name key = camelCase(name);
    if (text(key) == "core" || text(key) == "alloc") key = intern(kStd);
    if (auto it = crateRoots.find(key); it != crateRoots.end()) return it->second;
    std::string folder(text(key));
    std::optional<std::string> source = loader.readLibrary(folder + ".ox");
    if (!source) {
        if (std::string snake = snakeCase(folder); snake != folder) {
            source = loader.readLibrary(snake + ".ox");
            folder = snake;
        }
    }
    DefId& slot = crateRoots[key];
    if (!source) return slot;
    DefId def = defs.add(moduleDef(key, {}));
    defs[def].module = def;
    Scope& scope = scopes[newModule(def, folder + "/")];
    scope.isLibrary = true;
    scope.loaded = false;
    scope.pendingText = std::move(source);
    return crateRoots[key] = def;
}

DefId State::childFile(DefId module, Name name) {
    if (startsUpper(name)) return {};
    ScopeId scopeId = scopeOf[module];
    Name key = camelCase(name);
    auto [it, isNew] = scopes[scopeId].childFiles.try_emplace(key);
    if (!isNew) return it->second;
    const std::string& folder = scopes[scopeId].folder;
    if (folder.empty()) return {};
    std::string camel(text(key));
    std::string file = folder + snakeCase(camel);
    std::optional<std::string> source = loader.readLibrary(file + ".ox");
    if (!source && snakeCase(camel) != camel) {
        file = folder + camel;
        source = loader.readLibrary(file + ".ox");
    }
    if (!source) return {};
    DefId def = defs.add(moduleDef(key, module));
    defs[def].module = def;
    Scope& scope = scopes[newModule(def, file + "/")];
    scope.isLibrary = true;
    scope.loaded = false;
    scope.pendingText = std::move(source);
    return scopes[scopeId].childFiles[key] = def;
}

void State::load(DefId module) {
    ScopeId id = scopeOf[module];
    Scope& scope = scopes[id];
    if (scope.loaded || !scope.pendingText) return;
    scope.loaded = true;
    std::string path = scope.folder.substr(0, scope.folder.size() - 1) + ".ox";
    FileId file = sources.add(path, std::move(*scope.pendingText), true);
    scope.pendingText.reset();
    defs[module].file = file;
    defs[module].span = {file, 0, 0};
    scope.file = parse(file);
    collect(ast[scope.file].items, id);
}

DefId State::preludeModule() {
    if (!preludeLookedFor) {
        preludeLookedFor = true;
        if (DefId root = crateRoot(intern(kStd))) prelude = childFile(root, intern("prelude"));
    }
    return prelude;
}

}  // namespace oxide::resolve
