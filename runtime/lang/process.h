#pragma once

#include "ox/lang/basic.h"

namespace ox::process {

/// Flushes stdout and ends the process. No destructors run.
[[noreturn]] void exit(i32 code);
[[noreturn]] void abort();
u32 id();
i32 parent();

}  // namespace ox::process
