#pragma once

#include <pthread.h>

#include "ox/lang/basic.h"

namespace ox::os {

/// Address space for deep recursion; memory only where it is touched.
inline constexpr usize kLargeStack = 64 * 1024 * 1024;

/// Aborts with a message when the system has no more threads.
pthread_t startThread(void* (*body)(void*), void* argument, usize stackSize);
/// One that nobody joins.
void startDetachedThread(void* (*body)(void*), void* argument, usize stackSize);
usize availableCpus();

}  // namespace ox::os
