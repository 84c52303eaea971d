// Pairs the brackets of a file.
#pragma once

#include <string_view>
#include <vector>

#include "frontend/diag/diagnostic.h"
#include "frontend/syntax/token.h"

namespace oxide::syntax {

// Sets RawToken::partner. Reports one bracket without a partner, or nesting that is too deep, and returns
// false then.
bool pairBrackets(std::vector<RawToken>& tokens, FileId file, std::string_view text,
                  diag::Diagnostics& diagnostics);

}  // namespace oxide::syntax
