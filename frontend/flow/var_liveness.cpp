#include "frontend/flow/var_liveness.h"

#include "frontend/flow/accesses.h"

namespace oxide::flow {

void VarLiveness::stepUsed(BitSet& used, const Statement& statement) {
    forEachAccess(statement, [&](Access access, const Place& place, Span) {
        if (access == Access::StorageDead || (access == Access::Assign && place.isVar()))
            used.reset(place.var.value);
    });
    forEachAccess(statement, [&](Access access, const Place& place, Span) {
        bool isUse = access != Access::StorageDead && access != Access::Drop && access != Access::Mention;
        // An assignment to a part or through a pointer uses the pointer only.
        if (access == Access::Assign) {
            isUse = false;
            for (const Projection& step : place.path) isUse |= step.kind == Projection::Kind::Deref;
        }
        if (isUse) used.set(place.var.value);
    });
    // Futures that are waited for in place are polled: that uses them.
    if (const auto* assign = std::get_if<Assign>(&statement.kind)) {
        if (const auto* await = std::get_if<AwaitValue>(&assign->value)) {
            for (const Operand& future : await->futures) used.set(future.place.var.value);
        }
        if (const auto* selected = std::get_if<SelectedValue>(&assign->value))
            used.set(selected->future.var.value);
    }
}

void VarLiveness::stepDropped(BitSet& dropped, const Statement& statement, bool mayHoldValue) {
    if (const auto* dead = std::get_if<StorageDead>(&statement.kind)) dropped.reset(dead->var.value);
    if (const auto* drop = std::get_if<Drop>(&statement.kind); drop && mayHoldValue)
        dropped.set(drop->var.value);
    if (const auto* assign = std::get_if<Assign>(&statement.kind); assign && assign->target.isVar()) {
        if (assign->replaces && mayHoldValue) {
            dropped.set(assign->target.var.value);
        } else {
            dropped.reset(assign->target.var.value);
        }
    }
}

void stepMaybeInit(BitSet& init, const MoveFacts& moves, Location at, const Statement& statement) {
    const MovePaths& paths = moves.paths;
    auto apply = [&](std::span<const PathEvent> events, bool isMove) {
        for (const PathEvent& event : events) {
            if (!event.path) continue;
            paths.forEachBelow(
                event.path, [&](MovePathId path) { isMove ? init.reset(path.value) : init.set(path.value); });
        }
    };
    apply(paths.moves(at), true);
    if (const auto* dead = std::get_if<StorageDead>(&statement.kind)) {
        paths.forEachBelow(paths.ofVar(dead->var), [&](MovePathId path) { init.reset(path.value); });
    }
    apply(paths.inits(at), false);
}

bool mayHoldValue(const BitSet& init, const MoveFacts& moves, VarId var) {
    bool found = false;
    moves.paths.forEachBelow(moves.paths.ofVar(var),
                             [&](MovePathId path) { found |= init.test(path.value); });
    return found;
}

std::vector<BitSet> computeMaybeInit(const Analysis& analysis, const MoveFacts& moves) {
    BitSet start(moves.paths.size());
    for (std::uint32_t i = 0; i < analysis.cfg.vars.size(); ++i) {
        if (!analysis.cfg.vars[VarId(i)].isParam) continue;
        moves.paths.forEachBelow(moves.paths.ofVar(VarId(i)),
                                 [&](MovePathId path) { start.set(path.value); });
    }
    return solveForward(analysis.cfg, analysis.graph, std::move(start), moves.paths.size(),
                        [&](BitSet& set, Location at) { stepMaybeInit(set, moves, at, analysis.at(at)); });
}

VarLiveness computeLiveness(const Analysis& analysis, const MoveFacts& moves,
                            const std::vector<BitSet>& maybeInit) {
    // Whether the variable that a drop concerns may hold a value there.
    std::vector<std::vector<bool>> holds(analysis.cfg.blocks.size());
    for (BlockId id : analysis.graph.order()) {
        BitSet init = maybeInit[id.value];
        const auto& statements = analysis.cfg.blocks[id].statements;
        for (std::uint32_t i = 0; i < statements.size(); ++i) {
            VarId var;
            if (const auto* drop = std::get_if<Drop>(&statements[i].kind)) var = drop->var;
            if (const auto* assign = std::get_if<Assign>(&statements[i].kind); assign && assign->replaces)
                var = assign->target.var;
            holds[id.value].push_back(var && mayHoldValue(init, moves, var));
            stepMaybeInit(init, moves, {id, i}, statements[i]);
        }
    }
    VarLiveness result;
    std::size_t size = analysis.cfg.vars.size();
    result.usedAtEnd = solveBackward(analysis.cfg, analysis.graph, size, [&](BitSet& set, Location at) {
        VarLiveness::stepUsed(set, analysis.at(at));
    });
    result.droppedAtEnd = solveBackward(analysis.cfg, analysis.graph, size, [&](BitSet& set, Location at) {
        VarLiveness::stepDropped(set, analysis.at(at), holds[at.block.value][at.index]);
    });
    return result;
}

}  // namespace oxide::flow
