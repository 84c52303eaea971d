// Lifetimes of a function's signature against what its body does with them: E0621, E0521, E0310 and rustc's
// "lifetime may not live long enough".
#pragma once

#include "frontend/flow/region_values.h"

namespace oxide::flow {

void checkLifetimes(const Analysis& analysis, Regions& regions, const RegionValues& values);

}  // namespace oxide::flow
