// The extensions that the `#[derive(..)]` of one item stands for.
#pragma once

#include "frontend/ast/ast.h"
#include "frontend/diag/diagnostic.h"

namespace oxide::expand {

bool isNamed(const ast::Attribute& attribute, std::string_view name);

std::vector<ast::ItemId> derive(ast::Ast& ast, ast::ItemId item, diag::Diagnostics& diagnostics);

}  // namespace oxide::expand
