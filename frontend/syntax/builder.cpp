#include "frontend/syntax/builder.h"

#include "frontend/syntax/token.h"
#include "frontend/syntax/unicode.h"

namespace oxide::syntax {

Span Builder::span(const antlr4::ParserRuleContext* context) const {
    const SyntaxToken& first = tokenOf(context->start);
    if (context->stop == nullptr) return span(first).startPoint();
    const SyntaxToken& last = tokenOf(context->stop);
    return last.end < first.begin ? span(first).startPoint() : Span{file_, first.begin, last.end};
}

ast::Identifier Builder::identifier(const antlr4::Token* token) const {
    std::string_view word = textOf(token);
    if (word.starts_with("r#")) word.remove_prefix(2);
    for (char c : word) {
        if (static_cast<unsigned char>(c) >= 0x80) return {intern(normalized(word)), span(token)};
    }
    return {intern(word), span(token)};
}

ast::Identifier Builder::lifetime(const antlr4::Token* token) const {
    if (token == nullptr) return {};
    std::string_view word = textOf(token).substr(1);
    if (auto colon = word.find_first_of(": \t\n"); colon != std::string_view::npos)
        word = word.substr(0, colon);
    Span at = span(token);
    at.end = at.begin + 1 + static_cast<std::uint32_t>(word.size());
    return {intern(word), at};
}

ast::Identifier Builder::variable(const antlr4::Token* token) const {
    ast::Identifier result = identifier(token);
    // Types and constants are found where the macro is called, and `it` belongs to the braces around it.
    static const Name kIt = intern("it");
    char first = text(result.name).front();
    bool isLocal = result.name != kIt && !(first >= 'A' && first <= 'Z');
    if (isLocal) result.name = sources_.localName(result.name, result.span);
    return result;
}

ast::Identifier Builder::label(const antlr4::Token* token) const {
    ast::Identifier result = lifetime(token);
    if (result) result.name = sources_.localName(result.name, result.span);
    return result;
}

// Chains are built in loops, but later passes walk down them.
bool Builder::tooDeep(std::size_t count, Span at) {
    constexpr std::size_t kMaxChain = 2000;
    if (count <= kMaxChain) return false;
    diagnostics_.error(diag::Code::E1010, at, "expression is nested too deeply");
    return true;
}

void Builder::noteIt() {
    if (!itScopes_.empty()) itScopes_.back().used = true;
}

void Builder::leaveScopes(std::size_t outer) {
    if (itScopes_.size() > outer) itScopes_.resize(outer);
}

void Builder::declareIt(Name name) {
    static const Name kIt = intern("it");
    if (name == kIt && !itScopes_.empty()) itScopes_.push_back({true, false});
}

}  // namespace oxide::syntax
