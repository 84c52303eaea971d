#include "ox/tokio/process/exit.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

namespace ox::tokio::process {

io::Result<io::Descriptor> exitOf(i32 pid) {
    (void)runtime::Core::currentWithSignals();
    long const descriptor = syscall(SYS_pidfd_open, pid, 0);
    if (descriptor < 0) return io::Result<io::Descriptor>::Err(io::Error::lastOsError());
    return io::Descriptor::adopt(static_cast<int>(descriptor));
}

io::Result<i32> tryReap(io::Descriptor const* exit, i32 pid) {
    int status = 0;
    i64 const outcome = exit->attempt(runtime::kReadMask, [&](int) -> i64 {
        pid_t const found = waitpid(pid, &status, WNOHANG);
        if (found == 0) {
            errno = EAGAIN;
            return -1;
        }
        return found;
    });
    if (outcome < 0) return io::Result<i32>::Err(io::Error::fromRawOsError(static_cast<i32>(-outcome)));
    return io::Result<i32>::Ok(status);
}

io::Result<io::Descriptor> adoptPipe(i32 descriptor) {
    int const flags = fcntl(descriptor, F_GETFL);
    if (flags < 0 || fcntl(descriptor, F_SETFL, flags | O_NONBLOCK) != 0) {
        int const error = errno;
        close(descriptor);
        return io::Result<io::Descriptor>::Err(io::Error::fromRawOsError(error));
    }
    return io::Descriptor::adopt(descriptor);
}

}  // namespace ox::tokio::process
