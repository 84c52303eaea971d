#include "frontend/flow/mutability.h"

#include <fmt/format.h>

#include <set>
#include <tuple>
#include <unordered_map>

#include "frontend/flow/accesses.h"

namespace oxide::flow {

using Kind = Projection::Kind;
using types::TyKind;

void suggestMutable(const Analysis& analysis, diag::Diagnostic& error, VarId id, std::string message) {
    const Var& var = analysis.cfg.vars[id];
    if (var.kind == VarKind::Capture) {
        error.help(
            fmt::format("consider changing `{}` to be mutable: declare it with `var`", nameOf(analysis, id)));
        return;
    }
    if (analysis.body()[var.local].isSelf) {
        error.help("a `mut self` needs a binding of its own: `var this = self`");
        return;
    }
    if (var.letSpan.valid() && var.letSpan.begin + 3 < var.span.begin) {
        Span keyword = var.letSpan;
        keyword.end = keyword.begin + 3;
        error.fix(std::move(message), keyword, "var");
        return;
    }
    error.fix(std::move(message), var.span.startPoint(), "mut ");
}

namespace {

// Why a place cannot be changed.
struct Obstacle {
    enum class Kind { None, Binding, Reference, Pointer, Static, Guard, FnClosure };
    Kind kind = Kind::None;
    std::size_t step = 0;  // Reference, Pointer: the dereference in the path
};

class Checker {
  public:
    Checker(const Analysis& analysis, const MoveFacts& facts) : analysis_(analysis), facts_(facts) {}

    void run() {
        for (BlockId id : analysis_.graph.order()) {
            BitSet ever = facts_.everInit[id.value];
            for (const Statement& statement : analysis_.cfg.blocks[id].statements) {
                check(statement, ever);
                MoveFacts::stepEver(ever, statement);
            }
        }
    }

  private:
    void check(const Statement& statement, const BitSet& ever) {
        const auto* assign = std::get_if<Assign>(&statement.kind);
        if (!assign) return;
        forEachAccess(statement, [&](Access access, const Place& place, Span span) {
            bool borrows = access == Access::BorrowMutable || access == Access::BorrowTwoPhase;
            bool writes = access == Access::Assign && !assign->isDeclaration;
            if (!borrows && !writes) return;
            const Var& var = analysis_.cfg.vars[place.var];
            if (writes && place.isVar() && var.kind == VarKind::Local) return;  // E0384's business
            // What has no value yet is another mistake.
            if (var.kind == VarKind::Local && !ever.test(place.var.value)) return;
            Obstacle obstacle = find(place);
            if (obstacle.kind == Obstacle::Kind::None) return;
            if (statement.captureUse) {
                // The change happens inside the closure: that is where it is shown.
                const hir::Body& inner = analysis_.bodies[statement.captureUse->body];
                const hir::Capture& capture = inner.captures[statement.captureUse->index];
                // An async block in a closure borrows from it what it changes.
                bool isBorrowed =
                    obstacle.kind == Obstacle::Kind::FnClosure && inner.kind == hir::BodyKind::AsyncBlock;
                report(place, capture.use, !isBorrowed && isAssignedAt(inner, capture.use), true, obstacle);
                return;
            }
            report(place, span, writes, false, obstacle);
        });
    }

    // Whether the use that decided a capture's mode assigns (rather than borrows) the variable.
    bool isAssignedAt(const hir::Body& body, Span use) const {
        for (const hir::Expr& expr : body.exprs) {
            bool assigns = std::holds_alternative<hir::AssignExpr>(expr.kind) ||
                           std::holds_alternative<hir::AssignOpExpr>(expr.kind);
            if (assigns && expr.span == use) return true;
            const auto* closure = std::get_if<hir::ClosureExpr>(&expr.kind);
            const auto* async = std::get_if<hir::AsyncExpr>(&expr.kind);
            if (closure && isAssignedAt(analysis_.bodies[closure->body], use)) return true;
            if (async && isAssignedAt(analysis_.bodies[async->body], use)) return true;
        }
        return false;
    }

    Obstacle find(const Place& place) const {
        const Var& var = analysis_.cfg.vars[place.var];
        const hir::Body& body = analysis_.body();
        // From the inside out: behind `&mut` the binding itself need not be mutable.
        bool bindingMatters = true;
        for (std::size_t i = place.path.size(); i-- > 0;) {
            const Projection& step = place.path[i];
            if (step.kind != Kind::Deref) continue;
            Ty base = i == 0 ? var.ty : place.path[i - 1].ty;
            const types::TyData& data = analysis_.types[base];
            if (data.kind == TyKind::Pointer)
                return data.flag ? Obstacle{} : Obstacle{Obstacle::Kind::Pointer, i};
            if (data.kind != TyKind::Ref) continue;
            if (!data.flag) {
                if (var.kind == VarKind::GuardRef && i == 0) return {Obstacle::Kind::Guard, i};
                if (var.kind == VarKind::Capture && i == 0 &&
                    body.captures[var.capture].mode != hir::CaptureMode::Move) {
                    // Captured by shared reference, and changed: the closure may not be FnMut.
                    return {Obstacle::Kind::FnClosure, i};
                }
                return {Obstacle::Kind::Reference, i};
            }
            bindingMatters = false;
        }
        switch (var.kind) {
            case VarKind::Local:
                return bindingMatters && !var.isMutable ? Obstacle{Obstacle::Kind::Binding, 0} : Obstacle{};
            case VarKind::Static:
                return bindingMatters && !analysis_.queries.isMutableStatic(var.def)
                           ? Obstacle{Obstacle::Kind::Static, 0}
                           : Obstacle{};
            case VarKind::Capture:
                if (body.kind == hir::BodyKind::Closure && body.callKind == hir::CallKind::Fn &&
                    body.captures[var.capture].mode == hir::CaptureMode::Mutable)
                    return {Obstacle::Kind::FnClosure, 0};
                if (body.captures[var.capture].mode != hir::CaptureMode::Move)
                    return {};  // the surrounding body has looked
                if (body.kind == hir::BodyKind::Closure && body.callKind == hir::CallKind::Fn)
                    return {Obstacle::Kind::FnClosure, 0};
                return bindingMatters && !var.isMutable ? Obstacle{Obstacle::Kind::Binding, 0} : Obstacle{};
            default: return {};
        }
    }

    void report(const Place& place, Span span, bool writes, bool isCaptured, const Obstacle& obstacle) {
        if (!seen_.insert({span.file.value, span.begin, span.end}).second) return;
        const Var& variable = analysis_.cfg.vars[place.var];
        bool isBorrowOfBinding = !isCaptured && obstacle.kind == Obstacle::Kind::Binding && !writes &&
                                 variable.kind == VarKind::Local;
        if (isBorrowOfBinding) {
            // Several borrows of one binding are one mistake, made where it is declared.
            if (auto known = borrowsOf_.find(place.var); known != borrowsOf_.end()) {
                diag::Diagnostic& error = *known->second;
                if (error.span.begin != variable.span.begin) {
                    error.label(error.span, error.primaryLabel);
                    error.span = variable.span;
                    error.label("not mutable");
                }
                error.label(span, "cannot borrow as mutable");
                return;
            }
        }
        std::string what = describeOr(analysis_, place, "value");
        std::string reason, label = writes ? "cannot assign" : "cannot borrow as mutable";
        std::string root = nameOf(analysis_, place.var);
        switch (obstacle.kind) {
            case Obstacle::Kind::None: return;
            case Obstacle::Kind::Binding:
                reason = place.isVar() ? ", as it is not declared as mutable"
                                       : fmt::format(", as `{}` is not declared as mutable", root);
                break;
            case Obstacle::Kind::Static: what = fmt::format("immutable static item `{}`", root); break;
            case Obstacle::Kind::Guard: reason = ", as it is immutable for the pattern guard"; break;
            case Obstacle::Kind::FnClosure:
                reason = ", as it is a captured variable in a `Fn` closure";
                break;
            case Obstacle::Kind::Reference:
            case Obstacle::Kind::Pointer: {
                bool isPointer = obstacle.kind == Obstacle::Kind::Pointer;
                Place pointer{
                    place.var,
                    {place.path.begin(), place.path.begin() + static_cast<std::ptrdiff_t>(obstacle.step)}};
                std::optional<OverloadedAccess> overloaded;
                if (pointer.isVar()) overloaded = overloadedAccess(analysis_, pointer.var);
                if (overloaded) {
                    std::string text = overloadedText(analysis_, *overloaded);
                    what = overloaded->isIndex || text.starts_with("dereference") ? text : "data in " + text;
                    break;
                }
                std::string_view sort = isPointer ? "`*const` pointer" : "`&` reference";
                if (std::optional<std::string> name = describe(analysis_, pointer)) {
                    reason = fmt::format("{} behind a {}", writes ? ", which is" : ", as it is", sort);
                    label = fmt::format("`{}` is a {}, so it cannot be {}", *name, sort,
                                        writes ? "written to" : "borrowed as mutable");
                } else {
                    what = fmt::format("data in a {}", sort);
                }
            }
        }
        std::string message = writes ? fmt::format("cannot assign to {}{}", what, reason)
                                     : fmt::format("cannot borrow {} as mutable{}", what, reason);
        diag::Diagnostic& error = analysis_.diagnostics.error(writes ? diag::Code::E0594 : diag::Code::E0596,
                                                              span, std::move(message));
        if (isBorrowOfBinding) borrowsOf_[place.var] = &error;
        error.label(std::move(label));
        explain(error, place, obstacle);
    }

    void explain(diag::Diagnostic& error, const Place& place, const Obstacle& obstacle) {
        const Var& var = analysis_.cfg.vars[place.var];
        if (obstacle.kind == Obstacle::Kind::Binding) {
            suggestMutable(analysis_, error, place.var, "consider changing this to be mutable");
            if (!place.isVar() || analysis_.types.kind(var.ty) != TyKind::Closure) return;
            const hir::Body& closure = analysis_.bodies[BodyId(analysis_.types[var.ty].index)];
            for (const hir::Capture& capture : closure.captures) {
                if (capture.mode != hir::CaptureMode::Mutable) continue;
                error.label(capture.use,
                            fmt::format("calling `{}` requires mutable binding due to mutable borrow of `{}`",
                                        nameOf(analysis_, place.var), capture.placeText));
                return;
            }
            return;
        }
        if (obstacle.kind != Obstacle::Kind::Reference) return;
        if (var.kind == VarKind::Temp) {
            std::optional<OverloadedAccess> overloaded = overloadedAccess(analysis_, place.var);
            if (!overloaded || obstacle.step != 0) return;
            std::string_view trait = overloaded->isIndex ? "IndexMut" : "DerefMut";
            error.help(
                fmt::format("trait `{}` is required to modify through {}, but it is not implemented for `{}`",
                            trait, overloaded->isIndex ? "indexed content" : "a dereference",
                            analysis_.queries.typeText(overloaded->type)));
            return;
        }
        if (var.kind != VarKind::Local || obstacle.step != 0) return;
        if (analysis_.body()[var.local].isSelf) {
            error.help("consider making this method `mutating`");
        } else if (var.isParam) {
            error.help(fmt::format("consider changing the type of `{}` to be a mutable reference: `&mut {}`",
                                   nameOf(analysis_, place.var),
                                   analysis_.queries.typeText(analysis_.types.pointee(var.ty))));
        }
    }

    const Analysis& analysis_;
    const MoveFacts& facts_;
    std::unordered_map<VarId, diag::Diagnostic*> borrowsOf_;
    std::set<std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>> seen_;
};

}  // namespace

void checkMutability(const Analysis& analysis, const MoveFacts& facts) { Checker(analysis, facts).run(); }

}  // namespace oxide::flow
