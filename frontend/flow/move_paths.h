// Move paths: the places whose parts are moved or assigned separately, as a forest with one tree per
// variable.
#pragma once

#include <span>

#include "frontend/flow/analysis.h"

namespace oxide::flow {

struct MovePathTag;
using MovePathId = Id<MovePathTag>;

struct MovePath {
    Place place;
    MovePathId parent;
    std::vector<MovePathId> children;
};

// What moves out of or initialises which path, by location.
struct PathEvent {
    MovePathId path;
    Location at;
};

class MovePaths {
  public:
    explicit MovePaths(const Analysis& analysis);

    struct Lookup {
        MovePathId path;  // the longest known prefix
        bool isExact = false;
    };
    Lookup find(const Place& place) const;
    const MovePath& operator[](MovePathId id) const { return paths_[id]; }
    MovePathId ofVar(VarId var) const { return roots_[var.value]; }
    std::uint32_t size() const { return paths_.size(); }

    // In order of locations; of a block or of one statement.
    std::span<const PathEvent> moves(BlockId block) const { return moves_[block.value]; }
    std::span<const PathEvent> inits(BlockId block) const { return inits_[block.value]; }
    std::span<const PathEvent> moves(Location at) const { return eventsAt(moves(at.block), at); }
    std::span<const PathEvent> inits(Location at) const { return eventsAt(inits(at.block), at); }

    // Itself and everything below.
    template <class F>
    void forEachBelow(MovePathId path, F&& visit) const {
        visit(path);
        for (MovePathId child : paths_[path].children) forEachBelow(child, visit);
    }

    bool isPrefixOf(MovePathId ancestor, MovePathId path) const;

  private:
    MovePathId make(const Place& place);  // invalid where nothing can be moved out
    static std::span<const PathEvent> eventsAt(std::span<const PathEvent> events, Location at);

    Store<MovePath, MovePathId> paths_;
    std::vector<MovePathId> roots_;
    std::vector<std::vector<PathEvent>> moves_;
    std::vector<std::vector<PathEvent>> inits_;
};

}  // namespace oxide::flow
