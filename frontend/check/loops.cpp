// Loops, jumps, `?`, `!!`, `??`.
#include <fmt/format.h>

#include "frontend/check/body_checker.h"
#include "frontend/types/fold.h"

namespace oxide::check {

using diag::Code;

LoopContext* BodyChecker::jumpTarget(ast::ExprId jump) {
    auto it = names().jumps.find(jump);
    if (it == names().jumps.end()) return nullptr;
    for (auto loop = frame_->loops.rbegin(); loop != frame_->loops.rend(); ++loop) {
        if (loop->node == it->second) return &*loop;
    }
    return nullptr;
}

ExprId BodyChecker::checkLoop(ast::ExprId id, const ast::LoopExpr& loop, Expect expect) {
    Span at = span(id);
    LoopId loopId(frame_->body->loopCount++);
    Ty breakType = expect.discard ? Ty{} : (expect.ty ? expect.ty : fresh(at));
    if (!expect.discard && expect.ty && table_.kind(infer_.resolve(expect.ty)) != TyKind::Infer)
        breakType = expect.ty;
    frame_->loops.push_back({id, loopId, breakType, false, false});
    bool before = frame_->diverges;
    ExprId body = scoped(checkBlock(loop.body, {{}, true}, loop.body.span));
    LoopContext context = frame_->loops.back();
    frame_->loops.pop_back();
    frame_->diverges = before || !context.mayBreak;
    Ty type = !context.mayBreak ? table_.never() : expect.discard ? table_.unit() : breakType;
    return make(hir::LoopExpr{loopId, body}, type, at);
}

// while c { .. }  =  loop { if c { .. } else { break } }
ExprId BodyChecker::checkWhile(ast::ExprId id, const ast::WhileExpr& loop) {
    Span at = span(id);
    const auto* always = std::get_if<ast::LiteralExpr>(&ast()[loop.condition].kind);
    if (always && always->kind == ast::LiteralKind::Bool && always->integer != 0 &&
        !items_.defs()[owner_].isLibrary)
        items_.diagnostics()
            .warning(Code::while_true, span(loop.condition), "denote infinite loops with `loop { ... }`")
            .help("use `loop`");
    LoopId loopId(frame_->body->loopCount++);
    frame_->loops.push_back({id, loopId, {}, true, false});
    ExprId condition = checkCondition(loop.condition);
    bool before = frame_->diverges;
    ExprId body = scoped(checkBlock(loop.body, {{}, true}, loop.body.span));
    frame_->diverges = before;
    frame_->loops.pop_back();
    if (table_.kind(typeOf(body)) == TyKind::Never)
        body = make(hir::CoerceExpr{hir::CoerceKind::NeverToAny, body}, table_.unit(), spanOf(body));
    ExprId leave = make(hir::BreakExpr{loopId, {}}, table_.never(), at);
    leave = make(hir::CoerceExpr{hir::CoerceKind::NeverToAny, leave}, table_.unit(), at);
    ExprId test = make(hir::IfExpr{condition, body, leave}, table_.unit(), at);
    return make(hir::LoopExpr{loopId, scoped(test)}, table_.unit(), at);
}

// for p in e { .. }  =  match intoIter(e) { mut iter -> loop { match next(&mut iter) { None -> break, Some(p)
// -> { .. } } } }
ExprId BodyChecker::checkFor(ast::ExprId id, const ast::ForExpr& loop) {
    Span at = span(id);
    ExprId iterable = checkValue(loop.iterable);
    Ty source = structurally(typeOf(iterable), span(loop.iterable));
    if (loop.isAwait) {
        error(Code::E1011, at, "`for await` loops are not supported")
            .help("take the values one by one: `while let Some(value) = await stream.next()`");
        source = table_.error();
    }
    solve();
    Span iterableSpan = span(loop.iterable);
    bool isOption = isAdt(source, "Option");
    if ((isOption || isAdt(source, "Result")) && !items_.defs()[owner_].isLibrary)
        items_.diagnostics()
            .warning(
                Code::for_loops_over_fallibles, iterableSpan,
                fmt::format("for loop over {} `{}`. This is more readably written as an `if let` statement",
                            isOption ? "an" : "a", isOption ? "Option" : "Result"))
            .help("use `if let` to look at the value there may be");
    Ty iteratorType = table_.error();
    Ty item = table_.error();
    ExprId iterator = make(hir::ErrorExpr{}, table_.error(), iterableSpan);
    if (table_.kind(source) != TyKind::Error) {
        DefId intoIterator = lang("IntoIterator");
        if (solver_.evaluate(intoIterator, {source}) == types::Outcome::No) {
            auto& report =
                error(Code::E0277, iterableSpan, fmt::format("`{}` is not an iterator", show(source)))
                    .label(fmt::format("`{}` is not an iterator", show(source)))
                    .help(fmt::format("the trait `Iterator` is not implemented for `{}`", show(source)));
            if (table_.isInteger(source))
                report.note(
                    "if you want to iterate between `start` until a value `end`, use the exclusive range "
                    "syntax `start..end` or the inclusive range syntax `start..=end`");
        } else {
            require(intoIterator, std::vector<Ty>{source}, iterableSpan, Cause::Iterable);
            DefId method = items_.resolver().member(intoIterator, intern("intoIter"));
            DefId assoc = items_.resolver().member(intoIterator, intern("IntoIter"));
            iteratorType =
                solver_.normalize(table_.projection(assoc, table_.makeArgs({source})), iterableSpan);
            DefId itemDef = items_.resolver().member(lang("Iterator"), intern("Item"));
            item =
                solver_.normalize(table_.projection(itemDef, table_.makeArgs({iteratorType})), iterableSpan);
            item = types::eraseRegions(table_, item);
            iterator =
                make(hir::CallExpr{{method, table_.makeArgs({source})}, {iterable}, false, iterableSpan},
                     iteratorType, iterableSpan);
        }
    }
    solve();
    LoopId loopId(frame_->body->loopCount++);
    LocalId local = newLocal("iterator", iteratorType, iterableSpan, true);
    PatternId iteratorPattern =
        makePattern(hir::BindingPattern{local, hir::BindingMode::Move, {}}, iteratorType, iterableSpan);
    // next(&mut iterator)
    DefId next = items_.resolver().member(lang("Iterator"), intern("next"));
    ExprId place = make(hir::LocalPlace{local}, iteratorType, iterableSpan);
    ExprId borrowed = make(hir::BorrowExpr{hir::BorrowKind::Mutable, place, false},
                           table_.reference(true, iteratorType), iterableSpan);
    ExprId call =
        make(hir::CallExpr{{next, table_.makeArgs({iteratorType})}, {borrowed}, false, iterableSpan},
             option(item), iterableSpan);
    ExprId scrutinee = toPlace(call);
    PatternId pattern = checkPattern(loop.pattern, item);
    bool before = frame_->diverges;
    frame_->loops.push_back({id, loopId, {}, true, false});
    ExprId body = checkBlock(loop.body, {{}, true}, loop.body.span);
    frame_->loops.pop_back();
    frame_->diverges = before;
    if (table_.kind(typeOf(body)) == TyKind::Never)
        body = make(hir::CoerceExpr{hir::CoerceKind::NeverToAny, body}, table_.unit(), spanOf(body));
    auto none = static_cast<std::uint32_t>(variantIndex(lang("Option"), "None"));
    ExprId leave = make(hir::BreakExpr{loopId, {}}, table_.never(), at);
    leave = make(hir::CoerceExpr{hir::CoerceKind::NeverToAny, leave}, table_.unit(), at);
    hir::MatchExpr step;
    step.source = hir::MatchSource::ForLoop;
    step.scrutinee = scrutinee;
    step.arms.push_back({makePattern(hir::VariantPattern{none, {}}, option(item), iterableSpan),
                         {},
                         scoped(leave),
                         iterableSpan});
    step.arms.push_back({somePattern(pattern, option(item), iterableSpan), {}, scoped(body), loop.body.span});
    ExprId inner = make(std::move(step), table_.unit(), at);
    ExprId repeated = make(hir::LoopExpr{loopId, scoped(inner)}, table_.unit(), at);
    hir::MatchExpr outer;
    outer.source = hir::MatchSource::ForLoop;
    outer.scrutinee = toPlace(iterator);
    outer.arms.push_back({iteratorPattern, {}, repeated, at});
    return make(std::move(outer), table_.unit(), at);
}

ExprId BodyChecker::checkLabelledBlock(ast::ExprId id, const ast::BlockExpr& block, Expect expect) {
    Span at = span(id);
    LoopId label(frame_->body->loopCount++);
    Ty type = expect.discard ? table_.unit() : expect.ty ? expect.ty : fresh(at);
    frame_->loops.push_back({id, label, expect.discard ? Ty{} : type, false, true});
    bool before = frame_->diverges;
    ExprId inner = checkBlock(block.block, expect, at);
    LoopContext context = frame_->loops.back();
    frame_->loops.pop_back();
    if (context.mayBreak) frame_->diverges = before;
    if (!expect.discard) {
        if (auto& node = std::get<hir::BlockExpr>(this->node(inner).kind); node.tail) {
            ExprId tail = node.tail;
            tail = coerce(tail, type);
            std::get<hir::BlockExpr>(this->node(inner).kind).tail = tail;
        } else if (table_.kind(typeOf(inner)) != TyKind::Never) {
            equate(type, table_.unit(), at);
        }
    }
    std::get<hir::BlockExpr>(node(inner).kind).label = label;
    node(inner).ty = context.mayBreak || table_.kind(typeOf(inner)) != TyKind::Never ? type : table_.never();
    return inner;
}

ExprId BodyChecker::checkBreak(ast::ExprId id, const ast::BreakExpr& jump) {
    Span at = span(id);
    LoopContext* target = jumpTarget(id);
    if (!target) {
        if (jump.value) checkValue(jump.value);
        return make(hir::ErrorExpr{}, table_.never(), at);
    }
    ast::ExprId loopNode = target->node;
    bool isLoop = std::holds_alternative<ast::LoopExpr>(ast()[loopNode].kind) || target->isBlock;
    target->mayBreak = true;
    LoopId loop = target->id;
    Ty type = target->breakType;
    ExprId value;
    if (jump.value && !isLoop) {
        bool isFor = std::holds_alternative<ast::ForExpr>(ast()[loopNode].kind);
        error(Code::E0571, at, fmt::format("`break` with value from a `{}` loop", isFor ? "for" : "while"))
            .label("can only break with a value inside `loop` or breakable block");
        checkValue(jump.value);
    } else if (jump.value) {
        value = type ? checkCoerced(jump.value, type) : ExprId{};
        if (!type) {
            // The loop's value is dropped: so is this one.
            ExprId dropped = scoped(checkValue(jump.value));
            std::vector<hir::Stmt> statements{
                {hir::ExprStmt{dropped}, at},
                {hir::ExprStmt{make(hir::BreakExpr{loop, {}}, table_.never(), at)}, at}};
            return make(hir::BlockExpr{std::move(statements), {}, {}, false}, table_.never(), at);
        }
    } else if (type) {
        equate(type, table_.unit(), at);
    }
    return make(hir::BreakExpr{loop, value}, table_.never(), at);
}

ExprId BodyChecker::checkContinue(ast::ExprId id, const ast::ContinueExpr&) {
    LoopContext* target = jumpTarget(id);
    if (!target) return make(hir::ErrorExpr{}, table_.never(), span(id));
    return make(hir::ContinueExpr{target->id}, table_.never(), span(id));
}

ExprId BodyChecker::checkReturn(ast::ExprId id, const ast::ReturnExpr& node) {
    Span at = span(id);
    if (!frame_->returnType) {
        if (node.value) checkValue(node.value);
        error(Code::E0572, at, "return statement outside of function body");
        return make(hir::ErrorExpr{}, table_.never(), at);
    }
    ExprId value;
    Ty wanted = infer_.resolve(frame_->returnType);
    frame_->hasReturn = true;
    if (node.value && frame_->presumed) {
        value = coerceResult(checkValue(node.value), frame_->returnType, node.value);
    } else if (node.value) {
        if (table_.isUnit(wanted) && frame_->body->kind == hir::BodyKind::Function) {
            // A unit function: `return f()` drops what f gives when f gives unit; anything else is a mistake,
            // as in Rust.
            value = checkCoerced(node.value, frame_->returnType);
        } else {
            value = checkCoerced(node.value, frame_->returnType);
        }
    } else if (!infer_.unify(frame_->returnType, table_.unit())) {
        error(Code::E0069, at, "`return;` in a function whose return type is not `()`")
            .label(fmt::format("expected `{}` because of this return type", show(wanted)));
    }
    if (frame_->tailType) infer_.unify(frame_->tailType, frame_->returnType);
    return make(hir::ReturnExpr{value}, table_.never(), at);
}

ExprId BodyChecker::checkTry(ast::ExprId id, const ast::TryExpr& node) {
    return tryOf(check(node.operand), span(id));
}

ExprId BodyChecker::tryOf(ExprId operand, Span at) {
    Ty type = structurally(typeOf(operand), spanOf(operand));
    if (isAdt(type, "Poll")) {
        // `?` on a Poll of a Result, or of a nullable one: only an error that is ready leaves.
        Ty inner = infer_.resolve(argsOf(type)[0]);
        bool isNullable = isAdt(inner, "Option");
        if (isNullable) inner = infer_.resolve(argsOf(inner)[0]);
        if (isAdt(inner, "Result")) {
            DefId split = lang(isNullable ? "pollOfNullable" : "pollOfResult");
            operand = callFunction(split, {argsOf(inner)[0], argsOf(inner)[1]}, {toValue(operand)}, at);
            type = typeOf(operand);
        }
    }
    if (table_.kind(type) == TyKind::Error) return errorExpr(at);
    Span mark{at.file, at.end > 0 ? at.end - 1 : at.end, at.end};
    bool isResult = isAdt(type, "Result");
    bool isOption = isAdt(type, "Option");
    bool isFlow = isAdt(type, "ControlFlow");
    if (!isResult && !isOption && !isFlow) {
        auto& report =
            error(Code::E0277, at, "the `?` operator can only be applied to values that implement `Try`")
                .label(fmt::format("the `?` operator cannot be applied to type `{}`", show(type)));
        if (isFuture(type))
            report.fix("consider `await`ing on the `Future`", at.startPoint(), "await ",
                       diag::Applicability::Suggestion);
        return errorExpr(at);
    }
    if (!frame_->returnType) {
        error(Code::E0277, mark,
              "the `?` operator can only be used in a function that returns `Result` or `Option`");
        return errorExpr(at);
    }
    Ty result = infer_.resolve(frame_->returnType);
    if (table_.kind(result) == TyKind::Infer) {
        solve();
        result = infer_.resolve(result);
    }
    bool isGuess = table_.kind(result) == TyKind::Infer || !frame_->guesses.empty();
    if (isGuess) frame_->guesses.push_back(mark);
    if (table_.kind(result) == TyKind::Infer) {
        infer_.unify(result, isOption ? option(fresh(at))
                                      : langAdt(isResult ? "Result" : "ControlFlow", {fresh(at), fresh(at)}));
        result = infer_.resolve(result);
        frame_->presumed = result;
    }
    frame_->questions.push_back(mark);
    // Functions that poll leave with what is ready: `Poll<Result<..>>`, `Poll<Option<Result<..>>>`.
    std::vector<Ty> wrappers;
    while (isResult && wrappers.size() < 2 && isAdt(result, wrappers.empty() ? "Poll" : "Option")) {
        wrappers.push_back(result);
        result = infer_.resolve(argsOf(result)[0]);
    }
    if (!wrappers.empty() && !isAdt(result, "Result")) {
        result = wrappers[0];
        wrappers.clear();
    }
    std::string_view place = frame_->body->kind == hir::BodyKind::Closure      ? "a closure"
                             : frame_->body->kind == hir::BodyKind::AsyncBlock ? "an async block"
                             : frame_->body->isAsync                           ? "an async function"
                                                                               : "a function";
    const char* wanted = isResult ? "Result" : isOption ? "Option" : "ControlFlow";
    if (table_.kind(result) != TyKind::Error && !isAdt(result, wanted)) {
        bool other = !isFlow && isAdt(result, isResult ? "Option" : "Result");
        if (other) {
            error(Code::E0277, mark,
                  fmt::format(
                      "the `?` operator can only be used on `{0}`s, not `{1}`s, in {2} that returns `{0}`",
                      isResult ? "Option" : "Result", isResult ? "Result" : "Option", place))
                .label(isResult ? "use `.ok()?` if you want to discard the `Result` error information"
                                : "use `.okOr(..)?` to provide an error compatible with the result");
        } else {
            error(Code::E0277, mark,
                  fmt::format("the `?` operator can only be used in {} that returns `Result` or `Option`",
                              place))
                .label(
                    fmt::format("cannot use the `?` operator in {} that returns `{}`", place, show(result)))
                .label(frame_->body->headSpan.valid() ? frame_->body->headSpan : frame_->body->span,
                       "this should return `Result` or `Option` to accept `?`");
        }
        return errorExpr(at);
    }
    if (table_.kind(result) == TyKind::Error) result = type;
    DefId adt = table_[type].def;
    auto good = static_cast<std::uint32_t>(variantIndex(adt, isResult   ? "Ok"
                                                             : isOption ? "Some"
                                                                        : "Continue"));
    auto bad = static_cast<std::uint32_t>(variantIndex(adt, isResult ? "Err" : isOption ? "None" : "Break"));
    Ty value = argsOf(type)[isFlow ? 1 : 0];
    if (table_.kind(infer_.resolve(value)) == TyKind::Infer) divergingVariables_.push_back(value);
    hir::MatchExpr match;
    match.source = hir::MatchSource::Try;
    match.scrutinee = toPlace(toValue(operand));  // `?` takes the whole, whatever it gives back
    LocalId okLocal = newLocal("value", value, at, false);
    PatternId okPattern = makePattern(hir::BindingPattern{okLocal, hir::BindingMode::Move, {}}, value, at);
    ExprId okBody = toValue(make(hir::LocalPlace{okLocal}, value, at));
    match.arms.push_back(
        {makePattern(hir::VariantPattern{good, {{0, okPattern}}}, type, at), {}, okBody, at});
    ExprId returned;
    PatternId badPattern;
    if (isResult) {
        Ty from = argsOf(type)[1];
        Ty to = argsOf(result)[1];
        LocalId errorLocal = newLocal("error", from, at, false);
        PatternId inner = makePattern(hir::BindingPattern{errorLocal, hir::BindingMode::Move, {}}, from, at);
        badPattern = makePattern(hir::VariantPattern{bad, {{0, inner}}}, type, at);
        ExprId failure = toValue(make(hir::LocalPlace{errorLocal}, from, at));
        types::Obligation obligation;
        obligation.predicate.trait = {lang("From"), table_.makeArgs({to, from})};
        obligation.span = mark;
        obligation.cause = Cause::Question;
        solver_.add(obligation);
        DefId convert = items_.resolver().member(lang("From"), intern("from"));
        ExprId converted =
            make(hir::CallExpr{{convert, table_.makeArgs({to, from})}, {failure}, false, mark}, to, at);
        returned = make(hir::StructExpr{bad, {{0, converted}}, {}}, result, at);
        for (std::size_t i = wrappers.size(); i-- > 0;) {
            auto variant = static_cast<std::uint32_t>(i == 0 ? variantIndex(lang("Poll"), "Ready")
                                                             : variantIndex(lang("Option"), "Some"));
            returned = make(hir::StructExpr{variant, {{0, returned}}, {}}, wrappers[i], at);
        }
    } else if (isFlow) {
        Ty broken = argsOf(type)[0];
        if (!infer_.unify(argsOf(result)[0], broken)) {
            reportMismatch(argsOf(result)[0], broken, at, {});
            return errorExpr(at);
        }
        LocalId local = newLocal("value", broken, at, false);
        PatternId inner = makePattern(hir::BindingPattern{local, hir::BindingMode::Move, {}}, broken, at);
        badPattern = makePattern(hir::VariantPattern{bad, {{0, inner}}}, type, at);
        ExprId moved = toValue(make(hir::LocalPlace{local}, broken, at));
        returned = make(hir::StructExpr{bad, {{0, moved}}, {}}, result, at);
    } else {
        badPattern = makePattern(hir::VariantPattern{bad, {}}, type, at);
        returned = make(hir::StructExpr{bad, {}, {}}, result, at);
    }
    ExprId leave = make(hir::ReturnExpr{returned}, table_.never(), at);
    leave = make(hir::CoerceExpr{hir::CoerceKind::NeverToAny, leave}, value, at);
    match.arms.push_back({badPattern, {}, leave, at});
    return make(std::move(match), value, at);
}

// `e!!` is `e.unwrap()`, on nullables and results.
ExprId BodyChecker::unwrapOf(ExprId operand, Span at) {
    Ty type = structurally(typeOf(operand), spanOf(operand));
    if (table_.kind(type) == TyKind::Error) return errorExpr(at);
    if (!isAdt(type, "Option") && !isAdt(type, "Result")) {
        auto& report = error(Code::E0599, at,
                             fmt::format("`!!` unwraps a nullable or a `Result`, found `{}`", show(type)));
        if (isFuture(type))
            report.fix("consider `await`ing on the `Future`", at.startPoint(), "await ",
                       diag::Applicability::Suggestion);
        return errorExpr(at);
    }
    ast::PathSegment unwrap;
    unwrap.name = {intern("unwrap"), at};
    ast::MethodCallExpr call;
    call.method = unwrap;
    call.argsSpan = at;
    return methodOn(operand, call, {}, at);
}

ExprId BodyChecker::checkCoalesce(ast::ExprId id, const ast::CoalesceExpr& coalesce, Expect expect) {
    Span at = span(id);
    ExprId operand = check(coalesce.value);
    solve();
    Ty type = structurally(typeOf(operand), span(coalesce.value));
    bool isResult = isAdt(type, "Result");
    if (table_.kind(type) == TyKind::Error || (!isResult && !isAdt(type, "Option"))) {
        if (table_.kind(type) != TyKind::Error) {
            error(Code::E0308, span(coalesce.value), "mismatched types")
                .label(fmt::format("expected a nullable on the left of `??`, found `{}`", show(type)));
        }
        checkValue(coalesce.fallback);
        return errorExpr(at);
    }
    Ty value = argsOf(type)[0];
    bool before = frame_->diverges;
    ExprId fallback = check(coalesce.fallback, {value, false});
    frame_->diverges = before;
    solve();
    // `a ?? b ?? c`: a nullable on the right keeps the result nullable, unless the left one was doubly so.
    Ty fallbackType = typeOf(fallback);
    bool staysNullable =
        isAdt(fallbackType, "Option") && !isAdt(infer_.resolve(value), "Option") && !isResult;
    if (staysNullable && table_.kind(infer_.resolve(value)) == TyKind::Infer) {
        staysNullable = infer_.unify(argsOf(fallbackType)[0], value);
    }
    Ty result = staysNullable ? type : value;
    if (!staysNullable) {
        // References are looked through where the fallback is the plain value: `map.get(k) ?? 0`.
        bool ok = false;
        auto snapshot = solver_.checkpoint();
        ExprId coerced = tryCoerce(fallback, value, ok, coalesce.fallback);
        Ty inner = infer_.resolve(value);
        if (!ok && table_.kind(inner) == TyKind::Ref) {
            solver_.rollback(snapshot);
            Ty pointee = infer_.resolve(table_.pointee(inner));
            bool scalar = table_.isScalar(pointee) || table_.isScalar(fallbackType);
            if (scalar && infer_.unify(pointee, fallbackType)) {
                result = pointee;
                coerced = toValue(fallback);
                ok = true;
            }
        }
        if (!ok) {
            solver_.rollback(snapshot);
            coerced = coerce(fallback, value, coalesce.fallback);
        }
        fallback = coerced;
    } else {
        fallback = coerce(fallback, type, coalesce.fallback);
    }
    (void)expect;
    DefId adt = table_[type].def;
    auto good = static_cast<std::uint32_t>(variantIndex(adt, isResult ? "Ok" : "Some"));
    auto bad = static_cast<std::uint32_t>(variantIndex(adt, isResult ? "Err" : "None"));
    hir::MatchExpr match;
    match.source = hir::MatchSource::Coalesce;
    match.scrutinee = toPlace(operand);
    LocalId local = newLocal("value", value, at, false);
    PatternId inner = makePattern(hir::BindingPattern{local, hir::BindingMode::Move, {}}, value, at);
    ExprId present = make(hir::LocalPlace{local}, value, at);
    if (result != value && result != type) present = deref(present, at);
    present = toValue(present);
    if (staysNullable) present = someValue(present, at);
    match.arms.push_back({makePattern(hir::VariantPattern{good, {{0, inner}}}, type, at), {}, present, at});
    std::vector<hir::FieldSubpattern> ignored;
    if (isResult) ignored.push_back({0, makePattern(hir::WildcardPattern{}, argsOf(type)[1], at)});
    match.arms.push_back(
        {makePattern(hir::VariantPattern{bad, std::move(ignored)}, type, at), {}, scoped(fallback), at});
    return make(std::move(match), result, at);
}

}  // namespace oxide::check
