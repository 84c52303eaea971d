#include "frontend/flow/flow.h"

#include <algorithm>

#include "frontend/flow/borrow_check.h"
#include "frontend/flow/builder.h"
#include "frontend/flow/escapes.h"
#include "frontend/flow/moves.h"
#include "frontend/flow/mutability.h"

namespace oxide::flow {

namespace {

// Bodies with errors in them are not looked at: what they mean is not known.
bool isSound(const hir::Body& body, const types::TypeTable& types) {
    auto fine = [&](Ty ty) { return ty.valid() && !types[ty].hasError && !types[ty].hasInfer; };
    for (const hir::Expr& expr : body.exprs) {
        if (std::holds_alternative<hir::ErrorExpr>(expr.kind) || !fine(expr.ty)) return false;
    }
    for (const hir::Pattern& pattern : body.patterns) {
        if (std::holds_alternative<hir::ErrorPattern>(pattern.kind) || !fine(pattern.ty)) return false;
    }
    for (const hir::Local& local : body.locals) {
        if (!fine(local.ty)) return false;
    }
    return body.root.valid() && fine(body.resultTy);
}

std::vector<BodyId> userBodies(const hir::Bodies& bodies, const types::TypeTable& types,
                               const resolve::Definitions& defs) {
    std::vector<BodyId> result;
    for (std::uint32_t i = 0; i < bodies.all.size(); ++i) {
        const hir::Body& body = bodies.all[BodyId(i)];
        if (body.owner && !defs[body.owner].isLibrary && isSound(body, types)) result.push_back(BodyId(i));
    }
    // In the order of the program, whatever order they were checked in.
    auto position = [&](BodyId id) { return std::pair(bodies[id].span.file, bodies[id].span.begin); };
    std::stable_sort(result.begin(), result.end(),
                     [&](BodyId a, BodyId b) { return position(a) < position(b); });
    return result;
}

}  // namespace

Facts runBody(const hir::Bodies& bodies, BodyId body, types::TypeTable& types,
              const resolve::Definitions& defs, TypeQueries& queries, diag::Diagnostics& diagnostics) {
    queries.enter(bodies[body].owner);
    Cfg cfg = buildCfg(bodies, body, types, defs, queries);
    Graph graph(cfg);
    Analysis analysis{bodies, types, defs, queries, diagnostics, cfg, graph};
    MoveFacts moves = computeMoves(analysis);
    checkMovesOut(analysis);
    checkMoves(analysis, moves);
    checkAssignments(analysis, moves);
    checkMutability(analysis, moves);
    std::vector<BodyId> escaped = checkEscapes(analysis);
    checkBorrows(analysis, moves, escaped);
    return {};
}

Facts run(const hir::Bodies& bodies, types::TypeTable& types, const resolve::Resolver& resolver,
          TypeQueries& queries, diag::Diagnostics& diagnostics) {
    Facts facts;
    for (BodyId body : userBodies(bodies, types, resolver.defs())) {
        Facts found = runBody(bodies, body, types, resolver.defs(), queries, diagnostics);
        std::move(found.awaits.begin(), found.awaits.end(), std::back_inserter(facts.awaits));
    }
    return facts;
}

std::string dump(const hir::Bodies& bodies, types::TypeTable& types, const resolve::Resolver& resolver,
                 TypeQueries& queries) {
    std::string text;
    for (BodyId body : userBodies(bodies, types, resolver.defs()))
        text += dumpBody(bodies, body, types, resolver.defs(), queries) + "\n";
    return text;
}

}  // namespace oxide::flow
