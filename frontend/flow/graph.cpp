#include "frontend/flow/graph.h"

#include <algorithm>

namespace oxide::flow {

BitSet::BitSet(std::size_t size, bool full) : words_((size + 63) / 64, full ? ~std::uint64_t{0} : 0) {
    if (full && size % 64) words_.back() >>= 64 - size % 64;
}

bool BitSet::unite(const BitSet& other) {
    bool changed = false;
    for (std::size_t i = 0; i < words_.size(); ++i) {
        std::uint64_t united = words_[i] | other.words_[i];
        changed |= united != words_[i];
        words_[i] = united;
    }
    return changed;
}

bool BitSet::any() const {
    return std::any_of(words_.begin(), words_.end(), [](std::uint64_t word) { return word != 0; });
}

Graph::Graph(const Cfg& cfg) : position_(cfg.blocks.size(), kNone), predecessors_(cfg.blocks.size()) {
    // Postorder with an explicit stack: bodies can be deep. From the last target to the first, as rustc does
    // it, so that of two mistakes with one cause the one in the first target is found first.
    struct Frame {
        BlockId block;
        std::size_t next = 0;
    };
    std::vector<bool> seen(cfg.blocks.size());
    std::vector<Frame> stack{{cfg.entry, 0}};
    seen[cfg.entry.value] = true;
    while (!stack.empty()) {
        Frame& frame = stack.back();
        const auto& targets = cfg.blocks[frame.block].targets;
        if (frame.next < targets.size()) {
            BlockId target = targets[targets.size() - ++frame.next];
            if (!seen[target.value]) {
                seen[target.value] = true;
                stack.push_back({target, 0});
            }
        } else {
            order_.push_back(frame.block);
            stack.pop_back();
        }
    }
    std::reverse(order_.begin(), order_.end());
    for (std::uint32_t i = 0; i < order_.size(); ++i) position_[order_[i].value] = i;
    for (BlockId block : order_) {
        for (BlockId target : cfg.blocks[block].targets) predecessors_[target.value].push_back(block);
    }

    // Dominators after Cooper, Harvey and Kennedy.
    dominator_.assign(order_.size(), kNone);
    dominator_[0] = 0;
    auto meet = [&](std::uint32_t a, std::uint32_t b) {
        while (a != b) {
            while (a > b) a = dominator_[a];
            while (b > a) b = dominator_[b];
        }
        return a;
    };
    for (bool changed = true; changed;) {
        changed = false;
        for (std::uint32_t i = 1; i < order_.size(); ++i) {
            std::uint32_t best = kNone;
            for (BlockId before : predecessors_[order_[i].value]) {
                std::uint32_t p = position_[before.value];
                if (dominator_[p] == kNone) continue;
                best = best == kNone ? p : meet(p, best);
            }
            if (best != dominator_[i]) {
                dominator_[i] = best;
                changed = true;
            }
        }
    }
}

bool Graph::dominates(Location a, Location b) const {
    if (a.block == b.block) return a.index <= b.index;
    std::uint32_t wanted = position_[a.block.value];
    std::uint32_t at = position_[b.block.value];
    if (wanted == kNone || at == kNone) return false;
    while (at > wanted) at = dominator_[at];
    return at == wanted;
}

}  // namespace oxide::flow
