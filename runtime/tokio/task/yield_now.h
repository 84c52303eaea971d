#pragma once

#include "ox/core/future.h"

namespace ox::tokio::task {

/// Lets the tasks that are ready run first.
class YieldNow {
  public:
    using Output = Unit;

    bool poll(Strand& strand) {
        if (yielded_) return true;
        yielded_ = true;
        strand.wakeSelf();
        return false;
    }
    Unit take() { return {}; }

  private:
    bool yielded_ = false;
};

inline YieldNow yieldNow() { return YieldNow(); }

}  // namespace ox::tokio::task
