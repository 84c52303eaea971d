#include "frontend/flow/borrow_report.h"

#include <fmt/format.h>

namespace oxide::flow {

using hir::BorrowKind;

void BorrowReport::conflict(Cause cause, const Place& place, Span span, Location at, const Loan& loan,
                            BorrowKind kind) {
    if (cause == Cause::Drop || cause == Cause::StorageDead) {
        if (!loansReported_.insert(loan.at).second) return;
        if (cause == Cause::Drop && isBehindDestructor(loan.place))
            return destructorConflict(place, span, at, loan);
        return doesNotLive(span, at, loan);
    }
    if (!spansReported_.insert({span.begin, span.end}).second) return;
    loansReported_.insert(loan.at);
    switch (cause) {
        case Cause::Borrow: return conflictingBorrow(place, span, at, loan, kind);
        case Cause::Read: return useWhileBorrowed(place, span, at, loan);
        case Cause::Move: return moveWhileBorrowed(place, span, at, loan);
        default: return assignWhileBorrowed(place, span, at, loan);
    }
}

// Inside a closure the use itself says more than the closure's head.
void BorrowReport::captured(diag::Diagnostic& error, Location at, std::string_view action) const {
    const auto& capture = analysis_.at(at).captureUse;
    if (!capture) return;
    const hir::Body& inner = analysis_.bodies[capture->body];
    const hir::Capture& data = inner.captures[capture->index];
    error.label(data.use, fmt::format("{} occurs due to use of `{}` in {}", action,
                                      data.placeText.empty() ? std::string(text(data.name)) : data.placeText,
                                      inner.kind == hir::BodyKind::AsyncBlock ? "async block" : "closure"));
}

// A closure that changes what an immutable `&mut` binding points to needs it for itself alone.
bool BorrowReport::isUnique(const Place& place, Location at) const {
    const auto* assign = std::get_if<Assign>(&analysis_.at(at).kind);
    const auto* borrow = assign ? std::get_if<BorrowValue>(&assign->value) : nullptr;
    if (!isCapture(at) || !borrow || borrow->kind == BorrowKind::Shared) return false;
    const Var& var = analysis_.cfg.vars[place.var];
    return var.kind == VarKind::Local && !var.isMutable && !place.path.empty() &&
           analysis_.types.kind(var.ty) == types::TyKind::Ref;
}

void BorrowReport::uniqueBorrow(const Place& place, Span span, Location at, const Loan& loan,
                                bool isNewUnique, bool isOldUnique) {
    std::string what = describeOr(analysis_, place, "value");
    diag::Code code = isNewUnique ? isOldUnique ? diag::Code::E0524 : diag::Code::E0500 : diag::Code::E0501;
    std::string message =
        code == diag::Code::E0524
            ? fmt::format("two closures require unique access to {} at the same time", what)
        : code == diag::Code::E0500
            ? fmt::format("closure requires unique access to {} but it is already borrowed", what)
            : fmt::format("cannot borrow {} because a previous closure requires unique access", what);
    diag::Diagnostic& error = analysis_.diagnostics.error(code, span, std::move(message));
    error.label(isNewUnique ? "closure construction occurs here" : "second borrow occurs here")
        .label(loan.span, isOldUnique ? "closure construction occurs here" : "borrow occurs here");
    captured(error, loan.at, "first borrow");
    if (loan.at != at) captured(error, at, "second borrow");
    addExplanation(error, explain(loan, at), loan, "first ");
}

void BorrowReport::conflictingBorrow(const Place& place, Span span, Location at, const Loan& loan,
                                     BorrowKind kind) {
    bool isNewUnique = isUnique(place, at), isOldUnique = isUnique(loan.place, loan.at);
    if (isNewUnique || isOldUnique) return uniqueBorrow(place, span, at, loan, isNewUnique, isOldUnique);
    bool isNewMutable = kind != BorrowKind::Shared, isOldMutable = !loan.isShared();
    std::string what = describeOr(analysis_, place, "value");
    std::string other = describeOr(analysis_, loan.place, "value");
    Explanation explanation = explain(loan, at);
    bool isSame = what == other;
    std::string also = isSame ? "it is also borrowed" : fmt::format("{} is also borrowed", other);
    std::string_view description;
    diag::Diagnostic* error = nullptr;
    if (isNewMutable && isOldMutable) {
        error = &analysis_.diagnostics.error(
            diag::Code::E0499, span,
            fmt::format("cannot borrow {} as mutable more than once at a time", what));
        description = "first ";
        if (loan.at == at) {
            error->label(
                fmt::format("{} was mutably borrowed here in the previous iteration of the loop", what));
        } else {
            error->label("second mutable borrow occurs here")
                .label(loan.span, "first mutable borrow occurs here");
        }
    } else {
        std::string_view now = isNewMutable ? "mutable" : "immutable",
                         before = isNewMutable ? "immutable" : "mutable";
        error = &analysis_.diagnostics.error(
            diag::Code::E0502, span,
            fmt::format("cannot borrow {} as {} because {} as {}", what, now, also, before));
        description = isNewMutable ? "immutable " : "mutable ";
        error->label(fmt::format("{} borrow occurs here", now))
            .label(loan.span, fmt::format("{} borrow occurs here", before));
    }
    captured(*error, loan.at, isCapture(at) ? "first borrow" : "borrow");
    if (loan.at != at) captured(*error, at, isCapture(loan.at) ? "second borrow" : "borrow");
    addExplanation(*error, explanation, loan, description);
}

void BorrowReport::useWhileBorrowed(const Place& place, Span span, Location at, const Loan& loan) {
    std::string what = describeOr(analysis_, place, "value"),
                other = describeOr(analysis_, loan.place, "value");
    Explanation explanation = explain(loan, at);
    diag::Diagnostic& error = analysis_.diagnostics.error(
        diag::Code::E0503, span, fmt::format("cannot use {} because it was mutably borrowed", what));
    error.label(fmt::format("use of borrowed {}", other))
        .label(loan.span, fmt::format("{} is borrowed here", other));
    captured(error, loan.at, "borrow");
    captured(error, at, "use");
    addExplanation(error, explanation, loan, "");
}

void BorrowReport::moveWhileBorrowed(const Place& place, Span span, Location at, const Loan& loan) {
    std::string what = describeOr(analysis_, place, "value"),
                other = describeOr(analysis_, loan.place, "value");
    Explanation explanation = explain(loan, at);
    diag::Diagnostic& error = analysis_.diagnostics.error(
        diag::Code::E0505, span, fmt::format("cannot move out of {} because it is borrowed", what));
    error.label(fmt::format("move out of {} occurs here", what));
    if (analysis_.cfg.vars[loan.place.var].kind == VarKind::Local) {
        error.label(analysis_.cfg.vars[loan.place.var].span,
                    fmt::format("binding `{}` declared here", nameOf(analysis_, loan.place.var)));
    }
    error.label(loan.span, fmt::format("borrow of {} occurs here", other));
    captured(error, loan.at, "borrow");
    captured(error, at, "move");
    addExplanation(error, explanation, loan, "");
}

void BorrowReport::assignWhileBorrowed(const Place& place, Span span, Location at, const Loan& loan) {
    std::string what = describeOr(analysis_, place, "value"),
                other = describeOr(analysis_, loan.place, "value");
    Explanation explanation = explain(loan, at);
    diag::Diagnostic& error = analysis_.diagnostics.error(
        diag::Code::E0506, span, fmt::format("cannot assign to {} because it is borrowed", what));
    error.label(fmt::format("{} is assigned to here but it was already borrowed", what))
        .label(loan.span, fmt::format("{} is borrowed here", other));
    captured(error, loan.at, "borrow");
    addExplanation(error, explanation, loan, "");
}

// A part of a value with a destructor: dropping the value runs code that may see what is borrowed.
bool BorrowReport::isBehindDestructor(const Place& place) const {
    Place owner{place.var, {}};
    for (const Projection& projection : place.path) {
        types::Ty ty = analysis_.cfg.tyOf(owner);
        bool isPart = projection.kind != Projection::Kind::Deref;
        if (isPart && analysis_.types.kind(ty) == types::TyKind::Adt && analysis_.queries.hasDropImpl(ty))
            return true;
        owner.path.push_back(projection);
    }
    return false;
}

void BorrowReport::destructorConflict(const Place& dropped, Span span, Location at, const Loan& loan) {
    std::string name = describeOr(analysis_, dropped, "temporary value");
    diag::Diagnostic& error = analysis_.diagnostics.error(diag::Code::E0713, loan.span,
                                                          "borrow may still be in use when destructor runs");
    error.label(fmt::format("borrowed here, from a value of type `{}`, which has a destructor",
                            analysis_.queries.typeText(analysis_.cfg.tyOf(dropped))));
    error.label(span, fmt::format("here, drop of {} needs exclusive access to what is borrowed", name));
    addExplanation(error, explain(loan, at), loan, "");
}

void BorrowReport::doesNotLive(Span span, Location at, const Loan& loan) {
    const Var& var = analysis_.cfg.vars[loan.place.var];
    Explanation explanation = explain(loan, at);
    const auto& capture = analysis_.at(loan.at).captureUse;
    if (explanation.kind == Explanation::Kind::Outlives) {
        bool leaves = explanation.because == ConstraintKind::Return ||
                      explanation.because == ConstraintKind::Argument ||
                      explanation.because == ConstraintKind::Opaque;
        if (capture && leaves) return escapes(*capture, explanation);
        if (explanation.because == ConstraintKind::Return) return returned(loan, explanation);
    }
    if (var.kind != VarKind::Local) {
        diag::Diagnostic& error = analysis_.diagnostics.error(diag::Code::E0716, var.span,
                                                              "temporary value dropped while borrowed");
        error.label("creates a temporary value which is freed while still in use");
        error.label(span, "temporary value is freed at the end of this statement");
        addExplanation(error, explanation, loan, "");
        error.note("consider using a `let` binding to create a longer lived value");
        return;
    }
    std::string what = describeOr(analysis_, loan.place, "value");
    Span borrowed = loan.span;
    if (capture) borrowed = analysis_.bodies[capture->body].captures[capture->index].use;
    diag::Diagnostic& error = analysis_.diagnostics.error(diag::Code::E0597, borrowed,
                                                          fmt::format("{} does not live long enough", what));
    error.label("borrowed value does not live long enough");
    error.label(var.span, fmt::format("binding `{}` declared here", nameOf(analysis_, loan.place.var)));
    if (capture) error.label(loan.span, "value captured here");
    error.label(span, fmt::format("{} dropped here while still borrowed", what));
    addExplanation(error, explanation, loan, "");
}

// A closure or async block that borrows what the function owns, and leaves it.
void BorrowReport::escapes(const CaptureUse& use, const Explanation& explanation) {
    const hir::Body& inner = analysis_.bodies[use.body];
    const hir::Capture& capture = inner.captures[use.index];
    std::string name = capture.placeText.empty() ? std::string(text(capture.name)) : capture.placeText;
    bool isAsync = inner.kind == hir::BodyKind::AsyncBlock;
    std::string_view sort = isAsync ? "async block" : "closure";
    diag::Diagnostic& error = analysis_.diagnostics.error(
        diag::Code::E0373, inner.headSpan,
        fmt::format("{} may outlive the current function, but it borrows `{}`, which is owned by the current "
                    "function",
                    sort, name));
    error.label(fmt::format("may outlive borrowed value `{}`", name));
    error.label(capture.use, fmt::format("`{}` is borrowed here", name));
    error.label(explanation.span, explanation.because == ConstraintKind::Argument
                                      ? std::string("function requires argument type to outlive `'static`")
                                      : fmt::format("{} is returned here", sort));
    std::string help = fmt::format(
        "to force the {} to take ownership of `{}` (and any other referenced variables), use the `move` "
        "keyword",
        sort, name);
    if (isAsync) {
        error.fix(std::move(help), inner.headSpan.endPoint(), " move");
    } else {
        error.fix(std::move(help), inner.span.startPoint(), "move ");
    }
}

void BorrowReport::returned(const Loan& loan, const Explanation& explanation) {
    const Var& var = analysis_.cfg.vars[loan.place.var];
    bool isReference = explanation.span == loan.span;
    std::string_view sort = isReference ? "reference to" : "value referencing";
    std::string name = describeOr(analysis_, loan.place, "");
    std::string what = name.empty()          ? "temporary value"
                       : !loan.place.isVar() ? fmt::format("local data {}", name)
                       : var.isParam         ? fmt::format("function parameter {}", name)
                                             : fmt::format("local variable {}", name);
    diag::Diagnostic& error = analysis_.diagnostics.error(diag::Code::E0515, explanation.span,
                                                          fmt::format("cannot return {} {}", sort, what));
    error.label(fmt::format("returns a {} data owned by the current function", sort));
    if (isReference) return;
    if (name.empty()) {
        error.label(var.span, "temporary value created here");
    } else {
        error.label(loan.span, fmt::format("{} is borrowed here", name));
    }
}

}  // namespace oxide::flow
