// Closures.
#include <fmt/format.h>

#include <algorithm>

#include "frontend/check/body_checker.h"
#include "frontend/types/fold.h"

namespace oxide::check {

using diag::Code;

// Whether only something callable fits.
bool BodyChecker::expectsClosure(Expect expect) {
    if (!expect.ty) return false;
    Ty wanted = infer_.resolve(expect.ty);
    auto isCallable = [&](const types::DynBounds::Bound& bound) {
        types::LangTrait kind = items_.langTrait(bound.trait);
        return kind == types::LangTrait::Fn || kind == types::LangTrait::FnMut ||
               kind == types::LangTrait::FnOnce;
    };
    if (table_.kind(wanted) == TyKind::Dyn)
        return std::ranges::any_of(table_.dynBounds(wanted).bounds, isCallable);
    return table_.kind(wanted) == TyKind::FnPtr ||
           (table_.kind(wanted) == TyKind::Infer && solver_.expectedClosure(wanted).has_value());
}

namespace {

bool isEachCallRegion(const types::TypeTable& table, Ty region) {
    const types::TyData& data = table[region];
    return static_cast<types::RegionKind>(data.index) == types::RegionKind::Anonymous &&
           data.value == types::kEachCallRegion;
}

bool isOfEachCall(const types::TypeTable& table, Ty ty) {
    return table.kind(ty) == TyKind::Ref && isEachCallRegion(table, table.args(ty)[0]);
}

bool mentionsLifetimes(const types::TypeTable& table, Ty ty) {
    bool found = false;
    types::walk(table, ty, [&](Ty part) { return found |= table.kind(part) == TyKind::Region, !found; });
    return found;
}

}  // namespace

// The lifetimes of a body are flow's business, but a callable's type says which of them its callers choose.
Ty BodyChecker::withoutLifetimes(Ty ty) {
    return types::fold(table_, ty, [&](Ty part) -> Ty {
        if (table_.kind(part) != TyKind::Region) return Ty{};
        return isEachCallRegion(table_, part) ? part : table_.erasedRegion();
    });
}

// `spawn({ let tx = tx.clone(); move { -> .. } })`: a block that prepares the closure it ends with, unless a
// closure that gives one is wanted.
bool BodyChecker::givesClosure(const ast::Block& block, Expect expect) {
    if (block.statements.empty() || !block.tail ||
        !std::holds_alternative<ast::ClosureExpr>(ast()[block.tail].kind))
        return false;
    Ty wanted = infer_.resolve(expect.ty);
    if (table_.kind(wanted) != TyKind::Infer) return true;
    auto expected = solver_.expectedClosure(wanted);
    return !expected || !expected->result || !expectsClosure({infer_.resolve(expected->result), false});
}

// `let f = { .. }` or an argument `{ .. }` that turned out to be a closure (D5).
ExprId BodyChecker::closureFromBlock(ast::ExprId id, const ast::BlockExpr& block, Expect expect) {
    ast::ClosureExpr closure;
    closure.hasArrow = false;
    closure.body = block.block;
    closure.head = span(id).startPoint();
    return checkClosure(id, closure, expect);
}

ExprId BodyChecker::checkClosure(ast::ExprId id, const ast::ClosureExpr& closure, Expect expect) {
    Span at = span(id);
    // What the surroundings expect: a Fn bound on the parameter it is passed to, a function pointer, a dyn
    // Fn.
    std::optional<types::Solver::ExpectedSignature> expected;
    if (expect.ty) {
        Ty wanted = infer_.resolve(expect.ty);
        while (isAdt(wanted, "Box") && !argsOf(wanted).empty()) wanted = infer_.resolve(argsOf(wanted)[0]);
        switch (table_.kind(wanted)) {
            case TyKind::Infer: expected = solver_.expectedClosure(wanted); break;
            case TyKind::FnPtr: {
                types::Solver::ExpectedSignature signature;
                signature.params = table_.tuple(table_.fnParams(wanted));
                signature.result = table_.fnResult(wanted);
                expected = signature;
                break;
            }
            case TyKind::Dyn: {
                auto args = argsOf(wanted);
                for (const auto& bound : table_.dynBounds(wanted).bounds) {
                    types::LangTrait kind = items_.langTrait(bound.trait);
                    if (kind != types::LangTrait::Fn && kind != types::LangTrait::FnMut &&
                        kind != types::LangTrait::FnOnce)
                        continue;
                    types::Solver::ExpectedSignature signature;
                    signature.params = args[bound.firstArg];
                    if (!bound.bindings.empty()) signature.result = args[bound.bindings[0].arg];
                    signature.kind = kind;
                    expected = signature;
                }
                break;
            }
            default: break;
        }
    }
    std::vector<Ty> expectedParams;
    std::vector<bool> expectsAny;
    bool paramsKnown = false;
    if (expected) {
        if (table_.kind(expected->params) == TyKind::Tuple) {
            for (Ty param : argsOf(expected->params)) expectsAny.push_back(isOfEachCall(table_, param));
        }
        Ty tuple = infer_.resolve(solver_.normalize(expected->params, at));
        if (table_.kind(tuple) == TyKind::Tuple) {
            auto parts = argsOf(tuple);
            expectedParams.assign(parts.begin(), parts.end());
            paramsKnown = true;
        }
    }

    Frame& frame = *frames_.emplace_back(std::make_unique<Frame>());
    openFrame(frame, hir::BodyKind::Closure, at);
    hir::Body& body = *frame.body;
    body.moves = closure.moves;
    body.headSpan = closure.head.valid() ? closure.head : at;
    frame.isAsync = false;
    if (expected && expected->kind == types::LangTrait::Fn) frame.wanted = hir::CallKind::Fn;
    if (expected && expected->kind == types::LangTrait::FnMut) frame.wanted = hir::CallKind::FnMut;
    frame.isAsyncClosure = closure.isAsync;
    body.isAsyncClosure = closure.isAsync;
    body.isWantedOnce = expected && expected->kind == types::LangTrait::FnOnce;
    types::FnSignature signature;
    std::size_t count = closure.params.size();
    if (!closure.hasArrow) count = closure.usesIt ? 1 : paramsKnown ? expectedParams.size() : 0;
    if (paramsKnown && count != expectedParams.size()) {
        frame_ = frame.parent;
        error(Code::E0593, body.headSpan,
              fmt::format("closure is expected to take {} argument{}, but it takes {} argument{}",
                          expectedParams.size(), expectedParams.size() == 1 ? "" : "s", count,
                          count == 1 ? "" : "s"))
            .label(fmt::format("takes {} argument{}", count, count == 1 ? "" : "s"));
        frame_ = &frame;
        paramsKnown = false;
    }
    std::vector<bool> takesAny(count);
    for (std::size_t i = 0; i < count; ++i) {
        Ty ty = paramsKnown ? types::eraseRegions(table_, expectedParams[i]) : Ty{};
        takesAny[i] = paramsKnown && i < expectsAny.size() && expectsAny[i];
        Span paramSpan = at;
        if (closure.hasArrow) {
            const ast::ClosureParam& param = closure.params[i];
            paramSpan = ast()[param.pattern].span;
            if (param.type) {
                Ty written = types::eraseRegions(table_, lowerType(param.type));
                const auto* reference = std::get_if<ast::ReferenceType>(&ast()[param.type].kind);
                if (!paramsKnown) takesAny[i] = reference && !reference->lifetime;
                if (table_.kind(written) == TyKind::Str) written = table_.reference(false, written);
                if (ty && !infer_.unify(ty, written)) {
                    error(Code::E0631, paramSpan, "type mismatch in closure arguments")
                        .label(fmt::format("expected `{}`, found `{}`", show(ty), show(written)));
                }
                ty = written;
            }
        }
        if (!ty) ty = fresh(paramSpan);
        signature.params.push_back(ty);
    }
    Ty result = expected && expected->result ? types::eraseRegions(table_, expected->result) : Ty{};
    if (closure.result) {
        Ty written = types::eraseRegions(table_, lowerType(closure.result));
        if (result) infer_.unify(result, written);
        result = written;
    }
    if (!result)
        result = fresh(at);
    else if (table_[result].hasProjection)
        result = solver_.normalize(result, at);
    signature.result = result;
    frame.returnType = result;
    body.resultTy = result;
    ClosureInfo& info = items_.closure(frame.id);
    info.owner = owner_;
    info.signature = signature;
    info.takesAny = takesAny;
    info.mayGiveAny =
        closure.isAsync || (expected && (!expected->result || mentionsLifetimes(table_, expected->result)));

    for (std::size_t i = 0; i < count; ++i) {
        hir::BodyParam param;
        param.ty = signature.params[i];
        if (closure.hasArrow) {
            param.span = ast()[closure.params[i].pattern].span;
            param.pattern = checkPattern(closure.params[i].pattern, param.ty);
        } else if (closure.usesIt && closure.implicitIt) {
            param.span = at;
            param.pattern = checkPattern(closure.implicitIt, param.ty);
        } else {
            param.span = at;
            param.pattern = makePattern(hir::WildcardPattern{}, param.ty, at);
        }
        frame.body->params.push_back(param);
    }
    auto checkBody = [&](Ty expectedResult) {
        return checkBlock(closure.body, {expectedResult, false},
                          closure.body.span.valid() ? closure.body.span : at);
    };
    ast::ExprId tail = closure.body.tail;
    if (closure.isAsync) {
        // What the closure owns is lent to the future, unless it is called but once.
        bool moves = closure.moves && expected && expected->kind == types::LangTrait::FnOnce;
        ExprId future = asyncBlock(at, body.headSpan, moves, [&](Ty output) {
            frame_->tailType = fresh(at);
            return coerceResult(checkBody(frame_->tailType), output, tail);
        });
        frame.body->root = scoped(coerce(future, result, {}));
    } else {
        bool isKnown = table_.kind(infer_.resolve(result)) != TyKind::Infer;
        if (!isKnown) frame.tailType = fresh(at);
        ExprId value = checkBody(isKnown ? result : frame.tailType);
        bool never = table_.kind(typeOf(value)) == TyKind::Never;
        if (never && table_.kind(infer_.resolve(result)) == TyKind::Infer && !frame.diverges)
            frame.diverges = true;
        frame.body->root = scoped(coerceResult(value, result, tail));
    }
    closeFrame();

    hir::ClosureExpr node;
    node.body = frame.id;
    Ty type = table_.closure(frame.id, items_.identityArgs(owner_));
    ExprId expr = make(std::move(node), type, at);
    frame.creation = expr;
    return expr;
}

// The value of a body's block coerced to the result: the tail is what is coerced and blamed.
ExprId BodyChecker::coerceTail(ExprId block, Ty result, ast::ExprId tail) {
    if (tail) frame_->tail = span(tail);
    auto* node = std::get_if<hir::BlockExpr>(&this->node(block).kind);
    if (!node || !node->tail || node->label) return coerce(block, result, tail);
    ExprId inner = node->tail;
    Span blockSpan = spanOf(block);
    auto* scope = std::get_if<hir::ScopeExpr>(&this->node(inner).kind);
    ExprId bare = scope ? scope->inner : inner;
    ExprId coerced = coerce(bare, result, tail);
    ExprId wrapped = make(hir::ScopeExpr{coerced}, this->node(coerced).ty, blockSpan);
    std::get<hir::BlockExpr>(this->node(block).kind).tail = wrapped;
    this->node(block).ty = this->node(coerced).ty;
    return block;
}

// The tail, or the operand of a `return`, of a body whose result a `?` may have presumed.
ExprId BodyChecker::coerceResult(ExprId value, Ty result, ast::ExprId tail) {
    if (frame_->presumed) {
        Ty found = infer_.resolve(typeOf(value));
        if (table_.kind(found) == TyKind::Infer) {
            solve();
            found = infer_.resolve(found);
        }
        TyKind kind = table_.kind(found);
        if (kind != TyKind::Infer && kind != TyKind::Never && kind != TyKind::Error) {
            if (kind != TyKind::Adt || table_[found].def != table_[infer_.resolve(frame_->presumed)].def) {
                reportQuestions(found);
                return errorExpr(spanOf(value));
            }
            frame_->presumed = {};
        }
    }
    return coerceTail(value, result, tail);
}

// The body gives something that no `?` can leave it with.
void BodyChecker::reportQuestions(Ty found) {
    const hir::Body& body = *frame_->body;
    std::string_view place = body.kind == hir::BodyKind::Closure ? "a closure" : "an async block";
    for (Span mark : frame_->questions) {
        error(Code::E0277, mark,
              fmt::format("the `?` operator can only be used in {} that returns `Result` or `Option`", place))
            .label(fmt::format("cannot use the `?` operator in {} that returns `{}`", place, show(found)))
            .label(body.headSpan.valid() ? body.headSpan : body.span,
                   "this should return `Result` or `Option` to accept `?`");
    }
    frame_->questions.clear();
    if (!frame_->presumed) return;
    Ty presumed = infer_.resolve(frame_->presumed);
    for (Ty part : argsOf(presumed)) {
        if (table_.kind(infer_.resolve(part)) == TyKind::Infer) infer_.unify(part, table_.error());
    }
    frame_->presumed = {};
}

}  // namespace oxide::check
