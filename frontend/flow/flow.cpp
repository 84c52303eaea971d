#include "frontend/flow/flow.h"

#include <algorithm>
#include <deque>

#include "frontend/flow/awaits.h"
#include "frontend/flow/borrow_check.h"
#include "frontend/flow/builder.h"
#include "frontend/flow/closure_summary.h"
#include "frontend/flow/guards.h"
#include "frontend/flow/lints.h"
#include "frontend/flow/moves.h"
#include "frontend/flow/mutability.h"
#include "frontend/flow/send.h"

namespace oxide::flow {

namespace {

// Every node that could be looked at has a type, and no variable one that comes from a mistake elsewhere.
bool isTyped(const hir::Body& body, const types::TypeTable& types) {
    auto lacks = [](const auto& node) { return !node.ty.valid(); };
    auto isWrong = [&](const hir::Local& local) { return !local.ty.valid() || types[local.ty].hasError; };
    return body.root.valid() && body.resultTy.valid() && !types[body.resultTy].hasError &&
           std::none_of(body.exprs.begin(), body.exprs.end(), lacks) &&
           std::none_of(body.patterns.begin(), body.patterns.end(), lacks) &&
           std::none_of(body.locals.begin(), body.locals.end(), isWrong);
}

bool isWithin(const diag::Diagnostic& error, const hir::Body& body) {
    return error.severity == diag::Severity::Error && body.span.file == error.span.file &&
           body.span.begin <= error.span.begin && error.span.end <= body.span.end;
}

BodyId outermost(const hir::Bodies& bodies, BodyId id) {
    while (bodies[id].parent) id = bodies[id].parent;
    return id;
}

std::vector<BodyId> userBodies(const hir::Bodies& bodies, const types::TypeTable& types,
                               const resolve::Definitions& defs) {
    std::vector<BodyId> result;
    for (std::uint32_t i = 0; i < bodies.all.size(); ++i) {
        const hir::Body& body = bodies.all[BodyId(i)];
        if (body.owner && !defs[body.owner].isLibrary && isTyped(body, types)) result.push_back(BodyId(i));
    }
    // In the order of the program, whatever order they were checked in.
    auto position = [&](BodyId id) { return std::pair(bodies[id].span.file, bodies[id].span.begin); };
    std::stable_sort(result.begin(), result.end(),
                     [&](BodyId a, BodyId b) { return position(a) < position(b); });
    return result;
}

}  // namespace

namespace {

// The program under analysis: a graph for each body that was looked at.
class Program {
  public:
    Program(const hir::Bodies& bodies, types::TypeTable& types, const resolve::Definitions& defs,
            TypeQueries& queries, diag::Diagnostics& diagnostics)
        : bodies_(bodies), types_(types), defs_(defs), queries_(queries), diagnostics_(diagnostics) {}

    void check(BodyId body) {
        enter(bodies_[body].owner);
        Cfg cfg = buildCfg(bodies_, body, types_, defs_, queries_);
        if (!cfg.isWhole) return;
        Graph graph(cfg);
        Analysis analysis{bodies_, types_, defs_, queries_, diagnostics_, cfg, graph, &summaries_};
        MoveFacts moves = computeMoves(analysis);
        checkMovesOut(analysis);
        checkMoves(analysis, moves);
        checkAssignments(analysis, moves);
        checkMutability(analysis, moves);
        checkGuards(analysis);
        checkConstantDrops(analysis, moves);
        checkBorrows(analysis, moves);
        awaits_.try_emplace(body, findAwaits(analysis));
        graphs_.emplace_back(std::move(cfg));
    }

    // After all bodies: futures that are spawned hold what other bodies keep.
    void checkSend() {
        SendCheck send(bodies_, types_, defs_, queries_, diagnostics_,
                       [this](BodyId body) -> const std::vector<AwaitPoint>& { return awaitsOf(body); });
        for (const Cfg& cfg : graphs_) {
            enter(cfg.body->owner);
            send.check(cfg);
        }
    }

    // When nothing is wrong: warnings.
    void lint() {
        // Inner bodies stand behind what surrounds them.
        ChangedCaptures changed;
        for (auto cfg = graphs_.rbegin(); cfg != graphs_.rend(); ++cfg)
            changed[cfg->id] = changedCaptures(*cfg, types_, changed);
        for (const Cfg& cfg : graphs_) {
            enter(cfg.body->owner);
            Graph graph(cfg);
            Analysis analysis{bodies_, types_, defs_, queries_, diagnostics_, cfg, graph};
            lintVariables(analysis, computeMoves(analysis), changed);
            lintReachability(analysis);
        }
    }

    const std::vector<AwaitPoint>& awaitsOf(BodyId body) {
        auto known = awaits_.find(body);
        if (known != awaits_.end()) return known->second;
        awaits_[body] = {};  // a future that holds itself
        DefId asking = owner_;
        enter(bodies_[body].owner);
        Cfg cfg = buildCfg(bodies_, body, types_, defs_, queries_);
        if (cfg.isWhole) {
            Graph graph(cfg);
            awaits_[body] = findAwaits({bodies_, types_, defs_, queries_, diagnostics_, cfg, graph});
        }
        if (asking) enter(asking);
        return awaits_[body];
    }

  private:
    void enter(DefId owner) {
        owner_ = owner;
        queries_.enter(owner);
    }

    const hir::Bodies& bodies_;
    types::TypeTable& types_;
    const resolve::Definitions& defs_;
    TypeQueries& queries_;
    diag::Diagnostics& diagnostics_;
    DefId owner_;  // whose types the queries are about
    std::deque<Cfg> graphs_;
    ClosureSummaries summaries_;
    std::unordered_map<BodyId, std::vector<AwaitPoint>> awaits_;
};

}  // namespace

Facts runBody(const hir::Bodies& bodies, BodyId body, types::TypeTable& types,
              const resolve::Definitions& defs, TypeQueries& queries, diag::Diagnostics& diagnostics) {
    Program program(bodies, types, defs, queries, diagnostics);
    program.check(body);
    return {program.awaitsOf(body)};
}

Facts run(const hir::Bodies& bodies, types::TypeTable& types, resolve::Resolver& resolver,
          const ast::Ast& ast, TypeQueries& queries, diag::Diagnostics& diagnostics) {
    Facts facts;
    std::vector<BodyId> order = userBodies(bodies, types, resolver.defs());
    // An error inside a body makes it unknown what that body means; not so where only `unsafe` lacks, or
    // the signature is not the trait's.
    std::erase_if(order, [&](BodyId id) {
        return std::any_of(diagnostics.all().begin(), diagnostics.all().end(),
                           [&](const diag::Diagnostic& error) {
                               return error.code != diag::Code::E0133 && error.code != diag::Code::E0053 &&
                                      isWithin(error, bodies[outermost(bodies, id)]);
                           });
    });
    Program program(bodies, types, resolver.defs(), queries, diagnostics);
    for (BodyId body : order) program.check(body);
    program.checkSend();
    if (!diagnostics.hasErrors()) {
        program.lint();
        lintDeadCode({bodies, types, resolver, ast}, queries, diagnostics);
    }
    for (BodyId body : order) {
        const std::vector<AwaitPoint>& found = program.awaitsOf(body);
        facts.awaits.insert(facts.awaits.end(), found.begin(), found.end());
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
