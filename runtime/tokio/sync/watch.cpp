#include "ox/tokio/sync/watch.h"

namespace ox::tokio::sync::watch {

fmt::Result RecvError::display(RecvError const*, fmt::Formatter* formatter) {
    return formatter->pad("channel closed");
}
fmt::Result RecvError::debug(RecvError const*, fmt::Formatter* formatter) {
    return formatter->writeStr("RecvError(())");
}

Change::Answer Change::poll(u64 seen, Strand& strand) {
    for (;;) {
        if (!isWaiting_) {
            // Waits from here on; so a change after the look at the state wakes it.
            ::new (static_cast<void*>(&notified_)) Notified(shared_->changed());
            isWaiting_ = true;
        }
        u64 const state = shared_->state();
        if (SharedBase::versionOf(state) != seen) {
            end();
            return Answer::Changed;
        }
        if (SharedBase::isClosed(state)) {
            end();
            return Answer::Closed;
        }
        if (!notified_.poll(strand)) return Answer::Waiting;
        end();
    }
}

bool Closed::poll(Strand& strand) {
    while (shared_->receiverCount() != 0) {
        if (!notified_.poll(strand)) return false;
        // Perhaps there is a new receiver by now.
        notified_.~Notified();
        ::new (static_cast<void*>(&notified_)) Notified(shared_->receiversGone());
    }
    return true;
}

}  // namespace ox::tokio::sync::watch
