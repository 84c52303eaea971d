// What the result of a closure may hold: parts of its parameters, parts of what it has captured.
#pragma once

#include <unordered_map>
#include <vector>

#include "frontend/flow/regions.h"
#include "frontend/hir/hir.h"

namespace oxide::flow {

struct Analysis;

struct ClosureSummary {
    std::vector<bool> params;  // by lifetime in the parameters' types, in order
    // By capture, and by lifetime in the type of what the closure holds of it, in order. That of the borrow
    // that the closure made is another than those in what it borrowed.
    std::vector<std::vector<bool>> captures;
    std::vector<bool> statics;  // as `params`: what must live as long as the program, because it is spawned

    // Whether the result may hold lifetime `index` of the `count` that were found in what the closure is
    // given, or in the iterator that gives it. There the first is that of the borrow.
    bool mayHold(std::size_t index, std::size_t count) const;

    bool holdsCaptures() const;
    // The lifetimes in the type of a closure that its result may hold.
    std::vector<RegionId> heldOf(const Regions& regions, const types::TypeTable& types, Ty closure) const;
};

class ClosureSummaries {
  public:
    const ClosureSummary& of(const Analysis& around, types::BodyId closure);

  private:
    std::unordered_map<types::BodyId, ClosureSummary> known_;
};

}  // namespace oxide::flow
