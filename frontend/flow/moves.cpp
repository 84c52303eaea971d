#include "frontend/flow/moves.h"

#include "frontend/flow/accesses.h"
#include "frontend/flow/move_report.h"

namespace oxide::flow {

void MoveFacts::step(BitSet& uninit, Location at, const Statement& statement) const {
    auto apply = [&](std::span<const PathEvent> events, bool isMove) {
        for (const PathEvent& event : events) {
            if (!event.path) continue;
            paths.forEachBelow(event.path, [&](MovePathId path) {
                isMove ? uninit.set(path.value) : uninit.reset(path.value);
            });
        }
    };
    apply(paths.moves(at), true);
    if (const auto* dead = std::get_if<StorageDead>(&statement.kind)) {
        paths.forEachBelow(paths.ofVar(dead->var), [&](MovePathId path) { uninit.set(path.value); });
    }
    apply(paths.inits(at), false);
}

void MoveFacts::stepEver(BitSet& ever, const Statement& statement) {
    if (const auto* assign = std::get_if<Assign>(&statement.kind)) {
        if (assign->target.isVar()) ever.set(assign->target.var.value);
    } else if (const auto* dead = std::get_if<StorageDead>(&statement.kind)) {
        ever.reset(dead->var.value);
    }
}

MoveFacts computeMoves(const Analysis& analysis) {
    const Cfg& cfg = analysis.cfg;
    MoveFacts facts{MovePaths(analysis), {}, {}};
    BitSet uninit(facts.paths.size(), true);
    BitSet ever(cfg.vars.size());
    for (std::uint32_t i = 0; i < cfg.vars.size(); ++i) {
        if (!cfg.vars[VarId(i)].isParam) continue;
        facts.paths.forEachBelow(facts.paths.ofVar(VarId(i)),
                                 [&](MovePathId path) { uninit.reset(path.value); });
        ever.set(i);
    }
    facts.maybeUninit = solveForward(cfg, analysis.graph, std::move(uninit), facts.paths.size(),
                                     [&](BitSet& set, Location at) { facts.step(set, at, analysis.at(at)); });
    facts.everInit =
        solveForward(cfg, analysis.graph, std::move(ever), cfg.vars.size(),
                     [&](BitSet& set, Location at) { MoveFacts::stepEver(set, analysis.at(at)); });
    return facts;
}

namespace {

class Checker {
  public:
    Checker(const Analysis& analysis, const MoveFacts& facts)
        : analysis_(analysis), facts_(facts), report_(analysis, facts) {}

    void run() {
        for (BlockId id : analysis_.graph.order()) {
            BitSet uninit = facts_.maybeUninit[id.value];
            const Block& block = analysis_.cfg.blocks[id];
            for (std::uint32_t i = 0; i < block.statements.size(); ++i) {
                Location at{id, i};
                forEachAccess(block.statements[i], [&](Access access, const Place& place, Span span) {
                    check(access, place, span, at, uninit);
                });
                facts_.step(uninit, at, block.statements[i]);
            }
        }
        report_.finish();
    }

  private:
    void check(Access access, const Place& place, Span span, Location at, const BitSet& uninit) {
        VarKind kind = analysis_.cfg.vars[place.var].kind;
        if (kind != VarKind::Local && kind != VarKind::Capture) return;
        switch (access) {
            case Access::Drop:
            case Access::StorageDead: return;
            case Access::Assign: return checkAssign(place, span, at, uninit);
            case Access::BorrowShared:
            case Access::BorrowMutable:
            case Access::BorrowTwoPhase:
                return checkUse(MoveReport::Action::Borrow, place, span, at, uninit, true);
            default: return checkUse(MoveReport::Action::Use, place, span, at, uninit, true);
        }
    }

    void checkUse(MoveReport::Action action, const Place& place, Span span, Location at, const BitSet& uninit,
                  bool andBelow) {
        MovePaths::Lookup found = facts_.paths.find(place);
        if (uninit.test(found.path.value)) {
            report_.use(action, facts_.paths[found.path].place, place, span, at, found.path);
            return;
        }
        if (!found.isExact || !andBelow) return;
        MovePathId below;
        facts_.paths.forEachBelow(found.path, [&](MovePathId path) {
            if (!below && uninit.test(path.value)) below = path;
        });
        if (below) report_.use(action, place, place, span, at, below);
    }

    // An assignment to a part needs the whole; an assignment through a pointer needs the pointer.
    void checkAssign(const Place& place, Span span, Location at, const BitSet& uninit) {
        Place base = place;
        while (!base.path.empty()) {
            Projection step = base.path.back();
            base.path.pop_back();
            if (step.kind == Projection::Kind::Deref) {
                checkUse(MoveReport::Action::Use, base, span, at, uninit, false);
                return;
            }
            if (step.kind != Projection::Kind::Field) continue;
            Ty ty = analysis_.cfg.tyOf(base);
            if (analysis_.types.kind(ty) == types::TyKind::Adt && analysis_.queries.hasDropImpl(ty)) {
                checkUse(MoveReport::Action::Assign, base, span, at, uninit, true);
                return;
            }
            MovePaths::Lookup found = facts_.paths.find(base);
            if (!uninit.test(found.path.value)) continue;
            MovePathId outermost = found.path;
            for (MovePathId up = outermost; up && uninit.test(up.value); up = facts_.paths[up].parent)
                outermost = up;
            report_.use(MoveReport::Action::PartialAssign, facts_.paths[outermost].place, base, span, at,
                        outermost);
            return;
        }
    }

    const Analysis& analysis_;
    const MoveFacts& facts_;
    MoveReport report_;
};

}  // namespace

void checkMoves(const Analysis& analysis, const MoveFacts& facts) { Checker(analysis, facts).run(); }

}  // namespace oxide::flow
