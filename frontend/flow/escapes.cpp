#include "frontend/flow/escapes.h"

#include <fmt/format.h>

#include <algorithm>

#include "frontend/flow/accesses.h"
#include "frontend/types/fold.h"

namespace oxide::flow {

namespace {

using types::TyKind;

class Checker {
  public:
    explicit Checker(const Analysis& analysis) : analysis_(analysis), definedBy_(analysis.cfg.vars.size()) {
        for (BlockId id : analysis.graph.order()) {
            for (const Statement& statement : analysis.cfg.blocks[id].statements) {
                const auto* assign = std::get_if<Assign>(&statement.kind);
                if (assign && assign->target.isVar()) definedBy_[assign->target.var.value] = &statement;
            }
        }
    }

    std::vector<BodyId> run() {
        for (BlockId id : analysis_.graph.order()) {
            for (const Statement& statement : analysis_.cfg.blocks[id].statements) {
                const auto* assign = std::get_if<Assign>(&statement.kind);
                if (!assign) continue;
                if (assign->target.var == analysis_.cfg.result) leaves(*assign, statement.span);
                if (const auto* call = std::get_if<CallValue>(&assign->value); call && call->callee)
                    passed(*call, statement.span);
            }
        }
        return std::move(reported_);
    }

  private:
    void passed(const CallValue& call, Span span) {
        for (std::uint32_t i = 0; i < call.args.size(); ++i) {
            if (mentionsOwn(call.args[i].ty) && analysis_.queries.requiresStatic(*call.callee, i)) {
                escapes(call.args[i].ty, {EscapeKind::Argument, span});
            }
        }
    }

    void leaves(const Assign& assign, Span span) {
        Escape escape{EscapeKind::Returned, span};
        if (const auto* use = std::get_if<UseValue>(&assign.value)) {
            const Operand& operand = use->operand;
            if (operand.kind == Operand::Kind::Constant) return;
            // `let f = { .. }; f` as an `impl Trait`: rustc finds fault with the variable, not with the
            // closure.
            if (analysis_.cfg.vars[operand.place.var].kind == VarKind::Local)
                escape.kind = EscapeKind::ThroughVariable;
        }
        escapes(assign.ty, escape);
        forEachOperand(assign.value, [&](const Operand& operand) {
            bool flowsOn = !std::holds_alternative<CallValue>(assign.value) &&
                           !std::holds_alternative<AwaitValue>(assign.value);
            if (flowsOn) leaves(operand, escape);
        });
    }

    // What a value that leaves is made of, through coercions and aggregates.
    void leaves(const Operand& operand, const Escape& escape) {
        if (operand.kind == Operand::Kind::Constant) return;
        escapes(operand.ty, escape);
        if (!operand.place.isVar() || analysis_.cfg.vars[operand.place.var].kind != VarKind::Temp) return;
        const Statement* statement = definedBy_[operand.place.var.value];
        if (!statement) return;
        const auto& assign = std::get<Assign>(statement->kind);
        bool flowsOn = std::holds_alternative<AggregateValue>(assign.value) ||
                       std::holds_alternative<UseValue>(assign.value);
        if (const auto* compute = std::get_if<ComputeValue>(&assign.value))
            flowsOn = compute->kind == ComputeValue::Kind::Coerce;
        if (flowsOn) forEachOperand(assign.value, [&](const Operand& part) { leaves(part, escape); });
    }

    bool isOwn(Ty ty) const {
        TyKind kind = analysis_.types.kind(ty);
        if (kind != TyKind::Closure && kind != TyKind::AsyncBlock) return false;
        return analysis_.bodies[BodyId(analysis_.types[ty].index)].parent == analysis_.cfg.id;
    }

    bool mentionsOwn(Ty ty) const {
        bool found = false;
        types::walk(analysis_.types, ty, [&](Ty part) { return found |= isOwn(part), !found; });
        return found;
    }

    void escapes(Ty ty, const Escape& escape) {
        types::walk(analysis_.types, ty, [&](Ty part) {
            if (isOwn(part)) report(BodyId(analysis_.types[part].index), escape);
            // A reference to a closure does not take it along.
            return analysis_.types.kind(part) != TyKind::Ref;
        });
    }

    // The first variable of this function that a closure borrows.
    std::optional<std::uint32_t> borrowedCapture(BodyId body) const {
        for (BlockId id : analysis_.graph.order()) {
            for (const Statement& statement : analysis_.cfg.blocks[id].statements) {
                if (!statement.captureUse || statement.captureUse->body != body) continue;
                const auto* borrow = std::get_if<BorrowValue>(&std::get<Assign>(statement.kind).value);
                if (borrow && isOwned(borrow->place)) return statement.captureUse->index;
            }
        }
        return std::nullopt;
    }

    bool isOwned(const Place& place) const {
        if (analysis_.cfg.vars[place.var].kind != VarKind::Local) return false;
        Ty ty = analysis_.cfg.vars[place.var].ty;
        for (const Projection& step : place.path) {
            if (step.kind == Projection::Kind::Deref && !analysis_.isBox(ty)) return false;
            ty = step.ty;
        }
        return true;
    }

    void report(BodyId id, const Escape& escape) {
        if (std::find(reported_.begin(), reported_.end(), id) != reported_.end()) return;
        std::optional<std::uint32_t> index = borrowedCapture(id);
        if (!index) return;
        reported_.push_back(id);
        reportEscape(analysis_, {id, *index}, escape);
    }

    const Analysis& analysis_;
    std::vector<const Statement*> definedBy_;  // by VarId: the last assignment of the whole variable
    std::vector<BodyId> reported_;
};

}  // namespace

void reportEscape(const Analysis& analysis, const CaptureUse& use, const Escape& escape) {
    const hir::Body& inner = analysis.bodies[use.body];
    const hir::Capture& capture = inner.captures[use.index];
    std::string name = capture.placeText.empty() ? std::string(text(capture.name)) : capture.placeText;
    bool isAsync = inner.kind == hir::BodyKind::AsyncBlock;
    std::string_view sort = isAsync ? "async block" : "closure";
    bool isThroughVariable = escape.kind == EscapeKind::ThroughVariable &&
                             analysis.types.kind(analysis.body().resultTy) == TyKind::Opaque;
    diag::Diagnostic& error =
        isThroughVariable
            ? analysis.diagnostics.error(diag::Code::E0597, capture.use,
                                         fmt::format("`{}` does not live long enough", name))
            : analysis.diagnostics.error(diag::Code::E0373, inner.headSpan,
                                         fmt::format("{} may outlive the current function, but it borrows "
                                                     "`{}`, which is owned by the current function",
                                                     sort, name));
    if (isThroughVariable) {
        error.label("borrowed value does not live long enough");
        error.label(inner.headSpan, "value captured here");
    } else {
        error.label(fmt::format("may outlive borrowed value `{}`", name));
        error.label(capture.use, fmt::format("`{}` is borrowed here", name));
    }
    error.label(escape.span, escape.kind == EscapeKind::Argument
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

std::vector<BodyId> checkEscapes(const Analysis& analysis) { return Checker(analysis).run(); }

}  // namespace oxide::flow
