// Lints about what is written: labels that nobody uses, parentheses that change nothing.
#include <fmt/format.h>

#include "frontend/resolve/walker.h"

namespace oxide::resolve {

using diag::Code;

void Walker::lintLabel(ast::ExprId id, ast::Identifier label) {
    if (!label || labelled_.contains(id) || text(label.name).starts_with('_')) return;
    if (state_.defs[function_].isLibrary) return;
    state_.diagnostics.warning(Code::unused_labels, label.span, "unused label");
}

// Parentheses that hold a line end or a brace are needed more often than not, in Oxide.
void Walker::lintParens(ast::ExprId id, std::string_view around) {
    if (!id) return;
    Span at = state_.ast[id].span;
    const auto* paren = std::get_if<ast::ParenExpr>(&state_.ast[id].kind);
    if (!paren || state_.sources.expansion(at.file) || state_.defs[function_].isLibrary) return;
    if (std::holds_alternative<ast::LetConditionExpr>(state_.ast[paren->inner].kind)) return;
    std::string_view source = state_.sources.textOf(at);
    if (!source.starts_with('(') || source.find_first_of("\n{") != std::string_view::npos) return;
    state_.diagnostics
        .warning(Code::unused_parens, at, fmt::format("unnecessary parentheses around {}", around))
        .fix("remove these parentheses", at, std::string(source.substr(1, source.size() - 2)));
}

void Walker::lintNegation(ast::ExprId id, const ast::UnaryExpr& negation) {
    if (negation.op != ast::UnaryOp::Negate) return;
    const auto* inner = std::get_if<ast::UnaryExpr>(&state_.ast[negation.operand].kind);
    if (!inner || inner->op != ast::UnaryOp::Negate) return;
    state_.diagnostics.warning(Code::double_negations, state_.ast[id].span, "use of a double negation")
        .note(
            "the prefix `--` could be misinterpreted as a decrement operator which exists in other languages")
        .help("use `-= 1` if you meant to decrement the value");
}

}  // namespace oxide::resolve
