// Which expressions of HIR denote a place (storage that may be borrowed, assigned, moved out of); the others
// are values.
#pragma once

#include "frontend/hir/hir.h"

namespace oxide::hir {

bool isPlace(const Expr& expr);

// The same, seen through the scopes around the expression.
bool denotesPlace(const Body& body, ExprId id);

// Whether a pattern takes a reference to what it matches, or to a part of it.
bool bindsByReference(const Body& body, PatternId id);

}  // namespace oxide::hir
