// Names, paths, generic parameters and arguments: the parts that types, expressions, patterns and items
// share.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "frontend/ast/ids.h"
#include "frontend/base/fields.h"
#include "frontend/base/interner.h"
#include "frontend/base/source.h"

namespace oxide::ast {

struct Identifier {
    Name name;
    Span span;
    explicit operator bool() const { return name.valid(); }
    OX_FIELDS(name)
};

// One argument between `<` and `>`. A plain name that could be a type or a constant is parsed as a type.
struct GenericArg {
    enum class Kind { Type, Const, Lifetime, Binding, Constraint };

    Kind kind = Kind::Type;
    Identifier name;  // Lifetime ('a without the quote), Binding and Constraint (`Item = T`, `Item: Tr`)
    std::vector<GenericArg> nameArgs;  // Binding on a generic associated type: `Item<'a> = T`
    TypeId type;                       // Type, Binding
    ExprId value;                      // Const: a literal, `-1`, `{ expr }`, `true`
    std::vector<struct Bound> bounds;  // Constraint
    Span span;
    OX_FIELDS(kind, name, nameArgs, type, value, bounds)
};

// The arguments of one path segment: `<A, B, Item = C>` or the function sugar `(A, B) -> C` of Fn bounds.
struct GenericArgs {
    bool present = false;
    bool parenthesized = false;  // Fn(A, B) -> C: `args` are the parameters, `result` the result
    std::vector<GenericArg> args;
    TypeId result;  // none: unit
    Span span;
    OX_FIELDS(present, parenthesized, args, result)
};

struct PathSegment {
    Identifier name;  // also `self`, `Self`, `super`, `crate`
    GenericArgs args;
    OX_FIELDS(name, args)
};

struct Path {
    std::vector<PathSegment> segments;
    Span span;
    // `<T as Trait>.Item`: the self type and the trait stand before the segments
    TypeId qualifiedSelf;
    std::vector<PathSegment> qualifiedTrait;
    OX_FIELDS(segments, qualifiedSelf, qualifiedTrait)
};

// One bound of a parameter, `impl`, `dyn` or supertrait list.
struct Bound {
    enum class Kind { Trait, Lifetime };
    Kind kind = Kind::Trait;
    bool maybe = false;                    // ?Sized
    bool negative = false;                 // !Send, only in `extension T: !Send`
    std::vector<Identifier> forLifetimes;  // for<'a>
    Path path;                             // Trait
    Identifier lifetime;                   // Lifetime; `'_` and `'static` keep those names
    Span span;
    OX_FIELDS(kind, maybe, negative, forLifetimes, path, lifetime)
};

struct GenericParam {
    enum class Kind { Type, Const, Lifetime };
    Kind kind = Kind::Type;
    Identifier name;
    std::vector<Bound> bounds;
    TypeId type;          // Const
    TypeId defaultType;   // Type
    ExprId defaultValue;  // Const
    OX_FIELDS(kind, name, bounds, type, defaultType, defaultValue)
};

struct WherePredicate {
    std::vector<Identifier> forLifetimes;
    TypeId subject;       // a type, or
    Identifier lifetime;  // a lifetime
    std::vector<Bound> bounds;
    Span span;
    OX_FIELDS(forLifetimes, subject, lifetime, bounds)
};

struct Generics {
    std::vector<GenericParam> params;
    std::vector<WherePredicate> where;
    Span span;
    OX_FIELDS(params, where)
};

// #[path(arguments)] or #[path = "value"]. Arguments are kept as parsed meta items.
struct MetaItem {
    std::vector<Identifier> path;
    std::optional<std::string> value;  // a literal: string text without quotes, numbers and words as written
    std::vector<MetaItem> args;
    bool hasArgs = false;
    Span span;
    OX_FIELDS(path, value, args, hasArgs)
};

struct Attribute {
    MetaItem meta;
    bool inner = false;
    Span span;
    OX_FIELDS(meta, inner)
};

}  // namespace oxide::ast
