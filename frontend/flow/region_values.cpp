#include "frontend/flow/region_values.h"

#include <algorithm>

namespace oxide::flow {

Points::Points(const Cfg& cfg) {
    for (const Block& block : cfg.blocks) {
        first_.push_back(count_);
        count_ += static_cast<std::uint32_t>(block.statements.size()) + 1;
    }
}

Location Points::at(std::uint32_t point) const {
    auto after = std::upper_bound(first_.begin(), first_.end(), point);
    auto block = static_cast<std::uint32_t>(after - first_.begin() - 1);
    return {BlockId(block), point - first_[block]};
}

RegionValues::RegionValues(const Analysis& analysis, Regions& regions, const MoveFacts& moves)
    : regions_(regions), points_(analysis.cfg) {
    // Types of variables are made on demand, so every variable is asked for before the regions are counted.
    for (std::uint32_t i = 0; i < analysis.cfg.vars.size(); ++i) regions.varTy(VarId(i));
    const std::vector<Constraint>& constraints = regions.constraints();
    outgoing_.resize(regions.size());
    incoming_.resize(regions.size());
    for (std::uint32_t i = 0; i < constraints.size(); ++i) {
        outgoing_[constraints[i].longer.value].push_back(i);
        incoming_[constraints[i].shorter.value].push_back(i);
    }
    findOutlivingBody();
    live_.assign(regions.size(), BitSet(points_.count() + regions.size()));
    addLiveness(analysis, moves);
    values_ = live_;
    for (std::uint32_t i = 0; i < regions.size(); ++i) {
        if (!regions[RegionId(i)].isUniversal) continue;
        for (std::uint32_t point = 0; point < points_.count(); ++point) values_[i].set(point);
        values_[i].set(points_.count() + i);
    }
    propagate();
}

void RegionValues::addLiveness(const Analysis& analysis, const MoveFacts& moves) {
    std::vector<BitSet> maybeInit = computeMaybeInit(analysis, moves);
    VarLiveness liveness = computeLiveness(analysis, moves, maybeInit);
    std::vector<std::vector<RegionId>> used(analysis.cfg.vars.size()), dropped(analysis.cfg.vars.size());
    for (std::uint32_t i = 0; i < analysis.cfg.vars.size(); ++i) {
        Ty ty = regions_.varTy(VarId(i));
        used[i] = regions_.regionsIn(ty);
        // Regions that reach the end of the body are everywhere: what holds only such ones keeps nothing
        // alive.
        if (std::ranges::all_of(used[i], [&](RegionId region) { return outlivesBody_[region.value]; }))
            used[i].clear();
        if (!used[i].empty()) dropped[i] = regions_.regionsDropped(ty);
    }
    for (BlockId id : analysis.graph.order()) {
        const auto& statements = analysis.cfg.blocks[id].statements;
        BitSet use = liveness.usedAtEnd[id.value], drop = liveness.droppedAtEnd[id.value];
        auto mark = [&](std::uint32_t point) {
            use.forEach([&](std::size_t var) {
                for (RegionId region : used[var]) live_[region.value].set(point);
            });
            drop.forEach([&](std::size_t var) {
                for (RegionId region : dropped[var]) live_[region.value].set(point);
            });
        };
        auto count = static_cast<std::uint32_t>(statements.size());
        mark(points_.of({id, count}));
        // What may hold a value before each statement, for the drops.
        std::vector<bool> holds(count);
        BitSet init = maybeInit[id.value];
        for (std::uint32_t i = 0; i < count; ++i) {
            VarId var;
            if (const auto* dropped = std::get_if<Drop>(&statements[i].kind)) var = dropped->var;
            if (const auto* assign = std::get_if<Assign>(&statements[i].kind); assign && assign->replaces)
                var = assign->target.var;
            holds[i] = var && mayHoldValue(init, moves, var);
            stepMaybeInit(init, moves, {id, i}, statements[i]);
        }
        for (std::uint32_t i = count; i-- > 0;) {
            VarLiveness::stepUsed(use, statements[i]);
            VarLiveness::stepDropped(drop, statements[i], holds[i]);
            mark(points_.of({id, i}));
        }
    }
}

// The universal regions and what must outlive one.
void RegionValues::findOutlivingBody() {
    outlivesBody_.resize(regions_.size());
    std::vector<RegionId> work;
    for (std::uint32_t i = 0; i < regions_.size(); ++i) {
        if (!regions_[RegionId(i)].isUniversal) continue;
        outlivesBody_[i] = true;
        work.push_back(RegionId(i));
    }
    while (!work.empty()) {
        RegionId region = work.back();
        work.pop_back();
        for (std::uint32_t index : incoming_[region.value]) {
            RegionId longer = regions_.constraints()[index].longer;
            if (outlivesBody_[longer.value]) continue;
            outlivesBody_[longer.value] = true;
            work.push_back(longer);
        }
    }
}

void RegionValues::propagate() {
    const std::vector<Constraint>& constraints = regions_.constraints();
    std::vector<RegionId> work;
    std::vector<bool> queued(regions_.size(), true);
    for (std::uint32_t i = regions_.size(); i-- > 0;) work.push_back(RegionId(i));
    while (!work.empty()) {
        RegionId region = work.back();
        work.pop_back();
        queued[region.value] = false;
        for (std::uint32_t index : incoming_[region.value]) {
            RegionId longer = constraints[index].longer;
            if (values_[longer.value].unite(values_[region.value]) && !queued[longer.value]) {
                queued[longer.value] = true;
                work.push_back(longer);
            }
        }
    }
}

}  // namespace oxide::flow
