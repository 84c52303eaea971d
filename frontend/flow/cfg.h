// The control-flow graph of one body: what happens to which place, in Rust's order of evaluation, with every
// implicit drop written out. Blocks end in a terminator; panics have no edges. A block without predecessors
// is code that is never reached.
#pragma once

#include <optional>
#include <variant>
#include <vector>

#include "frontend/hir/hir.h"

namespace oxide::flow {

using hir::BodyId;
using hir::DefId;
using hir::Ty;

struct VarTag;
struct BlockTag;
using VarId = Id<VarTag>;
using BlockId = Id<BlockTag>;

enum class VarKind {
    Local,     // declared in the program
    Temp,      // a value on its way, or what a TempPlace keeps
    Promoted,  // a constant that `&` makes a place of: it lives as long as the program
    Capture,   // of a closure or async block; captured by reference, its type is that reference
    Static,
    Result,    // what the body returns
    GuardRef,  // a reference through which the guard of an arm sees a binding
};

// Why a value is moved into a temporary: what the call does that takes it.
enum class TakenBy { Nothing, Argument, Receiver, ForLoop, Await, CallOfValue };

struct Var {
    VarKind kind = VarKind::Temp;
    Ty ty{};
    Ty annotated{};             // Local: its declared type, if that names lifetimes
    hir::LocalId local{};       // Local, GuardRef
    std::uint32_t capture = 0;  // Capture
    DefId def{};                // Static
    bool isMutable = false;
    bool byMacro = false;
    bool isParam = false;
    bool isUserTemp = false;  // the value of a TempPlace or scrutinee, with a scope of its own
    Span span{};
    Span letSpan{};  // Local declared by a plain `let name`: the statement
    TakenBy takenBy = TakenBy::Nothing;
    Span takerSpan{};
    DefId taker{};  // the function called, if it is known
};

struct Projection {
    enum class Kind { Field, Deref, Index, Element, Subslice };
    Kind kind = Kind::Field;
    std::uint32_t variant = 0;  // Field of an enum
    std::uint32_t index =
        0;  // Field; Element: from the front, or from the end; Subslice: elements left out in front
    std::uint32_t back = 0;  // Subslice: elements left out at the end
    bool fromEnd = false;    // Element
    Ty ty{};                 // of the place so far

    friend bool operator==(const Projection& a, const Projection& b) {
        return a.kind == b.kind && a.variant == b.variant && a.index == b.index && a.back == b.back &&
               a.fromEnd == b.fromEnd;
    }
};

struct Place {
    VarId var{};
    std::vector<Projection> path{};

    bool isVar() const { return path.empty(); }
    friend bool operator==(const Place&, const Place&) = default;
};

struct Operand {
    enum class Kind { Constant, Copy, Move };
    Kind kind = Kind::Constant;
    Place place{};
    Ty ty{};
    Span span{};
};

struct UseValue {
    Operand operand{};
};
struct BorrowValue {
    hir::BorrowKind kind = hir::BorrowKind::Shared;
    Place place{};
    bool explicitly = false;
};
struct RawBorrowValue {
    bool isMutable = false;
    Place place{};
};
// Reads which variant a place holds, the length of a slice, or a scalar that is tested.
struct InspectValue {
    Place place{};
};
struct CallValue {
    std::optional<hir::Callee> callee{};  // absent: a call of `args[0]`
    std::vector<Operand> args{};
    bool isMethodCall = false;
    Span calleeSpan{};
};
struct AggregateValue {
    enum class Kind { Tuple, Array, Struct, Closure };
    Kind kind = Kind::Tuple;
    std::uint32_t variant = 0;
    std::vector<std::uint32_t> fields{};  // Struct: which field each operand is
    BodyId body{};                        // Closure: also async blocks
    std::vector<Operand> operands{};
};
struct ComputeValue {  // operators, casts, coercions, formatting: reads its operands
    enum class Kind { Operator, Coerce, Format };
    Kind kind = Kind::Operator;
    std::vector<Operand> operands{};
};
// Waits for futures; for one future and for join!, the value is their output (a tuple, a Result).
struct AwaitValue {
    std::vector<Operand> futures{};
    bool isJoin = false;    // the value is a tuple of the outputs
    bool isSelect = false;  // the futures stay in their variables; SelectedValue reads the output
};
struct SelectedValue {  // the output of one future of a select!
    Place future{};
};
using Value = std::variant<UseValue, BorrowValue, RawBorrowValue, InspectValue, CallValue, AggregateValue,
                           ComputeValue, AwaitValue, SelectedValue>;

struct Assign {
    Place target{};
    Value value{};
    Ty ty{};                     // of the value, which the target may know less exactly (`impl Trait`)
    bool isDeclaration = false;  // binds a pattern, fills a temporary: not an assignment the user wrote
    bool replaces = false;       // drops what the place held
};
struct Mention {  // a scrutinee or initializer: it must be initialised, nothing is read
    Place place{};
};
struct Drop {
    VarId var{};
};
struct StorageDead {
    VarId var{};
};

// A closure or async block that a statement prepares: it fills the capture `index`.
struct CaptureUse {
    BodyId body{};
    std::uint32_t index = 0;
};

// An arm with a guard: what is matched must stay as it is while the guard is evaluated.
struct GuardedArm {
    Place scrutinee{};
    Span guard{};
};

struct Statement {
    std::variant<Assign, Mention, Drop, StorageDead> kind{};
    Span span{};
    std::optional<CaptureUse> captureUse{};
    bool isCompound = false;        // part of `x += ..`: reads x only to change it
    bool isPatternBinding = false;  // moves, copies or borrows for a binding, whose name is `span`
    Span scrutinee{};               // then: what is matched
};

struct Block {
    std::vector<Statement> statements{};
    std::vector<BlockId> targets{};  // none: the body returns or ends here
    bool returns = false;
    Span end{};  // of the terminator
};

struct Location {
    BlockId block{};
    std::uint32_t index = 0;  // statements.size(): the terminator
    friend bool operator==(const Location&, const Location&) = default;
    friend auto operator<=>(const Location&, const Location&) = default;
};

// A statement or tail of a block, for the lint of code that is never reached.
struct Step {
    BlockId start{};
    Span span{};
    Span before{};  // the statement before it; invalid for the first
    bool isTail = false;
};

struct Cfg {
    const hir::Body* body = nullptr;
    BodyId id{};
    bool isWhole = true;  // false: the body holds an error, and what it means is not known
    Store<Var, VarId> vars;
    Store<Block, BlockId> blocks;
    BlockId entry{0};
    VarId result{};
    std::vector<Step> steps{};
    std::vector<GuardedArm> guards{};
    std::vector<VarId> ofLocal{};  // by LocalId; invalid: the local is not declared in this body

    Ty tyOf(const Place& place) const {
        return place.path.empty() ? vars[place.var].ty : place.path.back().ty;
    }
};

}  // namespace oxide::flow
