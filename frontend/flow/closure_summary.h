// What the result of a closure may hold: parts of its parameters, parts of what it has captured.
#pragma once

#include <unordered_map>
#include <vector>

#include "frontend/hir/hir.h"

namespace oxide::flow {

struct Analysis;

struct ClosureSummary {
    std::vector<bool> params;  // by lifetime in the parameters' types, in order
    bool captures = false;
    std::vector<bool> statics;  // as `params`: what must live as long as the program, because it is spawned

    // Whether the result may hold lifetime `index` of the `count` that were found in what the closure is
    // given, or in the iterator that gives it. There the first is that of the borrow.
    bool mayHold(std::size_t index, std::size_t count) const;
};

class ClosureSummaries {
  public:
    const ClosureSummary& of(const Analysis& around, types::BodyId closure);

  private:
    std::unordered_map<types::BodyId, ClosureSummary> known_;
};

}  // namespace oxide::flow
