// The monomorphic program: exactly the functions, types, vtables and statics that `main` needs, every type
// concrete, every callee the function that runs. `lower` reads this and nothing else; it never asks a
// question that could fail.
#pragma once

#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "frontend/hir/hir.h"
#include "frontend/types/type.h"

namespace oxide::mono {

using hir::Args;
using hir::BodyId;
using hir::DefId;
using hir::Ty;

struct FunctionTag;
using FunctionId = Id<FunctionTag>;

// The #[cpp(..)] of a library declaration (docs/generated_code.md section 3).
struct Extern {
    std::string text;    // call text: ".push", "Self::withCapacity", "ox::fmt::displayInt", "$0 + $1"
    std::string future;  // extern async functions: the C++ type of the future
    std::vector<std::string> headers;
    // What `{T}` in the texts stands for: the generic parameters by name, and "Self".
    std::vector<std::pair<std::string, Ty>> names;
    bool hasReceiver = false;  // parameter 0 is self
};

enum class FunctionKind {
    Plain,        // a function, method, constant (no parameters) or static's initialiser
    Extern,       // implemented in C++
    Closure,      // the body of a closure: the captures are members of the closure object
    AsyncBlock,   // the body of an async block: a coroutine of its captures
    Constructor,  // a tuple struct or variant used as a function value
};

struct Param {
    std::string name;  // C++ identifier; a pattern that is not a plain name gets one of ours
    Ty ty;
};

// #[inline] and its kin.
enum class Inlining : std::uint8_t { Chosen, Hinted, Always, Never };

struct Function {
    FunctionKind kind = FunctionKind::Plain;
    DefId def;
    Args args;
    BodyId body;                // closures and async blocks: the generic body it is an instance of
    std::string name;           // C++ identifier, unique in the program
    std::string signature;      // the Oxide signature, for the comment above the function
    std::uint32_t variant = 0;  // Constructor: of which variant of `result`; 0 for a struct
    bool isAsync = false;
    bool suspends = false;  // async functions and blocks: false if no await in it can ever suspend
    bool neverReturns = false;
    bool tracksCaller = false;  // #[trackCaller]: what panics in it, panics where it was called
    Inlining inlining = Inlining::Chosen;
    bool isCold = false;  // #[cold]
    std::vector<Param> params;
    Ty result;                      // async: the output
    Extern external;                // Extern only
    std::optional<hir::Body> code;  // absent for Extern and Constructor
    Span span;
};

// Facts about a concrete type. Every type that occurs in the program has an entry.
struct TypeFacts {
    bool isCopy = false;
    bool needsDrop = false;
    bool dropIsVisible =
        false;  // a user's Drop runs somewhere below: the order of destruction can be observed
    bool isUninhabited = false;
    FunctionId drop;  // the type's own Drop.drop, if it has one
};

struct Field {
    std::string name;  // "0" for tuple fields
    Ty ty;
};
struct Variant {
    std::string name;
    std::vector<Field> fields;
    bool isTuple = false;
    Int128 discriminant = 0;
};
// A struct or enum. Extern ones have a C++ template name, the others a definition to emit.
struct AdtInstance {
    Ty ty;
    DefId def;
    bool isEnum = false;
    bool isExtern = false;
    std::string name;     // C++ identifier; extern: the template, "ox::Vec"
    std::string comment;  // as Oxide spells it: "Ring<Float, 3>"
    std::vector<std::string> headers;
    std::vector<Ty> cppArgs;        // extern: the template's arguments
    std::vector<Variant> variants;  // one for a struct; also filled for extern enums
    Span span;
};
// The class of a closure or of an async block used as a value.
struct ClosureInstance {
    Ty ty;
    std::string name;
    FunctionId function;
    std::vector<Field> captures;  // reference types for captures by borrow
};

struct VTableMethod {
    std::string name;
    DefId method;
    std::vector<Ty> params;  // without self
    Ty result;
    bool isMutable = false;  // &mut self
    bool consumes = false;   // self by value (FnOnce.callOnce, Box<Self>): called with the owned data pointer
    bool isCall = false;     // Fn*.call: operator() of the closure
    bool isPoll = false;     // Future.poll: bool poll(void*, Strand&), and take
};
// What polls a user's future.
struct UserPoll {
    FunctionId function;
    bool isOfReference = false;  // `&mut T` is the future
};

// The vtable class of a `dyn` type, and one table per concrete type that is coerced to it.
struct VTableType {
    Ty dyn;
    std::string name;
    std::vector<VTableMethod> methods;
    std::vector<Ty> upcasts{};  // dyn types of supertraits that it is coerced to
};
struct VTable {
    Ty dyn;
    Ty concrete;
    std::string name;
    std::vector<FunctionId>
        methods;  // in the order of VTableType::methods; invalid where isCall/isPoll of a C++ class does it
};

struct StaticInstance {
    DefId def;
    std::string name;
    Ty ty;
    bool isMutable = false;
    bool isThreadLocal = false;
    FunctionId initializer;  // none for a key of taskLocal!, which is made without arguments
};

struct RuntimeOptions {  // #[tokio.main(..)]
    bool isAsyncMain = false;
    bool currentThread = false;
    std::uint32_t workerThreads = 0;  // 0: as many as there are cores
    bool startPaused = false;
};

struct Program {
    Store<Function, FunctionId> functions;
    std::map<std::pair<DefId, Args>, FunctionId>
        byCallee;  // of concrete callees: functions, constants, constructors
    std::map<std::pair<BodyId, Args>, FunctionId> byBody;  // closures, async blocks
    std::vector<AdtInstance> adts;  // in an order in which each needs only earlier ones by value
    std::unordered_map<Ty, std::size_t> adtOf;
    std::vector<ClosureInstance> closures;
    std::unordered_map<Ty, std::size_t> closureOf;
    std::vector<VTableType> vtableTypes;
    std::unordered_map<Ty, std::size_t> vtableTypeOf;
    std::vector<VTable> vtables;
    std::map<std::pair<Ty, Ty>, std::size_t> vtableOf;  // {dyn without its region, concrete}
    std::vector<StaticInstance> statics;
    std::unordered_map<DefId, std::size_t> staticOf;
    std::unordered_map<Ty, TypeFacts> facts;
    std::unordered_map<Ty, Ty> futureOutput;    // of every type that is awaited, joined or selected on
    std::unordered_map<Ty, UserPoll> userPoll;  // user types that implement Future: their poll
    std::vector<std::string> headers;           // beyond the prelude, sorted
    FunctionId main;                            // invalid in a program that is all exports
    std::vector<FunctionId> exports;            // what other C++ may call
    FunctionId report;  // Termination.report of main's result; invalid when that is unit or never
    RuntimeOptions runtime;
};

}  // namespace oxide::mono
