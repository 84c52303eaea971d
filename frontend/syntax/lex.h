// Text -> raw tokens, through the generated lexer.
#pragma once

#include <vector>

#include "frontend/diag/diagnostic.h"
#include "frontend/syntax/raw_token.h"

namespace oxide::syntax {

struct LexedFile {
    std::vector<RawToken> tokens;
    std::vector<DocComment> docs;
    // False after a mistake that makes the rest of the text meaningless (a string or a bracket without an
    // end): it has been reported, and the tokens are not worth parsing.
    bool usable = true;
};

// Reports unknown characters and whatever has no end; pairs brackets.
LexedFile lex(FileId file, const SourceMap& sources, diag::Diagnostics& diagnostics);

}  // namespace oxide::syntax
