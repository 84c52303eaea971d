// What every analysis of one body works with.
#pragma once

#include "frontend/diag/diagnostic.h"
#include "frontend/flow/cfg.h"
#include "frontend/flow/graph.h"
#include "frontend/flow/type_queries.h"
#include "frontend/types/type.h"

namespace oxide::flow {

class ClosureSummaries;

struct Analysis {
    const hir::Bodies& bodies;
    types::TypeTable& types;
    const resolve::Definitions& defs;
    TypeQueries& queries;
    diag::Diagnostics& diagnostics;
    const Cfg& cfg;
    const Graph& graph;
    ClosureSummaries* summaries = nullptr;  // absent: nothing is known of closures

    const hir::Body& body() const { return *cfg.body; }
    const Statement& at(Location location) const {
        return cfg.blocks[location.block].statements[location.index];
    }
    bool isBox(Ty ty) const;
};

// Why a place cannot be moved out of, found at the outermost step of its path that forbids it.
struct MoveObstacle {
    enum class Kind { None, Reference, Pointer, Static, Captured, Guard, Destructor, Array, Slice };
    Kind kind = Kind::None;
    std::size_t step = 0;  // path[step] is the step that forbids it; not for Static and Captured
};
MoveObstacle obstacleToMove(const Analysis& analysis, const Place& place);

// A place as the user would write it; nothing for what has no name.
std::optional<std::string> describe(const Analysis& analysis, const Place& place);
std::string describeOr(const Analysis& analysis, const Place& place,
                       std::string_view otherwise);       // in backquotes when it has a name
std::string nameOf(const Analysis& analysis, VarId var);  // of a local, capture or static

// The library operator through which a temporary reference was made: `deref` or `index` of a type.
struct OverloadedAccess {
    bool isIndex = false;
    Ty type;
};
std::optional<OverloadedAccess> overloadedAccess(const Analysis& analysis, VarId temp);
std::string overloadedText(const Analysis& analysis,
                           const OverloadedAccess& access);  // "an `Rc`", "index of `Vec<Int>`"

}  // namespace oxide::flow
