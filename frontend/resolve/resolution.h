// What names mean. The resolver stays alive through checking because library modules are loaded, and their
// items resolved, only when something names them: a program pays for what it uses.
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "frontend/base/file_loader.h"
#include "frontend/diag/diagnostic.h"
#include "frontend/resolve/definitions.h"

namespace oxide::resolve {

enum class BuiltinType {
    Int8,
    Int16,
    Int32,
    Int64,
    Int128,
    IntSize,
    UInt8,
    UInt16,
    UInt32,
    UInt64,
    UInt128,
    UIntSize,
    Float32,
    Float64,
    Bool,
    Char,
    Str,
    Unit,
    Never,
};
std::optional<BuiltinType> builtinType(Name name);  // the primitive type of that name

enum class BuiltinMacro {
    Println,
    Print,
    Eprintln,
    Eprint,
    Format,
    FormatArgs,
    Write,
    Writeln,
    Panic,
    Assert,
    AssertEq,
    AssertNe,
    DebugAssert,
    DebugAssertEq,
    DebugAssertNe,
    Unreachable,
    Todo,
    Unimplemented,
    Vec,
    Matches,
    Dbg,
    Concat,
    Stringify,
    Line,
    Column,
    File,
    ModulePath,
    Env,
    OptionEnv,
    IncludeStr,
    CompileError,
    Cfg,
    Join,
    TryJoin,
    Pin,
    Ready,
    Stream,
    TryStream,
    PollOnce,
    PendingOnce,
};

// What a name or path stands for.
struct Target {
    enum class Kind {
        None,   // not a path: a field or method of a value, or a member of a type that only checking can find
        Error,  // reported already
        Local,  // the binding `local`
        SelfValue,  // `self`
        Def,        // `def`
        SelfType,   // `Self`: of the extension or trait `def`; in the fields of a struct or enum `def`, that
                    // type
        Builtin,    // `builtin`, a primitive type
        Macro,      // `macro`
    };
    Kind kind = Kind::None;
    DefId def;
    ast::PatternId local;  // a BindingPattern: the first alternative's for or-patterns; a closure's `it` is
                           // its implicitIt
    BuiltinType builtin = BuiltinType::Unit;
    BuiltinMacro macro = BuiltinMacro::Println;

    bool isType(
        const Definitions& defs) const;  // names a type (or trait), so that what follows is type-relative
};

// A path in a type, pattern, bound or struct literal: its first `consumed` segments are `target`, the rest is
// relative to that type. A qualified path `<T as Trait>.Item` has consumed 0 and the trait as its target
// (None for `<T>.f`).
struct PathTarget {
    Target target;
    std::uint32_t consumed = 0;
};

// The answers for one program. Filled item by item.
//
// Expressions: each node of a `.` chain that completes a path has an entry. In `tokio.time.sleep(d)` the
// NameExpr and the FieldExpr are modules and the MethodCallExpr is Def(sleep), that is, a call of that
// function. In `Duration.fromMillis(5)` the NameExpr is Def(Duration) and the MethodCallExpr has kind None: a
// member of the type before it. `Shape.Circle(1.0)` is Def(the variant). A BindingPattern that names a
// constant, unit struct or variant has an entry in `patterns` and binds nothing.
struct Resolution {
    std::unordered_map<ast::ExprId, Target> exprs;
    std::unordered_map<ast::PatternId, Target> patterns;  // BindingPatterns that are constants
    std::unordered_map<const ast::Path*, PathTarget>
        paths;  // of types, bounds, patterns, struct literals, macros
    std::unordered_map<ast::PatternId, ast::PatternId>
        sameBinding;                                // later alternatives of an or-pattern -> the first
    std::unordered_set<ast::ExprId> closureBlocks;  // D5: BlockExprs with maybeClosure that are closures
    std::unordered_map<ast::ExprId, ast::ExprId>
        jumps;  // break/continue -> the loop or labelled block it names
    // Names that a format template mentions inside its text (`{count}`, `{x:width$}`) or in the specification
    // of a `\( )` part
    // (`\(x:>width$)`), keyed by the literal or interpolation. Names given as named arguments of the macro
    // are not here.
    std::unordered_map<ast::ExprId, std::unordered_map<Name, Target>> formatNames;
    // A bound or extension outside of bodies names a trait that is not there: what types can do is unknown,
    // so that bodies are not worth checking.
    bool lacksTrait = false;

    Target target(ast::ExprId id) const {
        auto it = exprs.find(id);
        return it == exprs.end() ? Target{} : it->second;
    }
    Target target(ast::PatternId id) const {
        auto it = patterns.find(id);
        return it == patterns.end() ? Target{} : it->second;
    }
    PathTarget target(const ast::Path& path) const {
        auto it = paths.find(&path);
        return it == paths.end() ? PathTarget{} : it->second;
    }
};

struct State;

// Parses a file that was added to the source map.
using ParseFile = std::function<ast::ModuleId(FileId)>;

class Resolver {
  public:
    // `debugAssertions`: what #[cfg(debugAssertions)] asks; false in release builds.
    Resolver(SourceMap& sources, ast::Ast& ast, FileLoader& loader, diag::Diagnostics& diagnostics,
             ParseFile parse, bool debugAssertions = true);
    ~Resolver();

    // Declares and resolves the user's program from its root module, and reports every error of names in it.
    void resolveProgram(ast::ModuleId root, std::string rootPath);

    // Resolves the names inside a library item (its signature and body) if that has not happened yet. Cheap
    // when done. A trait or extension stands for its head, with its associated types; each of its functions
    // and constants is an item of its own.
    void ensureResolved(DefId item);
    // The same without the bodies of functions: naming a library function need not load what its body uses.
    void ensureSignatureResolved(DefId item);

    const Definitions& defs() const;
    const Resolution& resolution() const;
    const GenericParams& genericParams(DefId item);

    DefId rootModule() const;
    DefId mainFunction() const;  // invalid if the program has none (the caller reports it)
    // Everything public is there for others than the program itself.
    void exportPublicItems();
    // An item or member that others may name: public, as is all that it stands in.
    bool isExported(DefId item) const;
    // Functions, types, traits, extensions, constants, statics and aliases of the program in source order,
    // those in modules and blocks too. Members of traits and extensions are not among them (see members()),
    // nor are modules.
    std::span<const DefId> userItems() const;
    // Every loaded extension; grows as modules are loaded.
    std::span<const DefId> extensions() const;
    // Of a trait, extension, enum (its variants), or module (its declared items).
    std::span<const DefId> members(DefId owner);
    std::span<const DefId> parts(
        DefId module);  // of the library: files below it that extend what it declares
    // By name; snake_case names of library items are tried in camelCase (D4).
    DefId member(DefId owner, Name name);
    // Usable for method calls in a module: declared, imported, of the prelude; loads what imports name. The
    // second form adds those imported by the blocks around an expression.
    const std::vector<DefId>& traitsInScope(DefId module);
    const std::vector<DefId>& traitsInScope(DefId module, ast::ExprId inBlock);
    // The item `name` of the module std.lang; OX_CHECK if missing.
    DefId langItem(std::string_view name);
    // An absolute path, e.g. {"tokio", "task", "spawn"}; invalid if missing.
    DefId lookupPath(std::initializer_list<std::string_view> path);
    FileLoader& files();
    // One that has no name in the source (the parameter behind `impl Trait`).
    DefId addDefinition(Def def);
    bool isAccessible(const Access& access, DefId fromModule) const;
    std::string pathText(DefId def) const;  // "std.collections.HashMap"
    // D27: the import line that would bring a well-known library name in.
    std::optional<std::string> importFor(Name name);

    // A method of `trait` was called in `module`: its import is used.
    void noteTraitUsed(DefId trait, DefId module);
    // The lint unused_imports; call it when checking is done.
    void reportUnused();

  private:
    std::unique_ptr<State> state_;
};

std::string dump(const Resolver& resolver, const ast::Ast& ast, const SourceMap& sources);  // --print=names

}  // namespace oxide::resolve
