// Ownership analysis: reads checked bodies, reports what Rust's borrow checker reports, and gives facts to
// later passes.
#pragma once

#include <string>
#include <vector>

#include "frontend/diag/diagnostic.h"
#include "frontend/flow/type_queries.h"
#include "frontend/hir/hir.h"
#include "frontend/resolve/resolution.h"

namespace oxide::flow {

// Something that a suspended future keeps: a variable, or a value without a name.
struct Kept {
    Ty ty;
    Span span;         // the variable, or the expression that makes the value
    std::string name;  // "" for values without a name
};

struct AwaitPoint {
    BodyId body;
    Span span;  // of the await expression
    std::vector<Kept> kept;
};

struct Facts {
    std::vector<AwaitPoint> awaits;  // of the user's bodies, in order
};

// Analyses every body of the user's program (not the library's) that was checked without an error.
Facts run(const hir::Bodies& bodies, types::TypeTable& types, resolve::Resolver& resolver,
          const ast::Ast& ast, TypeQueries& queries, diag::Diagnostics& diagnostics);

// One body, whoever it belongs to.
Facts runBody(const hir::Bodies& bodies, BodyId body, types::TypeTable& types,
              const resolve::Definitions& defs, TypeQueries& queries, diag::Diagnostics& diagnostics);

// --print=flow: the control-flow graph of each of the user's bodies.
std::string dump(const hir::Bodies& bodies, types::TypeTable& types, const resolve::Resolver& resolver,
                 TypeQueries& queries);
std::string dumpBody(const hir::Bodies& bodies, BodyId body, types::TypeTable& types,
                     const resolve::Definitions& defs, TypeQueries& queries);

}  // namespace oxide::flow
