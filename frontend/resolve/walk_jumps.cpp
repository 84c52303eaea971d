// break and continue: which loop or labelled block they leave.
#include <fmt/format.h>

#include <algorithm>

#include "frontend/resolve/walker.h"

namespace oxide::resolve {

using diag::Code;

namespace {

void insideOf(diag::Diagnostics& diagnostics, Span span, bool isBreak, std::string_view what) {
    std::string_view word = isBreak ? "break" : "continue";
    diagnostics.error(Code::E0267, span, fmt::format("`{}` inside of {}", word, what))
        .label(fmt::format("cannot `{}` inside of {}", word, what));
}

}  // namespace

void Walker::breakOrContinue(ast::ExprId id, ast::Identifier label, bool isBreak) {
    Span span = state_.ast[id].span;
    std::string_view word = isBreak ? "break" : "continue";
    // A macro that is defined inside of the loop may leave it.
    auto isKnown = [&] {
        return std::ranges::any_of(jumps_, [&](const Jump& jump) { return jump.label == label.name; });
    };
    auto macroIsInside = [&] {
        return std::ranges::any_of(entries_, [&](const Entry& entry) {
            return entry.kind == Entry::Kind::Macro && isWrittenBy(label.name, entry.def);
        });
    };
    while (label && !isKnown() && macroIsInside()) label.name = withoutExpansion(label.name);
    const Jump* barrier = nullptr;
    auto place = [](const Jump& jump) {
        return jump.kind == Jump::Kind::Closure ? "a closure" : "an `async` block";
    };
    std::vector<ast::ExprId> leftBlocks;
    for (std::size_t i = jumps_.size(); i-- > 0;) {
        const Jump& jump = jumps_[i];
        if (jump.kind == Jump::Kind::Closure || jump.kind == Jump::Kind::AsyncBlock) {
            if (!label) {
                insideOf(state_.diagnostics, span, isBreak, place(jump));
                return;
            }
            if (!barrier) barrier = &jump;
            continue;
        }
        if (jump.kind == Jump::Kind::MaybeClosure) {
            leftBlocks.push_back(jump.target);
            continue;
        }
        if (label ? jump.label != label.name : false) continue;
        if (barrier) {
            state_.diagnostics
                .error(Code::E0767, label.span,
                       fmt::format("use of unreachable label `'{}`", text(label.name)))
                .label(fmt::format("unreachable label `'{}`", text(label.name)))
                .note("labels are unreachable through functions, closures, async blocks and modules");
            insideOf(state_.diagnostics, span, isBreak, place(*barrier));
            return;
        }
        if (!label && jump.kind == Jump::Kind::LabelledBlock) {
            state_.diagnostics
                .error(Code::E0695, span, fmt::format("unlabeled `{}` inside of a labeled block", word))
                .label(fmt::format("`{}` that would leave a labeled block needs to have a label", word));
            return;
        }
        if (!label && jump.kind == Jump::Kind::LoopHead) {
            state_.diagnostics
                .error(Code::E0590, span,
                       "`break` or `continue` with no label in the condition of a `while` loop")
                .label(fmt::format("unlabeled `{}` in the condition of a `while` loop", word));
            return;
        }
        if (!isBreak && jump.kind == Jump::Kind::LabelledBlock) {
            state_.diagnostics.error(Code::E0696, span, "`continue` pointing to a labeled block")
                .label("labeled blocks cannot be `continue`'d");
            return;
        }
        state_.resolution.jumps[id] = jump.target;
        if (label) labelled_.insert(jump.target);
        for (ast::ExprId block : leftBlocks) pendingJumps_.push_back({block, span, isBreak});
        return;
    }
    if (label) {
        state_.diagnostics
            .error(Code::E0426, label.span, fmt::format("use of undeclared label `'{}`", text(label.name)))
            .label(fmt::format("undeclared label `'{}`", text(label.name)));
    } else {
        state_.diagnostics
            .error(Code::E0268, span, fmt::format("`{}` outside of a loop or labeled block", word))
            .label(fmt::format("cannot `{}` outside of a loop or labeled block", word));
    }
}

// The block turned out to be a closure: nothing in it may leave a loop around it.
void Walker::noteClosureBlock(ast::ExprId block) {
    if (!state_.resolution.closureBlocks.insert(block).second) return;
    for (const PendingJump& jump : pendingJumps_) {
        if (jump.block == block) insideOf(state_.diagnostics, jump.span, jump.isBreak, "a closure");
    }
}

}  // namespace oxide::resolve
