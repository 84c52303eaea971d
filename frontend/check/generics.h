// What the syntax of generic parameters says beyond their bounds.
#pragma once

#include "frontend/ast/ast.h"

namespace oxide::check {

/// Whether the parameter says `?Sized`.
bool mayBeUnsized(const ast::Ast& ast, const ast::Generics& generics, Name param);

}  // namespace oxide::check
