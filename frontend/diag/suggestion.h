// Draws a fix: the lines as they would be, with what is added or removed marked.
#pragma once

#include <vector>

#include "frontend/base/source.h"
#include "frontend/diag/diagnostic.h"
#include "frontend/diag/styled_text.h"

namespace oxide::diag {

// The edits of a fix reduced to what really changes (the replacement of `x` by `x.clone()` inserts
// `.clone()`), in order of place.
std::vector<Edit> reducedEdits(const SourceMap& sources, const Fix& fix);

// The last line number that drawing the fix needs.
std::uint32_t lastLineOf(const SourceMap& sources, const Fix& fix);

void drawSuggestion(StyledText& text, const SourceMap& sources, const Fix& fix, std::size_t gutter);

}  // namespace oxide::diag
