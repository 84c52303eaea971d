#pragma once

#include <pthread.h>

#include "ox/lang/basic.h"

namespace ox::os {

/// Address space for deep recursion; memory only where it is touched.
inline constexpr usize kLargeStack = 64 * 1024 * 1024;

/// Zero, or an errno.
i32 startThread(pthread_t& thread, void* (*body)(void*), void* argument, usize stackSize);
/// One that nobody joins.
i32 startDetachedThread(void* (*body)(void*), void* argument, usize stackSize);
usize availableCpus();

}  // namespace ox::os
