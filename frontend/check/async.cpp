// Async blocks, `await` with D1's rule, join!.
#include <fmt/format.h>

#include "frontend/check/body_checker.h"
#include "frontend/types/fold.h"

namespace oxide::check {

using diag::Code;

bool BodyChecker::requireAsync(Span keyword, std::string_view what) {
    if (frame_->isAsync) return true;
    Span head = frame_->body->headSpan.valid() ? frame_->body->headSpan : frame_->body->span;
    error(Code::E0728, keyword, fmt::format("{} is only allowed inside `async` functions and blocks", what))
        .label("only allowed inside `async` functions and blocks")
        .label(head, "this is not `async`");
    return false;
}

bool BodyChecker::isFuture(Ty ty) {
    ty = infer_.resolve(ty);
    switch (table_.kind(ty)) {
        case TyKind::AsyncBlock:
        case TyKind::AsyncCall: return true;
        case TyKind::Adt:
        case TyKind::Param:
        case TyKind::Projection:
        case TyKind::Opaque:
        case TyKind::Dyn:
            return solver_.evaluate(lang("Future"), {ty}) == types::Outcome::Yes ||
                   (table_.kind(ty) != TyKind::Dyn &&
                    solver_.evaluate(lang("IntoFuture"), {ty}) == types::Outcome::Yes);
        case TyKind::Ref:
            // A shared reference may become a future, but is none.
            return solver_.evaluate(lang("IntoFuture"), {ty}) == types::Outcome::Yes &&
                   (table_[ty].flag || solver_.evaluate(lang("Future"), {ty}) != types::Outcome::Yes);
        default: return false;
    }
}

// `&mut` or a box of a future that may not be moved between polls.
bool BodyChecker::isPointerToFuture(Ty ty) {
    ty = infer_.resolve(ty);
    bool isPointer = table_.kind(ty) == TyKind::Ref ? table_[ty].flag : isAdt(ty, "Box");
    if (!isPointer) return false;
    Ty target = table_.kind(ty) == TyKind::Ref ? table_.pointee(ty) : argsOf(ty)[0];
    return solver_.evaluate(lang("Future"), {target}) == types::Outcome::Yes;
}

diag::Diagnostic& BodyChecker::notAFuture(Ty ty, Span at, Span operand) {
    if (!isPointerToFuture(ty)) {
        return error(Code::E0277, at, fmt::format("`{}` is not a future", show(ty)))
            .label(operand, fmt::format("`{}` is not a future", show(ty)))
            .help(fmt::format("the trait `Future` is not implemented for `{}`", show(ty)));
    }
    Ty target = table_.kind(ty) == TyKind::Ref ? table_.pointee(ty) : argsOf(ty)[0];
    return error(Code::E0277, at, fmt::format("`{}` cannot be unpinned", show(target)))
        .label(operand, fmt::format("the trait `Unpin` is not implemented for `{}`", show(target)))
        .note("consider using the `pin!` macro, or `Box.pin` if the future must be moved");
}

Ty BodyChecker::futureOutput(Ty future, Span at) {
    future = infer_.resolve(future);
    bool direct = solver_.evaluate(lang("Future"), {future}) == types::Outcome::Yes;
    DefId trait = lang(direct ? "Future" : "IntoFuture");
    DefId output = items_.resolver().member(trait, intern("Output"));
    Ty ty = solver_.normalize(table_.projection(output, table_.makeArgs({future})), at, Cause::Awaited);
    return types::eraseRegions(table_, ty);
}

ExprId BodyChecker::awaitOf(ExprId future, Span at, Span keyword) {
    Ty ty = infer_.resolve(typeOf(future));
    Ty output = futureOutput(ty, at);
    ExprId value = toValue(future);
    if (solver_.evaluate(lang("Future"), {ty}) != types::Outcome::Yes) {
        DefId convert = items_.resolver().member(lang("IntoFuture"), intern("intoFuture"));
        value = callFunction(convert, {ty}, {value}, at);
    }
    (void)keyword;
    return make(hir::AwaitExpr{value}, output, at);
}

// Whether the postfix operation exists on a value that is a future: then the await waits for what it gives.
bool BodyChecker::operationExists(ast::ExprId operation, ExprId base) {
    const ast::ExprKind& kind = ast()[operation].kind;
    if (auto* call = std::get_if<ast::MethodCallExpr>(&kind)) {
        std::vector<AutoderefStep> steps;
        auto before = solver_.checkpoint();
        bool found = probe(base, call->method.name.name, steps, span(operation)).has_value();
        solver_.rollback(std::move(before));
        return found;
    }
    if (auto* field = std::get_if<ast::FieldExpr>(&kind)) {
        for (const AutoderefStep& step : autoderef(typeOf(base), false)) {
            Ty ty = infer_.resolve(step.ty);
            if (table_.kind(ty) != TyKind::Adt) continue;
            const AdtInfo& info = items_.adt(table_[ty].def);
            if (!info.isEnum && !info.variants.empty() && info.variants[0].fieldIndex(field->field.name.name))
                return true;
        }
        return false;
    }
    return false;  // `?`, `!!`, calls, indexes and tuple fields do not exist on futures
}

ExprId BodyChecker::applyPostfix(ast::ExprId operation, ExprId base, Expect expect) {
    Span at = span(operation);
    const ast::ExprKind& kind = ast()[operation].kind;
    if (auto* call = std::get_if<ast::MethodCallExpr>(&kind)) return methodOn(base, *call, expect, at);
    if (auto* field = std::get_if<ast::FieldExpr>(&kind))
        return fieldOf(base, field->field.name.name, field->field.name.span, at);
    if (auto* field = std::get_if<ast::TupleFieldExpr>(&kind))
        return tupleFieldOf(base, field->index, field->indexSpan, at);
    if (auto* index = std::get_if<ast::IndexExpr>(&kind)) return indexOf(base, index->index, at);
    if (std::holds_alternative<ast::TryExpr>(kind)) return tryOf(base, at);
    if (std::holds_alternative<ast::UnwrapExpr>(kind)) return unwrapOf(base, at);
    if (auto* call = std::get_if<ast::CallExpr>(&kind))
        return callValue(base, call->args, at, call->argsSpan);
    OX_UNREACHABLE("not a postfix operation");
}

namespace {

ast::ExprId postfixBase(const ast::ExprKind& kind) {
    if (auto* call = std::get_if<ast::MethodCallExpr>(&kind)) return call->base;
    if (auto* field = std::get_if<ast::FieldExpr>(&kind)) return field->base;
    if (auto* field = std::get_if<ast::TupleFieldExpr>(&kind)) return field->base;
    if (auto* index = std::get_if<ast::IndexExpr>(&kind)) return index->base;
    if (auto* question = std::get_if<ast::TryExpr>(&kind)) return question->operand;
    if (auto* unwrap = std::get_if<ast::UnwrapExpr>(&kind)) return unwrap->operand;
    if (auto* call = std::get_if<ast::CallExpr>(&kind)) return call->callee;
    return {};
}

}  // namespace

// D1: the operand is one chain, read from the left; the await happens where the next operation does not exist
// on the future.
ExprId BodyChecker::awaitChain(ast::ExprId id, bool& awaited, Span keyword, Expect expect) {
    const ast::ExprKind& kind = ast()[id].kind;
    ast::ExprId base = postfixBase(kind);
    bool isPath = names().target(id).kind != resolve::Target::Kind::None;
    bool isHead = !base || isPath || typeNamedBy(base).has_value();
    if (base && !isHead) {
        resolve::Target baseTarget = names().target(base);
        isHead = baseTarget.kind == resolve::Target::Kind::Error ||
                 (baseTarget.kind == resolve::Target::Kind::Def &&
                  items_.defs()[baseTarget.def].kind == DefKind::Trait);
    }
    if (auto* call = std::get_if<ast::CallExpr>(&kind)) {
        // `f(x)` with f a function is the head of the chain; `(await g)()` is not.
        const ast::ExprKind& callee = ast()[call->callee].kind;
        isHead |= std::holds_alternative<ast::NameExpr>(callee) ||
                  std::holds_alternative<ast::QualifiedPathExpr>(callee) ||
                  std::holds_alternative<ast::ParenExpr>(callee);
    }
    if (isHead) return check(id, expect);
    ExprId value = awaitChain(base, awaited, keyword, {});
    if (!awaited) {
        solve();
        Ty ty = infer_.resolve(typeOf(value));
        if (isFuture(ty) && !operationExists(id, value)) {
            value = awaitOf(value, keyword.to(span(base)), keyword);
            awaited = true;
            solve();
        }
    }
    return applyPostfix(id, value, expect);
}

ExprId BodyChecker::checkAwait(ast::ExprId id, const ast::AwaitExpr& node, Expect expect) {
    Span at = span(id);
    Span keyword = node.keyword.valid() ? node.keyword : at;
    bool allowed = requireAsync(keyword, "`await`");
    ast::ExprId operand = node.operand;
    if (auto* select = std::get_if<ast::SelectExpr>(&ast()[operand].kind)) {
        return allowed ? checkSelect(*select, expect, at) : errorExpr(at);
    }
    if (auto* macro = std::get_if<ast::MacroExpr>(&ast()[operand].kind)) {
        resolve::Target target = names().target(macro->path).target;
        if (target.kind == resolve::Target::Kind::Macro &&
            (target.macro == resolve::BuiltinMacro::Join || target.macro == resolve::BuiltinMacro::TryJoin)) {
            return allowed ? checkJoin(*macro, target.macro == resolve::BuiltinMacro::TryJoin, at)
                           : errorExpr(at);
        }
    }
    // `await join!(..)` may also be the head of a longer chain: `await tryJoin!(a, b)?`.
    std::vector<ast::ExprId> operations;
    ast::ExprId head = operand;
    while (ast::ExprId base = postfixBase(ast()[head].kind)) {
        operations.push_back(head);
        head = base;
    }
    bool awaited = false;
    ExprId value;
    const ast::ExprKind& headKind = ast()[head].kind;
    const auto* macro = std::get_if<ast::MacroExpr>(&headKind);
    const auto* select = std::get_if<ast::SelectExpr>(&headKind);
    resolve::Target macroTarget = macro ? names().target(macro->path).target : resolve::Target{};
    bool isJoin = macroTarget.kind == resolve::Target::Kind::Macro &&
                  (macroTarget.macro == resolve::BuiltinMacro::Join ||
                   macroTarget.macro == resolve::BuiltinMacro::TryJoin);
    if (isJoin || select) {
        if (!allowed) return errorExpr(at);
        value = select ? checkSelect(*select, {}, keyword.to(span(head)))
                       : checkJoin(*macro, macroTarget.macro == resolve::BuiltinMacro::TryJoin,
                                   keyword.to(span(head)));
        for (auto it = operations.rbegin(); it != operations.rend(); ++it)
            value = applyPostfix(*it, value, it + 1 == operations.rend() ? expect : Expect{});
        return value;
    }
    value = awaitChain(operand, awaited, keyword, {});
    if (awaited) return value;
    if (!allowed) return errorExpr(at);
    solve();
    Ty ty = structurally(typeOf(value), span(operand));
    if (table_.kind(ty) == TyKind::Error) return errorExpr(at);
    if (!isFuture(ty)) {
        auto& report = notAFuture(ty, keyword, span(operand));
        if (isPointerToFuture(ty)) return errorExpr(at);
        report.fix("remove the `await`", {keyword.file, keyword.begin, span(operand).begin}, "");
        return errorExpr(at);
    }
    return awaitOf(value, at, keyword);
}

ExprId BodyChecker::checkAsync(ast::ExprId id, const ast::AsyncExpr& node) {
    Span at = span(id);
    return asyncBlock(at, node.keyword.valid() ? node.keyword : at, node.moves, [&](Ty output) {
        frame_->tailType = fresh(at);
        ExprId value = checkBlock(node.block, {frame_->tailType, false}, node.block.span);
        return coerceResult(value, output, node.block.tail);
    });
}

// `body` checks what the block does and gives its value, of the type `output`.
ExprId BodyChecker::asyncBlock(Span at, Span head, bool moves, const std::function<ExprId(Ty output)>& body) {
    Frame& frame = *frames_.emplace_back(std::make_unique<Frame>());
    openFrame(frame, hir::BodyKind::AsyncBlock, at);
    frame.body->moves = moves;
    frame.body->headSpan = head;
    frame.isAsync = true;
    Ty output = fresh(at);
    frame.returnType = output;
    frame.body->resultTy = output;
    ClosureInfo& info = items_.closure(frame.id);
    info.owner = owner_;
    info.output = output;
    frame.body->root = scoped(body(output));
    closeFrame();
    hir::AsyncExpr async;
    async.body = frame.id;
    ExprId expr = make(std::move(async), table_.asyncBlock(frame.id, items_.identityArgs(owner_)), at);
    frame.creation = expr;
    return expr;
}

// D2: `join!` and `select!` that are not awaited where they stand are futures that do it when they are.
ExprId BodyChecker::laterJoin(const ast::MacroExpr& macro, bool isTry, Span at) {
    return asyncBlock(at, at, false,
                      [&](Ty output) { return coerce(checkJoin(macro, isTry, at), output, {}); });
}

ExprId BodyChecker::laterSelect(const ast::SelectExpr& select, Span at) {
    return asyncBlock(at, at, false, [&](Ty output) {
        return coerce(checkSelect(select, {output, false}, at), output, {});
    });
}

// What an operand of `join!` and `select!` resolves to; makes it a future when it only converts to one.
Ty BodyChecker::toFuture(ExprId& value, Span operand, Span at) {
    solve();
    Ty ty = structurally(typeOf(value), operand);
    if (table_.kind(ty) == TyKind::Error) return table_.error();
    if (!isFuture(ty)) {
        notAFuture(ty, at, operand);
        return table_.error();
    }
    Ty output = futureOutput(ty, at);
    if (solver_.evaluate(lang("Future"), {ty}) != types::Outcome::Yes) {
        DefId convert = items_.resolver().member(lang("IntoFuture"), intern("intoFuture"));
        value = callFunction(convert, {ty}, {value}, at);
    }
    return output;
}

ExprId BodyChecker::checkJoin(const ast::MacroExpr& macro, bool isTry, Span at) {
    hir::JoinExpr join;
    join.isTry = isTry;
    std::vector<Ty> outputs;
    Ty failure = isTry ? fresh(at) : Ty{};
    for (const ast::MacroArg& arg : macro.args) {
        ExprId future = checkValue(arg.value);
        Ty output = toFuture(future, span(arg.value), span(arg.value));
        if (table_.kind(output) == TyKind::Error) {
            outputs.push_back(output);
            continue;
        }
        if (isTry) {
            solve();
            Ty result = structurally(output, span(arg.value));
            Ty value = fresh(at);
            if (!infer_.unify(result, langAdt("Result", {value, failure})))
                reportMismatch(langAdt("Result", {value, failure}), result, span(arg.value), {});
            output = value;
        }
        outputs.push_back(output);
        join.futures.push_back(future);
    }
    Ty tuple = table_.tuple(outputs);
    return make(std::move(join), isTry ? langAdt("Result", {tuple, failure}) : tuple, at);
}

}  // namespace oxide::check
