// Debug: through the formatter's builders, with the names as the program spells them.
#include "frontend/expand/derives.h"

namespace oxide::expand {

namespace {

// `fields[i]` is a reference to the field.
ast::ExprId show(const Variant& variant, const std::vector<ast::ExprId>& fields, const NodeMaker& make) {
    ast::ExprId name = make.string(variant.name);
    if (variant.fields.empty()) return make.methodCall(make.name("f"), "writeStr", {name});
    bool isTuple = variant.shape == ast::VariantShape::Tuple;
    ast::ExprId chain = make.methodCall(make.name("f"), isTuple ? "debugTuple" : "debugStruct", {name});
    for (std::size_t i = 0; i < fields.size(); ++i) {
        NodeMaker here = make.at(variant.fields[i].span);
        std::vector<ast::ExprId> args;
        if (!isTuple) args.push_back(here.string(text(variant.fields[i].name)));
        args.push_back(fields[i]);
        chain = here.methodCall(chain, "field", std::move(args));
    }
    return make.methodCall(chain, "finish", {});
}

ast::ExprId body(const Shape& shape, const NodeMaker& make) {
    if (!shape.isEnum) {
        std::vector<ast::ExprId> fields;
        for (const Field& field : shape.only().fields) {
            NodeMaker here = make.at(field.span);
            fields.push_back(here.borrow(here.field(here.name("self"), field.name)));
        }
        return show(shape.only(), fields, make);
    }
    if (shape.variants.empty()) return make.match(make.deref(make.name("self")), {});
    std::vector<ast::MatchArm> arms;
    for (const Variant& variant : shape.variants) {
        std::vector<ast::ExprId> fields;
        for (std::size_t i = 0; i < variant.fields.size(); ++i)
            fields.push_back(boundField(make.at(variant.fields[i].span), "self", i));
        arms.push_back(make.arm(variant.pattern(make, "self"), show(variant, fields, make)));
    }
    return make.match(make.name("self"), std::move(arms));
}

}  // namespace

Methods deriveDebug(const Shape& shape, const NodeMaker& make) {
    ast::Param formatter = make.param("f", make.reference(make.type("std.fmt.Formatter"), true));
    return {method(make, "fmt", {formatter}, make.type("std.fmt.Result"), body(shape, make))};
}

}  // namespace oxide::expand
