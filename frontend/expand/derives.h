// One function per derivable trait: the methods of the extension, in terms of rustc's own expansions.
#pragma once

#include "frontend/diag/diagnostic.h"
#include "frontend/expand/shape.h"

namespace oxide::expand {

using Methods = std::vector<ast::FunctionItem>;

Methods deriveDebug(const Shape& shape, const NodeMaker& make);
Methods deriveClone(const Shape& shape, const NodeMaker& make);
Methods derivePartialEq(const Shape& shape, const NodeMaker& make);
Methods derivePartialOrd(const Shape& shape, const NodeMaker& make);
Methods deriveOrd(const Shape& shape, const NodeMaker& make);
Methods deriveHash(const Shape& shape, const NodeMaker& make);
// Nothing: reported, there is no such value.
Methods deriveDefault(const Shape& shape, const NodeMaker& make, diag::Diagnostics& diagnostics);

// `fn name(params): result { body }` with a shared receiver.
ast::FunctionItem method(const NodeMaker& make, std::string_view name, std::vector<ast::Param> params,
                         ast::TypeId result, ast::ExprId body);

}  // namespace oxide::expand
