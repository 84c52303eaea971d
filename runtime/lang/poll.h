#pragma once

#include "ox/lang/option.h"

namespace ox {

/// The outcome of `Future.poll`.
template <class T>
struct Poll {
    enum class Tag : u8 { Ready, Pending };
    using Ready_ = typename Option<T>::Some_;

    static constexpr Poll Ready(T value) { return Poll(Option<T>::Some(std::move(value))); }
    static constexpr Poll Pending() { return Poll(Option<T>::None()); }

    constexpr Tag tag() const { return value_.isSome() ? Tag::Ready : Tag::Pending; }
    constexpr Ready_& asReady() { return value_.asSome(); }
    constexpr Ready_ const& asReady() const { return value_.asSome(); }

    constexpr bool isReady() const { return value_.isSome(); }
    constexpr bool isPending() const { return value_.isNone(); }

  private:
    constexpr explicit Poll(Option<T>&& value) : value_(std::move(value)) {}

    Option<T> value_;
};

}  // namespace ox
