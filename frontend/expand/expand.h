// Attributes that stand for code. `#[derive(Debug)]` becomes an extension in the syntax tree, before names
// are resolved, so that no later pass knows of it. The nodes carry the span of the field they are about, or
// of the derived name in the attribute: a field that is not Debug is reported at that field.
#pragma once

#include "frontend/ast/ast.h"
#include "frontend/diag/diagnostic.h"

namespace oxide::expand {

// How many nodes an Ast has at a moment.
struct Mark {
    std::uint32_t items = 0;
    std::uint32_t stmts = 0;
    std::uint32_t exprs = 0;

    static Mark of(const ast::Ast& ast) { return {ast.items.size(), ast.stmts.size(), ast.exprs.size()}; }
};

// Expands one file: `module` and the nodes added since `before`, which are all its own.
void run(ast::Ast& ast, ast::ModuleId module, Mark before, diag::Diagnostics& diagnostics);

}  // namespace oxide::expand
