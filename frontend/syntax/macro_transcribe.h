// Writes the text that takes the place of a macro's call.
#pragma once

#include "frontend/syntax/macro_match.h"

namespace oxide::syntax {

struct Transcript {
    std::string text;
    std::vector<RawToken> tokens;
    std::vector<Expansion::Piece> pieces;
};

// None after a mistake in the macro's text, which is reported.
std::optional<Transcript> transcribe(const MacroDefinition& macro, const MacroRule& rule,
                                     const TokenRun& arguments, const std::vector<MacroBinding>& bindings,
                                     const SourceMap& sources, diag::Diagnostics& diagnostics);

}  // namespace oxide::syntax
