// Orders and sets over a control-flow graph that every analysis needs.
#pragma once

#include <cstdint>
#include <vector>

#include "frontend/flow/cfg.h"

namespace oxide::flow {

// A set of small numbers.
class BitSet {
  public:
    BitSet() = default;
    explicit BitSet(std::size_t size, bool full = false);

    bool test(std::size_t i) const { return words_[i / 64] >> (i % 64) & 1; }
    void set(std::size_t i) { words_[i / 64] |= std::uint64_t{1} << (i % 64); }
    void reset(std::size_t i) { words_[i / 64] &= ~(std::uint64_t{1} << (i % 64)); }
    bool unite(const BitSet& other);  // whether anything was new
    bool any() const;

    template <class F>
    void forEach(F&& visit) const {
        for (std::size_t w = 0; w < words_.size(); ++w) {
            for (std::uint64_t rest = words_[w]; rest; rest &= rest - 1)
                visit(w * 64 + static_cast<std::size_t>(__builtin_ctzll(rest)));
        }
    }
    friend bool operator==(const BitSet&, const BitSet&) = default;

  private:
    std::vector<std::uint64_t> words_;
};

// Reachable blocks in reverse postorder, predecessors, dominators.
class Graph {
  public:
    explicit Graph(const Cfg& cfg);

    const std::vector<BlockId>& order() const { return order_; }
    bool isReachable(BlockId block) const { return position_[block.value] != kNone; }
    const std::vector<BlockId>& predecessors(BlockId block) const { return predecessors_[block.value]; }
    bool dominates(Location a, Location b) const;

  private:
    static constexpr std::uint32_t kNone = 0xFFFFFFFF;

    std::vector<BlockId> order_;
    std::vector<std::uint32_t> position_;  // in `order_`
    std::vector<std::vector<BlockId>> predecessors_;
    std::vector<std::uint32_t> dominator_;  // by position
};

// Runs a forward analysis over sets to its fixed point: `transfer(set, location)` applies one statement.
// Returns the set at the start of each block (by BlockId); sets of unreachable blocks are empty.
template <class Transfer>
std::vector<BitSet> solveForward(const Cfg& cfg, const Graph& graph, BitSet atEntry, std::size_t size,
                                 Transfer&& transfer) {
    std::vector<BitSet> starts(cfg.blocks.size(), BitSet(size));
    starts[cfg.entry.value] = std::move(atEntry);
    std::vector<bool> seen(cfg.blocks.size());
    for (bool changed = true; changed;) {
        changed = false;
        for (BlockId id : graph.order()) {
            BitSet set = starts[id.value];
            const Block& block = cfg.blocks[id];
            for (std::uint32_t i = 0; i < block.statements.size(); ++i) transfer(set, Location{id, i});
            for (BlockId target : block.targets) {
                bool isNew = !seen[target.value];
                seen[target.value] = true;
                if (starts[target.value].unite(set) || isNew) changed = true;
            }
        }
    }
    return starts;
}

// Likewise backwards: the set at the end of each block.
template <class Transfer>
std::vector<BitSet> solveBackward(const Cfg& cfg, const Graph& graph, std::size_t size, Transfer&& transfer) {
    std::vector<BitSet> ends(cfg.blocks.size(), BitSet(size));
    for (bool changed = true; changed;) {
        changed = false;
        for (std::size_t p = graph.order().size(); p-- > 0;) {
            BlockId id = graph.order()[p];
            BitSet set = ends[id.value];
            for (std::uint32_t i = static_cast<std::uint32_t>(cfg.blocks[id].statements.size()); i-- > 0;)
                transfer(set, Location{id, i});
            for (BlockId before : graph.predecessors(id)) {
                if (graph.isReachable(before) && ends[before.value].unite(set)) changed = true;
            }
        }
    }
    return ends;
}

}  // namespace oxide::flow
