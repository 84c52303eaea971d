// Looks ahead over raw tokens: does a type stand here, and where does it end? Decides which `<` opens
// generics.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "frontend/syntax/token.h"

namespace oxide::syntax {

class TypeScan {
  public:
    TypeScan(const std::vector<RawToken>& tokens, std::uint32_t end, std::string_view text)
        : tokens_(tokens), end_(end), text_(text) {}

    // The token after the type that begins at `at`, or kNoToken if none does.
    std::uint32_t type(std::uint32_t at);

    // `at` is a `<`: the index of the matching `>` if type arguments stand between, else kNoToken.
    // `hasComma` tells whether a comma separates arguments, which is what makes `f(a < b, c > d)` ambiguous.
    std::uint32_t arguments(std::uint32_t at, bool& hasComma);

    // `at` is the `<` of a declaration's generics: the matching `>`, else kNoToken.
    std::uint32_t parameters(std::uint32_t at) const;

    // `at` is behind the `{` of what may be a closure with a head: the index of the `->` that ends `params
    // ->`, else kNoToken.
    std::uint32_t closureArrow(std::uint32_t at);

    // Where generics were nested so deeply that the last scan gave up, else kNoToken.
    std::uint32_t tooDeepAt() const { return tooDeepAt_; }

  private:
    std::uint16_t kind(std::uint32_t at) const { return at < end_ ? tokens_[at].type : kEndOfFile; }
    bool isWord(std::uint32_t at, std::string_view word) const;
    std::string_view textOf(std::uint32_t at) const {
        return text_.substr(tokens_[at].begin, tokens_[at].end - tokens_[at].begin);
    }
    std::uint32_t closurePattern(std::uint32_t at);
    std::uint32_t closureType(std::uint32_t at);
    std::uint32_t pathType(std::uint32_t at);
    std::uint32_t bounds(std::uint32_t at);
    std::uint32_t functionResult(std::uint32_t at);
    std::uint32_t group(std::uint32_t at);
    std::uint32_t nullable(std::uint32_t at) const;

    const std::vector<RawToken>& tokens_;
    std::uint32_t end_;
    std::string_view text_;
    int depth_ = 0;
    std::uint32_t tooDeepAt_ = kNoToken;
};

}  // namespace oxide::syntax
