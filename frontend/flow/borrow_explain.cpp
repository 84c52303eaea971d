// What keeps a borrow alive: a later use of something it flowed into, or a lifetime that it must reach.
#include <fmt/format.h>

#include <algorithm>

#include "frontend/flow/accesses.h"
#include "frontend/flow/borrow_report.h"

namespace oxide::flow {

Explanation BorrowReport::explain(const Loan& loan, Location at) const {
    Explanation result;
    // The nearest region on the way that is live here of its own, that is of something that will be used
    // again, or that comes from outside.
    std::vector<const Constraint*> path;
    auto nearest = [&](auto&& accepts) {
        path = values_.path(loan.region, accepts);
        return path.empty() ? (accepts(loan.region) ? loan.region : RegionId()) : path.back()->shorter;
    };
    RegionId live = nearest(
        [&](RegionId region) { return regions_[region].isUniversal || values_.isLiveAt(region, at); });
    if (live && !regions_[live].isUniversal && findUse(live, at, result)) return result;
    RegionId universal = nearest([&](RegionId region) { return regions_[region].isUniversal; });
    if (!universal) return result;
    result = {};
    result.kind = Explanation::Kind::Outlives;
    result.universal = universal;
    // The most telling step: what is returned, else the first one that passes the borrow on.
    const Constraint* best = nullptr;
    auto rank = [&](ConstraintKind kind) {
        switch (kind) {
            case ConstraintKind::Return: return 4;
            case ConstraintKind::Coerce: return universal == kStatic ? 3 : 2;
            case ConstraintKind::Argument:
            case ConstraintKind::Assign: return 2;
            case ConstraintKind::Bound:
            case ConstraintKind::Opaque: return 1;
            case ConstraintKind::Capture:
            case ConstraintKind::Other: return 0;
        }
        return 0;
    };
    for (const Constraint* step : path) {
        if (!best || rank(step->kind) >= rank(best->kind)) best = step;
    }
    if (best) {
        result.span = best->span;
        result.because = best->kind;
    }
    return result;
}

// Searches forward for the first use or drop of a variable whose type holds the region, as long as the region
// contains the points.
bool BorrowReport::findUse(RegionId region, Location from, Explanation& found) const {
    const Cfg& cfg = analysis_.cfg;
    auto holds = [&](VarId var) {
        for (RegionId each : regions_.regionsIn(regions_.knownVarTy(var))) {
            if (each == region) return true;
        }
        return false;
    };
    std::vector<Location> queue{from};
    std::set<Location> seen{from};
    for (std::size_t i = 0; i < queue.size(); ++i) {
        Location at = queue[i];
        if (!values_.contains(region, at)) continue;
        const Block& block = cfg.blocks[at.block];
        if (at.index == block.statements.size()) {
            for (BlockId target : block.targets) {
                if (seen.insert({target, 0}).second) queue.push_back({target, 0});
            }
            continue;
        }
        const Statement& statement = block.statements[at.index];
        bool isDefined = false;
        forEachAccess(statement, [&](Access access, const Place& place, Span) {
            if (found.kind != Explanation::Kind::Unknown || !holds(place.var)) return;
            if (access == Access::StorageDead || (access == Access::Assign && place.isVar())) {
                isDefined = true;
                return;
            }
            if (access == Access::Mention) return;
            found.kind =
                access == Access::Drop ? Explanation::Kind::DroppedLater : Explanation::Kind::UsedLater;
            found.span = statement.span;
            found.var = place.var;
            found.statement = &statement;
        });
        if (found.kind != Explanation::Kind::Unknown) {
            if (analysis_.graph.dominates(at, from) && at != from)
                found.kind = Explanation::Kind::UsedInNextTurn;
            return true;
        }
        if (isDefined) continue;
        if (Location next{at.block, at.index + 1}; seen.insert(next).second) queue.push_back(next);
    }
    return false;
}

std::string BorrowReport::regionText(RegionId region) const {
    return regions_[region].name.empty() ? "'1" : regions_[region].name;
}

void BorrowReport::addExplanation(diag::Diagnostic& error, const Explanation& explanation, const Loan& loan,
                                  std::string_view description) const {
    switch (explanation.kind) {
        case Explanation::Kind::Unknown: return;
        case Explanation::Kind::UsedLater:
        case Explanation::Kind::UsedInNextTurn: {
            bool isNext = explanation.kind == Explanation::Kind::UsedInNextTurn;
            std::string text =
                fmt::format("{}borrow later {} here{}", description,
                            explanation.statement && explanation.statement->captureUse ? "captured" : "used",
                            isNext ? ", in later iteration of loop" : "");
            if (explanation.span == error.span) {
                if (error.primaryLabel.empty()) error.label(std::move(text));
            } else {
                error.label(explanation.span, std::move(text));
            }
            return;
        }
        case Explanation::Kind::DroppedLater: {
            const Var& var = analysis_.cfg.vars[explanation.var];
            std::string name = nameOf(analysis_, explanation.var);
            if (name.empty()) {
                error.label(
                    var.span,
                    fmt::format("a temporary with access to the {}borrow is created here ...", description));
                error.label(explanation.span, fmt::format("... and the {}borrow might be used here, when "
                                                          "that temporary is dropped and runs the "
                                                          "destructor for type `{}`",
                                                          description, analysis_.queries.typeText(var.ty)));
            } else {
                error.label(explanation.span,
                            fmt::format("{}borrow might be used here, when `{}` is dropped and runs the "
                                        "destructor for type `{}`",
                                        description, name, analysis_.queries.typeText(var.ty)));
            }
            return;
        }
        case Explanation::Kind::Outlives: {
            const Region& universal = regions_[explanation.universal];
            std::string what = describeOr(analysis_, loan.place, "value");
            std::string_view step = explanation.because == ConstraintKind::Return ? "returning this value"
                                    : explanation.because == ConstraintKind::Bound ||
                                            explanation.because == ConstraintKind::Argument
                                        ? "argument"
                                    : explanation.because == ConstraintKind::Coerce ? "coercion"
                                                                                    : "assignment";
            if (!explanation.span.valid()) return;
            error.label(
                explanation.span,
                universal.isResult
                    ? fmt::format("{} requires that {} is borrowed for longer than this body", step, what)
                    : fmt::format("{} requires that {} is borrowed for `{}`", step, what,
                                  regionText(explanation.universal)));
            return;
        }
    }
}

}  // namespace oxide::flow
