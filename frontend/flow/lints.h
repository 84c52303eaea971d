// Warnings about code that is right but useless: unused_variables, unused_assignments, unused_mut,
// unreachable_code, unconditional_recursion, dead_code.
#pragma once

#include <map>
#include <set>

#include "frontend/flow/flow.h"
#include "frontend/flow/moves.h"

namespace oxide::flow {

// Which captures each closure or async block changes: what makes a `var` that is moved into it worth its
// name.
using ChangedCaptures = std::map<BodyId, std::set<std::uint32_t>>;
std::set<std::uint32_t> changedCaptures(const Cfg& cfg, const types::TypeTable& types,
                                        const ChangedCaptures& inner);

void lintVariables(const Analysis& analysis, const MoveFacts& moves, const ChangedCaptures& changed);
void lintReachability(const Analysis& analysis);

struct LintedProgram {
    const hir::Bodies& bodies;
    const types::TypeTable& types;
    resolve::Resolver& resolver;
    const ast::Ast& ast;
};
void lintDeadCode(const LintedProgram& program, TypeQueries& queries, diag::Diagnostics& diagnostics);

}  // namespace oxide::flow
