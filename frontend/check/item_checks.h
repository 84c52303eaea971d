// The rules of items that hold before any body is looked at: implementations fit their traits and do not
// overlap, types have a size, generic parameters are used, lifetimes are written where nothing determines
// them.
#pragma once

#include "frontend/check/items.h"
#include "frontend/hir/hir.h"

namespace oxide::check {

// All of them, for the items of the user's program.
void checkItems(ItemTable& items);

// What a checked body must not do beyond what its types say: call a destructor.
void checkBodyRules(ItemTable& items, const hir::Body& body);

// After the bodies: an async function whose future would hold itself.
void checkAsyncRecursion(ItemTable& items, const hir::Bodies& bodies);

}  // namespace oxide::check
