// The value of each region: the points of the body at which it must hold, and the universal regions whose end
// it must reach.
#pragma once

#include "frontend/flow/regions.h"
#include "frontend/flow/var_liveness.h"

namespace oxide::flow {

// Numbers the points of a body: one per statement and terminator.
class Points {
  public:
    explicit Points(const Cfg& cfg);
    std::uint32_t count() const { return count_; }
    std::uint32_t of(Location at) const { return first_[at.block.value] + at.index; }
    Location at(std::uint32_t point) const;

  private:
    std::vector<std::uint32_t> first_;
    std::uint32_t count_ = 0;
};

class RegionValues {
  public:
    RegionValues(const Analysis& analysis, Regions& regions, const MoveFacts& moves);

    const Points& points() const { return points_; }
    bool contains(RegionId region, Location at) const { return values_[region.value].test(points_.of(at)); }
    bool reaches(RegionId region, RegionId universal) const {
        return values_[region.value].test(points_.count() + universal.value);
    }

    // Whether a region is live of its own at a point, not because another one is.
    bool isLiveAt(RegionId region, Location at) const { return live_[region.value].test(points_.of(at)); }

    // Whether it must reach the end of some universal region.
    bool outlivesBody(RegionId region) const { return outlivesBody_[region.value]; }

    // A chain of constraints from a region to one that satisfies `isTarget`, shortest first; empty if there
    // is none.
    template <class F>
    std::vector<const Constraint*> path(RegionId from, F&& isTarget) const;

    const std::vector<std::uint32_t>& constraintsOf(RegionId longer) const { return outgoing_[longer.value]; }

  private:
    void addLiveness(const Analysis& analysis, const MoveFacts& moves);
    void findOutlivingBody();
    void propagate();

    Regions& regions_;
    Points points_;
    std::vector<BitSet> live_;
    std::vector<BitSet> values_;
    std::vector<bool> outlivesBody_;
    std::vector<std::vector<std::uint32_t>> outgoing_;  // by region: its constraints as the longer one
    std::vector<std::vector<std::uint32_t>> incoming_;  // as the shorter one
};

template <class F>
std::vector<const Constraint*> RegionValues::path(RegionId from, F&& isTarget) const {
    const std::vector<Constraint>& constraints = regions_.constraints();
    std::vector<const Constraint*> via(values_.size(), nullptr);
    std::vector<bool> seen(values_.size());
    std::vector<RegionId> queue{from};
    seen[from.value] = true;
    for (std::size_t i = 0; i < queue.size(); ++i) {
        RegionId region = queue[i];
        if (isTarget(region)) {
            std::vector<const Constraint*> result;
            for (const Constraint* step = via[region.value]; step; step = via[step->longer.value])
                result.push_back(step);
            return {result.rbegin(), result.rend()};
        }
        for (std::uint32_t index : outgoing_[region.value]) {
            const Constraint& constraint = constraints[index];
            if (seen[constraint.shorter.value]) continue;
            seen[constraint.shorter.value] = true;
            via[constraint.shorter.value] = &constraint;
            queue.push_back(constraint.shorter);
        }
    }
    return {};
}

}  // namespace oxide::flow
