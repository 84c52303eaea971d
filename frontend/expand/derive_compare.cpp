// PartialEq, PartialOrd and Ord: variants by discriminant, then fields in order.
#include <functional>

#include "frontend/expand/derives.h"

namespace oxide::expand {

namespace {

// The two sides of one field.
struct Pair {
    ast::ExprId left;
    ast::ExprId right;
    Span span;
};

std::vector<Pair> structFields(const Shape& shape, const NodeMaker& make) {
    std::vector<Pair> result;
    for (const Field& field : shape.only().fields) {
        NodeMaker here = make.at(field.span);
        result.push_back({here.field(here.name("self"), field.name),
                          here.field(here.name("other"), field.name), field.span});
    }
    return result;
}

// As bound by the pattern `(Variant(self_0, ..), Variant(other_0, ..))`.
std::vector<Pair> variantFields(const Variant& variant, const NodeMaker& make) {
    std::vector<Pair> result;
    for (std::size_t i = 0; i < variant.fields.size(); ++i) {
        NodeMaker here = make.at(variant.fields[i].span);
        result.push_back(
            {here.deref(boundField(here, "self", i)), here.deref(boundField(here, "other", i)), here.span()});
    }
    return result;
}

// `match (self, other) { (A(..), A(..)) -> compare the fields, .., _ -> otherwise }`. Without `otherwise` the
// variants are equal.
ast::ExprId matchVariants(const Shape& shape, const NodeMaker& make,
                          const std::function<ast::ExprId(const std::vector<Pair>&)>& compare,
                          const std::function<ast::ExprId()>& otherwise) {
    std::vector<ast::MatchArm> arms;
    for (const Variant& variant : shape.variants) {
        if (variant.fields.empty()) continue;
        ast::PatternId both =
            make.tuplePattern({variant.pattern(make, "self"), variant.pattern(make, "other")});
        arms.push_back(make.arm(both, compare(variantFields(variant, make))));
    }
    if (shape.variants.size() > 1) arms.push_back(make.arm(make.wildcard(), otherwise()));
    return make.match(make.tuple({make.name("self"), make.name("other")}), std::move(arms));
}

ast::ExprId discriminant(const NodeMaker& make, std::string_view of) {
    return make.call("std.mem.discriminantValue", {make.name(of)});
}

ast::ExprId allEqual(const std::vector<Pair>& pairs, const NodeMaker& make) {
    ast::ExprId result;
    for (const Pair& pair : pairs) {
        ast::ExprId one = make.at(pair.span).binary(ast::BinaryOp::Eq, pair.left, pair.right);
        result = result ? make.binary(ast::BinaryOp::And, result, one) : one;
    }
    return result ? result : make.boolean(true);
}

ast::ExprId equalBody(const Shape& shape, const NodeMaker& make) {
    if (!shape.isEnum) return allEqual(structFields(shape, make), make);
    if (shape.variants.empty()) return make.match(make.deref(make.name("self")), {});
    auto fields = [&] {
        return matchVariants(
            shape, make, [&](const std::vector<Pair>& pairs) { return allEqual(pairs, make); },
            [&] { return make.boolean(true); });
    };
    if (shape.variants.size() == 1) return shape.isFieldless() ? make.boolean(true) : fields();
    ast::ExprId sameVariant =
        make.binary(ast::BinaryOp::Eq, discriminant(make, "self"), discriminant(make, "other"));
    return shape.isFieldless() ? sameVariant : make.binary(ast::BinaryOp::And, sameVariant, fields());
}

// What the two orders differ in.
struct Order {
    std::string_view function;
    bool isPartial;

    ast::ExprId compare(const NodeMaker& make, ast::ExprId left, ast::ExprId right) const {
        return make.call(function, {make.borrow(left), make.borrow(right)});
    }
    ast::ExprId equal(const NodeMaker& make) const {
        ast::ExprId equal = make.value("std.cmp.Ordering.Equal");
        return isPartial ? make.call("std.option.Option.Some", {equal}) : equal;
    }
    ast::PatternId equalPattern(const NodeMaker& make) const {
        ast::PatternId equal = make.pattern(ast::PathPattern{make.path("std.cmp.Ordering.Equal")});
        return isPartial ? make.tupleStructPattern("std.option.Option.Some", {equal}) : equal;
    }
};

// `match compare(a, b) { Equal -> the rest, order -> order }`
ast::ExprId lexicographic(const std::vector<Pair>& pairs, const Order& order, const NodeMaker& make) {
    if (pairs.empty()) return order.equal(make);
    ast::ExprId result;
    for (std::size_t i = pairs.size(); i-- > 0;) {
        NodeMaker here = make.at(pairs[i].span);
        ast::ExprId one = order.compare(here, pairs[i].left, pairs[i].right);
        result = result ? here.match(one, {here.arm(order.equalPattern(here), result),
                                           here.arm(here.binding("self_order"), here.name("self_order"))})
                        : one;
    }
    return result;
}

ast::ExprId orderBody(const Shape& shape, const Order& order, const NodeMaker& make) {
    if (!shape.isEnum) return lexicographic(structFields(shape, make), order, make);
    if (shape.variants.empty()) return make.match(make.deref(make.name("self")), {});
    auto byVariant = [&] {
        return order.compare(make, discriminant(make, "self"), discriminant(make, "other"));
    };
    if (shape.isFieldless()) return shape.variants.size() == 1 ? order.equal(make) : byVariant();
    return matchVariants(
        shape, make, [&](const std::vector<Pair>& pairs) { return lexicographic(pairs, order, make); },
        byVariant);
}

Methods compareMethod(std::string_view name, ast::TypeId result, ast::ExprId body, const NodeMaker& make) {
    return {method(make, name, {make.param("other", make.reference(make.type("Self")))}, result, body)};
}

}  // namespace

Methods derivePartialEq(const Shape& shape, const NodeMaker& make) {
    return compareMethod("eq", make.type("Bool"), equalBody(shape, make), make);
}

Methods derivePartialOrd(const Shape& shape, const NodeMaker& make) {
    Order order{"std.cmp.PartialOrd.partialCmp", true};
    ast::TypeId result =
        make.ast().types.add({ast::NullableType{make.type("std.cmp.Ordering")}, make.span()});
    return compareMethod("partialCmp", result, orderBody(shape, order, make), make);
}

Methods deriveOrd(const Shape& shape, const NodeMaker& make) {
    Order order{"std.cmp.Ord.cmp", false};
    return compareMethod("cmp", make.type("std.cmp.Ordering"), orderBody(shape, order, make), make);
}

}  // namespace oxide::expand
