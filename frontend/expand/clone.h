// Copies of written types and generic parameters. A node has one meaning, so that what stands in two places
// needs two nodes.
#pragma once

#include "frontend/ast/ast.h"

namespace oxide::expand {

ast::TypeId cloneType(ast::Ast& ast, ast::TypeId type);
ast::Generics cloneGenerics(ast::Ast& ast, const ast::Generics& generics);

}  // namespace oxide::expand
