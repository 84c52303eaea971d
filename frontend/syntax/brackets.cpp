#include "frontend/syntax/brackets.h"

#include <fmt/format.h>

#include "frontend/syntax/token.h"

namespace oxide::syntax {

namespace {

// Deep enough for any program a person or a generator writes, shallow enough for every pass to recurse.
constexpr std::size_t kMaxNesting = 256;

int closerOf(int opener) {
    switch (opener) {
        case OxideLexer::LPAREN: return OxideLexer::RPAREN;
        case OxideLexer::LBRACK: return OxideLexer::RBRACK;
        case OxideLexer::LBRACE: return OxideLexer::RBRACE;
        case OxideLexer::INTERPOLATION_OPEN: return OxideLexer::INTERPOLATION_CLOSE;
        case OxideLexer::GROUP_OPEN: return OxideLexer::GROUP_CLOSE;
        default: return 0;
    }
}

bool isCloser(int type) {
    return type == OxideLexer::RPAREN || type == OxideLexer::RBRACK || type == OxideLexer::RBRACE ||
           type == OxideLexer::INTERPOLATION_CLOSE || type == OxideLexer::GROUP_CLOSE;
}

}  // namespace

bool pairBrackets(std::vector<RawToken>& tokens, FileId file, std::string_view text,
                  diag::Diagnostics& diagnostics) {
    using diag::Code;
    auto spanOf = [&](const RawToken& t) { return Span{file, t.begin, t.end}; };
    auto textOf = [&](const RawToken& t) { return text.substr(t.begin, t.end - t.begin); };
    std::vector<std::uint32_t> open;
    for (std::uint32_t i = 0; i < tokens.size(); ++i) {
        RawToken& token = tokens[i];
        if (closerOf(token.type) != 0) {
            open.push_back(i);
            if (open.size() > kMaxNesting) {
                diagnostics.error(Code::E1010, spanOf(token), "brackets are nested too deeply")
                    .note(fmt::format("at most {} may be open at once", kMaxNesting));
                return false;
            }
        } else if (isCloser(token.type)) {
            if (open.empty()) {
                diagnostics
                    .error(Code::E1001, spanOf(token),
                           fmt::format("unexpected closing delimiter: `{}`", textOf(token)))
                    .label("unexpected closing delimiter");
                return false;
            }
            RawToken& opener = tokens[open.back()];
            if (closerOf(opener.type) != token.type) {
                diagnostics
                    .error(Code::E1001, spanOf(opener),
                           fmt::format("mismatched closing delimiter: `{}`", textOf(token)))
                    .label("unclosed delimiter")
                    .label(spanOf(token), "mismatched closing delimiter");
                return false;
            }
            opener.partner = i;
            token.partner = open.back();
            open.pop_back();
        }
    }
    if (open.empty()) return true;
    std::size_t last = text.find_last_not_of(" \t\r\n");
    auto end = static_cast<std::uint32_t>(last == std::string_view::npos ? 0 : last + 1);
    diagnostics.error(Code::E1001, {file, end, end}, "this file contains an unclosed delimiter")
        .label(spanOf(tokens[open.back()]), "unclosed delimiter");
    return false;
}

}  // namespace oxide::syntax
