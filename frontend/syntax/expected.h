// The words of syntax errors.
#pragma once

#include <antlr4-runtime.h>

#include <string>

#include "frontend/base/source.h"
#include "frontend/syntax/token.h"

namespace oxide::syntax {

// "expected one of `)`, `,`, or an operator, found `x`"
std::string expectedMessage(const antlr4::misc::IntervalSet& expected, const SyntaxToken& found,
                            std::string_view foundText);

// "`x`", "keyword `fn`", "end of line", ..
std::string describeToken(const SyntaxToken& token, std::string_view text);

}  // namespace oxide::syntax
