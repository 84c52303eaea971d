// The public face of the resolver.
#include <algorithm>

#include "frontend/resolve/state.h"

namespace oxide::resolve {

Resolver::Resolver(SourceMap& sources, ast::Ast& ast, FileLoader& loader, diag::Diagnostics& diagnostics,
                   ParseFile parse, bool debugAssertions)
    : state_(std::make_unique<State>(sources, ast, loader, diagnostics, std::move(parse), debugAssertions)) {}

Resolver::~Resolver() = default;

void Resolver::resolveProgram(ast::ModuleId root, std::string rootPath) {
    State& s = *state_;
    Def def;
    def.kind = DefKind::Module;
    def.name = intern("crate");
    def.access.everybody = true;
    def.file = s.ast[root].file;
    def.span = {def.file, 0, 0};
    s.root = s.defs.add(def);
    s.defs[s.root].module = s.root;
    std::size_t slash = rootPath.rfind('/');
    ScopeId scope = s.newModule(s.root, slash == std::string::npos ? "" : rootPath.substr(0, slash + 1));
    s.scopes[scope].file = root;
    s.collect(s.ast[root].items, scope);
    for (std::uint32_t i = 0; i < s.scopes.size(); ++i) {
        if (!s.scopes[ScopeId(i)].isLibrary) s.reportImports(ScopeId(i));
    }
    // Items of blocks are added while their functions are resolved, and resolved with them.
    std::vector<DefId> items = s.userItemList;
    for (DefId item : items) {
        s.ensure(item, ResolvedPart::Everything);
        if (s.defs[item].kind != DefKind::Trait && s.defs[item].kind != DefKind::Extension) continue;
        for (std::size_t m = 0; m < s.memberLists[item].size(); ++m) {
            s.ensure(s.memberLists[item][m], ResolvedPart::Everything);
        }
    }
    std::stable_sort(s.userItemList.begin(), s.userItemList.end(), [&](DefId a, DefId b) {
        Span left = s.defs[a].span, right = s.defs[b].span;
        return std::pair(left.file.value, left.begin) < std::pair(right.file.value, right.begin);
    });
}

void Resolver::ensureResolved(DefId item) { state_->ensure(item, ResolvedPart::Everything); }
void Resolver::ensureSignatureResolved(DefId item) { state_->ensure(item, ResolvedPart::Signature); }

const Definitions& Resolver::defs() const { return state_->defs; }
DefId Resolver::addDefinition(Def def) { return state_->defs.add(std::move(def)); }
const Resolution& Resolver::resolution() const { return state_->resolution; }
const GenericParams& Resolver::genericParams(DefId item) { return state_->genericParams(item); }
DefId Resolver::rootModule() const { return state_->root; }

void Resolver::exportPublicItems() { state_->exportsPublicItems = true; }

bool Resolver::isExported(DefId item) const {
    if (!state_->exportsPublicItems) return false;
    for (DefId def = item; def && def != state_->root; def = state_->defs[def].parent) {
        const Def& each = state_->defs[def];
        // A variant is as public as its enum, and an extension only says where its members stand.
        bool hasAccess = each.kind != DefKind::Variant && each.kind != DefKind::Extension;
        if (each.isLibrary || (hasAccess && !each.access.everybody)) return false;
    }
    return true;
}

DefId Resolver::mainFunction() const {
    Binding found = state_->lookupInScope(state_->scopeOf[state_->root], intern("main"), Namespace::Value);
    bool isFunction = found.isDef() && state_->defs[found.target.def].kind == DefKind::Function;
    return isFunction ? found.target.def : DefId();
}

std::span<const DefId> Resolver::userItems() const { return state_->userItemList; }
std::span<const DefId> Resolver::extensions() const { return state_->extensionList; }

std::span<const DefId> Resolver::members(DefId owner) {
    if (state_->defs[owner].kind == DefKind::Module) {
        state_->load(owner);
        return state_->scopes[state_->scopeOf[owner]].items;
    }
    auto it = state_->memberLists.find(owner);
    return it == state_->memberLists.end() ? std::span<const DefId>() : it->second;
}

std::span<const DefId> Resolver::parts(DefId module) {
    state_->load(module);
    auto it = state_->parts.find(module);
    return it == state_->parts.end() ? std::span<const DefId>() : it->second;
}

DefId Resolver::member(DefId owner, Name name) {
    if (state_->defs[owner].kind != DefKind::Module) return state_->memberOf(owner, name);
    state_->load(owner);
    const auto& names = state_->scopes[state_->scopeOf[owner]].names;
    auto it = names.find(name);
    if (it == names.end() && state_->defs[owner].isLibrary) it = names.find(camelCase(name));
    if (it == names.end()) return {};
    for (const Binding& binding : it->second.declared) {
        if (binding) return binding.target.def;
    }
    return {};
}

const std::vector<DefId>& Resolver::traitsInScope(DefId module) { return state_->traitsInScope(module); }

const std::vector<DefId>& Resolver::traitsInScope(DefId module, ast::ExprId inBlock) {
    auto it = state_->blockScopeOf.find(inBlock);
    return it == state_->blockScopeOf.end() ? state_->traitsInScope(module)
                                            : state_->traitsInBlock(it->second);
}

DefId Resolver::langItem(std::string_view name) {
    auto [it, isNew] = state_->langItems.try_emplace(intern(name));
    if (isNew) {
        const std::string_view path[] = {"std", "lang", name};
        DefId found = state_->lookupPath(path);
        if (!found) internalError(__FILE__, __LINE__, "std.lang lacks " + std::string(name));
        state_->langItems[intern(name)] = found;
        return found;
    }
    return it->second;
}

FileLoader& Resolver::files() { return state_->loader; }

DefId Resolver::lookupPath(std::initializer_list<std::string_view> path) {
    return state_->lookupPath(std::span(path.begin(), path.size()));
}

bool Resolver::isAccessible(const Access& access, DefId fromModule) const {
    return state_->isAccessible(access, fromModule);
}

std::string Resolver::pathText(DefId def) const { return state_->pathText(def); }

std::optional<std::string> Resolver::importFor(Name name) {
    std::optional<std::string> path = state_->wellKnownPath(name);
    return path ? std::optional("import " + *path) : std::nullopt;
}

void Resolver::noteTraitUsed(DefId trait, DefId module) { state_->noteTraitUsed(trait, module); }
void Resolver::reportUnused() { state_->reportUnused(); }

}  // namespace oxide::resolve
