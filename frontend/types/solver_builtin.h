// Traits whose implementations the compiler itself knows.
#pragma once

#include "frontend/types/solver.h"

namespace oxide::types {

// The built-in answer to `goal`. Yes: holds if `nested` holds. No: there is no built-in implementation (there
// may be a written one).
Outcome builtinImplementation(InferContext& infer, Items& items, const TraitRef& goal,
                              std::vector<Predicate>& nested);

// The parameters (as a tuple) and result of a value that can be called without further knowledge: function
// items and pointers, closures.
struct CallableSignature {
    std::vector<Ty> params;
    Ty result;
};
std::optional<CallableSignature> callableSignature(TypeTable& table, Items& items, Ty ty);

// Output of the futures the compiler makes: async blocks and calls of async functions.
std::optional<Ty> builtinFutureOutput(TypeTable& table, Items& items, Ty ty);

}  // namespace oxide::types
