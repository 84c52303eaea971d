#include "codegen/lower/body.h"
#include "frontend/hir/places.h"

namespace oxide::lower {

std::vector<Value> BodyLowering::captureValues(const std::vector<ExprId>& captures) {
    std::vector<Operand> operands;
    for (ExprId capture : captures) operands.push_back(operand(capture, "captured"));
    return sequence(std::move(operands));
}

Value BodyLowering::closureExpr(const hir::Expr& expr, const hir::ClosureExpr& node) {
    const mono::ClosureInstance* closure = context_.closure(expr.ty);
    OX_CHECK(closure, "a closure that is not in the program");
    const mono::Function& function = context_.function(closure->function);
    context_.use(closure->function);
    std::vector<Value> values = captureValues(node.captures);
    Order order = strongest(values);
    cpp::Type type = context_.type(expr.ty);
    if (context_.isVisible(expr.ty)) return {cpp::construct(type, exprs(values)), order};
    std::vector<cpp::FieldDecl> fields = captureFields(context_, *function.code);
    std::vector<std::pair<std::string, cpp::Expr>> members;
    for (std::size_t i = 0; i < values.size(); ++i)
        members.emplace_back(fields[i].name, cpp::bare(values[i].expr));
    return {cpp::aggregate(type, std::move(members)), order};
}

Value BodyLowering::asyncExpr(const hir::Expr& expr, const hir::AsyncExpr& node) {
    FunctionId id = context_.bodyOf(node.body, context_.types[expr.ty].args);
    std::vector<Value> values = captureValues(node.captures);
    return {cpp::call("makeLazy<" + context_.use(id) + ">", exprs(values)),
            std::max(strongest(values), Order::Read)};
}

Value BodyLowering::callClosure(const hir::Expr&, const hir::CallClosureExpr& node) {
    Ty closureTy = typeOf(node.closure);
    bool isConsumed = node.kind == hir::CallKind::FnOnce && !hir::isPlace(body_[node.closure]);
    std::vector<Operand> operands;
    cpp::Expr consumed;
    if (isConsumed) {
        operands.push_back({.lower =
                                [&] {
                                    Value closure = value(node.closure);
                                    const cpp::Move* move = cpp::get<cpp::Move>(closure.expr);
                                    // Calling a local that is not used again needs no move, unless its death
                                    // shows.
                                    if (move && !context_.isVisible(closureTy))
                                        return Value{cpp::addressOf(move->place), closure.order};
                                    cpp::Expr local = temporary("closure", closureTy, closure);
                                    if (context_.isVisible(closureTy)) consumed = local;
                                    return Value{cpp::addressOf(local)};
                                },
                            .type = "auto*",
                            .hint = "closure"});
    } else {
        operands.push_back({.lower =
                                [&] {
                                    Place closure = asPlace(node.closure, "closure");
                                    return borrow(closure, closureTy, true);
                                },
                            .type = "auto*",
                            .hint = "closure"});
    }
    for (ExprId operandId : node.operands) operands.push_back(operand(operandId, "argument"));
    std::vector<Value> values = sequence(std::move(operands));
    std::vector<cpp::Expr> args;
    for (std::size_t i = 1; i < values.size(); ++i) args.push_back(cpp::bare(values[i].expr));
    Value result{cpp::call(cpp::deref(values[0].expr), std::move(args)), Order::Effect};
    FunctionId id = context_.bodyOf(node.body, node.args);
    context_.use(id);
    // A closure called for the last time dies with the call; its own captures have died in it.
    bool diesHere = consumed && context_.function(id).code &&
                    context_.function(id).code->callKind != hir::CallKind::FnOnce;
    if (!diesHere || out_->diverged) return result;
    Ty resultTy = context_.function(id).result;
    if (context_.isUnit(resultTy) || context_.isNever(resultTy)) {
        emit(cpp::ExprStmt{result.expr});
        endEarly(consumed);
        return {unitValue()};
    }
    cpp::Expr local = temporary("value", resultTy, result);
    endEarly(consumed);
    return {context_.isTrivial(resultTy) ? local : cpp::moved(local)};
}

}  // namespace oxide::lower
