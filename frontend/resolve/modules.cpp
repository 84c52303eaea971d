// Modules of the program in files of their own.
#include <fmt/format.h>

#include "frontend/base/snake_case.h"
#include "frontend/resolve/state.h"

namespace oxide::resolve {

ScopeId State::newModule(DefId def, std::string folder) {
    Scope scope;
    scope.module = def;
    scope.owner = def;
    scope.folder = std::move(folder);
    ScopeId id = scopes.add(std::move(scope));
    scopeOf.set(def, id);
    return id;
}

namespace {

// #[path = "other.ox"]
std::optional<std::string> pathAttribute(const std::vector<ast::Attribute>& attributes) {
    for (const ast::Attribute& attribute : attributes) {
        const auto& path = attribute.meta.path;
        if (path.size() == 1 && text(path[0].name) == "path" && attribute.meta.value)
            return attribute.meta.value;
    }
    return std::nullopt;
}

}  // namespace

// `external module m` in a module whose children live in `folder`: folder/m.ox, or folder/m/mod.ox; the
// children of m are in folder/m/.
void State::collectExternalModule(DefId def, ast::ItemId item, ScopeId parent) {
    std::string name(text(defs[def].name));
    const std::string& folder = scopes[parent].folder;
    std::vector<std::string> candidates = {folder + name + ".ox", folder + name + "/mod.ox"};
    if (std::string snake = snakeCase(name); snake != name) {
        candidates.push_back(folder + snake + ".ox");
        candidates.push_back(folder + snake + "/mod.ox");
    }
    ScopeId scope = newModule(def, folder + name + "/");
    if (auto path = pathAttribute(ast[item].attributes)) {
        candidates = {folder + *path};
        std::size_t slash = candidates[0].rfind('/');
        scopes[scope].folder = slash == std::string::npos ? "" : candidates[0].substr(0, slash + 1);
    }
    for (const std::string& candidate : candidates) {
        std::optional<std::string> source = loader.read(candidate);
        if (!source) continue;
        ast::ModuleId file = parse(sources.add(candidate, std::move(*source)));
        scopes[scope].file = file;
        collect(ast[file].items, scope);
        return;
    }
    diagnostics
        .error(diag::Code::E0583, ast[item].nameSpan, fmt::format("file not found for module `{}`", name))
        .help(fmt::format("to create the module `{}`, create file \"{}\" or \"{}\"", name, candidates[0],
                          candidates.size() > 1 ? candidates[1] : folder + name + "/mod.ox"));
    // Nothing is known about its contents: whatever is looked up in it counts as reported.
    scopes[scope].loaded = false;
}

}  // namespace oxide::resolve
