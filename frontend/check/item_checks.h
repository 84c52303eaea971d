// The rules of items that hold before any body is looked at: implementations fit their traits and do not
// overlap, types have a size, generic parameters are used, lifetimes are written where nothing determines
// them.
#pragma once

#include "frontend/check/items.h"
#include "frontend/hir/hir.h"

namespace oxide::check {

// All of them, for the items of the user's program.
void checkItems(ItemTable& items);

// What the checked bodies of an item must not do beyond what their types say: call a destructor, do unsafe
// things outside of `unsafe`, or leave what a constant can compute.
void checkBodyRules(ItemTable& items, const hir::Bodies& bodies, const std::vector<hir::BodyId>& ofItem);

// What bodies do without effect or against their purpose: lints that need types, but no flow.
void lintBodies(ItemTable& items, const hir::Bodies& bodies, const std::vector<hir::BodyId>& ofItem);

// Arithmetic and indexing in a body that always panic.
void lintPanics(ItemTable& items, const hir::Body& body);

// `#[tokio.main]` on a `main` that is not async: nothing runs its body.
bool isIdleMain(ItemTable& items, DefId function);

// After the bodies: an async function whose future would hold itself.
void checkAsyncRecursion(ItemTable& items, const hir::Bodies& bodies);

}  // namespace oxide::check
