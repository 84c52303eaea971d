// Coercions: where a type is expected, a value of another type may be adjusted to it.
#include <fmt/format.h>

#include <algorithm>

#include "frontend/check/body_checker.h"
#include "frontend/types/fold.h"
#include "frontend/types/solver_builtin.h"

namespace oxide::check {

using diag::Code;

void BodyChecker::solve() {
    for (Predicate& equation : infer_.takeDeferred()) {
        types::Obligation obligation;
        obligation.predicate = std::move(equation);
        obligation.predicate.trait =
            solver_.traitOf(obligation.predicate.assoc, obligation.predicate.assocArgs);
        solver_.add(std::move(obligation));
    }
    solver_.solvePending();
}

Ty BodyChecker::structurally(Ty ty, Span span) {
    ty = infer_.resolve(ty);
    if (table_.kind(ty) != TyKind::Infer) return ty;
    solve();
    ty = infer_.resolve(ty);
    if (table_.kind(ty) != TyKind::Infer || infer_.variableKind(ty) != types::VariableKind::General)
        return ty;
    if (!reportedUnknown_ && !hasFailed()) {
        error(Code::E0282, span, "type annotations needed").label("cannot infer type");
    }
    reportedUnknown_ = true;
    infer_.unify(ty, table_.error());
    return table_.error();
}

bool BodyChecker::canUnsize(Ty source, Ty target, Span span) {
    source = infer_.resolve(source);
    target = infer_.resolve(target);
    TyKind to = table_.kind(target);
    if (to == TyKind::Slice) {
        return table_.kind(source) == TyKind::Array && infer_.unify(argsOf(source)[0], argsOf(target)[0]);
    }
    if (to != TyKind::Dyn) return false;
    if (table_.kind(source) == TyKind::Infer && infer_.variableKind(source) == types::VariableKind::General)
        return false;
    if (source == target || !solver_.isSized(source)) {
        // dyn Sub to dyn Super, or without auto traits.
        if (table_.kind(source) != TyKind::Dyn || infer_.unify(source, target)) return false;
    }
    auto args = argsOf(target);
    for (const auto& bound : table_.dynBounds(target).bounds) {
        std::vector<Ty> list{source};
        for (std::uint32_t i = 0; i < bound.argCount; ++i) list.push_back(args[bound.firstArg + i]);
        types::Obligation obligation;
        obligation.span = span;
        obligation.cause = Cause::Bound;
        obligation.predicate.trait = {bound.trait, table_.makeArgs(list)};
        solver_.add(obligation);
        for (const auto& binding : bound.bindings) {
            DefId owner = items_.defs()[binding.assoc].parent;
            std::vector<Ty> assocArgs{source};
            std::size_t count = types::allParams(items_.generics(owner)).size();
            for (std::size_t i = 1; i < count && i < list.size(); ++i) assocArgs.push_back(list[i]);
            types::Obligation equation;
            equation.span = span;
            equation.cause = Cause::Projection;
            equation.predicate.kind = Predicate::Kind::Projection;
            equation.predicate.assoc = binding.assoc;
            equation.predicate.assocArgs = table_.makeArgs(assocArgs);
            equation.predicate.trait = {owner, equation.predicate.assocArgs};
            equation.predicate.value = args[binding.arg];
            solver_.add(equation);
        }
    }
    return true;
}

ExprId BodyChecker::coerceReference(ExprId value, Ty source, Ty target, bool& ok) {
    bool wantsMutable = table_[target].flag;
    bool hasMutable = table_[source].flag;
    Span at = spanOf(value);
    ok = true;
    if (wantsMutable && !hasMutable) {
        ok = false;
        return value;
    }
    Ty wanted = infer_.resolve(table_.pointee(target));
    Ty inner = infer_.resolve(table_.pointee(source));
    TyKind wantedKind = table_.kind(wanted);
    if (wantedKind == TyKind::Dyn && table_.kind(inner) == TyKind::Infer) {
        // `e.asRef()` where `&dyn Tr` is wanted: what is known of `e` decides before the coercion does.
        solve();
        inner = infer_.resolve(inner);
    }
    if ((wantedKind == TyKind::Slice || wantedKind == TyKind::Dyn) && canUnsize(inner, wanted, at)) {
        ExprId reborrowed = value;
        if (hasMutable) {
            ExprId place = deref(value, at);
            if (wantsMutable) place = makeMutable(place);
            auto kind = wantsMutable ? hir::BorrowKind::Mutable : hir::BorrowKind::Shared;
            reborrowed = make(hir::BorrowExpr{kind, place, false}, table_.reference(wantsMutable, inner), at);
        }
        return make(hir::CoerceExpr{hir::CoerceKind::Unsize, toValue(reborrowed)}, target, at);
    }
    // `&mut T` where `&T` is wanted, `&String` where `&str` is wanted, and a reborrow where nothing changes.
    std::vector<AutoderefStep> steps = autoderef(inner, false);
    for (std::size_t i = 0; i < steps.size(); ++i) {
        if (!infer_.unify(steps[i].ty, wanted)) {
            if (i == 0 && table_.kind(wanted) == TyKind::Infer) break;
            continue;
        }
        if (i == 0 && !hasMutable) return toValue(value);
        ExprId place = deref(value, at);
        place = applySteps(place, steps, i, at);
        if (wantsMutable) place = makeMutable(place);
        auto kind = wantsMutable ? hir::BorrowKind::Mutable : hir::BorrowKind::Shared;
        return make(hir::BorrowExpr{kind, place, false}, table_.reference(wantsMutable, node(place).ty), at);
    }
    ok = false;
    return value;
}

ExprId BodyChecker::tryCoerce(ExprId value, Ty target, bool& ok, ast::ExprId syntax) {
    ok = true;
    Ty source = typeOf(value);
    target = infer_.resolve(target);
    Span at = spanOf(value);
    TyKind from = table_.kind(source);
    TyKind to = table_.kind(target);
    if (from == TyKind::Error || to == TyKind::Error) {
        tainted_ = true;
        infer_.unify(source, target);
        return toValue(value);
    }
    if (from == TyKind::Never) {
        if (to == TyKind::Never) return toValue(value);
        if (to == TyKind::Infer) divergingVariables_.push_back(target);
        return make(hir::CoerceExpr{hir::CoerceKind::NeverToAny, toValue(value)}, target, at);
    }
    if (to == TyKind::Infer || from == TyKind::Infer) {
        ok = infer_.unify(source, target);
        return toValue(value);
    }
    if (to == TyKind::Ref) {
        if (from == TyKind::Ref) return coerceReference(value, source, target, ok);
        // D7: an interpolated literal where `&str` is expected is a temporary String, borrowed.
        bool isText = syntax && std::holds_alternative<ast::InterpolationExpr>(ast()[syntax].kind);
        if (isText && table_.kind(infer_.resolve(table_.pointee(target))) == TyKind::Str) {
            ExprId borrowed = borrow(value, false, at);
            return coerceReference(borrowed, typeOf(borrowed), target, ok);
        }
        ok = false;
        return value;
    }
    if (to == TyKind::Pointer) {
        if (from == TyKind::Ref || from == TyKind::Pointer) {
            bool mutableOk = !table_[target].flag || table_[source].flag;
            ok = mutableOk && infer_.unify(table_.pointee(source), table_.pointee(target));
            if (ok && source == target) return toValue(value);
            if (ok) return make(hir::CoerceExpr{hir::CoerceKind::MutToConst, toValue(value)}, target, at);
        }
        ok = false;
        return value;
    }
    if (to == TyKind::FnPtr && (from == TyKind::FnDef || from == TyKind::Closure)) {
        ok = infer_.unify(pointerTo(source, at), target);
        auto kind = from == TyKind::FnDef ? hir::CoerceKind::ReifyFn : hir::CoerceKind::ClosureFn;
        return make(hir::CoerceExpr{kind, toValue(value)}, target, at);
    }
    if (to == TyKind::Adt && from == TyKind::Adt && table_[source].def == table_[target].def &&
        !argsOf(target).empty()) {
        // Box, Rc and Arc of something unsized.
        bool smart =
            isAdt(target, "Box") || isAdt(target, "Rc") || isAdt(target, "Arc") || isAdt(target, "Pin");
        Ty wanted = infer_.resolve(argsOf(target).back());
        Ty inner = infer_.resolve(argsOf(source).back());
        if (isAdt(target, "Pin") && table_.kind(wanted) == TyKind::Adt && table_.kind(inner) == TyKind::Adt) {
            wanted = infer_.resolve(argsOf(wanted).back());
            inner = infer_.resolve(argsOf(inner).back());
        }
        if (isAdt(target, "Pin") && table_.kind(wanted) == TyKind::Ref && table_.kind(inner) == TyKind::Ref &&
            (table_[inner].flag || !table_[wanted].flag)) {
            wanted = infer_.resolve(table_.pointee(wanted));
            inner = infer_.resolve(table_.pointee(inner));
        }
        bool unsized_ = table_.kind(wanted) == TyKind::Dyn || table_.kind(wanted) == TyKind::Slice;
        if (smart && unsized_ && canUnsize(inner, wanted, at)) {
            return make(hir::CoerceExpr{hir::CoerceKind::Unsize, toValue(value)}, target, at);
        }
    }
    ok = infer_.unify(source, target);
    return toValue(value);
}

// What is pending may decide types that make it fit.
ExprId BodyChecker::coerceWhenSolved(ExprId value, Ty target, bool& ok, ast::ExprId syntax) {
    ExprId result = tryCoerce(value, target, ok, syntax);
    if (ok) return result;
    solve();
    result = tryCoerce(value, target, ok, syntax);
    return ok ? result : value;
}

ExprId BodyChecker::coerce(ExprId value, Ty target, ast::ExprId syntax) {
    bool ok = false;
    ExprId result = coerceWhenSolved(value, target, ok, syntax);
    if (ok) return result;
    reportMismatch(target, typeOf(value), spanOf(value), syntax);
    return make(hir::ErrorExpr{}, target, spanOf(value));
}

bool BodyChecker::equate(Ty a, Ty b, Span span) {
    if (infer_.unify(a, b)) return true;
    reportMismatch(a, b, span, {});
    return false;
}

ast::ExprId BodyChecker::unmetArgument(ast::ExprId call) const {
    if (!call) return {};
    const std::vector<ast::ExprId>* args = nullptr;
    if (const auto* one = std::get_if<ast::CallExpr>(&ast()[call].kind)) args = &one->args;
    if (const auto* one = std::get_if<ast::MethodCallExpr>(&ast()[call].kind)) args = &one->args;
    if (!args) return {};
    auto found = std::ranges::find_if(*args, [&](ast::ExprId arg) { return unmet_.contains(arg); });
    return found == args->end() ? ast::ExprId() : *found;
}

void BodyChecker::reportMismatch(Ty expected, Ty found, Span span, ast::ExprId syntax) {
    expected = infer_.resolveAll(expected);
    found = infer_.resolveAll(found);
    if (isConsequence(expected) || isConsequence(found)) return;
    // A closure with too many or too few parameters is no function pointer either.
    bool isTold = table_.kind(found) == TyKind::Closure &&
                  std::ranges::any_of(items_.diagnostics().all(), [&](const diag::Diagnostic& other) {
                      return other.code == Code::E0593 && other.span.file == span.file &&
                             span.begin <= other.span.begin && other.span.end <= span.end;
                  });
    if (isTold) return;
    if (syntax) {
        // The value of a block is its tail; that is what is wrong.
        while (auto* block = std::get_if<ast::BlockExpr>(&ast()[syntax].kind)) {
            if (!block->block.tail) break;
            syntax = block->block.tail;
            span = this->span(syntax);
        }
    }
    // What the surroundings expect of a call's result they expect of the argument that decides it.
    for (ast::ExprId arg = unmetArgument(syntax); arg; arg = unmetArgument(arg)) {
        syntax = arg;
        span = this->span(arg);
        expected = infer_.resolveAll(unmet_[arg].first);
        found = infer_.resolveAll(unmet_[arg].second);
    }
    auto& report = error(Code::E0308, span, "mismatched types")
                       .label(fmt::format("expected `{}`, found `{}`", show(expected), show(found)));
    if (syntax && isFuture(found)) {
        Ty output = futureOutput(found, span);
        bool fits = infer_.resolveAll(output) == expected;
        if (fits || table_.kind(expected) != TyKind::Ref) {
            report.fix("consider `await`ing on the `Future`", span.startPoint(), "await ",
                       diag::Applicability::Suggestion);
        }
        return;
    }
    if (isAdt(expected, "Option") && infer_.resolveAll(argsOf(expected)[0]) == found) {
        report.fixes.push_back({"try wrapping the expression in `Some`",
                                {{span.startPoint(), "Some("}, {span.endPoint(), ")"}},
                                diag::Applicability::Suggestion});
        return;
    }
    if (table_.kind(expected) == TyKind::Ref && infer_.resolveAll(table_.pointee(expected)) == found) {
        bool isMutable = table_[expected].flag;
        report.fix("consider borrowing here", span.startPoint(), isMutable ? "&mut " : "&",
                   diag::Applicability::Suggestion);
        return;
    }
    if (isAdt(expected, "String") && table_.kind(found) == TyKind::Ref &&
        table_.kind(table_.pointee(found)) == TyKind::Str) {
        report.fix("try using a conversion method", span.endPoint(), ".toString()",
                   diag::Applicability::Suggestion);
        return;
    }
    if (table_.isNumeric(expected) && table_.isNumeric(found)) {
        report.help(
            fmt::format("you can convert {} `{}` to {} `{}`: `as {}`, or `.tryInto().unwrap()` to panic when "
                        "it does not fit",
                        "a", show(found), "a", show(expected), show(expected)));
    }
}

}  // namespace oxide::check
