#include <fmt/format.h>

#include "frontend/flow/lints.h"

namespace oxide::flow {

namespace {

// The first statement of each block of code that nothing leads to.
void unreachableCode(const Analysis& analysis) {
    if (analysis.queries.isAllowed(diag::Code::unreachable_code, analysis.body().owner)) return;
    Span reported;
    for (std::size_t i = 0; i < analysis.cfg.steps.size(); ++i) {
        const Step& step = analysis.cfg.steps[i];
        if (analysis.graph.isReachable(step.start) || !step.before.valid() || !step.span.valid()) continue;
        // A tail that nobody wrote, and what lies inside or behind code that was shown already.
        if (step.span.begin < step.before.end || step.span.begin == step.span.end) continue;
        if (reported.valid() && step.span.begin >= reported.begin && step.span.begin < reported.end) continue;
        bool isFirst = true;
        for (const Step& other : analysis.cfg.steps) {
            if (other.span == step.before) isFirst = analysis.graph.isReachable(other.start);
        }
        if (!isFirst) continue;
        reported = step.span;
        std::string_view what = step.isTail ? "unreachable expression" : "unreachable statement";
        analysis.diagnostics.warning(diag::Code::unreachable_code, step.span, std::string(what))
            .label(std::string(what))
            .label(step.before, "any code following this expression is unreachable");
    }
}

// Every way through the function calls the function again.
void endlessRecursion(const Analysis& analysis) {
    const hir::Body& body = analysis.body();
    if (body.kind != hir::BodyKind::Function || body.isAsync) return;
    std::vector<Span> calls;
    std::vector<bool> seen(analysis.cfg.blocks.size());
    std::vector<BlockId> work{analysis.cfg.entry};
    seen[analysis.cfg.entry.value] = true;
    while (!work.empty()) {
        const Block& block = analysis.cfg.blocks[work.back()];
        work.pop_back();
        bool recurses = false;
        for (const Statement& statement : block.statements) {
            const auto* assign = std::get_if<Assign>(&statement.kind);
            const auto* call = assign ? std::get_if<CallValue>(&assign->value) : nullptr;
            if (!call || !call->callee || call->callee->def != body.owner) continue;
            calls.push_back(statement.span);
            recurses = true;
            break;
        }
        if (recurses) continue;
        if (block.returns) return;
        for (BlockId target : block.targets) {
            if (!seen[target.value]) work.push_back(target);
            seen[target.value] = true;
        }
    }
    if (calls.empty() || analysis.queries.isAllowed(diag::Code::unconditional_recursion, body.owner)) return;
    diag::Diagnostic& warning = analysis.diagnostics.warning(
        diag::Code::unconditional_recursion, body.headSpan, "function cannot return without recursing");
    warning.label("cannot return without recursing");
    for (Span call : calls) warning.label(call, "recursive call site");
    warning.help("a `loop` may express intention better if this is on purpose");
}

}  // namespace

void lintReachability(const Analysis& analysis) {
    unreachableCode(analysis);
    endlessRecursion(analysis);
}

}  // namespace oxide::flow
