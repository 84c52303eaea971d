// Expressions. A `.` chain is built from the left as the parser reads it: `a.b.c(x)` is MethodCall(Field(Name
// a, b), c, [x]); which prefix of it is a path is decided by resolve, never by the parser.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "frontend/ast/ids.h"
#include "frontend/ast/path.h"
#include "frontend/base/int128.h"

namespace oxide::ast {

struct ErrorExpr {
    OX_NO_FIELDS
};

enum class LiteralKind { Integer, Float, Bool, Char, Byte, String, ByteString, CString };

struct LiteralExpr {
    LiteralKind kind = LiteralKind::Integer;
    UInt128 integer = 0;  // Integer, Bool (0 or 1), Char and Byte (the code point)
    std::string text;     // String and ByteString: escapes decoded; Float: digits without '_' and suffix
    Name suffix;          // `5u8`, `1.0f32`; invalid if none
    OX_FIELDS(kind, text, suffix)
};

struct NullExpr {
    OX_NO_FIELDS
};

// A format specification, after the colon of `\(x:>8.2)` or of a placeholder `{:>8.2}`.
struct FormatCount {
    enum class Kind { None, Literal, Argument, Name };  // 8, 1$, width$
    Kind kind = Kind::None;
    std::uint32_t value = 0;
    Identifier name;
    OX_FIELDS(kind, value, name)
};
struct FormatSpec {
    char32_t fill = ' ';
    char align = 0;  // '<' '^' '>' or 0
    char sign = 0;   // '+' '-' or 0
    bool alternate = false;
    bool zero = false;
    bool precisionStar = false;  // `.*`: the precision is the next positional argument
    FormatCount width;
    FormatCount precision;
    std::string trait;  // "", "?", "x", "X", "o", "b", "e", "E", "p", "x?", "X?"
    Span span;
    OX_FIELDS(align, sign, alternate, zero, precisionStar, width, precision, trait)
};

// A string literal with `\( )` parts. Texts are decoded; texts.size() == values.size() + 1.
struct InterpolationPart {
    ExprId value;
    FormatSpec spec;
    OX_FIELDS(value, spec)
};
struct InterpolationExpr {
    std::vector<std::string> texts;
    std::vector<InterpolationPart> values;
    OX_FIELDS(texts, values)
};

// The head of a chain: a variable, type, module, `self`, `Self`, `crate`, `super`; with type arguments as in
// `Vec<Int>.new()`.
struct NameExpr {
    PathSegment segment;
    OX_FIELDS(segment)
};
// `<T as Trait>.f`, `<[Int]>.len`
struct QualifiedPathExpr {
    Path path;
    OX_FIELDS(path)
};
struct ParenExpr {
    ExprId inner;
    OX_FIELDS(inner)
};
struct FieldExpr {
    ExprId base;
    PathSegment field;  // arguments only where the chain is a path: `f.parse<Int>` as a value
    OX_FIELDS(base, field)
};
struct TupleFieldExpr {
    ExprId base;
    std::uint32_t index = 0;
    Span indexSpan;
    OX_FIELDS(base, index)
};
struct MethodCallExpr {
    ExprId base;
    PathSegment method;
    std::vector<ExprId> args;  // a trailing closure is the last one
    Span argsSpan;
    OX_FIELDS(base, method, args)
};
struct CallExpr {
    ExprId callee;
    std::vector<ExprId> args;
    Span argsSpan;
    OX_FIELDS(callee, args)
};
struct IndexExpr {
    ExprId base;
    ExprId index;
    OX_FIELDS(base, index)
};
struct TryExpr {  // e?
    ExprId operand;
    OX_FIELDS(operand)
};
struct UnwrapExpr {  // e!!
    ExprId operand;
    OX_FIELDS(operand)
};
// The operand is the whole postfix chain; check applies D1 to find how far the future reaches.
struct AwaitExpr {
    ExprId operand;
    Span keyword;
    OX_FIELDS(operand)
};

enum class UnaryOp { Negate, Not, Deref };
struct UnaryExpr {
    UnaryOp op = UnaryOp::Not;
    ExprId operand;
    OX_FIELDS(op, operand)
};
struct BorrowExpr {
    bool isMutable = false;
    bool isRaw = false;  // &raw const, &raw mut
    ExprId operand;
    OX_FIELDS(isMutable, isRaw, operand)
};

enum class BinaryOp {
    Add,
    Sub,
    Mul,
    Div,
    Rem,
    BitAnd,
    BitOr,
    BitXor,
    Shl,
    Shr,
    Eq,
    Ne,
    Lt,
    Le,
    Gt,
    Ge,
    And,
    Or
};
struct BinaryExpr {
    BinaryOp op = BinaryOp::Add;
    ExprId left;
    ExprId right;
    Span opSpan;
    OX_FIELDS(op, left, right)
};
struct CoalesceExpr {  // a ?? b
    ExprId value;
    ExprId fallback;
    Span opSpan;
    OX_FIELDS(value, fallback)
};
struct AssignExpr {
    ExprId place;
    ExprId value;
    std::optional<BinaryOp> op;  // compound assignment
    Span opSpan;
    OX_FIELDS(place, value, op)
};
struct RangeExpr {
    ExprId from;  // either may be absent
    ExprId to;
    bool inclusive = false;
    OX_FIELDS(from, to, inclusive)
};
struct CastExpr {
    ExprId operand;
    TypeId type;
    OX_FIELDS(operand, type)
};

struct FieldInit {
    Identifier name;  // a tuple field's name is its number
    ExprId value;     // shorthand `x` is a NameExpr of the same span
    bool shorthand = false;
    OX_FIELDS(name, value, shorthand)
};
struct StructExpr {
    Path path;
    std::vector<FieldInit> fields;
    ExprId base;  // ..base
    OX_FIELDS(path, fields, base)
};
// `Rc { value }` (D16): a path, and braces around one expression that is no field
struct BraceNewExpr {
    Path path;
    ExprId value;
    OX_FIELDS(path, value)
};
struct TupleExpr {  // () and (a,) too
    std::vector<ExprId> elements;
    OX_FIELDS(elements)
};
struct ArrayExpr {
    std::vector<ExprId> elements;
    OX_FIELDS(elements)
};
struct RepeatExpr {  // [value; count]
    ExprId value;
    ExprId count;
    OX_FIELDS(value, count)
};

struct Block {
    std::vector<StmtId> statements;
    ExprId tail;  // the last expression, if it is not closed by `;`
    Span span;    // with the braces
    OX_FIELDS(statements, tail)
};

enum class BlockKind { Plain, Unsafe, Const };
struct BlockExpr {
    BlockKind kind = BlockKind::Plain;
    Block block;
    Identifier label;  // 'a: { .. break 'a v .. }
    // D5: `let v = { .. }` without an arrow is a closure if v's type is a function type or v is called; check
    // decides.
    bool maybeClosure = false;
    OX_FIELDS(kind, block, label, maybeClosure)
};
struct AsyncExpr {
    bool moves = false;
    Block block;
    Span keyword;  // `async` or `async move`
    OX_FIELDS(moves, block)
};

struct ClosureParam {
    PatternId pattern;
    TypeId type;  // may be absent
    OX_FIELDS(pattern, type)
};
struct ClosureExpr {
    bool moves = false;
    bool isAsync = false;
    bool hasArrow = false;  // false: a brace without `params ->`; its arity follows `usesIt` and the callee
    bool usesIt = false;    // the body mentions a free `it`
    bool trailing = false;
    std::vector<ClosureParam> params;
    PatternId implicitIt;  // the BindingPattern of `it`, present if !hasArrow
    TypeId result;         // usually absent
    Block body;
    Span head;  // from `move` or `{` to the arrow
    OX_FIELDS(moves, isAsync, hasArrow, usesIt, trailing, params, implicitIt, result, body)
};

struct IfExpr {
    ExprId condition;  // may contain LetConditionExpr, joined by &&
    Block then;
    ExprId otherwise;  // absent, a BlockExpr or an IfExpr
    OX_FIELDS(condition, then, otherwise)
};
// `let pattern = value` inside the condition of if and while. `if let x = opt` is kept as written: check adds
// the Some.
struct LetConditionExpr {
    PatternId pattern;
    ExprId value;
    OX_FIELDS(pattern, value)
};
struct MatchArm {
    PatternId pattern;
    ExprId guard;
    ExprId body;
    Span span;
    OX_FIELDS(pattern, guard, body)
};
struct MatchExpr {
    ExprId scrutinee;
    std::vector<MatchArm> arms;
    Span keyword;
    OX_FIELDS(scrutinee, arms)
};
struct LoopExpr {
    Identifier label;  // without the quote
    Block body;
    OX_FIELDS(label, body)
};
struct WhileExpr {
    Identifier label;
    ExprId condition;
    Block body;
    OX_FIELDS(label, condition, body)
};
struct ForExpr {
    Identifier label;
    bool isAwait = false;
    PatternId pattern;
    ExprId iterable;
    Block body;
    OX_FIELDS(label, isAwait, pattern, iterable, body)
};
struct BreakExpr {
    Identifier label;
    ExprId value;
    OX_FIELDS(label, value)
};
struct ContinueExpr {
    Identifier label;
    OX_FIELDS(label)
};
struct ReturnExpr {
    ExprId value;
    OX_FIELDS(value)
};
struct YieldExpr {
    ExprId value;
    OX_FIELDS(value)
};

// An argument of a macro: an expression, a named one (`name = e`), or, for matches!, a pattern with a guard.
struct MacroArg {
    Identifier name;
    ExprId value;
    PatternId pattern;
    ExprId guard;
    OX_FIELDS(name, value, pattern, guard)
};
// A macro whose arguments are Oxide expressions; which macro it is, resolve says. `vec![v; n]` has `repeat`.
// Macros whose arguments are no expressions (user macros) keep `tokens`, the text between the delimiters.
struct MacroExpr {
    Path path;
    std::vector<MacroArg> args;
    ExprId repeat;
    std::string tokens;
    bool parsed = true;  // false: only `tokens` is meaningful
    Span argsSpan;
    OX_FIELDS(path, args, repeat, tokens, parsed)
};

struct SelectArm {
    PatternId pattern;
    ExprId future;
    ExprId precondition;  // `, if condition`
    ExprId handler;
    Span span;
    OX_FIELDS(pattern, future, precondition, handler)
};
struct SelectExpr {
    Path path;  // tokio.select
    bool biased = false;
    std::vector<SelectArm> arms;
    ExprId otherwise;  // else -> e
    OX_FIELDS(path, biased, arms, otherwise)
};

using ExprKind = std::variant<std::monostate
#define OX_EXPR(name) , name
#include "frontend/ast/nodes.def"
                              >;

struct Expr {
    ExprKind kind;
    Span span;
};

}  // namespace oxide::ast
