// Whether the patterns of a checked body cover every value (E0004, E0005), and which of them nothing reaches
// (unreachable_patterns).
#pragma once

#include "frontend/check/items.h"
#include "frontend/hir/hir.h"

namespace oxide::check {

void checkExhaustiveness(ItemTable& items, const hir::Body& body);

}  // namespace oxide::check
