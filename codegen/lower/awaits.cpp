// `await`: one statement that waits, then the output is taken. docs/generated_code.md section 8.
#include "codegen/lower/body.h"

namespace oxide::lower {

void BodyLowering::awaitInto(const hir::Expr& expr, const hir::AwaitExpr& node, Destination& destination) {
    ExprId future = node.future;
    while (const auto* scope = std::get_if<hir::ScopeExpr>(&body_[future].kind)) future = scope->inner;
    if (const auto* direct = std::get_if<hir::CallExpr>(&body_[future].kind)) {
        FunctionId id = context_.callee(direct->callee);
        if (context_.function(id).isAsync && context_.function(id).kind == mono::FunctionKind::Plain) {
            awaitCall(id, sequence(argumentOperands(id, direct->args)), expr.ty, destination);
            return;
        }
    }
    if (const auto* block = std::get_if<hir::AsyncExpr>(&body_[future].kind)) {
        FunctionId id = context_.bodyOf(block->body, context_.types[typeOf(future)].args);
        awaitCall(id, captureValues(block->captures), expr.ty, destination);
        return;
    }
    awaitFuture(future, expr.ty, destination);
}

// Starts at once, on this strand; a function that never suspends is simply called.
void BodyLowering::awaitCall(FunctionId id, std::vector<Value> args, Ty output, Destination& destination) {
    if (out_->diverged) return;
    std::string name = context_.use(id);
    std::vector<cpp::Expr> operands;
    if (!context_.function(id).suspends) {
        for (const Value& arg : args) operands.push_back(cpp::bare(arg.expr));
        store({cpp::call(name, std::move(operands)), Order::Effect}, output, destination);
        return;
    }
    std::string slot =
        names_.fresh(destination.kind == Destination::Declare ? destination.name + "_slot" : "result_slot");
    emit(cpp::LocalStmt{.type = context_.core("Slot") + "<" + context_.type(output) + ">",
                        .name = slot,
                        .form = cpp::Initialiser::Construct,
                        .args = {cpp::name("strand")}});
    operands = {cpp::name("strand"), cpp::name(slot)};
    for (const Value& arg : args) operands.push_back(cpp::bare(arg.expr));
    emit(cpp::ExprStmt{cpp::call(name, std::move(operands))});
    emit(cpp::AwaitStmt{slot});
    takeInto(cpp::methodCall(cpp::name(slot), "take"), output, destination);
}

void BodyLowering::awaitFuture(ExprId future, Ty output, Destination& destination) {
    Ty ty = typeOf(future);
    Value operand = value(future);
    if (out_->diverged) return;
    TyKind kind = context_.kind(ty);
    bool isOwn = kind == TyKind::AsyncBlock || kind == TyKind::AsyncCall;
    if (!isCoroutine_) {
        OX_CHECK(isOwn, "an await in a function that never suspends");
        const cpp::Move* moved = cpp::get<cpp::Move>(operand.expr);
        cpp::Expr call = cpp::methodCall(moved ? moved->place : operand.expr, "call");
        if (context_.isUnit(output)) {
            emit(cpp::ExprStmt{call});
            storeUnit(destination);
        } else {
            store({call, Order::Effect}, output, destination);
        }
        return;
    }
    bool diesVisibly = !isOwn && (context_.holdsFuture(ty) ||
                                  (context_.isVisible(ty) && context_.program.userPoll.contains(ty)));
    auto wait = [&](const cpp::Expr& local, Destination& to) {
        emitAwait(cpp::get<cpp::Name>(local)->text);
        takeInto(cpp::call("ox::FutureTraits<" + context_.type(ty) + ">::take", {local}), output, to);
    };
    const cpp::Move* move = cpp::get<cpp::Move>(operand.expr);
    const cpp::Name* local = cpp::get<cpp::Name>(move ? move->place : operand.expr);
    bool isLocal = local && !members_.contains(local->text);
    if (diesVisibly) {
        // A future dies when its output has been taken, and it cannot be moved any more.
        predeclare(destination);
        emitBlock(block([&] { wait(temporary("future", ty, operand), destination); }));
        return;
    }
    wait(isLocal ? cpp::name(local->text) : temporary("future", ty, operand), destination);
}

void BodyLowering::emitAwait(const std::string& local) { emit(cpp::AwaitOnStmt{local}); }

void BodyLowering::takeInto(cpp::Expr take, Ty output, Destination& destination) {
    if (context_.isNever(output)) {
        unreachable();
    } else if (context_.isUnit(output)) {
        storeUnit(destination);
    } else if (destination.kind != Destination::Discard || context_.isVisible(output)) {
        store({std::move(take), Order::Effect}, output, destination);
    }
}

}  // namespace oxide::lower
