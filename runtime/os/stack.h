#pragma once

#include "ox/lang/basic.h"

namespace ox::os {

/// The address below which this thread's stack is kept for calls that do not check it.
char const* stackLimit();

}  // namespace ox::os
