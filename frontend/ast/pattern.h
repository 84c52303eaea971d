// Patterns.
#pragma once

#include <variant>
#include <vector>

#include "frontend/ast/ids.h"
#include "frontend/ast/path.h"

namespace oxide::ast {

struct ErrorPattern {
    OX_NO_FIELDS
};
struct WildcardPattern {
    OX_NO_FIELDS
};
struct RestPattern {  // `..` in tuples and slices
    OX_NO_FIELDS
};
struct NullPattern {
    OX_NO_FIELDS
};
// `x`, `mut x`, `ref x`, `x @ sub`. A plain name that turns out to be a constant, unit struct or variant is
// told apart by resolve.
struct BindingPattern {
    Identifier name;
    bool isMutable = false;
    bool byReference = false;
    bool mutableReference = false;  // ref mut
    bool byMacro = false;           // of `pin!` or a derived method: no lints
    PatternId sub;
    OX_FIELDS(name, isMutable, byReference, mutableReference, sub)
};
struct LiteralPattern {
    ExprId value;  // a LiteralExpr, or UnaryExpr Negate of one
    OX_FIELDS(value)
};
struct RangePattern {
    ExprId from;  // literals or paths; either may be absent
    ExprId to;
    bool inclusive = true;
    OX_FIELDS(from, to, inclusive)
};
struct PathPattern {  // dotted: Color.Red
    Path path;
    OX_FIELDS(path)
};
struct TupleStructPattern {
    Path path;
    std::vector<PatternId> elements;
    OX_FIELDS(path, elements)
};
struct FieldPattern {
    Identifier name;
    PatternId pattern;  // shorthand `x` is a BindingPattern
    bool shorthand = false;
    OX_FIELDS(name, pattern, shorthand)
};
struct StructPattern {
    Path path;
    std::vector<FieldPattern> fields;
    bool hasRest = false;
    OX_FIELDS(path, fields, hasRest)
};
struct TuplePattern {
    std::vector<PatternId> elements;
    OX_FIELDS(elements)
};
struct SlicePattern {
    std::vector<PatternId> elements;
    OX_FIELDS(elements)
};
struct ReferencePattern {
    bool isMutable = false;
    PatternId inner;
    OX_FIELDS(isMutable, inner)
};
struct OrPattern {
    std::vector<PatternId> alternatives;
    OX_FIELDS(alternatives)
};

using PatternKind = std::variant<std::monostate
#define OX_PATTERN(name) , name
#include "frontend/ast/nodes.def"
                                 >;

struct Pattern {
    PatternKind kind;
    Span span;
};

}  // namespace oxide::ast
