#pragma once

#include "ox/lang/basic.h"

namespace ox::core {

/// Values of any number and kind, destroyed first to last.
template <class... T>
struct Pack {};

template <class Head, class... Tail>
struct Pack<Head, Tail...> : Pack<Tail...> {
    Head head;

    template <class FirstValue, class... Values>
        requires(sizeof...(Values) == sizeof...(Tail))
    explicit Pack(FirstValue&& first, Values&&... values)
        : Pack<Tail...>(std::forward<Values>(values)...), head(std::forward<FirstValue>(first)) {}
    Pack(Pack&&) noexcept = default;

    template <usize i>
    auto& at() {
        if constexpr (i == 0) {
            return head;
        } else {
            return static_cast<Pack<Tail...>&>(*this).template at<i - 1>();
        }
    }
};

template <usize i, class... T>
struct NthOf;
template <class Head, class... Tail>
struct NthOf<0, Head, Tail...> {
    using Type = Head;
};
template <usize i, class Head, class... Tail>
struct NthOf<i, Head, Tail...> : NthOf<i - 1, Tail...> {};
template <usize i, class... T>
using Nth = typename NthOf<i, T...>::Type;

}  // namespace ox::core
