// Checks what every HIR body promises its readers: ids inside their stores, places where places belong, jumps
// to loops around them. A violation is a bug of `check` or `mono`: OX_CHECK.
#pragma once

#include "frontend/hir/hir.h"

namespace oxide::hir {

void verify(const Body& body);

}  // namespace oxide::hir
