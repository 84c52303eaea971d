#include "ox/tokio/runtime/runtime.h"

namespace ox::tokio::runtime {

// This file is in programs that ask for the time only, as the library is linked by what is named.
static bool const wanted = [] { return measuresBusyTime = true; }();

ox::time::Duration Handle::workerTotalBusyDuration(usize worker) const {
    i64 const nanos = core_->worker(worker).busyNanos.load(std::memory_order_relaxed);
    return ox::time::Duration::fromNanos(static_cast<u64>(nanos));
}

}  // namespace ox::tokio::runtime
