#pragma once

#include "ox/lang/option.h"

namespace ox {

/// An integer that is not zero, so that Option keeps its None in the zero.
template <class T>
struct NonZero {
    T value;
};

template <class T>
struct Niche<NonZero<T>> {
    static constexpr bool kHas = true;
    static constexpr NonZero<T> none() { return {0}; }
    static constexpr bool isNone(NonZero<T> const& number) { return number.value == 0; }
};

}  // namespace ox
