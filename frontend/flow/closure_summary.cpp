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
            if (var.kind == VarKind::Capture) summary.captures |= isHeld(region);
            if (var.kind == VarKind::Capture) continue;
            summary.params.push_back(isHeld(region));
            summary.statics.push_back(values.reaches(region, kStatic));
        }
    }
    return known_[closure] = std::move(summary);
}

}  // namespace oxide::flow
