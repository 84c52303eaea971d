// What the resolver knows: scopes, imports and lookups. Everything here is about names of items; the names
// inside of items are the Walker's business.
#pragma once

#include <array>
#include <string>
#include <unordered_map>
#include <vector>

#include "frontend/resolve/resolution.h"

namespace oxide::resolve {

enum class Namespace : std::uint8_t { Type, Value, Macro };
inline constexpr std::array kNamespaces = {Namespace::Type, Namespace::Value, Namespace::Macro};

struct ImportTag;
struct ScopeTag;
struct ViaTag;
using ImportId = Id<ImportTag>;
using ScopeId = Id<ScopeTag>;
using ViaId = Id<ViaTag>;

// What a name means in one namespace, who may use it there, and the imports it came through.
struct Binding {
    Target target;
    Access access;
    ViaId via;
    bool ambiguous = false;  // two globs offer different things
    bool hasOwnSyntax =
        false;  // select! and the attribute macros: names that import like macros and are no BuiltinMacro

    explicit operator bool() const { return target.kind != Target::Kind::None; }
    bool isDef() const { return target.kind == Target::Kind::Def; }
};

// One step of a chain of re-exports; using the name uses every import of it.
struct Via {
    ImportId import;
    ViaId next;
};

struct PrivateUse {
    std::uint32_t segment = 0;
    Binding binding;
};

struct Import {
    enum class State { Waiting, Busy, Done };
    // Where its path stops to resolve; `failedAt` is the segment.
    enum class Failure { None, Prefix, LastPrefix, Name, TooManySupers, Nameless };

    ast::ItemId item;
    const ast::ImportLeaf* leaf = nullptr;
    ScopeId scope;
    Access access;
    Name name;  // that it declares; invalid for globs
    State state = State::Waiting;
    std::uint32_t depth = 0;  // while Busy
    std::array<Binding, 3> bindings;
    DefId globTarget;  // a module or enum
    DefId container;   // where the last name was looked for
    Failure failure = Failure::None;
    std::uint32_t failedAt = 0;
    std::vector<PrivateUse> privateUses;
    std::optional<Binding> tooPrivate;  // E0364: what a public import may not export
    bool used = false;
};

struct NameEntry {
    std::array<Binding, 3> declared;
    std::vector<ImportId> imports;
};

// The names that a module or a block with items declares.
struct Scope {
    DefId module;   // itself, or the module around the block
    DefId owner;    // the parent of the definitions in it
    ScopeId outer;  // around a block
    bool isLibrary = false;
    std::unordered_map<Name, NameEntry> names;
    std::vector<ImportId> imports;
    std::vector<ImportId> globs;
    std::vector<DefId> items;

    // Modules. A library module is a file "std/collections.ox" whose children are files below
    // "std/collections/".
    bool loaded = true;
    std::string folder;  // where files of child modules are: with a slash at its end, or empty
    std::optional<std::string> pendingText;
    std::unordered_map<Name, DefId> childFiles;  // library: found ones, and invalid ids for missing ones
    ast::ModuleId file;
    Span insertionPoint;  // the first item, for fixes that add an import
};

struct MemberKey {
    DefId owner;
    Name name;
    friend bool operator==(MemberKey, MemberKey) = default;
};
struct MemberKeyHash {
    std::size_t operator()(MemberKey key) const noexcept {
        return (static_cast<std::uint64_t>(key.owner.value) << 32 | key.name.value) * 0x9E3779B97F4A7C15ull >>
               13;
    }
};

enum class ResolvedPart : std::uint8_t { Nothing, Signature, Everything };

struct ActiveLookup {
    ScopeId scope;
    Name name;
    Namespace space;
    std::uint32_t depth;  // how many imports were being resolved when it began
};

struct State {
    State(SourceMap& sources, ast::Ast& ast, FileLoader& loader, diag::Diagnostics& diagnostics,
          ParseFile parse, bool debugAssertions)
        : sources(sources),
          ast(ast),
          loader(loader),
          diagnostics(diagnostics),
          parse(std::move(parse)),
          debugAssertions(debugAssertions) {}

    SourceMap& sources;
    ast::Ast& ast;
    FileLoader& loader;
    diag::Diagnostics& diagnostics;
    ParseFile parse;
    bool debugAssertions;

    Definitions defs;
    Resolution resolution;
    Store<Scope, ScopeId> scopes;
    Store<Import, ImportId> imports;
    Store<Via, ViaId> vias;
    SideTable<ScopeId, DefId> scopeOf;  // a module's own; other items: the one that declares them
    SideTable<ResolvedPart, DefId> resolvedPart;
    std::unordered_map<DefId, GenericParams> generics;
    std::unordered_map<DefId, std::vector<DefId>> memberLists;  // of traits, extensions, enums
    std::unordered_map<DefId, std::vector<DefId>> parts;  // of library modules: the child files they declare
    std::unordered_map<MemberKey, DefId, MemberKeyHash> memberTable;
    std::unordered_map<Name, DefId> crateRoots;
    std::vector<DefId> extensionList;
    std::vector<DefId> userItemList;
    std::unordered_map<DefId, std::vector<DefId>> traitCache;  // traitsInScope
    std::unordered_map<ScopeId, std::vector<DefId>> blockTraitCache;
    std::unordered_map<ast::ExprId, ScopeId>
        blockScopeOf;  // of expressions inside of blocks that declare items
    std::unordered_map<Name, DefId> langItems;
    bool exportsPublicItems = false;
    DefId root;
    DefId prelude;
    bool preludeLookedFor = false;

    // ---- collect.cpp: declarations
    void collect(std::span<const ast::ItemId> items, ScopeId scope);
    void collectItem(ast::ItemId item, ScopeId scope);
    DefId define(DefKind kind, ast::ItemId item, Name name, Span span, ScopeId scope);
    void declare(ScopeId scope, Name name, Namespace space, DefId def, Access access);
    void collectModule(ast::ItemId item, ScopeId scope);
    void collectImports(ast::ItemId item, ScopeId scope);
    void collectEnum(ast::ItemId item, ScopeId scope);
    void collectMembers(DefId owner, std::span<const ast::ItemId> members, ScopeId scope);
    Access accessOf(ast::Visibility visibility, DefId module) const;
    Access constructorAccess(DefId structDef) const;
    bool addMember(DefId owner, Name name, DefId member);

    // ---- modules.cpp: files of the program
    ScopeId newModule(DefId def, std::string folder);
    void collectExternalModule(DefId def, ast::ItemId item, ScopeId parent);

    // ---- library.cpp: files of the library
    DefId crateRoot(Name name);
    DefId childFile(DefId module, Name name);
    void load(DefId module);
    DefId preludeModule();

    // ---- lookup.cpp
    Binding lookupIn(DefId moduleOrEnum, Name name, Namespace space);
    Binding lookupInScope(ScopeId scope, Name name, Namespace space);
    Binding lookupDeclared(ScopeId scope, Name name, Namespace space);
    Binding lookupLexical(ScopeId scope, Name name, Namespace space);
    Binding lookupQuietly(ScopeId scope, std::span<const ast::PathSegment> segments, Namespace space);
    bool isAccessible(const Access& access, DefId fromModule) const;
    bool isWithin(DefId module, DefId ancestor) const;
    void markUsed(const Binding& binding);
    DefId variantOf(DefId enumDef, Name name) const;
    DefId memberOf(DefId owner, Name name) const;
    std::vector<Name> namesIn(DefId module);

    // ---- imports.cpp
    void resolveImport(ImportId id);
    std::optional<DefId> importContainer(Import& import, std::span<const ast::Identifier> prefix);

    // ---- report_imports.cpp
    void reportImports(ScopeId scope);
    void reportFailure(const Import& import);
    void reportConflicts(ScopeId scope);
    void reportUnused();
    void reportUnusedImports();
    bool lintAllowed(std::string_view lint, ast::ItemId item, DefId owner) const;
    bool isExported(const Import& import) const;

    // ---- generics.cpp
    const GenericParams& genericParams(DefId item);
    const ast::Generics* genericsOf(DefId item) const;

    // ---- traits_in_scope.cpp
    const std::vector<DefId>& traitsInScope(DefId module);
    const std::vector<DefId>& traitsInBlock(ScopeId block);
    void addTraits(ScopeId scope, std::vector<DefId>& traits);
    void addTraitsOf(DefId module, DefId from, std::vector<DefId>& visited, std::vector<DefId>& traits);
    void noteTraitUsed(DefId trait, DefId module);

    // ---- well_known.cpp
    bool isLibraryModuleName(Name name) const;
    std::optional<std::string> wellKnownPath(Name name);  // "tokio.time.sleep", if the library has it
    bool usesTokio() const;

    // ---- items.cpp
    void ensure(DefId item, ResolvedPart part);
    std::string pathText(DefId def) const;
    std::string describe(const Target& target) const;  // "tuple struct", "function", .. for messages
    DefId lookupPath(std::span<const std::string_view> path);
    ast::VariantShape shapeOf(DefId structOrVariant) const;
    template <class Node>
    const Node& node(DefId def) const {
        return std::get<Node>(ast[defs[def].item].kind);
    }

    // Cycles of imports: a lookup that is under way finds nothing the second time. What fails because of
    // that, deeper than where the cycle began, is not final.
    std::vector<ActiveLookup> activeLookups;
    std::uint32_t importDepth = 0;
    std::uint32_t cycleBegin = kNoCycle;
    static constexpr std::uint32_t kNoCycle = 0xFFFFFFFF;
};

bool startsUpper(Name name);

// builtins.cpp
std::string_view builtinTypeName(BuiltinType type);
// The macro `name` of the library module `modulePath` ("std", "tokio", ..).
Binding libraryMacro(std::string_view modulePath, Name name);
std::string_view builtinMacroName(BuiltinMacro macro);

}  // namespace oxide::resolve
