#pragma once

#include "ox/core/atomics.h"

namespace ox::os {

/// Waiting awake for what will come soon. To fall asleep and be woken costs two system calls and the latency
/// of a wake; an event that comes earlier than that is better waited for awake. A wait never lasts longer
/// than the sleep it avoids costs, the rule of competitive spinning (Karlin et al., 1991); and after waits in
/// vain only each 2nd, 4th .. 32nd is tried. Never on a machine with one CPU.
///
/// For one thread at a time.
class AwakeWait {
  public:
    /// True as soon as `hasCome()` is; false when that takes too long.
    template <class F>
    bool until(F hasCome) {
#if OX_EXPLORED
        core::pauseCpu();  // and no clock, for what was explored must happen again
        return hasCome();
#else
        if (skips_ > 0 || !isOfUse()) {
            if (skips_ > 0) --skips_;
            return false;
        }
        i64 const start = now();
        if (spins(hasCome, start + kBeforeYield) || (yields() && hasCome()) ||
            spins(hasCome, start + kLongest)) {
            failures_ = 0;
            return true;
        }
        if (failures_ < 5) ++failures_;
        skips_ = (u32(1) << failures_) - 1;
        return false;
#endif
    }

  private:
    static constexpr i64 kBeforeYield = 500;  // nanoseconds
    static constexpr i64 kLongest = 20'000;

    template <class F>
    static bool spins(F& hasCome, i64 end) {
        do {
            for (u32 i = 0; i < 32; ++i) {
                if (hasCome()) return true;
                core::pauseCpu();
            }
        } while (now() < end);
        return false;
    }
    /// The system may have put whoever brings the event on this thread's CPU. But where others want the CPU
    /// as well, a yield lasts; then there is none for long. False for none.
    bool yields();
    static bool isOfUse();
    static i64 now();

    u32 failures_ = 0;  // since the last success
    u32 skips_ = 0;
    u32 yieldSkips_ = 0;
};

}  // namespace ox::os
