#include "codegen/lower/body.h"

namespace oxide::lower {

Value BodyLowering::tupleExpr(const hir::Expr& expr, const hir::TupleExpr& node) {
    if (node.elements.empty()) return {unitValue()};
    std::vector<Operand> operands;
    for (ExprId element : node.elements) operands.push_back(operand(element));
    std::vector<Value> values = sequence(std::move(operands));
    return {build(context_, expr.ty, 0, exprs(values)), strongest(values)};
}

Value BodyLowering::arrayExpr(const hir::Expr& expr, const hir::ArrayExpr& node) {
    std::vector<Operand> operands;
    for (ExprId element : node.elements) operands.push_back(operand(element, "element"));
    std::vector<Value> values = sequence(std::move(operands));
    std::vector<cpp::Expr> elements;
    for (const Value& item : values) elements.push_back(cpp::bare(item.expr));
    return {cpp::call(context_.type(expr.ty) + "::of", std::move(elements)), strongest(values)};
}

Value BodyLowering::repeatExpr(const hir::Expr& expr, const hir::RepeatExpr& node) {
    cpp::Type type = context_.type(expr.ty);
    auto args = context_.types.args(expr.ty);
    UInt128 count = context_.types[args[1]].value;
    if (const auto* constant = std::get_if<hir::ConstExpr>(&body_[node.value].kind);
        constant && !context_.isTrivial(args[0])) {
        std::string name = context_.useValue(context_.callee(constant->callee));
        return {cpp::call(type + "::make", {cpp::literal("ConstantOf<" + name + ">{}")}), Order::Effect};
    }
    if (count > 1 && !context_.isTrivial(args[0])) {
        ExprId each = node.value;
        while (const auto* scope = std::get_if<hir::ScopeExpr>(&body_[each].kind)) each = scope->inner;
        const auto* block = std::get_if<hir::BlockExpr>(&body_[each].kind);
        OX_CHECK(block && block->isConst, "repetition of a value that cannot be copied");
        cpp::Expr filler = cpp::name(names_.fresh("elements"));
        emit(cpp::LocalStmt{.type = type + "::Filler", .name = cpp::get<cpp::Name>(filler)->text});
        Buffer body = this->block([&] {
            Value element = value(node.value);
            emit(cpp::ExprStmt{cpp::methodCall(filler, "push", {cpp::bare(element.expr)})});
        });
        emit(cpp::WhileStmt{cpp::methodCall(filler, "isOpen"), std::move(body.statements)});
        return {cpp::methodCall(filler, "finish"), Order::Effect};
    }
    Value element = value(node.value);
    if (context_.isTrivial(args[0]))
        return {cpp::call(type + "::repeat", {cpp::bare(element.expr)}), element.order};
    if (count == 1) return {cpp::call(type + "::of", {element.expr}), element.order};
    Destination none = Destination::discard();
    store(element, args[0], none);
    return {cpp::call(type + "::of")};
}

Value BodyLowering::structExpr(const hir::Expr& expr, const hir::StructExpr& node) {
    const mono::AdtInstance* adt = context_.adt(expr.ty);
    OX_CHECK(adt, "a struct that is not in the program");
    const mono::Variant& variant = adt->variants[node.variant];
    std::vector<Operand> operands;
    for (const hir::FieldValue& field : node.fields) {
        operands.push_back(operand(field.value, variant.fields[field.field].name));
        if (variant.isTuple) operands.back().hint = "value";
    }
    std::vector<std::uint32_t> fromBase;
    Place base;
    if (node.base) {
        std::vector<bool> given(variant.fields.size());
        for (const hir::FieldValue& field : node.fields) given[field.field] = true;
        for (std::uint32_t i = 0; i < variant.fields.size(); ++i) {
            if (!given[i]) fromBase.push_back(i);
        }
        operands.push_back({.lower =
                                [&] {
                                    base = stable(asPlace(node.base, "base"), expr.ty);
                                    return Value{cpp::addressOf(base.expr), base.order};
                                },
                            .type = "auto*",
                            .hint = "base"});
    }
    std::vector<Value> values = sequence(std::move(operands));
    std::vector<cpp::Expr> fields(variant.fields.size());
    for (std::size_t i = 0; i < node.fields.size(); ++i) fields[node.fields[i].field] = values[i].expr;
    if (node.base) {
        Place from{cpp::deref(values.back().expr), values.back().order};
        for (std::uint32_t field : fromBase) {
            fields[field] =
                moveOut(fieldPlace(from, expr.ty, node.variant, field), variant.fields[field].ty).expr;
        }
    }
    return {build(context_, expr.ty, node.variant, std::move(fields)),
            std::max(strongest(values), node.base ? Order::Read : Order::Pure)};
}

cpp::Expr build(Context& context, Ty ty, std::uint32_t variant, std::vector<cpp::Expr> fields) {
    for (cpp::Expr& field : fields) field = cpp::bare(field);
    cpp::Type type = context.type(ty);
    if (context.kind(ty) == TyKind::Tuple) {
        return cpp::construct(type, std::move(fields));
    }
    const mono::AdtInstance* adt = context.adt(ty);
    if (adt->isEnum) return cpp::call(type + "::" + context.variantOf(*adt, variant), std::move(fields));
    if (adt->isExtern || context.hasConstructor(ty)) return cpp::construct(type, std::move(fields));
    std::vector<std::pair<std::string, cpp::Expr>> members;
    for (std::uint32_t i = 0; i < fields.size(); ++i)
        members.emplace_back(context.fieldOf(ty, 0, i), fields[i]);
    return cpp::aggregate(type, std::move(members));
}

}  // namespace oxide::lower
