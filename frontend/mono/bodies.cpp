// Copies of bodies with concrete types and final callees. Only what the body reaches is looked at.
#include "frontend/hir/places.h"
#include "frontend/mono/monomorphizer.h"
#include "frontend/types/fold.h"

namespace oxide::mono {

using hir::ExprId;
using hir::PatternId;
using types::TyKind;

// `await Box.pin(f(x))` where it is written is `await f(x)`: nobody sees the box. So recursion costs no more
// than calls.
ExprId Monomorphizer::withoutPin(const hir::Body& body, ExprId future) {
    auto inside = [&](ExprId id) {
        while (const auto* scope = std::get_if<hir::ScopeExpr>(&body.exprs[id].kind)) id = scope->inner;
        return id;
    };
    const auto* pin = std::get_if<hir::CallExpr>(&body.exprs[inside(future)].kind);
    if (!pin || pin->args.size() != 1 || items_.attribute(pin->callee.def, "lang").value_or("") != "boxPin") {
        return future;
    }
    ExprId call = inside(pin->args[0]);
    bool isCall = std::holds_alternative<hir::CallExpr>(body.exprs[call].kind) &&
                  table_[body.exprs[call].ty].kind == TyKind::AsyncCall;
    return isCall ? call : future;
}

hir::Body Monomorphizer::instantiate(const hir::Body& generic, Args args) {
    hir::Body body = generic;
    body.resultTy = concrete(body.resultTy, args);
    for (hir::Local& local : body.locals) local.ty = concrete(local.ty, args);
    for (hir::Capture& capture : body.captures) capture.ty = concrete(capture.ty, args);
    for (hir::BodyParam& param : body.params) {
        param.ty = concrete(param.ty, args);
        rewritePattern(body, param.pattern, args);
    }
    rewrite(body, body.root, args);
    return body;
}

void Monomorphizer::rewritePattern(hir::Body& body, PatternId id, Args args) {
    if (!id) return;
    Ty ty = concrete(body.patterns[id].ty, args);
    body.patterns[id].ty = ty;
    visit(ty);
    // Copies of the lists: a pattern is small, and its node may not be held across recursion.
    hir::PatternKind kind = body.patterns[id].kind;
    std::visit(Overload{
                   [&](hir::BindingPattern& p) {
                       if (p.mode == hir::BindingMode::Move && isCopy(ty)) {
                           std::get<hir::BindingPattern>(body.patterns[id].kind).mode =
                               hir::BindingMode::Copy;
                       }
                       visit(body.locals[p.local].ty);
                       rewritePattern(body, p.sub, args);
                   },
                   [&](hir::VariantPattern& p) {
                       for (const auto& field : p.fields) rewritePattern(body, field.pattern, args);
                   },
                   [&](hir::StructPattern& p) {
                       for (const auto& field : p.fields) rewritePattern(body, field.pattern, args);
                   },
                   [&](hir::DerefPattern& p) { rewritePattern(body, p.inner, args); },
                   [&](hir::SlicePattern& p) {
                       for (PatternId part : p.prefix) rewritePattern(body, part, args);
                       rewritePattern(body, p.rest, args);
                       for (PatternId part : p.suffix) rewritePattern(body, part, args);
                   },
                   [&](hir::OrPattern& p) {
                       for (PatternId part : p.alternatives) rewritePattern(body, part, args);
                   },
                   [](auto&) {},
               },
               kind);
}

void Monomorphizer::rewrite(hir::Body& body, ExprId id, Args args) {
    if (!id) return;
    Ty ty = concrete(body.exprs[id].ty, args);
    body.exprs[id].ty = ty;
    auto all = [&](const std::vector<ExprId>& ids) {
        for (ExprId one : std::vector<ExprId>(ids)) rewrite(body, one, args);
    };
    auto pattern = [&](PatternId one) { rewritePattern(body, one, args); };
    hir::ExprKind& kind = body.exprs[id].kind;  // stores never move their elements
    std::visit(Overload{
                   [&](hir::FieldPlace& e) { rewrite(body, e.base, args); },
                   [&](hir::DerefPlace& e) { rewrite(body, e.pointer, args); },
                   [&](hir::IndexPlace& e) { rewrite(body, e.base, args), rewrite(body, e.index, args); },
                   [&](hir::TempPlace& e) { rewrite(body, e.value, args); },
                   [&](hir::StaticPlace& e) { staticFor(e.def); },
                   [&](hir::CopyExpr& e) { rewrite(body, e.place, args); },
                   [&](hir::MoveExpr& e) {
                       rewrite(body, e.place, args);
                       ExprId place = e.place;
                       if (isCopy(ty)) body.exprs[id].kind = hir::CopyExpr{place};
                   },
                   [&](hir::BorrowExpr& e) { rewrite(body, e.place, args); },
                   [&](hir::RawBorrowExpr& e) { rewrite(body, e.place, args); },
                   [&](hir::CallExpr& e) {
                       all(e.args);
                       e.callee.args = concrete(e.callee.args, args);
                       rewriteCall(body, id);
                   },
                   [&](hir::CallValueExpr& e) {
                       rewrite(body, e.function, args);
                       all(e.args);
                       rewriteCallValue(body, id);
                   },
                   [&](hir::CallClosureExpr& e) { rewrite(body, e.closure, args), all(e.operands); },
                   [&](hir::CallPointerExpr& e) { rewrite(body, e.function, args), all(e.args); },
                   [&](hir::CallDynExpr& e) { rewrite(body, e.receiver, args), all(e.args); },
                   [&](hir::UnaryExpr& e) { rewrite(body, e.operand, args); },
                   [&](hir::BinaryExpr& e) { rewrite(body, e.left, args), rewrite(body, e.right, args); },
                   [&](hir::LogicalExpr& e) { rewrite(body, e.left, args), rewrite(body, e.right, args); },
                   [&](hir::CastExpr& e) { rewrite(body, e.operand, args); },
                   [&](hir::CoerceExpr& e) {
                       rewrite(body, e.operand, args);
                       Ty from = body.exprs[e.operand].ty;
                       if (e.kind == hir::CoerceKind::Unsize) unsize(from, ty);
                       if (e.kind == hir::CoerceKind::ReifyFn && table_.kind(from) == TyKind::FnDef)
                           functionOf({table_[from].def, table_[from].args});
                   },
                   [&](hir::AssignExpr& e) { rewrite(body, e.place, args), rewrite(body, e.value, args); },
                   [&](hir::AssignOpExpr& e) { rewrite(body, e.place, args), rewrite(body, e.value, args); },
                   [&](hir::TupleExpr& e) { all(e.elements); },
                   [&](hir::ArrayExpr& e) { all(e.elements); },
                   [&](hir::RepeatExpr& e) { rewrite(body, e.value, args); },
                   [&](hir::StructExpr& e) {
                       for (const hir::FieldValue& field : std::vector<hir::FieldValue>(e.fields))
                           rewrite(body, field.value, args);
                       rewrite(body, e.base, args);
                   },
                   [&](hir::FunctionExpr& e) {
                       e.callee.args = concrete(e.callee.args, args);
                       functionOf(e.callee);
                   },
                   [&](hir::ConstExpr& e) {
                       e.callee.args = concrete(e.callee.args, args);
                       Resolved target = resolve(e.callee.def, e.callee.args);
                       e.callee = {target.def, target.args};
                       functionOf(e.callee);
                   },
                   [&](hir::ConstParamExpr& e) {
                       Ty value = concrete(e.param, args);
                       body.exprs[id].kind = hir::IntLiteral{table_[value].value};
                   },
                   [&](hir::ClosureExpr& e) {
                       all(e.captures);
                       visit(ty);
                   },
                   [&](hir::AsyncExpr& e) {
                       all(e.captures);
                       visit(ty);
                   },
                   [&](hir::BlockExpr& e) {
                       for (std::size_t i = 0; i < e.statements.size(); ++i) {
                           if (auto* let = std::get_if<hir::LetStmt>(&e.statements[i].kind)) {
                               rewrite(body, let->init, args);
                               pattern(let->pattern);
                               rewrite(body, let->otherwise, args);
                           } else {
                               rewrite(body, std::get<hir::ExprStmt>(e.statements[i].kind).expr, args);
                           }
                       }
                       rewrite(body, e.tail, args);
                   },
                   [&](hir::ScopeExpr& e) { rewrite(body, e.inner, args); },
                   [&](hir::IfExpr& e) {
                       rewrite(body, e.condition, args), rewrite(body, e.then, args),
                           rewrite(body, e.otherwise, args);
                   },
                   [&](hir::LetConditionExpr& e) { rewrite(body, e.scrutinee, args), pattern(e.pattern); },
                   [&](hir::MatchExpr& e) {
                       if (std::optional<hir::CountExpr> count = countingLoop(body, e, args)) {
                           rewrite(body, count->from, args), rewrite(body, count->to, args);
                           rewrite(body, count->step, args);
                           pattern(count->pattern);
                           rewrite(body, count->body, args);
                           body.exprs[id].kind = *count;
                           return;
                       }
                       rewrite(body, e.scrutinee, args);
                       for (hir::Arm& arm : e.arms)
                           pattern(arm.pattern), rewrite(body, arm.guard, args),
                               rewrite(body, arm.body, args);
                   },
                   [&](hir::LoopExpr& e) { rewrite(body, e.body, args); },
                   [&](hir::BreakExpr& e) { rewrite(body, e.value, args); },
                   [&](hir::ReturnExpr& e) { rewrite(body, e.value, args); },
                   [&](hir::AwaitExpr& e) {
                       e.future = withoutPin(body, e.future);
                       rewrite(body, e.future, args);
                       recordFuture(body.exprs[e.future].ty);
                   },
                   [&](hir::JoinExpr& e) {
                       all(e.futures);
                       for (ExprId future : e.futures) recordFuture(body.exprs[future].ty);
                   },
                   [&](hir::SelectExpr& e) {
                       for (hir::SelectArm& arm : e.arms) {
                           rewrite(body, arm.precondition, args);
                           rewrite(body, arm.future, args);
                           recordFuture(body.exprs[arm.future].ty);
                           pattern(arm.pattern);
                           rewrite(body, arm.handler, args);
                       }
                       rewrite(body, e.otherwise, args);
                   },
                   [&](hir::FormatExpr& e) {
                       for (hir::FormatArg& arg : e.args) {
                           rewrite(body, arg.value, args);
                           if (arg.isCount) continue;
                           arg.format.args = concrete(arg.format.args, args);
                           Resolved target = resolve(arg.format.def, arg.format.args);
                           if (target.kind == Resolved::Kind::Function)
                               arg.format = {target.def, target.args};
                           functionOf(arg.format);
                       }
                   },
                   [](auto&) {},
               },
               kind);
    visit(ty);
}

void Monomorphizer::rewriteCall(hir::Body& body, ExprId id) {
    auto& call = std::get<hir::CallExpr>(body.exprs[id].kind);
    Resolved target = resolve(call.callee.def, call.callee.args);
    if (target.kind == Resolved::Kind::Dyn) {
        Ty self = table_.list(call.callee.args)[0];
        hir::CallDynExpr dyn;
        dyn.method = call.callee;
        dyn.slot = slotOf(self, call.callee.def);
        dyn.receiver = call.args[0];
        dyn.args.assign(call.args.begin() + 1, call.args.end());
        body.exprs[id].kind = std::move(dyn);
        return;
    }
    if (target.kind == Resolved::Kind::Function) call.callee = {target.def, target.args};
    functionOf(call.callee);
}

// A call of a value, now that its type says what it is.
void Monomorphizer::rewriteCallValue(hir::Body& body, ExprId id) {
    hir::CallValueExpr call = std::get<hir::CallValueExpr>(body.exprs[id].kind);
    Span span = body.exprs[id].span;
    auto isPlace = [&](ExprId one) { return hir::isPlace(body.exprs[one]); };
    auto toPlace = [&](ExprId one) {
        return isPlace(one) ? one : body.exprs.add({hir::TempPlace{one, false}, body.exprs[one].ty, span});
    };
    ExprId function = call.function;
    while (true) {
        Ty ty = body.exprs[function].ty;
        const types::TyData& data = table_[ty];
        switch (data.kind) {
            case TyKind::Ref: {
                Ty inner = table_.pointee(ty);
                // Through a reference the callee is called where it is.
                if (call.kind == hir::CallKind::FnOnce)
                    call.kind = data.flag ? hir::CallKind::FnMut : hir::CallKind::Fn;
                function = body.exprs.add({hir::DerefPlace{function}, inner, span});
                visit(inner);
                continue;
            }
            case TyKind::Adt: {
                Ty inner = table_.args(ty)[0];  // Box<F>
                bool dynOnce = table_.kind(inner) == TyKind::Dyn && call.kind == hir::CallKind::FnOnce;
                if (!dynOnce) {
                    ExprId place = toPlace(function);
                    function = body.exprs.add({hir::DerefPlace{place}, inner, span});
                    if (call.kind == hir::CallKind::FnOnce)
                        function = body.exprs.add({hir::MoveExpr{function}, inner, span});
                    visit(inner);
                    continue;
                }
                hir::CallDynExpr dyn;
                dyn.slot = 0;
                dyn.receiver = function;
                dyn.args = call.args;
                vtableType(inner);
                body.exprs[id].kind = std::move(dyn);
                return;
            }
            case TyKind::Dyn: {
                hir::CallDynExpr dyn;
                dyn.slot = 0;
                if (const auto* moved = std::get_if<hir::MoveExpr>(&body.exprs[function].kind))
                    function = moved->place;
                bool isMutable = call.kind == hir::CallKind::FnMut;
                dyn.receiver = body.exprs.add(
                    {hir::BorrowExpr{isMutable ? hir::BorrowKind::Mutable : hir::BorrowKind::Shared, function,
                                     false},
                     table_.reference(isMutable, ty), span});
                visit(table_.reference(isMutable, ty));
                dyn.args = call.args;
                vtableType(ty);
                body.exprs[id].kind = std::move(dyn);
                return;
            }
            case TyKind::FnDef: {
                hir::Callee callee{data.def, data.args};
                Resolved target = resolve(callee.def, callee.args);
                if (target.kind == Resolved::Kind::Function) callee = {target.def, target.args};
                bool isConstructor = items_.defs()[callee.def].kind != resolve::DefKind::Function;
                if (isConstructor) {
                    hir::StructExpr value;
                    value.variant = items_.defs()[callee.def].kind == resolve::DefKind::Variant
                                        ? items_.defs()[callee.def].index
                                        : 0;
                    for (std::uint32_t i = 0; i < call.args.size(); ++i)
                        value.fields.push_back({i, call.args[i]});
                    body.exprs[id].kind = std::move(value);
                    return;
                }
                functionOf(callee);
                body.exprs[id].kind = hir::CallExpr{callee, call.args, false, span};
                if (target.kind == Resolved::Kind::Dyn) rewriteCall(body, id);
                return;
            }
            case TyKind::FnPtr: {
                if (isPlace(function)) function = body.exprs.add({hir::CopyExpr{function}, ty, span});
                body.exprs[id].kind = hir::CallPointerExpr{function, call.args};
                return;
            }
            case TyKind::Closure: {
                ClosureInstance& instance = closureInstance(ty);
                (void)instance;
                const hir::Body& target = program_.bodies()[BodyId(data.index)];
                hir::CallClosureExpr closure;
                closure.body = BodyId(data.index);
                closure.args = data.args;
                closure.kind = call.kind;
                // A local closure is called by the least its body needs.
                if (isPlace(function)) {
                    closure.kind = target.callKind;
                    if (target.callKind == hir::CallKind::FnOnce)
                        function = body.exprs.add({hir::MoveExpr{function}, ty, span});
                }
                closure.closure = function;
                closure.operands = call.args;
                body.exprs[id].kind = std::move(closure);
                return;
            }
            default: OX_UNREACHABLE("a value that cannot be called is called");
        }
    }
}

}  // namespace oxide::mono
