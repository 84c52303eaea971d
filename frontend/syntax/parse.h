// Text -> AST. The only folder that knows ANTLR.
#pragma once

#include <string>

#include "frontend/ast/ast.h"
#include "frontend/diag/diagnostic.h"
#include "frontend/syntax/macros.h"

namespace oxide::syntax {

// Parses one file into `ast`. Always gives a module; what could not be parsed is reported and missing from
// it, or an error node. E1001 (and the other errors of unreadable text) leave holes, so that what later
// passes would say about them is not worth saying; after E1002 and E1003 alone the tree is whole.
// Calls of the program's own macros are expanded; those of the files that are parsed with the same `macros`
// see each other's.
ast::ModuleId parse(FileId file, ast::Ast& ast, Macros& macros, diag::Diagnostics& diagnostics);

// The tokens that the parser sees, one a line: kind, place, text.
std::string printTokens(FileId file, SourceMap& sources, diag::Diagnostics& diagnostics);

}  // namespace oxide::syntax
