// The AST as text, for --print=ast: one node a line, children indented, absent fields left out.
#pragma once

#include <string>

#include "frontend/ast/ast.h"

namespace oxide::ast {

std::string dump(const Ast& ast, ModuleId module);

}  // namespace oxide::ast
