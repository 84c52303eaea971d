// Borrow checking: E0499, E0502, E0503, E0505, E0506, E0515, E0597, E0716 and their kin.
#pragma once

#include "frontend/flow/moves.h"

namespace oxide::flow {

void checkBorrows(const Analysis& analysis, const MoveFacts& moves);

}  // namespace oxide::flow
