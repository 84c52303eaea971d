// Hash: the discriminant of an enum with several variants, then the fields in order.
#include "frontend/expand/derives.h"

namespace oxide::expand {

namespace {

// Not a name that the type's own parameters have.
constexpr std::string_view kHasher = "__H";

ast::ExprId hash(const NodeMaker& make, ast::ExprId reference) {
    return make.call("std.hash.Hash.hash", {reference, make.name("state")});
}

ast::ExprId body(const Shape& shape, const NodeMaker& make) {
    std::vector<ast::ExprId> statements;
    if (!shape.isEnum) {
        for (const Field& field : shape.only().fields) {
            NodeMaker here = make.at(field.span);
            statements.push_back(hash(here, here.borrow(here.field(here.name("self"), field.name))));
        }
        return make.block(std::move(statements));
    }
    if (shape.variants.empty()) return make.match(make.deref(make.name("self")), {});
    if (shape.variants.size() > 1) {
        ast::ExprId value = make.call("std.mem.discriminantValue", {make.name("self")});
        statements.push_back(hash(make, make.borrow(value)));
    }
    std::vector<ast::MatchArm> arms;
    bool hasFieldless = false;
    for (const Variant& variant : shape.variants) {
        if (variant.fields.empty()) {
            hasFieldless = true;
            continue;
        }
        std::vector<ast::ExprId> fields;
        for (std::size_t i = 0; i < variant.fields.size(); ++i) {
            NodeMaker here = make.at(variant.fields[i].span);
            fields.push_back(hash(here, boundField(here, "self", i)));
        }
        arms.push_back(make.arm(variant.pattern(make, "self"), make.block(std::move(fields))));
    }
    if (!arms.empty()) {
        if (hasFieldless) arms.push_back(make.arm(make.wildcard(), make.block({})));
        statements.push_back(make.match(make.name("self"), std::move(arms)));
    }
    return make.block(std::move(statements));
}

}  // namespace

Methods deriveHash(const Shape& shape, const NodeMaker& make) {
    ast::GenericParam hasher;
    hasher.name = make.identifier(kHasher);
    hasher.bounds.push_back(make.bound("std.hash.Hasher"));
    ast::FunctionItem result = method(
        make, "hash", {make.param("state", make.reference(make.type(kHasher), true))}, {}, body(shape, make));
    result.generics.params.push_back(std::move(hasher));
    result.generics.span = make.span();
    return {std::move(result)};
}

}  // namespace oxide::expand
