#include "ox/tokio/runtime/block_on_parked.h"

#include "ox/lang/panic.h"
#include "ox/tokio/runtime/core.h"

namespace ox::tokio::runtime {

ThreadTarget::ThreadTarget() : WakeTarget(kTable) {}

void ThreadTarget::release(core::WakeTarget* target) {
    ThreadTarget* const self = static_cast<ThreadTarget*>(target);
    if (self->references_.drop()) delete self;
}

core::WakeTable const ThreadTarget::kTable{
    [](WakeTarget* target) {
        static_cast<ThreadTarget*>(target)->parker_.unpark();
        release(target);
    },
    [](WakeTarget* target) { static_cast<ThreadTarget*>(target)->references_.add(); }, release};

void requireMayBlock() {
    ThreadState const& thread = thisThread();
    if (!thread.isBlockingOn || thread.mayBlock) return;
    panicking::panic(
        "Cannot block the current thread from within a runtime. This happens because a function attempted to "
        "block the "
        "current thread while the thread is being used to drive asynchronous tasks.");
}

}  // namespace ox::tokio::runtime
