#include "ox/os/stack.h"

#include <pthread.h>
#include <sys/resource.h>

#include "ox/core/strand.h"

namespace ox::os {

namespace {

char const* findLimit() {
    char const* const here = static_cast<char const*>(__builtin_frame_address(0));
    pthread_attr_t attributes;
    if (pthread_getattr_np(pthread_self(), &attributes) != 0) {
        return here - core::PollContext::kStackReserve;
    }
    void* base = nullptr;
    usize size = 0;
    pthread_attr_getstack(&attributes, &base, &size);
    pthread_attr_destroy(&attributes);
    char const* limit = static_cast<char const*>(base) + core::PollContext::kStackReserve;
    // The first thread's stack may be unlimited and still meet a mapping; trust the first 64 MiB.
    constexpr usize kTrusted = 64 * 1024 * 1024;
    if (static_cast<usize>(here - limit) > kTrusted) limit = here - kTrusted;
    return limit;
}

}  // namespace

char const* stackLimit() {
    static thread_local char const* const limit = findLimit();
    return limit;
}

// The kernel reads the limit when the stack grows, so raising it works after the start; it keeps far more
// than this free below the stack.
void growMainStack() {
    constexpr rlim_t kWanted = 64 * 1024 * 1024;
    rlimit limit{};
    if (getrlimit(RLIMIT_STACK, &limit) != 0) return;
    if (limit.rlim_cur == RLIM_INFINITY || limit.rlim_cur >= kWanted) return;
    if (limit.rlim_max != RLIM_INFINITY && limit.rlim_max < kWanted) return;
    limit.rlim_cur = kWanted;
    setrlimit(RLIMIT_STACK, &limit);
}

}  // namespace ox::os
