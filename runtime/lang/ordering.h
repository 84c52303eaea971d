#pragma once

#include "ox/lang/basic.h"

namespace ox {

/// The outcome of a comparison. The tag's numbers are Oxide's discriminants.
struct Ordering {
    enum class Tag : i8 { Less = -1, Equal = 0, Greater = 1 };

    static constexpr Ordering Less() { return {Tag::Less}; }
    static constexpr Ordering Equal() { return {Tag::Equal}; }
    static constexpr Ordering Greater() { return {Tag::Greater}; }
    /// From a number that is negative, zero or positive.
    static constexpr Ordering of(int sign) { return {static_cast<Tag>((sign > 0) - (sign < 0))}; }
    template <class T>
    static constexpr Ordering compare(T const& a, T const& b) {
        return {static_cast<Tag>((a > b) - (a < b))};
    }

    constexpr Tag tag() const { return tag_; }

    Tag tag_;
};

}  // namespace ox
