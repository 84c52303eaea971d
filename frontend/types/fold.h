// Rebuilding types: fold, substitution, and walks.
#pragma once

#include "frontend/types/type.h"

namespace oxide::types {

// Rebuilds `ty` bottom-up: `replace(ty)` is asked first for every part and answers an invalid Ty to descend.
template <class F>
Ty fold(TypeTable& table, Ty ty, F&& replace) {
    if (Ty other = replace(ty)) return other;
    auto parts = table.args(ty);
    if (parts.empty()) return ty;
    std::vector<Ty> rebuilt;
    rebuilt.reserve(parts.size());
    bool changed = false;
    // `table.args` may move when types are added, so it is asked again for each part.
    for (std::size_t i = 0; i < table.args(ty).size(); ++i) {
        Ty before = table.args(ty)[i];
        Ty after = fold(table, before, replace);
        changed |= after != before;
        rebuilt.push_back(after);
    }
    return changed ? table.withArgs(ty, rebuilt) : ty;
}

// Visits `ty` and its parts, outer first; `visit` answers whether to descend.
template <class F>
void walk(const TypeTable& table, Ty ty, F&& visit) {
    if (!visit(ty)) return;
    for (Ty part : table.args(ty)) walk(table, part, visit);
}

// Replaces the parameters of an item by arguments, by index.
Ty substitute(TypeTable& table, Ty ty, std::span<const Ty> args);
Args substitute(TypeTable& table, Args list, std::span<const Ty> args);

// Every lifetime erased.
Ty eraseRegions(TypeTable& table, Ty ty);

}  // namespace oxide::types
