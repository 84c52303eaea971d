#pragma once

#include "ox/core/join.h"

namespace ox {

/// `select!`. Polls the enabled branches, from a random one on unless biased; ready with the first that is,
/// or with kNone when all are disabled. A finished branch whose pattern does not match is disabled, and the
/// select awaited again. `dropAll` cancels the losers; it is called before a handler runs.
template <class... F>
class Select {
  public:
    using Output = Unit;
    static constexpr u32 kNone = ~u32(0);
    static constexpr u32 kBranches = sizeof...(F);

    Select(bool biased, u64 enabled, F... futures)
        : branches_(std::move(futures)...), enabled_(enabled), biased_(biased) {}

    [[gnu::always_inline]] bool poll(Strand& strand) {
        which_ = kNone;
        if (enabled_ == 0) return true;
        // As in Tokio, a select! without budget waits even when nothing in it would spend any.
        if (!strand.mayProceed()) return false;
        return pollFrom(strand, biased_ ? 0 : strand.context().randomBelow(kBranches),
                        std::index_sequence_for<F...>());
    }
    Unit take() { return {}; }

    u32 which() const { return which_; }
    template <u32 i>
    auto take() {
        return branches_.template at<i>().take();
    }
    void disable(u32 i) { enabled_ &= ~(u64(1) << i); }
    /// All branches, in order.
    void dropAll() { dropEach(std::index_sequence_for<F...>()); }

  private:
    template <usize... i>
    [[gnu::always_inline]] bool pollFrom(Strand& strand, u32 start, std::index_sequence<i...>) {
        return ((i >= start && pollBranch<i>(strand)) || ...) ||
               ((i < start && pollBranch<i>(strand)) || ...);
    }
    template <usize i>
    [[gnu::always_inline]] bool pollBranch(Strand& strand) {
        if ((enabled_ >> i & 1) == 0 || !branches_.template at<i>().poll(strand)) return false;
        which_ = i;
        return true;
    }
    template <usize... i>
    void dropEach(std::index_sequence<i...>) {
        (branches_.template at<i>().drop(), ...);
    }

    core::Branches<F...> branches_;
    u64 enabled_;
    u32 which_ = kNone;
    bool biased_;
};

}  // namespace ox
