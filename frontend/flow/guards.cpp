#include "frontend/flow/guards.h"

#include <fmt/format.h>

#include <set>

#include "frontend/flow/accesses.h"

namespace oxide::flow {

namespace {

bool contains(Span outer, Span inner) {
    return outer.file == inner.file && outer.begin <= inner.begin && inner.end <= outer.end;
}

bool isConstant(const Analysis& analysis) {
    const hir::Body& body = analysis.body();
    bool isOfItem = body.kind == hir::BodyKind::Constant || body.kind == hir::BodyKind::Function;
    return isOfItem && analysis.queries.isComputedEarly(body.owner);
}

}  // namespace

void checkGuards(const Analysis& analysis) {
    if (analysis.cfg.guards.empty()) return;
    std::set<std::uint32_t> reported;
    for (BlockId id : analysis.graph.order()) {
        for (const Statement& statement : analysis.cfg.blocks[id].statements) {
            forEachAccess(statement, [&](Access access, const Place& place, Span span) {
                bool borrows = access == Access::BorrowMutable || access == Access::BorrowTwoPhase;
                if (access != Access::Assign && !borrows) return;
                for (const GuardedArm& arm : analysis.cfg.guards) {
                    if (arm.scrutinee.var != place.var || !contains(arm.guard, span) ||
                        analysis.cfg.vars[place.var].kind != VarKind::Local ||
                        !reported.insert(span.begin).second)
                        continue;
                    std::string name = nameOf(analysis, place.var);
                    analysis.diagnostics
                        .error(diag::Code::E0510, span,
                               fmt::format("cannot {} `{}` in match guard",
                                           borrows ? "mutably borrow" : "assign", name))
                        .label(borrows ? "cannot mutably borrow" : "cannot assign");
                }
            });
        }
    }
}

// Nothing runs destructors at compile time.
void checkConstantDrops(const Analysis& analysis, const MoveFacts& facts) {
    if (!isConstant(analysis)) return;
    std::set<std::uint32_t> reported;
    for (BlockId id : analysis.graph.order()) {
        BitSet uninit = facts.maybeUninit[id.value];
        const auto& statements = analysis.cfg.blocks[id].statements;
        for (std::uint32_t i = 0; i < statements.size(); ++i) {
            const auto* drop = std::get_if<Drop>(&statements[i].kind);
            if (drop) {
                const Var& var = analysis.cfg.vars[drop->var];
                MovePathId path = facts.paths.ofVar(drop->var);
                bool isMoved = path && uninit.test(path.value);
                if (!isMoved && analysis.queries.needsDrop(var.ty) &&
                    reported.insert(drop->var.value).second) {
                    analysis.diagnostics
                        .error(diag::Code::E0493, var.span,
                               fmt::format("destructor of `{}` cannot be evaluated at compile-time",
                                           analysis.queries.typeText(var.ty)))
                        .label("the destructor for this type cannot be evaluated in constants");
                }
            }
            facts.step(uninit, {id, i}, statements[i]);
        }
    }
}

}  // namespace oxide::flow
