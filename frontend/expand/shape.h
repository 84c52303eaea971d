// The struct or enum that a derive is about.
#pragma once

#include <string>
#include <vector>

#include "frontend/expand/node_maker.h"

namespace oxide::expand {

struct Field {
    Name name;
    ast::TypeId type;
    Span span;  // `name: Type`, without attributes
};

// A variant of an enum, or the one of a struct.
struct Variant {
    std::string path;  // "Shape.Circle", or the struct's name
    std::string name;
    ast::VariantShape shape = ast::VariantShape::Unit;
    std::vector<Field> fields;
    Span span;
    const ast::Attribute* defaultAttribute = nullptr;

    // The pattern that binds the fields to `prefix`_0, `prefix`_1, ..
    ast::PatternId pattern(const NodeMaker& make, std::string_view prefix) const;
    // The value with one expression for each field.
    ast::ExprId construct(const NodeMaker& make, std::vector<ast::ExprId> values) const;
};

struct Shape {
    Name name;
    bool isEnum = false;
    const ast::Generics* generics = nullptr;
    std::vector<Variant> variants;
    bool isAlsoCopy = false;  // the same type derives Copy

    bool isGeneric() const;  // over types
    const Variant& only() const { return variants[0]; }
    bool isFieldless() const;
};

// A bound field, as an expression.
ast::ExprId boundField(const NodeMaker& make, std::string_view prefix, std::size_t index);

}  // namespace oxide::expand
