#include "frontend/flow/closure_summary.h"

#include <algorithm>

#include "frontend/flow/builder.h"
#include "frontend/flow/loans.h"
#include "frontend/flow/moves.h"
#include "frontend/flow/region_values.h"
#include "frontend/flow/signatures.h"

namespace oxide::flow {

bool ClosureSummary::mayHold(std::size_t index, std::size_t count) const {
    if (params.empty()) return false;
    if (count == params.size()) return params[index];
    if (index == 0) return params[0];
    return std::any_of(params.begin() + 1, params.end(), [](bool isHeld) { return isHeld; });
}

namespace {
bool hasAny(const std::vector<bool>& flags) {
    return std::find(flags.begin(), flags.end(), true) != flags.end();
}
}  // namespace

bool ClosureSummary::holdsCaptures() const { return std::any_of(captures.begin(), captures.end(), hasAny); }

std::vector<RegionId> ClosureSummary::heldOf(const Regions& regions, const types::TypeTable& types,
                                             Ty closure) const {
    std::vector<RegionId> held;
    auto args = types.args(closure);
    if (args.size() < captures.size()) return regions.regionsIn(closure);
    std::size_t own = args.size() - captures.size();
    for (std::size_t i = 0; i < captures.size(); ++i) {
        std::vector<RegionId> all = regions.regionsIn(args[own + i]);
        for (std::size_t j = 0; j < all.size(); ++j) {
            // Where the types differ, as inside of a generic one, any of them.
            bool isKnown = all.size() == captures[i].size();
            if (isKnown ? captures[i][j] : hasAny(captures[i])) held.push_back(all[j]);
        }
    }
    return held;
}

const ClosureSummary& ClosureSummaries::of(const Analysis& around, types::BodyId closure) {
    auto [known, isNew] = known_.try_emplace(closure);
    if (!isNew) return known->second;
    Cfg cfg = buildCfg(around.bodies, closure, around.types, around.defs, around.queries);
    if (!cfg.isWhole) return known->second;
    Graph graph(cfg);
    Analysis inner{around.bodies,      around.types, around.defs, around.queries,
                   around.diagnostics, cfg,          graph,       this};
    MoveFacts moves = computeMoves(inner);
    Regions regions(inner);
    declareUniversals(inner, regions);
    relateBody(inner, regions);
    RegionValues values(inner, regions, moves);
    ClosureSummary summary;
    summary.captures.resize(around.bodies[closure].captures.size());
    Ty result = regions.knownVarTy(cfg.result);
    std::vector<RegionId> results = result ? regions.regionsIn(result) : std::vector<RegionId>{};
    auto isHeld = [&](RegionId region) {
        return std::any_of(results.begin(), results.end(),
                           [&](RegionId each) { return values.reaches(region, each); });
    };
    for (std::uint32_t i = 0; i < cfg.vars.size(); ++i) {
        const Var& var = cfg.vars[VarId(i)];
        Ty ty = regions.knownVarTy(VarId(i));
        if (!var.isParam || !ty) continue;
        for (RegionId region : regions.regionsIn(ty)) {
            if (var.kind == VarKind::Capture) {
                summary.captures[var.capture].push_back(isHeld(region));
                continue;
            }
            summary.params.push_back(isHeld(region));
            summary.statics.push_back(values.reaches(region, kStatic));
        }
    }
    return known_[closure] = std::move(summary);
}

}  // namespace oxide::flow
