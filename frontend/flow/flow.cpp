#include "frontend/flow/flow.h"

#include <algorithm>

#include "frontend/flow/borrow_check.h"
#include "frontend/flow/builder.h"
#include "frontend/flow/escapes.h"
#include "frontend/flow/moves.h"
#include "frontend/flow/mutability.h"

namespace oxide::flow {

namespace {

// Every node that could be looked at has a type.
bool isTyped(const hir::Body& body) {
    auto lacks = [](const auto& node) { return !node.ty.valid(); };
    return body.root.valid() && body.resultTy.valid() &&
           std::none_of(body.exprs.begin(), body.exprs.end(), lacks) &&
           std::none_of(body.patterns.begin(), body.patterns.end(), lacks) &&
           std::none_of(body.locals.begin(), body.locals.end(), lacks);
}

bool isWithin(const diag::Diagnostic& error, const hir::Body& body) {
    return error.severity == diag::Severity::Error && body.span.file == error.span.file &&
           body.span.begin <= error.span.begin && error.span.end <= body.span.end;
}

// Whether an error was found outside of all bodies: then types are not what they were meant to be, and
// ownership cannot be judged.
bool haveItemErrors(const hir::Bodies& bodies, const diag::Diagnostics& diagnostics) {
    return std::any_of(diagnostics.all().begin(), diagnostics.all().end(),
                       [&](const diag::Diagnostic& error) {
                           return error.severity == diag::Severity::Error &&
                                  std::none_of(bodies.all.begin(), bodies.all.end(),
                                               [&](const hir::Body& body) { return isWithin(error, body); });
                       });
}

BodyId outermost(const hir::Bodies& bodies, BodyId id) {
    while (bodies[id].parent) id = bodies[id].parent;
    return id;
}

std::vector<BodyId> userBodies(const hir::Bodies& bodies, const resolve::Definitions& defs) {
    std::vector<BodyId> result;
    for (std::uint32_t i = 0; i < bodies.all.size(); ++i) {
        const hir::Body& body = bodies.all[BodyId(i)];
        if (body.owner && !defs[body.owner].isLibrary && isTyped(body)) result.push_back(BodyId(i));
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
    if (!cfg.isWhole) return {};
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
    if (haveItemErrors(bodies, diagnostics)) return facts;
    std::vector<BodyId> order = userBodies(bodies, resolver.defs());
    // An error inside a body makes it unknown what that body means.
    std::erase_if(order, [&](BodyId id) {
        return std::any_of(
            diagnostics.all().begin(), diagnostics.all().end(),
            [&](const diag::Diagnostic& error) { return isWithin(error, bodies[outermost(bodies, id)]); });
    });
    for (BodyId body : order) {
        Facts found = runBody(bodies, body, types, resolver.defs(), queries, diagnostics);
        std::move(found.awaits.begin(), found.awaits.end(), std::back_inserter(facts.awaits));
    }
    return facts;
}

std::string dump(const hir::Bodies& bodies, types::TypeTable& types, const resolve::Resolver& resolver,
                 TypeQueries& queries) {
    std::string text;
    for (BodyId body : userBodies(bodies, resolver.defs()))
        text += dumpBody(bodies, body, types, resolver.defs(), queries) + "\n";
    return text;
}

}  // namespace oxide::flow
