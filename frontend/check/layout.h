// How large values are in memory, as far as Rust promises it or always does it.
#pragma once

#include <optional>

#include "frontend/check/items.h"

namespace oxide::check {

struct Layout {
    std::uint64_t size = 0;
    std::uint64_t align = 1;
};

// Nothing for what is not known: parameters, types of the library, enums with fields.
std::optional<Layout> layoutOf(ItemTable& items, Ty ty);

}  // namespace oxide::check
