#pragma once

#include "ox/lang/basic.h"

namespace ox::os {

/// The address below which this thread's stack is kept for calls that do not check it.
char const* stackLimit();

/// Lets the first thread's stack grow to 64 MiB, where the system's limits allow it: recursion through boxed
/// futures nests polls.
void growMainStack();

}  // namespace ox::os
