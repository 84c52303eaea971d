#include "ox/tokio/task/coop.h"

#include "ox/lang/panic.h"

namespace ox::tokio::task {

BlockInPlace::BlockInPlace() : before_(runtime::thisThread().mayBlock) {
    runtime::ThreadState& thread = runtime::thisThread();
    if (thread.worker != nullptr && !thread.worker->core->prepareToBlock(*thread.worker)) {
        panicking::panic("can call blocking only when running on the multi-threaded runtime");
    }
    runtime::thisThread().mayBlock = true;
}

BlockInPlace::~BlockInPlace() { runtime::thisThread().mayBlock = before_; }

}  // namespace ox::tokio::task
