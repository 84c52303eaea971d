// Parses what stands behind the colon of `\(x:>8.2)` and of a placeholder `{:>8.2}`.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "frontend/ast/expr.h"

namespace oxide::ast {

// Fills `spec` from its text at `at`; the result is a message if the text is malformed.
std::optional<std::string> parseFormatSpec(std::string_view text, Span at, FormatSpec& spec);

}  // namespace oxide::ast
