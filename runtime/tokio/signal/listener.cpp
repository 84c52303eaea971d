#include "ox/tokio/signal/listener.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <mutex>

namespace ox::tokio::signal {

namespace {

constexpr int kSignals = 65;

std::mutex registering;
// The handlers read these lists; they only grow.
std::atomic<Station*> stations[kSignals];
bool isHandled[kSignals];

void handle(int signal) {
    int const before = errno;
    for (Station* station = stations[signal].load(std::memory_order_acquire); station != nullptr;
         station = station->next) {
        u64 const one = 1;
        [[maybe_unused]] ssize_t const written = write(station->event, &one, sizeof one);
    }
    errno = before;
}

/// Zero, or an errno.
i32 install(i32 signal) {
    if (isHandled[signal]) return 0;
    struct sigaction action = {};
    action.sa_handler = &handle;
    action.sa_flags = SA_RESTART;
    sigfillset(&action.sa_mask);
    if (sigaction(signal, &action, nullptr) != 0) return errno;
    isHandled[signal] = true;
    return 0;
}

Station* unused(i32 signal) {
    for (Station* station = stations[signal].load(std::memory_order_relaxed); station != nullptr;
         station = station->next) {
        if (station->isUsed.exchange(true, std::memory_order_acquire)) continue;
        u64 old = 0;
        [[maybe_unused]] ssize_t const count = read(station->event, &old, sizeof old);
        return station;
    }
    return nullptr;
}

}  // namespace

io::Result<Listener> Listener::of(i32 signal) {
    using Answer = io::Result<Listener>;
    (void)runtime::Core::currentWithSignals();
    if (signal <= 0 || signal >= kSignals) return Answer::Err(io::Error::fromRawOsError(EINVAL));
    std::lock_guard const lock(registering);
    if (i32 const error = install(signal); error != 0) return Answer::Err(io::Error::fromRawOsError(error));
    if (Station* const station = unused(signal)) return Answer::Ok(Listener(station));
    int const event = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    if (event < 0) return Answer::Err(io::Error::lastOsError());
    auto* const station = new Station{signal, event};
    station->next = stations[signal].load(std::memory_order_relaxed);
    stations[signal].store(station, std::memory_order_release);
    return Answer::Ok(Listener(station));
}

io::Result<io::Descriptor> Listener::descriptor() const {
    int const copy = fcntl(station_->event, F_DUPFD_CLOEXEC, 3);
    if (copy < 0) return io::Result<io::Descriptor>::Err(io::Error::lastOsError());
    return io::Descriptor::adopt(copy);
}

}  // namespace ox::tokio::signal
