#include "frontend/flow/awaits.h"

#include <algorithm>

#include "frontend/flow/accesses.h"
#include "frontend/flow/var_liveness.h"

namespace oxide::flow {

namespace {

// Variables whose address may be known to somebody.
void stepBorrowed(BitSet& borrowed, const Statement& statement) {
    if (const auto* dead = std::get_if<StorageDead>(&statement.kind)) borrowed.reset(dead->var.value);
    forEachAccess(statement, [&](Access access, const Place& place, Span) {
        if (!isBorrow(access)) return;
        for (const Projection& step : place.path) {
            if (step.kind == Projection::Kind::Deref) return;
        }
        borrowed.set(place.var.value);
    });
}

// Variables that occupy memory: from their first assignment until they are gone, or moved out of while nobody
// can still look at them.
void stepStored(BitSet& stored, const BitSet& borrowed, const Statement& statement) {
    forEachAccess(statement, [&](Access access, const Place& place, Span) {
        if (access == Access::Move && place.isVar() && !borrowed.test(place.var.value))
            stored.reset(place.var.value);
    });
    if (const auto* dead = std::get_if<StorageDead>(&statement.kind)) stored.reset(dead->var.value);
    if (const auto* assign = std::get_if<Assign>(&statement.kind)) stored.set(assign->target.var.value);
}

bool waits(const Statement& statement) {
    const auto* assign = std::get_if<Assign>(&statement.kind);
    return assign && std::holds_alternative<AwaitValue>(assign->value);
}

}  // namespace

std::vector<AwaitPoint> findAwaits(const Analysis& analysis) {
    const Cfg& cfg = analysis.cfg;
    bool hasAwait = std::any_of(cfg.blocks.begin(), cfg.blocks.end(), [](const Block& block) {
        return std::any_of(block.statements.begin(), block.statements.end(), waits);
    });
    if (!hasAwait) return {};

    std::size_t size = cfg.vars.size();
    std::vector<BitSet> borrowedAt =
        solveForward(cfg, analysis.graph, BitSet(size), size,
                     [&](BitSet& set, Location at) { stepBorrowed(set, analysis.at(at)); });
    // Stored depends on borrowed, so both run together within a block.
    BitSet params(size);
    for (std::uint32_t i = 0; i < size; ++i) {
        if (cfg.vars[VarId(i)].isParam && cfg.vars[VarId(i)].kind != VarKind::Static) params.set(i);
    }
    std::vector<std::vector<BitSet>> borrowedBefore(cfg.blocks.size());
    for (BlockId id : analysis.graph.order()) {
        BitSet set = borrowedAt[id.value];
        for (const Statement& statement : cfg.blocks[id].statements) {
            borrowedBefore[id.value].push_back(set);
            stepBorrowed(set, statement);
        }
    }
    std::vector<BitSet> storedAt =
        solveForward(cfg, analysis.graph, std::move(params), size, [&](BitSet& set, Location at) {
            stepStored(set, borrowedBefore[at.block.value][at.index], analysis.at(at));
        });
    // A drop counts as a use, whether or not the value is still there.
    std::vector<BitSet> usedAt = solveBackward(cfg, analysis.graph, size, [&](BitSet& set, Location at) {
        VarLiveness::stepUsed(set, analysis.at(at));
        if (const auto* drop = std::get_if<Drop>(&analysis.at(at).kind)) set.set(drop->var.value);
    });

    std::vector<AwaitPoint> result;
    for (BlockId id : analysis.graph.order()) {
        const auto& statements = cfg.blocks[id].statements;
        // Uses after each statement.
        std::vector<BitSet> usedAfter(statements.size());
        BitSet used = usedAt[id.value];
        for (std::size_t i = statements.size(); i-- > 0;) {
            usedAfter[i] = used;
            VarLiveness::stepUsed(used, statements[i]);
            if (const auto* drop = std::get_if<Drop>(&statements[i].kind)) used.set(drop->var.value);
        }
        BitSet stored = storedAt[id.value];
        for (std::size_t i = 0; i < statements.size(); ++i) {
            const Statement& statement = statements[i];
            const BitSet& borrowed = borrowedBefore[id.value][i];
            if (waits(statement)) {
                const auto& assign = std::get<Assign>(statement.kind);
                AwaitPoint point{cfg.id, statement.span, {}};
                BitSet here = stored;
                stepStored(here, borrowed, statement);
                here.reset(assign.target.var.value);
                here.forEach([&](std::size_t var) {
                    if (!usedAfter[i].test(var) && !borrowed.test(var)) return;
                    const Var& data = cfg.vars[VarId(static_cast<std::uint32_t>(var))];
                    point.kept.push_back(
                        {data.ty, data.span, nameOf(analysis, VarId(static_cast<std::uint32_t>(var)))});
                });
                for (const Operand& future : std::get<AwaitValue>(assign.value).futures) {
                    point.kept.push_back({future.ty, future.span, ""});
                }
                result.push_back(std::move(point));
            }
            stepStored(stored, borrowed, statement);
        }
    }
    std::stable_sort(result.begin(), result.end(),
                     [](const AwaitPoint& a, const AwaitPoint& b) { return a.span.begin < b.span.begin; });
    return result;
}

}  // namespace oxide::flow
