// E0384: an immutable binding is assigned once at most; a parameter has its value already.
#include <fmt/format.h>

#include "frontend/flow/accesses.h"
#include "frontend/flow/moves.h"
#include "frontend/flow/mutability.h"

namespace oxide::flow {

namespace {

// The first place, in the order of the program, where a variable gets a value other than at `except`.
std::optional<Span> firstAssignment(const Analysis& analysis, VarId var, Location except) {
    for (BlockId id : analysis.graph.order()) {
        const Block& block = analysis.cfg.blocks[id];
        for (std::uint32_t i = 0; i < block.statements.size(); ++i) {
            const auto* assign = std::get_if<Assign>(&block.statements[i].kind);
            if (!assign || !assign->target.isVar() || assign->target.var != var || except == Location{id, i})
                continue;
            return assign->isDeclaration ? analysis.cfg.vars[var].span : block.statements[i].span;
        }
    }
    return std::nullopt;
}

void report(const Analysis& analysis, VarId var, Location at, Span span) {
    std::string name = nameOf(analysis, var);
    bool isParam = analysis.cfg.vars[var].isParam;
    std::string words =
        isParam ? "cannot assign to immutable argument" : "cannot assign twice to immutable variable";
    diag::Diagnostic& error =
        analysis.diagnostics.error(diag::Code::E0384, span, fmt::format("{} `{}`", words, name));
    error.label(words);
    if (!isParam) {
        if (std::optional<Span> first = firstAssignment(analysis, var, at)) {
            error.label(*first, fmt::format("first assignment to `{}`", name));
        }
    }
    suggestMutable(analysis, error, var, "consider making this binding mutable");
}

}  // namespace

void checkAssignments(const Analysis& analysis, const MoveFacts& facts) {
    const Cfg& cfg = analysis.cfg;
    for (BlockId id : analysis.graph.order()) {
        BitSet ever = facts.everInit[id.value];
        const Block& block = cfg.blocks[id];
        for (std::uint32_t i = 0; i < block.statements.size(); ++i) {
            const Statement& statement = block.statements[i];
            const auto* assign = std::get_if<Assign>(&statement.kind);
            if (assign && !assign->isDeclaration && assign->target.isVar()) {
                VarId target = assign->target.var;
                const Var& var = cfg.vars[target];
                if (var.kind == VarKind::Local && !var.isMutable && ever.test(target.value)) {
                    report(analysis, target, {id, i}, statement.span);
                }
            }
            MoveFacts::stepEver(ever, statement);
        }
    }
}

}  // namespace oxide::flow
