// `select!`, of Tokio and of futures.
#include "frontend/check/body_checker.h"

namespace oxide::check {

// futures' select! waits only for what is not at its end; of a variable it borrows the future. It stands for
//     { let live = live()
//       select! { Some(pattern) = branch(&mut future, &live) -> handler, ..
//                 Some(_) = idle(&live) -> default, else -> complete } }
ExprId BodyChecker::checkSelect(const ast::SelectExpr& select, Expect expect, Span at) {
    bool isFused = names().target(select.path).target.kind == resolve::Target::Kind::Def;
    auto branches = [&](std::string_view name) {
        return items_.resolver().lookupPath({"futures", "future", "branches", name});
    };
    ExprId begin = isFused ? callFunction(branches("live"), {}, {}, at) : ExprId{};
    Ty liveType = isFused ? typeOf(begin) : Ty{};
    LocalId live = isFused ? newLocal("", liveType, at, false) : LocalId{};
    auto fused = [&](std::string_view name, std::vector<Ty> args, std::vector<ExprId> operands) {
        require(branches(name), args, at, types::Cause::Bound);
        operands.push_back(borrow(make(hir::LocalPlace{live}, liveType, at), false, at));
        return callFunction(branches(name), std::move(args), std::move(operands), at);
    };
    hir::SelectExpr result;
    result.biased = select.biased;
    if (isFused) result.biased = text(camelCase(select.path.segments.back().name.name)) == "selectBiased";
    std::vector<Ty> outputs;
    for (const ast::SelectArm& arm : select.arms) {
        hir::SelectArm one;
        one.span = arm.span;
        if (!arm.future) {  // `default`, behind all others
            result.biased = true;
            one.future = fused("idle", {}, {});
            outputs.push_back(table_.unit());
            result.arms.push_back(std::move(one));
            continue;
        }
        if (arm.precondition) one.precondition = scoped(checkCoerced(arm.precondition, table_.boolean()));
        bool isVariable = isFused && std::holds_alternative<ast::NameExpr>(ast()[arm.future].kind);
        one.future = isVariable ? borrow(check(arm.future), true, span(arm.future)) : checkValue(arm.future);
        // As rustc, which sees this in what the macro wrote.
        outputs.push_back(toFuture(one.future, span(arm.future), at));
        if (isFused) one.future = fused("branch", {typeOf(one.future)}, {one.future});
        result.arms.push_back(std::move(one));
    }
    solve();
    Ty type;
    bool before = frame_->diverges;
    bool all = true;
    auto handler = [&](ast::ExprId syntax) {
        frame_->diverges = before;
        ExprId value = check(syntax, expect);
        all &= frame_->diverges;
        if (!expect.discard) return joinBranch(type, value, expect, span(syntax), "match");
        if (table_.kind(typeOf(value)) == TyKind::Never)
            return make(hir::CoerceExpr{hir::CoerceKind::NeverToAny, value}, table_.unit(), spanOf(value));
        if (table_.isUnit(typeOf(value))) return value;
        std::vector<hir::Stmt> statements{{hir::ExprStmt{scoped(toValue(value))}, spanOf(value)}};
        return make(hir::BlockExpr{std::move(statements), {}, {}, false}, table_.unit(), spanOf(value));
    };
    for (std::size_t i = 0; i < select.arms.size(); ++i) {
        hir::SelectArm& arm = result.arms[i];
        ast::PatternId pattern = select.arms[i].pattern;
        arm.pattern = pattern ? checkPattern(pattern, outputs[i])
                              : makePattern(hir::WildcardPattern{}, outputs[i], arm.span);
        if (isFused) arm.pattern = somePattern(arm.pattern, option(outputs[i]), arm.span);
        arm.handler = scoped(toValue(handler(select.arms[i].handler)));
    }
    if (select.otherwise)
        result.otherwise = scoped(toValue(handler(select.otherwise)));
    else if (isFused)
        result.otherwise = scoped(callFunction(branches("allCompleted"), {}, {}, at));
    frame_->diverges = before;
    if (expect.discard) {
        type = table_.unit();
    } else {
        if (!type) type = table_.never();
        for (hir::SelectArm& arm : result.arms) {
            if (table_.kind(typeOf(arm.handler)) == TyKind::Never &&
                table_.kind(infer_.resolve(type)) != TyKind::Never)
                arm.handler = coerce(arm.handler, type);
        }
    }
    if (all && !expect.discard && table_.kind(infer_.resolve(type)) == TyKind::Never) frame_->diverges = true;
    ExprId value = make(std::move(result), type, at);
    if (!isFused) return value;
    hir::LetStmt let{
        makePattern(hir::BindingPattern{live, hir::BindingMode::Move, {}}, liveType, at), scoped(begin), {}};
    return make(hir::BlockExpr{{{let, at}}, value, {}, false}, type, at);
}

}  // namespace oxide::check
