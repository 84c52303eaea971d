#include "ox/os/asymmetric_fence.h"

#include <linux/membarrier.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace ox::os {

bool const hasMembarrier =
    !OX_THREAD_SANITIZER && syscall(SYS_membarrier, MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED, 0, 0) == 0;

void heavyFence() {
#if OX_EXPLORED
    explorer::fenceAll();
#else
    core::fullFence();
    if (hasMembarrier) syscall(SYS_membarrier, MEMBARRIER_CMD_PRIVATE_EXPEDITED, 0, 0);
#endif
}

}  // namespace ox::os
