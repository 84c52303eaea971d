#pragma once

#include "ox/lang/basic.h"

namespace ox::os {

/// Nanoseconds of the monotonic clock.
i64 monotonicNanos();
/// Nanoseconds since 1970.
i64 realtimeNanos();
void sleepFor(i64 nanos);

}  // namespace ox::os
