#include "ox/tokio/runtime/runtime.h"

namespace ox::tokio::runtime {

// This file is in programs that ask for the time only, as the library is linked by what is named.
static bool const wanted = [] { return measuresBusyTime = true; }();

ox::time::Duration Handle::workerTotalBusyDuration(usize worker) const {
    return ox::time::Duration::fromNanos(static_cast<u64>(core_->worker(worker).busyTime()));
}

}  // namespace ox::tokio::runtime
