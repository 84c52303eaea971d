#include "frontend/types/items.h"

namespace oxide::types {

std::vector<DefId> allParams(const resolve::GenericParams& generics) {
    std::vector<DefId> all;
    if (generics.hasSelf) all.push_back({});
    all.insert(all.end(), generics.inherited.begin(), generics.inherited.end());
    all.insert(all.end(), generics.own.begin(), generics.own.end());
    return all;
}

Args identityArgs(TypeTable& table, Items& items, DefId item) {
    std::vector<Ty> args;
    for (DefId param : allParams(items.generics(item))) {
        auto index = static_cast<std::uint32_t>(args.size());
        bool isLifetime = param && items.defs()[param].kind == resolve::DefKind::LifetimeParam;
        args.push_back(isLifetime ? table.region(RegionKind::Param, param, index)
                                  : table.param(param, index));
    }
    return table.makeArgs(args);
}

}  // namespace oxide::types
