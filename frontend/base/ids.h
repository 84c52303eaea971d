// Typed 32-bit ids. An id names an element of one Store; the tag keeps ids of different stores apart.
#pragma once

#include <cstdint>
#include <functional>

namespace oxide {

template <class Tag>
struct Id {
    static constexpr std::uint32_t kNone = 0xFFFFFFFF;

    std::uint32_t value = kNone;

    constexpr Id() = default;
    constexpr explicit Id(std::uint32_t v) : value(v) {}

    constexpr bool valid() const { return value != kNone; }
    constexpr explicit operator bool() const { return valid(); }
    friend constexpr bool operator==(Id a, Id b) = default;
    friend constexpr auto operator<=>(Id a, Id b) = default;
};

}  // namespace oxide

template <class Tag>
struct std::hash<oxide::Id<Tag>> {
    std::size_t operator()(oxide::Id<Tag> id) const noexcept {
        return id.value * 0x9E3779B97F4A7C15ull >> 16;
    }
};
