#include "frontend/flow/builder.h"

namespace oxide::flow {

void Builder::awaitExpr(const Place& target, const hir::AwaitExpr& node, const hir::Expr& expr) {
    Operand future = operand(node.future);
    taken(future, TakenBy::Await, expr.span);
    assign(target, AwaitValue{{std::move(future)}}, expr.span);
    if (types_.kind(expr.ty) == types::TyKind::Never) finish(expr.span);
}

void Builder::joinExpr(const Place& target, const hir::JoinExpr& node, const hir::Expr& expr) {
    std::vector<Operand> futures = operands(node.futures);
    for (const Operand& future : futures) taken(future, TakenBy::Argument, future.span);
    assign(target, AwaitValue{std::move(futures), true}, expr.span);
}

// Preconditions first, then the futures, which live until one is chosen; then the chosen arm alone.
void Builder::selectExpr(const Place& target, const hir::SelectExpr& node, const hir::Expr& expr) {
    for (const hir::SelectArm& arm : node.arms) {
        if (arm.precondition) operand(arm.precondition);
    }
    enter(ScopeKind::Temps, expr.span);
    AwaitValue wait{{}, false, true};
    std::vector<VarId> futures;
    for (const hir::SelectArm& arm : node.arms) {
        const hir::Expr& future = body_[arm.future];
        VarId var = temp(future.ty, future.span);
        cfg_.vars[var].isUserTemp = true;
        into(placeOf(var), arm.future);
        schedule(scopes_.size() - 1, var, true);
        futures.push_back(var);
        wait.futures.push_back(use(placeOf(var), false, future.span));
    }
    BlockId waiting = newBlock(), join = newBlock(), otherwise;
    go(waiting, expr.span);
    current_ = waiting;
    assign(placeOf(temp(types_.unit(), expr.span)), std::move(wait), expr.span);
    std::vector<BlockId> starts;
    for (std::size_t i = 0; i < node.arms.size(); ++i) starts.push_back(newBlock());
    if (node.otherwise) {
        otherwise = newBlock();
        starts.push_back(otherwise);
    }
    branch(starts, expr.span);

    std::size_t outside = scopes_.size() - 1;
    for (std::size_t i = 0; i < node.arms.size(); ++i) {
        const hir::SelectArm& arm = node.arms[i];
        current_ = starts[i];
        Ty ty = body_[arm.pattern].ty;
        VarId output = temp(ty, body_[arm.pattern].span);
        cfg_.vars[output].isUserTemp = true;
        assign(placeOf(output), SelectedValue{placeOf(futures[i])}, body_[arm.pattern].span);
        Failure failure;
        std::vector<Way> ways = match(arm.pattern, placeOf(output), body_[arm.pattern].span, failure);
        if (failure.block) {  // the arm is disabled; the others go on
            BlockId here = std::exchange(current_, failure.block);
            go(waiting, expr.span);
            current_ = here;
        }
        // All futures are dropped before the handler runs.
        for (Way& way : ways) {
            BlockId matched = std::exchange(way.block, newBlock());
            current_ = matched;
            unwindTo(outside);
            go(way.block);
        }
        Scope waitingScope = std::move(scopes_.back());
        scopes_.pop_back();
        enter(ScopeKind::Block, arm.span);
        schedule(scopes_.size() - 1, output, true);
        declare(arm.pattern);
        bind(ways, body_[arm.pattern].span);
        into(target, arm.handler);
        leave();
        scopes_.push_back(std::move(waitingScope));
        go(join, expr.span);
    }
    Scope waitingScope = std::move(scopes_.back());
    scopes_.pop_back();
    if (node.otherwise) {
        current_ = otherwise;
        emitExit(waitingScope);
        into(target, node.otherwise);
        go(join, expr.span);
    }
    current_ = join;
}

}  // namespace oxide::flow
