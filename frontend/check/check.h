// Type checking: AST and Resolution in, typed HIR out.
#pragma once

#include <memory>

#include "frontend/check/const_eval.h"
#include "frontend/check/items.h"
#include "frontend/hir/hir.h"

namespace oxide::check {

// The checked program. Bodies of the library are checked when something asks for them.
class Program {
  public:
    Program(types::TypeTable& table, const ast::Ast& ast, resolve::Resolver& resolver,
            const SourceMap& sources, diag::Diagnostics& diagnostics);

    // Checks every item of the user's program and reports its errors.
    void run();

    // The body of a function, constant or static; invalid for declarations without one.
    types::BodyId bodyOf(DefId item);

    ItemTable& items() { return items_; }
    hir::Bodies& bodies() { return bodies_; }
    types::TypeTable& table() { return items_.table(); }

  private:
    std::optional<UInt128> evaluate(ast::ExprId expr, Ty type, DefId item);
    void evaluateConstant(DefId item);
    bool isCyclic(DefId constant);
    void reportFailure(std::string label);  // of the evaluator: E0080

    ItemTable items_;
    hir::Bodies bodies_;
    ConstEvaluator evaluator_;
    std::set<DefId> cyclic_;  // constants that need themselves
    std::set<DefId> busy_;
};

// Lints get the levels that attributes (`#![deny(..)]`, `#[allow(..)]`) ask for where they were found. Those
// that are errors are told when nothing else is wrong.
void setLintLevels(const ast::Ast& ast, diag::Diagnostics& diagnostics);

}  // namespace oxide::check
