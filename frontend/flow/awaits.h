// What a suspended future keeps at each await: its memory, and what must be Send when it is spawned.
#pragma once

#include "frontend/flow/analysis.h"
#include "frontend/flow/flow.h"

namespace oxide::flow {

std::vector<AwaitPoint> findAwaits(const Analysis& analysis);

}  // namespace oxide::flow
