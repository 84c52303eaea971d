// What a guard of a match must not change (E0510), and what a constant must not drop (E0493).
#pragma once

#include "frontend/flow/analysis.h"
#include "frontend/flow/moves.h"

namespace oxide::flow {

void checkGuards(const Analysis& analysis);
void checkConstantDrops(const Analysis& analysis, const MoveFacts& facts);

}  // namespace oxide::flow
