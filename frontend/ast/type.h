// Types as written.
#pragma once

#include <variant>
#include <vector>

#include "frontend/ast/ids.h"
#include "frontend/ast/path.h"

namespace oxide::ast {

struct ErrorType {
    OX_NO_FIELDS
};
struct PathType {
    Path path;
    OX_FIELDS(path)
};
struct ReferenceType {
    Identifier lifetime;
    bool isMutable = false;
    TypeId inner;
    OX_FIELDS(lifetime, isMutable, inner)
};
struct PointerType {  // *const T, *mut T
    bool isMutable = false;
    TypeId inner;
    OX_FIELDS(isMutable, inner)
};
struct NullableType {  // T?; `&T?` is Nullable(Reference T)
    TypeId inner;
    OX_FIELDS(inner)
};
struct TupleType {
    std::vector<TypeId> elements;
    OX_FIELDS(elements)
};
struct ArrayType {
    TypeId element;
    ExprId length;
    OX_FIELDS(element, length)
};
struct SliceType {
    TypeId element;
    OX_FIELDS(element)
};
struct FunctionType {  // `(A, B) -> C` and `fn(A, B) -> C`
    bool isUnsafe = false;
    std::vector<Identifier> forLifetimes;
    std::vector<TypeId> params;
    TypeId result;
    OX_FIELDS(isUnsafe, forLifetimes, params, result)
};
struct NeverType {
    OX_NO_FIELDS
};
struct InferType {
    OX_NO_FIELDS
};
struct ImplType {
    std::vector<Bound> bounds;
    OX_FIELDS(bounds)
};
struct DynType {
    std::vector<Bound> bounds;
    OX_FIELDS(bounds)
};

using TypeKind = std::variant<std::monostate
#define OX_TYPE(name) , name
#include "frontend/ast/nodes.def"
                              >;

struct Type {
    TypeKind kind;
    Span span;
};

}  // namespace oxide::ast
