// Changes to what is not mutable: E0594 (assignments) and E0596 (borrows).
#pragma once

#include "frontend/flow/moves.h"

namespace oxide::flow {

void checkMutability(const Analysis& analysis, const MoveFacts& facts);

// Adds the fix that makes a binding mutable: `let` becomes `var`, in a pattern or parameter list `mut` is
// inserted.
void suggestMutable(const Analysis& analysis, diag::Diagnostic& error, VarId var, std::string message);

}  // namespace oxide::flow
