// What people who know other languages write, or mistype, where a syntax error is found.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "frontend/base/source.h"
#include "frontend/syntax/token.h"

namespace oxide::syntax {

struct Advice {
    std::string text;
    Span at;  // what the replacement stands for; invalid: only the text
    std::string replacement;
};

// `found` is the token that the parser cannot go on with.
std::optional<Advice> adviceAt(const std::vector<SyntaxToken>& tokens, std::uint32_t found, FileId file,
                               const SourceMap& sources);

}  // namespace oxide::syntax
