// Draws the source lines of a diagnostic with underlines, labels and the bars of multi-line spans, exactly as
// rustc does.
#pragma once

#include <vector>

#include "frontend/base/source.h"
#include "frontend/diag/annotated_lines.h"
#include "frontend/diag/styled_text.h"

namespace oxide::diag {

// Appends ` --> file:line:column` and the lines of the marks; the first mark is the one the heading points
// at. `gutter` is the width of the widest line number of the whole diagnostic, `primary` the style of primary
// underlines.
void drawSnippet(StyledText& text, const SourceMap& sources, const std::vector<Mark>& marks,
                 std::size_t gutter, Style primary);

// `  |` and nothing else.
void drawEmptyGutter(StyledText& text, std::size_t line, std::size_t gutter);

}  // namespace oxide::diag
