#include "ox/tokio/sync/semaphore.h"

#include "ox/lang/panic.h"

namespace ox::tokio::sync {

using core::SpinGuard;
using core::WakeTarget;

fmt::Result AcquireError::display(AcquireError const*, fmt::Formatter* formatter) {
    return formatter->pad("semaphore closed");
}
fmt::Result AcquireError::debug(AcquireError const*, fmt::Formatter* formatter) {
    return formatter->writeStr("AcquireError(())");
}
fmt::Result TryAcquireError::display(TryAcquireError const* value, fmt::Formatter* formatter) {
    return formatter->pad(value->tag_ == Tag::Closed ? Str("semaphore closed") : Str("no permits available"));
}

RawSemaphore::Answer RawSemaphore::tryAcquire(usize count) {
    SpinGuard guard(lock_);
    if (isClosed_) return Answer::Closed;
    // Free permits beside a waiter do not exist: they have gone to it.
    if (permits_ < count) return Answer::Waiting;
    permits_ -= count;
    return Answer::Granted;
}

void RawSemaphore::releaseLocked(usize count, core::WakeBatch& batch) {
    while (count > 0 && !waiters_.isEmpty()) {
        Acquire::Node& first = static_cast<Acquire::Node&>(*waiters_.first());
        usize const given = first.missing < count ? first.missing : count;
        first.missing -= given;
        count -= given;
        if (first.missing > 0) return;
        waiters_.grant(first, batch);
    }
    permits_ += count;
}

void RawSemaphore::release(usize count) {
    if (count == 0) return;
    core::WakeBatch batch;
    SpinGuard guard(lock_);
    if (permits_ + count > kMaxPermits) {
        guard.unlock();
        panicking::panic("a semaphore may not have more than MAX_PERMITS permits (2305843009213693951)");
    }
    releaseLocked(count, batch);
    guard.unlock();
}

usize RawSemaphore::forget(usize count) {
    SpinGuard guard(lock_);
    usize const forgotten = count < permits_ ? count : permits_;
    permits_ -= forgotten;
    return forgotten;
}

void RawSemaphore::close() {
    core::WakeBatch batch;
    SpinGuard guard(lock_);
    isClosed_ = true;
    while (core::WaitNode* const node = waiters_.first()) {
        Acquire::Node& waiter = static_cast<Acquire::Node&>(*node);
        waiter.hasFailed = true;
        waiters_.grant(waiter, batch);
    }
    guard.unlock();
}

bool RawSemaphore::isClosed() {
    SpinGuard guard(lock_);
    return isClosed_;
}

usize RawSemaphore::available() {
    SpinGuard guard(lock_);
    return permits_;
}

bool RawSemaphore::Acquire::poll(Strand& strand) {
    if (state_ == State::Granted || state_ == State::Closed) return true;
    if (!strand.mayProceed()) return false;
    if (state_ == State::Waiting) {
        if (!node_.hasBeenGranted()) {
            if (node_.wakes(strand)) return false;
            WakeTarget* former = nullptr;
            {
                SpinGuard guard(semaphore_->lock_);
                if (node_.isLinked()) former = node_.retarget(strand);
            }
            core::releaseTarget(former);
            if (!node_.hasBeenGranted()) return false;
        }
        state_ = node_.hasFailed ? State::Closed : State::Granted;
    } else {
        SpinGuard guard(semaphore_->lock_);
        if (semaphore_->isClosed_) {
            state_ = State::Closed;
        } else if (semaphore_->permits_ >= wanted_ && (semaphore_->waiters_.isEmpty() || wanted_ == 0)) {
            semaphore_->permits_ -= wanted_;
            state_ = State::Granted;
        } else {
            node_.missing = wanted_ - semaphore_->permits_;
            semaphore_->permits_ = 0;
            semaphore_->waiters_.pushBack(node_, strand);
            state_ = State::Waiting;
            return false;
        }
    }
    strand.spend();
    return true;
}

void RawSemaphore::Acquire::abandon() {
    usize given = wanted_;
    core::WakeBatch batch;
    SpinGuard guard(semaphore_->lock_);
    if (node_.isLinked()) {
        semaphore_->waiters_.remove(node_);
        given -= node_.missing;
    } else if (node_.hasFailed) {
        given -= node_.missing;
    }
    semaphore_->releaseLocked(given, batch);
    guard.unlock();
}

void SemaphorePermit::merge(SemaphorePermit other) {
    if (semaphore_ != other.semaphore_)
        panicking::panic("merging permits from different semaphore instances");
    count_ += std::exchange(other.count_, 0);
}

void OwnedSemaphorePermit::merge(OwnedSemaphorePermit other) {
    if (semaphore_.get() != other.semaphore_.get()) {
        panicking::panic("merging permits from different semaphore instances");
    }
    count_ += std::exchange(other.count_, 0);
}

Option<OwnedSemaphorePermit> OwnedSemaphorePermit::split(usize count) {
    if (count > count_) return Option<OwnedSemaphorePermit>::None();
    count_ -= count;
    return Option<OwnedSemaphorePermit>::Some(OwnedSemaphorePermit(semaphore_.clone(), count));
}

void OwnedSemaphorePermit::giveBack() {
    if (count_ != 0) semaphore_->raw().release(std::exchange(count_, 0));
}

AcquireOwnedPermit::AcquireOwnedPermit(Arc<Semaphore> semaphore, usize count)
    : semaphore_(std::move(semaphore)), acquire_(semaphore_->raw(), count) {}

Semaphore Semaphore::make(usize permits) {
    if (permits > kMaxPermits) {
        panicking::panic("a semaphore may not have more than MAX_PERMITS permits (2305843009213693951)");
    }
    return Semaphore(permits);
}

namespace {

TryAcquireError errorOf(RawSemaphore::Answer answer) {
    return answer == RawSemaphore::Answer::Closed ? TryAcquireError::Closed() : TryAcquireError::NoPermits();
}

}  // namespace

Result<SemaphorePermit, TryAcquireError> Semaphore::tryAcquireMany(u32 count) const {
    using Outcome = Result<SemaphorePermit, TryAcquireError>;
    RawSemaphore::Answer const answer = raw().tryAcquire(count);
    if (answer != RawSemaphore::Answer::Granted) return Outcome::Err(errorOf(answer));
    return Outcome::Ok(SemaphorePermit(raw(), count));
}

Result<OwnedSemaphorePermit, TryAcquireError> Semaphore::tryAcquireManyOwned(Arc<Semaphore> self, u32 count) {
    using Outcome = Result<OwnedSemaphorePermit, TryAcquireError>;
    RawSemaphore::Answer const answer = self->raw().tryAcquire(count);
    if (answer != RawSemaphore::Answer::Granted) return Outcome::Err(errorOf(answer));
    return Outcome::Ok(OwnedSemaphorePermit(std::move(self), count));
}

}  // namespace ox::tokio::sync
