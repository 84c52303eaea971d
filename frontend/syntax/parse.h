// Text -> AST. The only folder that knows ANTLR.
#pragma once

#include <string>

#include "frontend/ast/ast.h"
#include "frontend/diag/diagnostic.h"

namespace oxide::syntax {

// Parses one file into `ast`. Always gives a module; what could not be parsed is reported and missing from
// it, or an error node. E1001 (and the other errors of unreadable text) leave holes, so that what later
// passes would say about them is not worth saying; after E1002 and E1003 alone the tree is whole.
ast::ModuleId parse(FileId file, const SourceMap& sources, ast::Ast& ast, diag::Diagnostics& diagnostics);

// The tokens that the parser sees, one a line: kind, place, text.
std::string printTokens(FileId file, const SourceMap& sources, diag::Diagnostics& diagnostics);

}  // namespace oxide::syntax
