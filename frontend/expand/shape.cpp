#include "frontend/expand/shape.h"

#include <fmt/format.h>

#include <algorithm>

namespace oxide::expand {

namespace {

std::string boundName(std::string_view prefix, std::size_t index) {
    return fmt::format("{}_{}", prefix, index);
}

}  // namespace

ast::PatternId Variant::pattern(const NodeMaker& make, std::string_view prefix) const {
    if (shape == ast::VariantShape::Unit) return make.pattern(ast::PathPattern{make.path(path)});
    std::vector<ast::PatternId> bindings;
    for (std::size_t i = 0; i < fields.size(); ++i)
        bindings.push_back(make.at(fields[i].span).binding(boundName(prefix, i)));
    if (shape == ast::VariantShape::Tuple) return make.tupleStructPattern(path, std::move(bindings));
    ast::StructPattern result{make.path(path), {}, false};
    for (std::size_t i = 0; i < fields.size(); ++i)
        result.fields.push_back({make.identifier(fields[i].name), bindings[i], false});
    return make.pattern(std::move(result));
}

ast::ExprId Variant::construct(const NodeMaker& make, std::vector<ast::ExprId> values) const {
    if (shape == ast::VariantShape::Unit) return make.value(path);
    ast::StructExpr result{make.path(path), {}, {}};
    for (std::size_t i = 0; i < fields.size(); ++i)
        result.fields.push_back({make.identifier(fields[i].name), values[i], false});
    return make.expr(std::move(result));
}

bool Shape::isGeneric() const {
    return std::ranges::any_of(generics->params, [](const ast::GenericParam& param) {
        return param.kind == ast::GenericParam::Kind::Type;
    });
}

bool Shape::isFieldless() const {
    return std::ranges::all_of(variants, [](const Variant& variant) { return variant.fields.empty(); });
}

ast::ExprId boundField(const NodeMaker& make, std::string_view prefix, std::size_t index) {
    return make.name(boundName(prefix, index));
}

}  // namespace oxide::expand
