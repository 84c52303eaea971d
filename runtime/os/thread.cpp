#include "ox/os/thread.h"

#include <sched.h>

#include "ox/lang/instrumentation.h"
#if OX_EXPLORED
#include "explorer/explorer.h"
#endif

namespace ox::os {

i32 startThread(pthread_t& thread, void* (*body)(void*), void* argument, usize stackSize) {
    pthread_attr_t attributes;
    pthread_attr_init(&attributes);
    pthread_attr_setstacksize(&attributes, stackSize);
    int const error = pthread_create(&thread, &attributes, body, argument);
    pthread_attr_destroy(&attributes);
    return error;
}

i32 startDetachedThread(void* (*body)(void*), void* argument, usize stackSize) {
#if OX_EXPLORED
    if (explorer::isExploring()) {
        explorer::startThread([=] { body(argument); });
        return 0;
    }
#endif
    pthread_t thread;
    i32 const error = startThread(thread, body, argument, stackSize);
    if (error == 0) pthread_detach(thread);
    return error;
}

usize availableCpus() {
    cpu_set_t set;
    if (sched_getaffinity(0, sizeof set, &set) != 0) return 1;
    return static_cast<usize>(CPU_COUNT(&set));
}

}  // namespace ox::os
