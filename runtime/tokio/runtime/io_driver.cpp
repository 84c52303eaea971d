#include "ox/tokio/runtime/io_driver.h"

#include <errno.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <time.h>
#include <unistd.h>

#include "ox/os/uncancellable.h"

namespace ox::tokio::runtime {

using core::SpinGuard;
using core::WakeTarget;

void IoSource::clear(u64 seen, u32 readiness) {
    u64 expected = seen;
    // A report that came meanwhile keeps its readiness. Closed goes as well: an operation that would block
    // shows that the report was of a socket that was not connected yet.
    state_.compare_exchange_strong(expected, seen & ~u64(readiness), std::memory_order_acq_rel);
}

bool IoSource::pollSlot(core::WakeSlot IoSource::* slot, u32 mask, Strand& strand) {
    WakeTarget* former = nullptr;
    {
        SpinGuard guard(lock_);
        if ((readinessOf(state()) & mask) != 0) return true;
        former = (this->*slot).set(strand);
    }
    core::releaseTarget(former);
    return false;
}

void IoSource::clearSlot(core::WakeSlot IoSource::* slot) {
    WakeTarget* former = nullptr;
    {
        SpinGuard guard(lock_);
        former = (this->*slot).clear();
    }
    core::releaseTarget(former);
}

bool IoSource::pollNode(IoNode& node, Strand& strand) {
    if (!node.isIdle() && node.hasBeenGranted()) return true;
    WakeTarget* former = nullptr;
    {
        SpinGuard guard(lock_);
        if (node.isIdle()) {
            if ((readinessOf(state()) & node.interest) != 0) return true;
            waiters_.pushBack(node, strand);
        } else if (node.isLinked() && !node.wakes(strand)) {
            former = node.retarget(strand);
        }
    }
    core::releaseTarget(former);
    return node.hasBeenGranted();
}

void IoSource::abandon(IoNode& node) {
    SpinGuard guard(lock_);
    if (node.isLinked()) waiters_.remove(node);
}

void IoSource::report(u32 readiness, core::WakeBatch& batch) {
    SpinGuard guard(lock_);
    u64 seen = state_.load(std::memory_order_relaxed);
    while (!state_.compare_exchange_weak(seen, (seen | readiness) + kReport, std::memory_order_acq_rel)) {
    }
    if ((readiness & kReadMask) != 0) reader.take(batch);
    if ((readiness & kWriteMask) != 0) writer.take(batch);
    for (core::WaitNode* node = waiters_.first(); node != nullptr;) {
        core::WaitNode* const next = core::WaitList::after(node);
        if ((static_cast<IoNode*>(node)->interest & readiness) != 0) waiters_.grant(*node, batch);
        node = next;
    }
}

IoDriver::~IoDriver() {
    freeReleased();
    if (epoll_ >= 0) close(epoll_);
    if (wake_ >= 0) close(wake_);
}

i32 IoDriver::open() {
    SpinGuard guard(lock_);
    if (epoll_ >= 0) return 0;
    int const epoll = epoll_create1(EPOLL_CLOEXEC);
    if (epoll < 0) return errno;
    int const wake = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    if (wake < 0) {
        int const error = errno;
        close(epoll);
        return error;
    }
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.ptr = nullptr;
    epoll_ctl(epoll, EPOLL_CTL_ADD, wake, &event);
    wake_ = wake;
    epoll_ = epoll;
    return 0;
}

i32 IoDriver::add(int descriptor, IoSource& source) {
    if (i32 const error = open(); error != 0) return error;
    epoll_event event{};
    event.events = EPOLLIN | EPOLLOUT | EPOLLRDHUP | EPOLLET;
    event.data.ptr = &source;
    // Publishes the source: a report of it may come as soon as it is added.
    active_.fetch_add(1, std::memory_order_seq_cst);
    if (epoll_ctl(epoll_, EPOLL_CTL_ADD, descriptor, &event) == 0) return 0;
    int const error = errno;
    active_.fetch_sub(1, std::memory_order_seq_cst);
    return error;
}

void IoDriver::remove(int descriptor, IoSource* source) {
    epoll_event event{};
    epoll_ctl(epoll_, EPOLL_CTL_DEL, descriptor, &event);
    active_.fetch_sub(1, std::memory_order_seq_cst);
    SpinGuard guard(lock_);
    source->nextReleased = released_;
    released_ = source;
}

void IoDriver::freeReleased() {
    IoSource* source = nullptr;
    {
        SpinGuard guard(lock_);
        source = std::exchange(released_, nullptr);
    }
    while (source != nullptr) delete std::exchange(source, source->nextReleased);
}

u32 IoDriver::poll(i64 nanos) {
    constexpr int kEvents = 256;
    // Reports of the last poll are done with, and no other poll is under way.
    freeReleased();
    epoll_event events[kEvents];
    timespec const limit{static_cast<time_t>(nanos / 1'000'000'000),
                         static_cast<long>(nanos % 1'000'000'000)};
    int count = os::epoll_pwait2(epoll_, events, kEvents, nanos < 0 ? nullptr : &limit, nullptr);
    if (count < 0 && errno == ENOSYS) {
        // An older kernel counts milliseconds; never wake early.
        int const millis = nanos < 0 ? -1 : static_cast<int>((nanos + 999'999) / 1'000'000);
        count = epoll_wait(epoll_, events, kEvents, millis);
    }
    // What was added by now was published by now.
    static_cast<void>(active_.load(std::memory_order_acquire));
    core::WakeBatch batch;
    u32 reports = 0;
    for (int i = 0; i < count; ++i) {
        if (events[i].data.ptr == nullptr) {
            u64 unparks = 0;
            [[maybe_unused]] ssize_t const size = read(wake_, &unparks, sizeof unparks);
            continue;
        }
        u32 const reported = events[i].events;
        u32 readiness = 0;
        if ((reported & (EPOLLIN | EPOLLPRI)) != 0) readiness |= kReadable;
        if ((reported & EPOLLOUT) != 0) readiness |= kWritable;
        if ((reported & (EPOLLHUP | EPOLLRDHUP)) != 0) readiness |= kReadClosed | kReadable;
        if ((reported & (EPOLLHUP | EPOLLERR)) != 0) readiness |= kWriteClosed | kWritable;
        if ((reported & EPOLLERR) != 0) readiness |= kError | kReadable;
        static_cast<IoSource*>(events[i].data.ptr)->report(readiness, batch);
        ++reports;
    }
    return reports;
}

}  // namespace ox::tokio::runtime
