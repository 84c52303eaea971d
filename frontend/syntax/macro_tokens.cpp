// Runs of tokens, and the text that they make.
#include "frontend/syntax/keywords.h"
#include "frontend/syntax/macro_rules.h"
#include "frontend/syntax/token.h"

namespace oxide::syntax {

std::uint32_t TokenRun::behind(std::uint32_t at) const {
    const RawToken& token = (*this)[at];
    if (token.partner != kNoToken && token.partner > at) return token.partner + 1;
    if (token.type != OxideLexer::STRING_OPEN) return at + 1;
    std::uint32_t i = at + 1;
    while (i < range.end && (*this)[i].type != OxideLexer::STRING_CLOSE) i = behind(i);
    return std::min(i + 1, range.end);
}

namespace {

bool isOpener(std::uint16_t type) {
    return type == OxideLexer::LPAREN || type == OxideLexer::LBRACK || type == OxideLexer::GROUP_OPEN;
}

bool isCloser(std::uint16_t type) {
    return type == OxideLexer::RPAREN || type == OxideLexer::RBRACK || type == OxideLexer::GROUP_CLOSE ||
           type == OxideLexer::INTERPOLATION_CLOSE;
}

bool isOperand(std::uint16_t type) {
    switch (type) {
        case OxideLexer::IDENT:
        case OxideLexer::RAW_IDENT:
        case OxideLexer::STRING_OPEN:
        case OxideLexer::STRING_CLOSE:
        case OxideLexer::LIFETIME:
        case OxideLexer::RPAREN:
        case OxideLexer::RBRACK:
        case OxideLexer::RBRACE:
        case OxideLexer::GROUP_CLOSE: return true;
        default: return isLiteral(type);
    }
}

}  // namespace

bool endsOperand(const RawToken& token) { return isOperand(token.type); }

bool blankBetween(const RawToken& left, std::string_view leftText, const RawToken& right) {
    if (isOpener(left.type) || left.type == OxideLexer::INTERPOLATION_OPEN || isCloser(right.type))
        return false;
    switch (right.type) {
        case OxideLexer::COMMA:
        case OxideLexer::SEMI:
        case OxideLexer::DOT: return !isOperand(left.type);
        case OxideLexer::LPAREN: {
            if (left.type != OxideLexer::IDENT) return true;
            auto word = wordOf(leftText);
            return word && *word < Word::Var && *word != Word::Fn && *word != Word::SelfType;
        }
        case OxideLexer::LBRACK: return left.type != OxideLexer::HASH;
        default: return left.type != OxideLexer::DOT || !isOperand(right.type);
    }
}

std::string spacedText(const SourceMap& sources, const TokenRun& run) {
    std::string result;
    const RawToken* last = nullptr;
    std::string_view lastText;
    for (std::uint32_t i = run.range.begin; i < run.range.end; ++i) {
        const RawToken& token = run[i];
        std::string_view text = sources.textOf(run.span(i));
        if (last && !token.glued && blankBetween(*last, lastText, token)) result += ' ';
        result += text;
        last = &token;
        lastText = text;
    }
    return result;
}

}  // namespace oxide::syntax
