#include "frontend/flow/move_paths.h"

#include <algorithm>

#include "frontend/flow/accesses.h"

namespace oxide::flow {

MovePaths::MovePaths(const Analysis& analysis)
    : moves_(analysis.cfg.blocks.size()), inits_(analysis.cfg.blocks.size()) {
    const Cfg& cfg = analysis.cfg;
    for (std::uint32_t i = 0; i < cfg.vars.size(); ++i)
        roots_.push_back(paths_.add({Place{VarId(i), {}}, {}, {}}));
    for (std::uint32_t b = 0; b < cfg.blocks.size(); ++b) {
        BlockId id(b);
        const auto& statements = cfg.blocks[id].statements;
        for (std::uint32_t i = 0; i < statements.size(); ++i) {
            forEachAccess(statements[i], [&](Access access, const Place& place, Span) {
                if (access != Access::Move && access != Access::Assign) return;
                if (obstacleToMove(analysis, place).kind != MoveObstacle::Kind::None) return;
                MovePathId path = make(place);
                (access == Access::Move ? moves_ : inits_)[b].push_back({path, {id, i}});
            });
        }
    }
}

std::span<const PathEvent> MovePaths::eventsAt(std::span<const PathEvent> events, Location at) {
    auto found = std::ranges::equal_range(events, at, {}, &PathEvent::at);
    return {found.begin(), found.end()};
}

MovePathId MovePaths::make(const Place& place) {
    MovePathId at = roots_[place.var.value];
    Place prefix{place.var, {}};
    for (const Projection& step : place.path) {
        prefix.path.push_back(step);
        MovePathId next;
        for (MovePathId child : paths_[at].children) {
            if (paths_[child].place.path.back() == step) next = child;
        }
        if (!next) {
            next = paths_.add({prefix, at, {}});
            paths_[at].children.push_back(next);
        }
        at = next;
    }
    return at;
}

MovePaths::Lookup MovePaths::find(const Place& place) const {
    MovePathId at = roots_[place.var.value];
    for (const Projection& step : place.path) {
        MovePathId next;
        for (MovePathId child : paths_[at].children) {
            if (paths_[child].place.path.back() == step) next = child;
        }
        if (!next) return {at, false};
        at = next;
    }
    return {at, true};
}

bool MovePaths::isPrefixOf(MovePathId ancestor, MovePathId path) const {
    for (; path; path = paths_[path].parent) {
        if (path == ancestor) return true;
    }
    return false;
}

}  // namespace oxide::flow
