#include "frontend/flow/borrow_check.h"

#include <algorithm>

#include "frontend/flow/accesses.h"
#include "frontend/flow/borrow_report.h"
#include "frontend/flow/lifetimes.h"
#include "frontend/flow/signatures.h"

namespace oxide::flow {

namespace {

class Checker {
  public:
    Checker(const Analysis& analysis, const Regions& regions, const RegionValues& values,
            const std::vector<Loan>& loans)
        : analysis_(analysis), values_(values), loans_(loans), report_(analysis, regions, values) {
        for (std::uint32_t i = 0; i < loans.size(); ++i) {
            madeAt_[loans[i].at].push_back(i);
            if (loans[i].isTwoPhase) activatedAt_[loans[i].activation].push_back(i);
        }
    }

    void run() {
        std::vector<BitSet> starts =
            solveForward(analysis_.cfg, analysis_.graph, BitSet(loans_.size()), loans_.size(),
                         [&](BitSet& set, Location at) { step(set, at); });
        for (BlockId id : analysis_.graph.order()) {
            BitSet inScope = starts[id.value];
            const Block& block = analysis_.cfg.blocks[id];
            for (std::uint32_t i = 0; i < block.statements.size(); ++i) {
                Location at{id, i};
                expire(inScope, at);
                if (inScope.any()) check(block.statements[i], at, inScope);
                step(inScope, at);
            }
        }
    }

  private:
    void expire(BitSet& inScope, Location at) const {
        inScope.forEach([&](std::size_t i) {
            if (!values_.contains(loans_[i].region, at)) inScope.reset(i);
        });
    }

    void step(BitSet& inScope, Location at) const {
        expire(inScope, at);
        const Statement& statement = analysis_.at(at);
        // A variable that is gone or gets a new value no longer is what was borrowed.
        VarId over;
        if (const auto* dead = std::get_if<StorageDead>(&statement.kind)) over = dead->var;
        if (const auto* assign = std::get_if<Assign>(&statement.kind)) {
            if (assign->target.isVar()) {
                over = assign->target.var;
            } else {
                inScope.forEach([&](std::size_t i) {
                    if (isBelow(loans_[i].place, assign->target)) inScope.reset(i);
                });
            }
        }
        if (over) {
            inScope.forEach([&](std::size_t i) {
                if (loans_[i].place.var == over) inScope.reset(i);
            });
        }
        if (auto made = madeAt_.find(at); made != madeAt_.end()) {
            for (std::uint32_t i : made->second) inScope.set(i);
        }
    }

    static bool isBelow(const Place& place, const Place& prefix) {
        if (place.var != prefix.var || place.path.size() < prefix.path.size()) return false;
        for (std::size_t i = 0; i < prefix.path.size(); ++i) {
            if (!(place.path[i] == prefix.path[i]) || prefix.path[i].kind == Projection::Kind::Index)
                return false;
        }
        return true;
    }

    void check(const Statement& statement, Location at, const BitSet& inScope) {
        if (auto activated = activatedAt_.find(at); activated != activatedAt_.end()) {
            for (std::uint32_t i : activated->second) {
                if (!inScope.test(i)) continue;
                access(BorrowReport::Cause::Borrow, loans_[i].place, Depth::Deep, loans_[i].span, at, inScope,
                       i, false, hir::BorrowKind::Mutable);
            }
        }
        using Cause = BorrowReport::Cause;
        constexpr std::size_t kNone = ~std::size_t{0};
        forEachAccess(statement, [&](Access kind, const Place& place, Span span) {
            switch (kind) {
                case Access::Copy:
                    return access(Cause::Read, place, Depth::Deep, span, at, inScope, kNone, true);
                case Access::Inspect: {
                    types::TyKind kind = analysis_.types.kind(analysis_.cfg.tyOf(place));
                    bool isLength = kind == types::TyKind::Slice || kind == types::TyKind::Array;
                    return access(Cause::Read, place, isLength ? Depth::Length : Depth::Shallow, span, at,
                                  inScope, kNone, true);
                }
                case Access::Move:
                    return access(Cause::Move, place, Depth::Deep, span, at, inScope, kNone, false);
                case Access::BorrowShared:
                    return access(Cause::Borrow, place, Depth::Deep, span, at, inScope, kNone, true,
                                  hir::BorrowKind::Shared);
                case Access::BorrowMutable:
                    return access(Cause::Borrow, place, Depth::Deep, span, at, inScope, kNone, false,
                                  hir::BorrowKind::Mutable);
                case Access::BorrowTwoPhase:
                    return access(Cause::Borrow, place, Depth::Deep, span, at, inScope, kNone, false,
                                  hir::BorrowKind::TwoPhase);
                case Access::Mention: return;
                case Access::Assign:
                    return access(Cause::Assign, place, Depth::Shallow, span, at, inScope, kNone, false);
                case Access::Drop:
                    return access(Cause::Drop, place, Depth::Drop, span, at, inScope, kNone, false);
                case Access::StorageDead:
                    return access(Cause::StorageDead, place, Depth::Shallow, span, at, inScope, kNone, false);
            }
        });
    }

    void access(BorrowReport::Cause cause, const Place& place, Depth depth, Span span, Location at,
                const BitSet& inScope, std::size_t self, bool reads,
                hir::BorrowKind kind = hir::BorrowKind::Shared) {
        bool isDone = false;
        inScope.forEach([&](std::size_t i) {
            const Loan& loan = loans_[i];
            // What is borrowed for longer than the body is wrong for each borrow on its own.
            bool ends = cause == BorrowReport::Cause::Drop || cause == BorrowReport::Cause::StorageDead;
            if (isDone && !(ends && values_.outlivesBody(loan.region))) return;
            if (i == self || !conflicts(analysis_, loan.place, place, depth)) return;
            bool isReserved = loan.isTwoPhase && isReservation(loan, at);
            if (reads && (loan.isShared() || isReserved)) return;
            // A two-phase borrow that is only being made reads as well.
            if (kind == hir::BorrowKind::TwoPhase && loan.isShared()) return;
            isDone = true;
            report_.conflict(cause, place, span, at, loan, kind);
        });
    }

    // Before its temporary is used a two-phase borrow is a shared one.
    bool isReservation(const Loan& loan, Location at) const {
        return analysis_.graph.dominates(loan.at, at) && !analysis_.graph.dominates(loan.activation, at);
    }

    const Analysis& analysis_;
    const RegionValues& values_;
    const std::vector<Loan>& loans_;
    BorrowReport report_;
    std::map<Location, std::vector<std::uint32_t>> madeAt_, activatedAt_;
};

// A closure that is called more than once keeps what it has captured: its result may not borrow from it.
void checkEscapes(const Analysis& analysis, const Regions& regions, const RegionValues& values,
                  const std::vector<Loan>& loans) {
    const hir::Body& body = analysis.body();
    if (body.kind != hir::BodyKind::Closure || body.isAsyncClosure || body.isWantedOnce ||
        body.callKind == hir::CallKind::FnOnce)
        return;
    Ty result = regions.knownVarTy(analysis.cfg.result);
    std::vector<RegionId> results = result ? regions.regionsIn(result) : std::vector<RegionId>{};
    auto isInResult = [&](RegionId region) {
        return std::find(results.begin(), results.end(), region) != results.end();
    };
    for (const Loan& loan : loans) {
        const Var& var = analysis.cfg.vars[loan.place.var];
        if (var.kind != VarKind::Capture) continue;
        std::vector<const Constraint*> path = values.path(loan.region, isInResult);
        auto returns = std::find_if(path.rbegin(), path.rend(), [](const Constraint* step) {
            return step->kind == ConstraintKind::Return;
        });
        if (returns == path.rend()) continue;
        if (body.callKind == hir::CallKind::Fn) {
            analysis.diagnostics
                .error(diag::Code::E1012, (*returns)->span, "lifetime may not live long enough")
                .label(
                    "returning this value requires that what the closure has captured lives longer than the "
                    "closure is borrowed for a call");
        } else {
            analysis.diagnostics
                .error(diag::Code::E1012, (*returns)->span,
                       "captured variable cannot escape `FnMut` closure body")
                .label("returns a reference to a captured variable which escapes the closure body")
                .note(
                    "`FnMut` closures only have access to their captured variables while they are "
                    "executing..")
                .note("..therefore, they cannot allow references to captured variables to escape");
        }
        return;
    }
}

}  // namespace

void checkBorrows(const Analysis& analysis, const MoveFacts& moves) {
    Regions regions(analysis);
    declareUniversals(analysis, regions);
    std::vector<Loan> loans = relateBody(analysis, regions);
    RegionValues values(analysis, regions, moves);
    if (!loans.empty()) Checker(analysis, regions, values, loans).run();
    checkEscapes(analysis, regions, values, loans);
    checkLifetimes(analysis, regions, values);
}

}  // namespace oxide::flow
