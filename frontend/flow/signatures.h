// Signatures with region variables: what a call relates, and what the body's own parameters are.
#pragma once

#include "frontend/flow/regions.h"

namespace oxide::flow {

struct CallTypes {
    std::vector<Ty> params;
    Ty result;
};

// The signature of a callee for one call: fresh variables for its lifetimes, written or elided, and for the
// regions in its type arguments; the bounds on them become constraints. An async function gives the future
// that holds its arguments.
CallTypes instantiate(const Analysis& analysis, Regions& regions, const hir::Callee& callee, Span span);

// What the bounds of a callee with these type arguments say about the lifetimes in them.
void relateBounds(const Analysis& analysis, Regions& regions, const Signature& signature,
                  const std::vector<Ty>& args, Span span);

// A type without projections; a lifetime that comes out of a closure is one of those that the closure may
// hand on.
Ty normalizedFor(const Analysis& analysis, Regions& regions, Ty ty, Span span);

// Gives each region that is not written in a declared type one: `elided()`. A `dyn` directly behind a
// reference lives as long as the reference, any other `dyn` without a lifetime is 'static.
Ty fillElided(types::TypeTable& types, Ty ty, const std::function<Ty()>& elided);

// What waiting for a future gives; `erased` is the type without regions.
Ty awaitedType(const Analysis& analysis, Regions& regions, Ty future, Ty erased);

// The universal regions of the body: gives its parameters, captures and result their types.
void declareUniversals(const Analysis& analysis, Regions& regions);

}  // namespace oxide::flow
