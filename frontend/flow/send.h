// Futures that move between threads: nothing that they keep across an await may be bound to one.
#pragma once

#include <functional>
#include <unordered_map>
#include <unordered_set>

#include "frontend/flow/analysis.h"
#include "frontend/flow/flow.h"

namespace oxide::flow {

class SendCheck {
  public:
    // `awaitsOf`: the await points of any body, the library's too.
    using AwaitsOf = std::function<const std::vector<AwaitPoint>&(BodyId)>;
    SendCheck(const hir::Bodies& bodies, types::TypeTable& types, const resolve::Definitions& defs,
              TypeQueries& queries, diag::Diagnostics& diagnostics, AwaitsOf awaitsOf);

    // Looks at the calls and coercions of a body that require a value to be Send.
    void check(const Cfg& cfg);

  private:
    struct Culprit {
        Kept kept;
        Span await;
    };
    std::optional<Culprit> find(Ty ty, std::unordered_set<Ty>& seen);
    std::optional<Culprit> findIn(BodyId body, std::span<const Ty> args, std::unordered_set<Ty>& seen);
    void checkResult(const Cfg& cfg);
    bool isOfUnknownImplementation(Ty future) const;
    void report(Ty ty, Span span, const Culprit& culprit);

    const hir::Bodies& bodies_;
    types::TypeTable& types_;
    const resolve::Definitions& defs_;
    TypeQueries& queries_;
    diag::Diagnostics& diagnostics_;
    AwaitsOf awaitsOf_;
};

}  // namespace oxide::flow
