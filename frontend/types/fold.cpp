#include "frontend/types/fold.h"

namespace oxide::types {

Ty substitute(TypeTable& table, Ty ty, std::span<const Ty> args) {
    if (!table[ty].hasParam) return ty;
    return fold(table, ty, [&](Ty part) -> Ty {
        const TyData& data = table[part];
        if (!data.hasParam) return part;
        bool isParam =
            data.kind == TyKind::Param ||
            (data.kind == TyKind::Region && static_cast<RegionKind>(data.index) == RegionKind::Param);
        if (!isParam) return {};
        std::size_t index = data.kind == TyKind::Param ? data.index : static_cast<std::size_t>(data.value);
        return index < args.size() ? args[index] : part;
    });
}

Args substitute(TypeTable& table, Args list, std::span<const Ty> args) {
    std::vector<Ty> items(table.list(list).begin(), table.list(list).end());
    for (Ty& item : items) item = substitute(table, item, args);
    return table.makeArgs(items);
}

Ty eraseRegions(TypeTable& table, Ty ty) {
    Ty erased = table.erasedRegion();
    return fold(table, ty, [&](Ty part) -> Ty { return table.kind(part) == TyKind::Region ? erased : Ty{}; });
}

}  // namespace oxide::types
