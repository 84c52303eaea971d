// HIR: the checked program, small and explicit. Expressions are values or *places*; copies, moves, borrows,
// dereferences, temporaries and their scopes, coercions and resolved callees are all written out. There is no
// method syntax, `for`, `while`, `?`, `??`, interpolation, auto-deref or operator overloading left; `join!`
// and `select!` stay nodes, and patterns stay patterns.
//
// A Body is self-contained: its nodes are in its own stores. `check` makes bodies with generic types; `mono`
// makes copies in which every type is concrete (no Param, Projection, Opaque, Infer) and every callee is the
// function that runs.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "frontend/base/fields.h"
#include "frontend/base/int128.h"
#include "frontend/base/interner.h"
#include "frontend/types/type.h"

namespace oxide::hir {

using types::Args;
using types::BodyId;
using types::DefId;
using types::Ty;

struct ExprTag;
struct PatternTag;
struct LocalTag;
struct LoopTag;
using ExprId = Id<ExprTag>;
using PatternId = Id<PatternTag>;
using LocalId = Id<LocalTag>;
using LoopId = Id<LoopTag>;  // a loop or labelled block, unique in its body

// A function with its generic arguments. Before mono, `def` may be a trait's method (args start with Self).
struct Callee {
    DefId def;
    Args args;
    OX_FIELDS(def, args)
};

// ---- places
// -------------------------------------------------------------------------------------------------------------

struct LocalPlace {
    LocalId local;
    OX_FIELDS(local)
};
// A captured place in the body of a closure or async block. Its type is the captured place's own type,
// however it is captured.
struct CapturePlace {
    std::uint32_t capture = 0;  // in Body::captures
    OX_FIELDS(capture)
};
struct StaticPlace {
    DefId def;
    OX_FIELDS(def)
};
// A field of a struct or tuple, or (in code made from patterns only) of a variant known to be there.
struct FieldPlace {
    ExprId base;  // a place
    std::uint32_t variant = 0;
    std::uint32_t field = 0;
    OX_FIELDS(base, variant, field)
};
// *p. `pointer` is a place of reference, raw pointer or Box type, which is read and not moved (moving out of
// `*box` is allowed), or a value of reference or raw pointer type.
struct DerefPlace {
    ExprId pointer;
    OX_FIELDS(pointer)
};
// Built-in indexing of an array or slice place by a UIntSize; checked.
struct IndexPlace {
    ExprId base;  // a place of type array or slice
    ExprId index;
    OX_FIELDS(base, index)
};
// A value used as a place: it lives in a temporary until the enclosing Scope ends, or, when `extended` (`let
// r = &f()`), until the enclosing block ends. As an operand of Match, its scope is the enclosing one as well.
struct TempPlace {
    ExprId value;
    bool extended = false;
    OX_FIELDS(value, extended)
};

// ---- values
// -------------------------------------------------------------------------------------------------------------

struct CopyExpr {
    ExprId place;
    OX_FIELDS(place)
};
struct MoveExpr {
    ExprId place;
    OX_FIELDS(place)
};
enum class BorrowKind {
    Shared,
    Mutable,
    TwoPhase
};  // TwoPhase: a mutable borrow of a receiver or argument that nobody wrote; activated by the call
struct BorrowExpr {
    BorrowKind kind = BorrowKind::Shared;
    ExprId place;
    bool explicitly = false;  // written by the user (`&x`), not inserted
    OX_FIELDS(kind, place)
};
struct RawBorrowExpr {
    bool isMutable = false;
    ExprId place;
    OX_FIELDS(isMutable, place)
};

struct IntLiteral {  // also of Bool (0, 1) and Char types; two's complement
    UInt128 value = 0;
    OX_NO_FIELDS
};
struct FloatLiteral {
    std::string text;  // digits as written, without `_` and suffix; may start with '-'
    OX_FIELDS(text)
};
struct StringLiteral {  // &str
    std::string text;
    OX_FIELDS(text)
};
struct BytesLiteral {  // &[UInt8; N]
    std::string bytes;
    OX_FIELDS(bytes)
};

struct CallExpr {
    Callee callee;
    std::vector<ExprId> args;  // the receiver first
    bool isMethodCall = false;
    Span calleeSpan;
    bool isPromotable = false;  // `&` of it lives for ever if the arguments are constants
    OX_FIELDS(callee, args)
};
// A call of a value: closure, function pointer, function item, or anything that is Fn / FnMut / FnOnce.
// `function` is a place for Fn and FnMut (borrowed for the call) and a value for FnOnce. mono replaces it by
// Call, CallPointer or CallDyn.
enum class CallKind { Fn, FnMut, FnOnce };
struct CallValueExpr {
    CallKind kind = CallKind::Fn;
    ExprId function;
    std::vector<ExprId> args;
    OX_FIELDS(kind, function, args)
};
// After mono: call of a closure's body; `closure` is a place (Fn, FnMut) or a value (FnOnce).
struct CallClosureExpr {
    BodyId body;
    Args args;
    CallKind kind = CallKind::Fn;
    ExprId closure;
    std::vector<ExprId> operands;
    OX_FIELDS(body, args, kind, closure, operands)
};
struct CallPointerExpr {  // after mono: a function pointer
    ExprId function;
    std::vector<ExprId> args;
    OX_FIELDS(function, args)
};
// After mono: a method of a dyn value. `receiver` has the type &dyn, &mut dyn, or Box<dyn> (for a consuming
// method).
struct CallDynExpr {
    Callee method;           // the trait's method
    std::uint32_t slot = 0;  // in the vtable
    ExprId receiver;
    std::vector<ExprId> args;  // without the receiver
    OX_FIELDS(method, slot, receiver, args)
};

enum class UnaryOp { Negate, Not };
struct UnaryExpr {
    UnaryOp op = UnaryOp::Not;
    ExprId operand;
    OX_FIELDS(op, operand)
};
// Built-in operators on scalars (and == != on raw pointers and unit). Left before right.
enum class BinaryOp { Add, Sub, Mul, Div, Rem, BitAnd, BitOr, BitXor, Shl, Shr, Eq, Ne, Lt, Le, Gt, Ge };
struct BinaryExpr {
    BinaryOp op = BinaryOp::Add;
    ExprId left;
    ExprId right;
    OX_FIELDS(op, left, right)
};
struct LogicalExpr {  // && and ||; an && may hold LetConditions, whose bindings live in what the condition
                      // guards
    bool isAnd = true;
    ExprId left;
    ExprId right;
    OX_FIELDS(isAnd, left, right)
};
enum class CastKind {
    Numeric,
    IntToChar,
    CharToInt,
    BoolToInt,
    EnumToInt,
    FnToPointer,
    PointerToPointer,
    PointerToInt,
    IntToPointer
};
struct CastExpr {
    CastKind kind = CastKind::Numeric;
    ExprId operand;
    OX_FIELDS(kind, operand)
};
enum class CoerceKind {
    NeverToAny,
    Unsize,      // &[T; N] -> &[T], &T -> &dyn Tr, Box / Rc / Arc of either, dyn -> dyn of a supertrait
    ReifyFn,     // function item -> function pointer
    ClosureFn,   // closure without captures -> function pointer
    MutToConst,  // *mut T -> *const T, &T -> *const T, &mut T -> *mut T
};
struct CoerceExpr {
    CoerceKind kind = CoerceKind::Unsize;
    ExprId operand;
    OX_FIELDS(kind, operand)
};

struct AssignExpr {  // unit; evaluates the value, drops what the place held (if it is initialised), then
                     // stores
    ExprId place;
    ExprId value;
    OX_FIELDS(place, value)
};
struct AssignOpExpr {  // built-in operators only; the value is evaluated before the place
    BinaryOp op = BinaryOp::Add;
    ExprId place;
    ExprId value;
    OX_FIELDS(op, place, value)
};

struct TupleExpr {  // also unit
    std::vector<ExprId> elements;
    OX_FIELDS(elements)
};
struct ArrayExpr {
    std::vector<ExprId> elements;
    OX_FIELDS(elements)
};
struct RepeatExpr {  // the value is Copy, or a constant, made for each element, or the type's count is 0 or 1
    ExprId value;
    OX_FIELDS(value)
};
struct FieldValue {
    std::uint32_t field = 0;
    ExprId value;
    OX_FIELDS(field, value)
};
// A struct or variant; values in source order. `base` (a place) gives the fields that are not listed: they
// are moved or copied from it.
struct StructExpr {
    std::uint32_t variant = 0;  // 0 for a struct
    std::vector<FieldValue> fields;
    ExprId base;
    OX_FIELDS(variant, fields, base)
};
struct FunctionExpr {  // a function item as a value; also constructors of tuple structs and variants (def:
                       // the struct or variant)
    Callee callee;
    OX_FIELDS(callee)
};
struct ConstExpr {  // a constant item or associated constant, evaluated anew at each use
    Callee callee;
    OX_FIELDS(callee)
};
// A const generic parameter used as a value; mono replaces it by a literal.
struct ConstParamExpr {
    Ty param;
    OX_FIELDS(param)
};
// One capture per Body::captures of `body`: a BorrowExpr, MoveExpr or CopyExpr of the captured place.
struct ClosureExpr {
    BodyId body;
    std::vector<ExprId> captures;
    OX_FIELDS(body, captures)
};
struct AsyncExpr {
    BodyId body;
    std::vector<ExprId> captures;
    OX_FIELDS(body, captures)
};

// ---- control
// ------------------------------------------------------------------------------------------------------------

struct LetStmt {
    PatternId pattern;
    ExprId init;       // absent: the binding is initialised later
    ExprId otherwise;  // let-else: diverges
    OX_FIELDS(pattern, init, otherwise)
};
struct ExprStmt {
    ExprId expr;  // its value is dropped
    OX_FIELDS(expr)
};
struct Stmt {
    std::variant<LetStmt, ExprStmt> kind;
    Span span;
};

// Locals declared by its statements are dropped at its end, in reverse order.
struct BlockExpr {
    std::vector<Stmt> statements;
    ExprId tail;   // absent: unit (or never)
    LoopId label;  // valid: `break 'label value` leaves the block
    bool isUnsafe = false;
    bool isConst = false;  // `const { .. }`
    OX_FIELDS(tail, label)
};
// Temporaries made while `inner` is evaluated are dropped (in reverse order) before its value is used.
// Every statement's expression, block tail, condition, match guard, arm body and loop body stands in one.
struct ScopeExpr {
    ExprId inner;
    OX_FIELDS(inner)
};
struct IfExpr {
    ExprId condition;  // Bool: may be a LetCondition, or an && chain of them
    ExprId then;
    ExprId otherwise;  // absent: unit
    OX_FIELDS(condition, then, otherwise)
};
// True if the place matches; its bindings live in the `then` of the If (or the right side of the &&).
struct LetConditionExpr {
    PatternId pattern;
    ExprId scrutinee;  // a place
    OX_FIELDS(pattern, scrutinee)
};
enum class MatchSource { Match, Try, Coalesce, ForLoop, Unwrap };
struct Arm {
    PatternId pattern;
    ExprId guard;
    ExprId body;
    Span span;
};
struct MatchExpr {
    MatchSource source = MatchSource::Match;
    ExprId scrutinee;  // a place; bindings borrow from, copy from or move out of it
    std::vector<Arm> arms;
    OX_FIELDS(source, scrutinee)
};
struct LoopExpr {
    LoopId loop;
    ExprId body;  // unit
    OX_FIELDS(loop, body)
};
// After mono: `for pattern in from..to`, also inclusive, reversed and in steps, over integers or characters
// (whose bounds are constants with no gap between them). The bounds are evaluated once, in this order.
struct CountExpr {
    LoopId loop;
    PatternId pattern;
    ExprId from;
    ExprId to;
    bool isInclusive = false;
    bool isReversed = false;
    ExprId step;  // UIntSize; absent: 1
    ExprId body;  // unit
    OX_FIELDS(loop, pattern, from, to, isInclusive, isReversed, step, body)
};
struct BreakExpr {
    LoopId loop;
    ExprId value;  // absent: unit
    OX_FIELDS(loop, value)
};
struct ContinueExpr {
    LoopId loop;
    OX_FIELDS(loop)
};
struct ReturnExpr {
    ExprId value;  // absent: unit
    OX_FIELDS(value)
};

// ---- async
// --------------------------------------------------------------------------------------------------------------

struct AwaitExpr {
    ExprId future;  // a value (IntoFuture has been applied)
    OX_FIELDS(future)
};
struct JoinExpr {  // `await join!(..)`: the tuple of outputs; tryJoin!: Result of the tuple
    bool isTry = false;
    std::vector<ExprId> futures;
    OX_FIELDS(isTry, futures)
};
struct SelectArm {
    PatternId pattern;    // may be refutable: then the arm is disabled when it does not match
    ExprId precondition;  // Bool, evaluated before any future is polled
    ExprId future;
    ExprId handler;
    Span span;
};
struct SelectExpr {  // `await select! { .. }`; handlers run in this body, after all futures were dropped
    bool biased = false;
    std::vector<SelectArm> arms;
    ExprId otherwise;
    OX_FIELDS(biased, otherwise)
};

// ---- formatting
// ---------------------------------------------------------------------------------------------------------

struct FormatArg {
    ExprId value;  // a Borrow of what is printed
    Callee
        format;  // the trait method: Display.fmt, Debug.fmt, ..; after mono the function; invalid for `count`
    bool isCount = false;  // a UIntSize used as a width or precision
};
// std.fmt.Arguments: a template as docs/generated_code.md section 6 describes it, and what it prints. The
// arguments are borrowed together.
struct FormatExpr {
    std::string format;
    std::vector<FormatArg> args;
    OX_FIELDS(format)
};

struct ErrorExpr {
    OX_NO_FIELDS
};

using ExprKind =
    std::variant<ErrorExpr,
                 // places
                 LocalPlace, CapturePlace, StaticPlace, FieldPlace, DerefPlace, IndexPlace, TempPlace,
                 // values
                 CopyExpr, MoveExpr, BorrowExpr, RawBorrowExpr, IntLiteral, FloatLiteral, StringLiteral,
                 BytesLiteral, CallExpr, CallValueExpr, CallClosureExpr, CallPointerExpr, CallDynExpr,
                 UnaryExpr, BinaryExpr, LogicalExpr, CastExpr, CoerceExpr, AssignExpr, AssignOpExpr,
                 TupleExpr, ArrayExpr, RepeatExpr, StructExpr, FunctionExpr, ConstExpr, ConstParamExpr,
                 ClosureExpr, AsyncExpr,
                 // control
                 BlockExpr, ScopeExpr, IfExpr, LetConditionExpr, MatchExpr, LoopExpr, CountExpr, BreakExpr,
                 ContinueExpr, ReturnExpr,
                 // async and formatting
                 AwaitExpr, JoinExpr, SelectExpr, FormatExpr>;

struct Expr {
    ExprKind kind;
    Ty ty;
    Span span;
};

// ---- patterns
// -----------------------------------------------------------------------------------------------------------

struct WildcardPattern {
    OX_NO_FIELDS
};
enum class BindingMode { Copy, Move, Shared, Mutable };  // the last two bind a reference
struct BindingPattern {
    LocalId local;
    BindingMode mode = BindingMode::Move;
    PatternId sub;
    OX_FIELDS(local, mode, sub)
};
// A literal or constant: integers, Bool, Char by value; &str and &[UInt8; N] by content (the pattern's type
// is the reference).
struct ConstPattern {
    std::variant<UInt128, std::string> value;  // floats: the text
    OX_NO_FIELDS
};
struct RangePattern {  // on integers and Char; bounds as 128-bit two's complement, sign by the type
    std::optional<UInt128> from;
    std::optional<UInt128> to;
    bool inclusive = true;
    OX_FIELDS(inclusive)
};
struct FieldSubpattern {
    std::uint32_t field = 0;
    PatternId pattern;
    OX_FIELDS(field, pattern)
};
struct VariantPattern {  // enums
    std::uint32_t variant = 0;
    std::vector<FieldSubpattern> fields;
    OX_FIELDS(variant, fields)
};
struct StructPattern {  // structs and tuples; fields left out are not looked at
    std::vector<FieldSubpattern> fields;
    OX_FIELDS(fields)
};
struct DerefPattern {  // through a reference or Box: written `&p`, or inserted by the default binding modes
    PatternId inner;
    OX_FIELDS(inner)
};
struct SlicePattern {  // on arrays and slices
    std::vector<PatternId> prefix;
    bool hasRest = false;
    PatternId rest;  // a binding of the middle (type slice or array), may be absent
    std::vector<PatternId> suffix;
    OX_FIELDS(prefix, hasRest, rest, suffix)
};
struct OrPattern {  // every alternative binds the same locals
    std::vector<PatternId> alternatives;
    OX_FIELDS(alternatives)
};
struct ErrorPattern {
    OX_NO_FIELDS
};

using PatternKind = std::variant<ErrorPattern, WildcardPattern, BindingPattern, ConstPattern, RangePattern,
                                 VariantPattern, StructPattern, DerefPattern, SlicePattern, OrPattern>;

struct Pattern {
    PatternKind kind;
    Ty ty;  // of the place it is matched against
    Span span;
};

// ---- bodies
// -------------------------------------------------------------------------------------------------------------

struct Local {
    Name name;  // as written; invalid for locals the compiler made
    Ty ty;
    bool isMutable = false;
    bool isParam = false;
    bool isSelf = false;
    Span span{};
    bool byMacro = false;  // the user did not write the binding
    Ty annotated{};        // the type that its `let` gives it, if that names lifetimes
};

enum class CaptureMode { Shared, Mutable, Move };
struct Capture {
    Name name;  // of the root variable
    Ty ty;      // of the captured place
    CaptureMode mode = CaptureMode::Shared;
    bool isMutable = false;  // the root variable may be assigned
    LocalId root;            // the variable, in the outermost body that declares it
    Span use;                // the use that made the mode what it is
    std::string placeText;   // as a message shows it: "user.name"
};

struct BodyParam {
    PatternId pattern;
    Ty ty;
    Span span;
};

enum class BodyKind { Function, Closure, AsyncBlock, Constant };

struct Body {
    BodyKind kind = BodyKind::Function;
    DefId owner;           // the function or constant; for closures and async blocks the surrounding item
    BodyId parent;         // closures and async blocks: the surrounding body
    bool isAsync = false;  // an async function
    bool moves = false;    // closures, async blocks: written with `move`
    bool isAsyncClosure = false;       // lends what it has captured to the future that it gives
    bool isWantedOnce = false;         // closures: whoever gets it calls it once, and may take it apart
    CallKind callKind = CallKind::Fn;  // closures: the least that suffices
    std::vector<BodyParam> params;     // methods: self first, as a BindingPattern of a local named `self`
    std::vector<Capture> captures;
    Ty resultTy;  // an async function's or block's: the output
    ExprId root;  // a value of resultTy
    std::uint32_t loopCount = 0;
    Span span;      // the whole; for closures from `{` or `move`
    Span headSpan;  // function: its name; closure: up to the arrow; async block: `async move`

    Store<Expr, ExprId> exprs;
    Store<Pattern, PatternId> patterns;
    Store<Local, LocalId> locals;

    const Expr& operator[](ExprId id) const { return exprs[id]; }
    const Pattern& operator[](PatternId id) const { return patterns[id]; }
    const Local& operator[](LocalId id) const { return locals[id]; }
};

struct Bodies {
    Store<Body, BodyId> all;
    std::unordered_map<DefId, BodyId> of;  // functions and constants

    const Body& operator[](BodyId id) const { return all[id]; }
    Body& operator[](BodyId id) { return all[id]; }
};

}  // namespace oxide::hir
