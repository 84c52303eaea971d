#pragma once

#include <signal.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#include "ox/lang/instrumentation.h"

/// The calls of every message, without what the C library does about pthread_cancel before and after each in
/// a process with threads: some twenty nanoseconds. As the library's functions in all else.
namespace ox::os {

// ThreadSanitizer must see the library's calls: they order what two threads do with a socket.
#if OX_THREAD_SANITIZER
using ::epoll_pwait2;
using ::recv;
using ::send;
#else
inline ssize_t recv(int socket, void* buffer, size_t size, int flags) {
    return syscall(SYS_recvfrom, long{socket}, buffer, size, long{flags}, nullptr, nullptr);
}
inline ssize_t send(int socket, void const* bytes, size_t size, int flags) {
    return syscall(SYS_sendto, long{socket}, bytes, size, long{flags}, nullptr, 0l);
}
inline int epoll_pwait2(int epoll, epoll_event* events, int most, timespec const* limit,
                        sigset_t const* mask) {
    return static_cast<int>(syscall(SYS_epoll_pwait2, long{epoll}, events, long{most}, limit, mask, 8l));
}
#endif

}  // namespace ox::os
