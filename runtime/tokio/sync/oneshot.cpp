#include "ox/tokio/sync/oneshot.h"

#include "ox/lang/panic.h"

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

void CellBase::closeReceiver() {
    if ((core::fetchOr(state_, kClosed) & kSenderWaits) == 0) return;
    SpinGuard guard(senderLock_);
    WakeTarget* const target = sender_.take();
    guard.unlock();
    core::scheduleTarget(target);
}

bool CellBase::pollReceiverClosed(Strand& strand) {
    if (isReceiverClosed()) return true;
    WakeTarget* former = nullptr;
    {
        SpinGuard guard(senderLock_);
        former = sender_.set(strand);
    }
    core::releaseTarget(former);
    if ((core::fetchOr(state_, kSenderWaits) & kClosed) == 0) return false;
    unregisterSender();  // the receiver closes once more when it goes
    return true;
}

void CellBase::unregisterSender() {
    WakeTarget* former = nullptr;
    {
        SpinGuard guard(senderLock_);
        former = sender_.clear();
    }
    core::releaseTarget(former);
}

CellBase::Finish CellBase::finishSender(bool hasValue) {
    u32 seen = state_.load(std::memory_order_acquire);
    for (;;) {
        if (hasValue && (seen & kClosed) != 0) return Finish::Refused;
        if ((seen & kWaiting) != 0) {
            if (core::compareExchange(state_, seen, seen | kSending)) break;
        } else if (core::compareExchange(state_, seen, seen | kSent)) {
            return (seen & kReceiverGone) != 0 ? Finish::Last : Finish::Done;
        }
    }
    WakeTarget* const target = receiver_.take();
    // From here on the receiver may free the cell; it has not gone, for a registered one waits for this.
    core::fetchOr(state_, kSent);
    core::scheduleTarget(target);
    return Finish::Done;
}

bool CellBase::isSent() const {
    u32 seen = state_.load(std::memory_order_acquire);
    while ((seen & (kSent | kSending)) == kSending) {
        core::pauseCpu();
        seen = state_.load(std::memory_order_acquire);
    }
    return (seen & kSent) != 0;
}

/// False: too late, the sender has finished.
bool CellBase::unregisterReceiver() {
    u32 seen = state_.load(std::memory_order_acquire);
    while ((seen & kWaiting) != 0) {
        if ((seen & (kSent | kSending)) != 0) return !isSent();
        if (core::compareExchange(state_, seen, seen & ~kWaiting)) return true;
    }
    return (seen & kSent) == 0;
}

bool CellBase::pollSent(Strand& strand) {
    u32 seen = state_.load(std::memory_order_acquire);
    if ((seen & kSent) != 0) return true;
    if ((seen & kWaiting) != 0) {
        if (receiver_.wakes(strand) && (seen & (kClosed | kSending)) == 0) return false;
        if (!unregisterReceiver()) return true;
    }
    if ((seen & kClosed) != 0) return true;
    core::releaseTarget(receiver_.set(strand));
    seen = state_.load(std::memory_order_acquire);
    while ((seen & kSent) == 0) {
        if (core::compareExchange(state_, seen, seen | kWaiting)) return false;
    }
    return true;
}

bool AnyReceiver::poll(Strand& strand) {
    if (cell_->isReceived_) [[unlikely]]
        panicking::panic("called after complete");
    if (!strand.mayProceed() || !cell_->pollSent(strand)) return false;
    strand.spend();
    return cell_->isReceived_ = true;
}

bool CellBase::finishReceiver() {
    if ((state_.load(std::memory_order_acquire) & kSent) != 0 || !unregisterReceiver()) return true;
    closeReceiver();
    return (core::fetchOr(state_, kReceiverGone) & kSent) != 0;
}

}  // namespace ox::tokio::sync::oneshot
