// Clone: field by field; a Copy type that is not generic is copied as a whole.
#include "frontend/expand/derives.h"

namespace oxide::expand {

namespace {

constexpr std::string_view kClone = "std.clone.Clone.clone";

ast::ExprId body(const Shape& shape, const NodeMaker& make) {
    if (shape.isAlsoCopy && !shape.isGeneric()) return make.deref(make.name("self"));
    if (!shape.isEnum) {
        std::vector<ast::ExprId> values;
        for (const Field& field : shape.only().fields) {
            NodeMaker here = make.at(field.span);
            values.push_back(here.call(kClone, {here.borrow(here.field(here.name("self"), field.name))}));
        }
        return shape.only().construct(make, std::move(values));
    }
    if (shape.variants.empty()) return make.match(make.deref(make.name("self")), {});
    std::vector<ast::MatchArm> arms;
    for (const Variant& variant : shape.variants) {
        std::vector<ast::ExprId> values;
        for (std::size_t i = 0; i < variant.fields.size(); ++i) {
            NodeMaker here = make.at(variant.fields[i].span);
            values.push_back(here.call(kClone, {boundField(here, "self", i)}));
        }
        arms.push_back(make.arm(variant.pattern(make, "self"), variant.construct(make, std::move(values))));
    }
    return make.match(make.name("self"), std::move(arms));
}

}  // namespace

Methods deriveClone(const Shape& shape, const NodeMaker& make) {
    return {method(make, "clone", {}, make.type("Self"), body(shape, make))};
}

}  // namespace oxide::expand
