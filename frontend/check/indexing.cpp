// Indexing: arrays and slices by themselves, everything else through the trait Index.
#include <fmt/format.h>

#include "frontend/check/body_checker.h"
#include "frontend/types/fold.h"

namespace oxide::check {

using diag::Code;

ExprId BodyChecker::checkIndex(ast::ExprId id, const ast::IndexExpr& index) {
    ExprId base = check(index.base);
    return indexOf(base, index.index, span(id));
}

// What a type is indexed by, when there is but one kind of index for it.
Ty BodyChecker::onlyIndex(Ty indexed, Span at) {
    Ty index = fresh(at);
    bool isVariable = true;
    if (solver_.evaluate(lang("Index"), {indexed, index}) != types::Outcome::No) {
        types::Obligation obligation;
        obligation.predicate.trait = {lang("Index"), table_.makeArgs({indexed, index})};
        obligation.span = at;
        obligation.cause = Cause::Operator;
        solver_.add(obligation);
        solve();
        isVariable = table_.kind(infer_.resolve(index)) == TyKind::Infer;
    }
    if (isVariable) infer_.unify(index, table_.error());
    return isVariable ? Ty{} : index;
}

// What was to be found out about a type does not matter any more.
void BodyChecker::silence(Ty ty) {
    types::walk(table_, infer_.resolveAll(ty), [&](Ty part) {
        if (table_.kind(part) == TyKind::Infer) infer_.unify(part, table_.error());
        return true;
    });
}

ExprId BodyChecker::indexOf(ExprId base, ast::ExprId indexSyntax, Span at) {
    Ty ty = structurally(typeOf(base), spanOf(base));
    ExprId index = checkValue(indexSyntax);
    if (table_.kind(ty) == TyKind::Error) return errorExpr(at);
    solve();
    Ty indexType = infer_.resolve(node(index).ty);
    bool integral =
        table_.isInteger(indexType) || (table_.kind(indexType) == TyKind::Infer &&
                                        infer_.variableKind(indexType) == types::VariableKind::Integer);
    Ty size = table_.integer(types::IntKind::USize);
    std::vector<AutoderefStep> steps = autoderef(ty, true);
    for (std::size_t i = 0; i < steps.size(); ++i) {
        Ty step = infer_.resolve(steps[i].ty);
        TyKind kind = table_.kind(step);
        if (integral && (kind == TyKind::Array || kind == TyKind::Slice)) {
            if (!infer_.unify(indexType, size)) break;
            ExprId place = toPlace(applySteps(base, steps, i, at));
            return make(hir::IndexPlace{place, index}, argsOf(step)[0], at);
        }
        types::TraitRef goal{lang("Index"), table_.makeArgs({step, indexType})};
        Predicate predicate;
        predicate.trait = goal;
        if (solver_.evaluate(lang("Index"), {step, indexType}) == types::Outcome::No) {
            Ty only = onlyIndex(step, spanOf(index));
            if (!only) continue;
            index = coerce(index, only, indexSyntax);
            bool fits = !std::holds_alternative<hir::ErrorExpr>(node(index).kind);
            if (!fits) {
                silence(only);
                return errorExpr(at);
            }
            indexType = infer_.resolve(only);
            if (solver_.evaluate(lang("Index"), {step, indexType}) == types::Outcome::No)
                return errorExpr(at);
            goal = {lang("Index"), table_.makeArgs({step, indexType})};
            predicate.trait = goal;
        }
        types::Obligation obligation;
        obligation.predicate = predicate;
        obligation.span = spanOf(index);
        obligation.cause = Cause::Operator;
        solver_.add(obligation);
        DefId output = items_.resolver().member(lang("Index"), intern("Output"));
        solve();
        Ty element = solver_.normalize(table_.projection(output, goal.args), at);
        ExprId place = toPlace(applySteps(base, steps, i, at));
        DefId method = items_.resolver().member(lang("Index"), intern("index"));
        ExprId borrowed = borrow(place, false, spanOf(base));
        ExprId call = make(hir::CallExpr{{method, goal.args}, {borrowed, index}, false, at},
                           table_.reference(false, element), at);
        ExprId result = make(hir::DerefPlace{call}, element, at);
        overloaded_[{frame_->id, result}] = {true, place, index};
        return result;
    }
    for (const AutoderefStep& step : steps) {
        TyKind kind = table_.kind(infer_.resolve(step.ty));
        bool indexable = kind == TyKind::Array || kind == TyKind::Slice || isAdt(step.ty, "Vec");
        if (!indexable) continue;
        error(Code::E0277, spanOf(index),
              fmt::format("the type `[{}]` cannot be indexed by `{}`",
                          show(argsOf(infer_.resolve(step.ty))[0]), show(indexType)))
            .label("slice indices are of type `UIntSize` or ranges of `UIntSize`")
            .help(fmt::format("the trait `SliceIndex<[{}]>` is not implemented for `{}`",
                              show(argsOf(infer_.resolve(step.ty))[0]), show(indexType)));
        return errorExpr(at);
    }
    for (const AutoderefStep& step : steps) {
        if (table_.kind(infer_.resolve(step.ty)) != TyKind::Str && !isAdt(step.ty, "String")) continue;
        error(Code::E0277, spanOf(index),
              fmt::format("the type `str` cannot be indexed by `{}`", show(indexType)))
            .label("string indices are ranges of `UIntSize`");
        return errorExpr(at);
    }
    if (table_[infer_.resolveAll(ty)].hasError) return errorExpr(at);
    for (const AutoderefStep& step : steps) {
        Ty any = fresh(at);
        bool indexable = solver_.evaluate(lang("Index"), {step.ty, any}) != types::Outcome::No;
        infer_.unify(any, table_.error());
        if (!indexable) continue;
        error(Code::E0277, spanOf(index),
              fmt::format("the type `{}` cannot be indexed by `{}`", show(step.ty), show(indexType)))
            .label(fmt::format("`{}` cannot be indexed by `{}`", show(step.ty), show(indexType)));
        return errorExpr(at);
    }
    error(Code::E0608, at, fmt::format("cannot index into a value of type `{}`", show(ty)));
    return errorExpr(at);
}

}  // namespace oxide::check
