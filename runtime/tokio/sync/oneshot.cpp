#include "ox/tokio/sync/oneshot.h"

namespace ox::tokio::sync::oneshot {

using core::SpinGuard;
using core::WakeTarget;

fmt::Result RecvError::display(RecvError const*, fmt::Formatter* formatter) {
    return formatter->pad("channel closed");
}
fmt::Result RecvError::debug(RecvError const*, fmt::Formatter* formatter) {
    return formatter->writeStr("RecvError(())");
}
fmt::Result TryRecvError::display(TryRecvError const* value, fmt::Formatter* formatter) {
    return formatter->pad(value->tag_ == Tag::Empty ? Str("channel empty") : Str("channel closed"));
}

bool CellBase::isReceiverClosed() {
    SpinGuard guard(lock_);
    return isReceiverClosed_;
}

void CellBase::closeReceiver() {
    SpinGuard guard(lock_);
    isReceiverClosed_ = true;
    WakeTarget* const target = sender_.take();
    guard.unlock();
    core::scheduleTarget(target);
}

bool CellBase::pollReceiverClosed(Strand& strand) {
    WakeTarget* former = nullptr;
    {
        SpinGuard guard(lock_);
        if (isReceiverClosed_) return true;
        former = sender_.set(strand);
    }
    core::releaseTarget(former);
    return false;
}

void CellBase::unregisterSender() {
    WakeTarget* former = nullptr;
    {
        SpinGuard guard(lock_);
        former = sender_.clear();
    }
    core::releaseTarget(former);
}

void CellBase::unregisterReceiver() {
    WakeTarget* former = nullptr;
    {
        SpinGuard guard(lock_);
        former = receiver_.clear();
    }
    core::releaseTarget(former);
}

}  // namespace ox::tokio::sync::oneshot
