#include "ox/os/thread.h"

#include <sched.h>

#include <cstdlib>

#include "ox/lang/instrumentation.h"
#include "ox/lang/io_print.h"
#if OX_EXPLORED
#include "explorer/explorer.h"
#endif

namespace ox::os {

pthread_t startThread(void* (*body)(void*), void* argument, usize stackSize) {
    pthread_attr_t attributes;
    pthread_attr_init(&attributes);
    pthread_attr_setstacksize(&attributes, stackSize);
    pthread_t thread;
    if (pthread_create(&thread, &attributes, body, argument) != 0) {
        io::writeStderr("the system has no room for another thread\n");
        std::abort();
    }
    pthread_attr_destroy(&attributes);
    return thread;
}

void startDetachedThread(void* (*body)(void*), void* argument, usize stackSize) {
#if OX_EXPLORED
    if (explorer::isExploring()) return explorer::startThread([=] { body(argument); });
#endif
    pthread_detach(startThread(body, argument, stackSize));
}

usize availableCpus() {
    cpu_set_t set;
    if (sched_getaffinity(0, sizeof set, &set) != 0) return 1;
    return static_cast<usize>(CPU_COUNT(&set));
}

}  // namespace ox::os
