// Diagnostics as text for people: rustc's form, and one line each for tools that read lines.
#pragma once

#include <string>

#include "frontend/base/source.h"
#include "frontend/diag/diagnostic.h"

namespace oxide::diag {

// All diagnostics with source lines, notes and fixes, then the closing summary. Empty when there is nothing
// to say.
std::string renderHuman(const SourceMap& sources, const Diagnostics& diagnostics, bool colors);

// One diagnostic of renderHuman. `showsLint`: a lint says where it comes from, which it does once per run.
std::string renderOne(const SourceMap& sources, const Diagnostic& diagnostic, bool showsLint, bool colors);

// `FILE:LINE:COL: error[E0382]: message`
std::string renderShort(const SourceMap& sources, const Diagnostics& diagnostics);

// "aborting due to 2 previous errors; 1 warning emitted", and whether that is an error; "" when there was
// nothing.
std::string summaryText(const Diagnostics& diagnostics);

// "`#[warn(unused_must_use)]` (part of `#[warn(unused)]`) on by default"
std::string lintOrigin(const Diagnostic& diagnostic);

std::string_view severityText(Severity severity);

}  // namespace oxide::diag
