#pragma once

#include "ox/lang/basic.h"

namespace ox {

/// `(A, B, ..)` with members `_0`, `_1`, .. They are declared in reverse, so that they die in Oxide's order;
/// assignment also goes first to last.
template <class... T>
struct Tuple;

template <class T0>
struct Tuple<T0> {
    T0 _0;

    constexpr explicit Tuple(T0 a0) : _0(std::move(a0)) {}
    Tuple(Tuple const&) = default;
    Tuple(Tuple&&) noexcept = default;
    Tuple& operator=(Tuple const&) = default;
    Tuple& operator=(Tuple&& other) noexcept
        requires kTriviallyAssigned<T0>
    = default;
    Tuple& operator=(Tuple&& other) noexcept {
        _0 = std::move(other._0);
        return *this;
    }
};

template <class T0, class T1>
struct Tuple<T0, T1> {
    T1 _1;
    T0 _0;

    constexpr Tuple(T0 a0, T1 a1) : _1(std::move(a1)), _0(std::move(a0)) {}
    Tuple(Tuple const&) = default;
    Tuple(Tuple&&) noexcept = default;
    Tuple& operator=(Tuple const&) = default;
    Tuple& operator=(Tuple&& other) noexcept
        requires kTriviallyAssigned<T0, T1>
    = default;
    Tuple& operator=(Tuple&& other) noexcept {
        _0 = std::move(other._0);
        _1 = std::move(other._1);
        return *this;
    }
};

/// A pair with a unit is as large as its first part: what a set over a map is made of.
template <class T0>
struct Tuple<T0, Unit> {
    T0 _0;
    inline static Unit _1;

    constexpr Tuple(T0 a0, Unit) : _0(std::move(a0)) {}
    Tuple(Tuple const&) = default;
    Tuple(Tuple&&) noexcept = default;
    Tuple& operator=(Tuple const&) = default;
    Tuple& operator=(Tuple&&) noexcept = default;
};

template <class T0, class T1, class T2>
struct Tuple<T0, T1, T2> {
    T2 _2;
    T1 _1;
    T0 _0;

    constexpr Tuple(T0 a0, T1 a1, T2 a2) : _2(std::move(a2)), _1(std::move(a1)), _0(std::move(a0)) {}
    Tuple(Tuple const&) = default;
    Tuple(Tuple&&) noexcept = default;
    Tuple& operator=(Tuple const&) = default;
    Tuple& operator=(Tuple&& other) noexcept
        requires kTriviallyAssigned<T0, T1, T2>
    = default;
    Tuple& operator=(Tuple&& other) noexcept {
        _0 = std::move(other._0);
        _1 = std::move(other._1);
        _2 = std::move(other._2);
        return *this;
    }
};

template <class T0, class T1, class T2, class T3>
struct Tuple<T0, T1, T2, T3> {
    T3 _3;
    T2 _2;
    T1 _1;
    T0 _0;

    constexpr Tuple(T0 a0, T1 a1, T2 a2, T3 a3)
        : _3(std::move(a3)), _2(std::move(a2)), _1(std::move(a1)), _0(std::move(a0)) {}
    Tuple(Tuple const&) = default;
    Tuple(Tuple&&) noexcept = default;
    Tuple& operator=(Tuple const&) = default;
    Tuple& operator=(Tuple&& other) noexcept
        requires kTriviallyAssigned<T0, T1, T2, T3>
    = default;
    Tuple& operator=(Tuple&& other) noexcept {
        _0 = std::move(other._0);
        _1 = std::move(other._1);
        _2 = std::move(other._2);
        _3 = std::move(other._3);
        return *this;
    }
};

template <class T0, class T1, class T2, class T3, class T4>
struct Tuple<T0, T1, T2, T3, T4> {
    T4 _4;
    T3 _3;
    T2 _2;
    T1 _1;
    T0 _0;

    constexpr Tuple(T0 a0, T1 a1, T2 a2, T3 a3, T4 a4)
        : _4(std::move(a4)), _3(std::move(a3)), _2(std::move(a2)), _1(std::move(a1)), _0(std::move(a0)) {}
    Tuple(Tuple const&) = default;
    Tuple(Tuple&&) noexcept = default;
    Tuple& operator=(Tuple const&) = default;
    Tuple& operator=(Tuple&& other) noexcept
        requires kTriviallyAssigned<T0, T1, T2, T3, T4>
    = default;
    Tuple& operator=(Tuple&& other) noexcept {
        _0 = std::move(other._0);
        _1 = std::move(other._1);
        _2 = std::move(other._2);
        _3 = std::move(other._3);
        _4 = std::move(other._4);
        return *this;
    }
};

template <class T0, class T1, class T2, class T3, class T4, class T5>
struct Tuple<T0, T1, T2, T3, T4, T5> {
    T5 _5;
    T4 _4;
    T3 _3;
    T2 _2;
    T1 _1;
    T0 _0;

    constexpr Tuple(T0 a0, T1 a1, T2 a2, T3 a3, T4 a4, T5 a5)
        : _5(std::move(a5)),
          _4(std::move(a4)),
          _3(std::move(a3)),
          _2(std::move(a2)),
          _1(std::move(a1)),
          _0(std::move(a0)) {}
    Tuple(Tuple const&) = default;
    Tuple(Tuple&&) noexcept = default;
    Tuple& operator=(Tuple const&) = default;
    Tuple& operator=(Tuple&& other) noexcept
        requires kTriviallyAssigned<T0, T1, T2, T3, T4, T5>
    = default;
    Tuple& operator=(Tuple&& other) noexcept {
        _0 = std::move(other._0);
        _1 = std::move(other._1);
        _2 = std::move(other._2);
        _3 = std::move(other._3);
        _4 = std::move(other._4);
        _5 = std::move(other._5);
        return *this;
    }
};

template <class T0, class T1, class T2, class T3, class T4, class T5, class T6>
struct Tuple<T0, T1, T2, T3, T4, T5, T6> {
    T6 _6;
    T5 _5;
    T4 _4;
    T3 _3;
    T2 _2;
    T1 _1;
    T0 _0;

    constexpr Tuple(T0 a0, T1 a1, T2 a2, T3 a3, T4 a4, T5 a5, T6 a6)
        : _6(std::move(a6)),
          _5(std::move(a5)),
          _4(std::move(a4)),
          _3(std::move(a3)),
          _2(std::move(a2)),
          _1(std::move(a1)),
          _0(std::move(a0)) {}
    Tuple(Tuple const&) = default;
    Tuple(Tuple&&) noexcept = default;
    Tuple& operator=(Tuple const&) = default;
    Tuple& operator=(Tuple&& other) noexcept
        requires kTriviallyAssigned<T0, T1, T2, T3, T4, T5, T6>
    = default;
    Tuple& operator=(Tuple&& other) noexcept {
        _0 = std::move(other._0);
        _1 = std::move(other._1);
        _2 = std::move(other._2);
        _3 = std::move(other._3);
        _4 = std::move(other._4);
        _5 = std::move(other._5);
        _6 = std::move(other._6);
        return *this;
    }
};

template <class T0, class T1, class T2, class T3, class T4, class T5, class T6, class T7>
struct Tuple<T0, T1, T2, T3, T4, T5, T6, T7> {
    T7 _7;
    T6 _6;
    T5 _5;
    T4 _4;
    T3 _3;
    T2 _2;
    T1 _1;
    T0 _0;

    constexpr Tuple(T0 a0, T1 a1, T2 a2, T3 a3, T4 a4, T5 a5, T6 a6, T7 a7)
        : _7(std::move(a7)),
          _6(std::move(a6)),
          _5(std::move(a5)),
          _4(std::move(a4)),
          _3(std::move(a3)),
          _2(std::move(a2)),
          _1(std::move(a1)),
          _0(std::move(a0)) {}
    Tuple(Tuple const&) = default;
    Tuple(Tuple&&) noexcept = default;
    Tuple& operator=(Tuple const&) = default;
    Tuple& operator=(Tuple&& other) noexcept
        requires kTriviallyAssigned<T0, T1, T2, T3, T4, T5, T6, T7>
    = default;
    Tuple& operator=(Tuple&& other) noexcept {
        _0 = std::move(other._0);
        _1 = std::move(other._1);
        _2 = std::move(other._2);
        _3 = std::move(other._3);
        _4 = std::move(other._4);
        _5 = std::move(other._5);
        _6 = std::move(other._6);
        _7 = std::move(other._7);
        return *this;
    }
};

template <class T0, class T1, class T2, class T3, class T4, class T5, class T6, class T7, class T8>
struct Tuple<T0, T1, T2, T3, T4, T5, T6, T7, T8> {
    T8 _8;
    T7 _7;
    T6 _6;
    T5 _5;
    T4 _4;
    T3 _3;
    T2 _2;
    T1 _1;
    T0 _0;

    constexpr Tuple(T0 a0, T1 a1, T2 a2, T3 a3, T4 a4, T5 a5, T6 a6, T7 a7, T8 a8)
        : _8(std::move(a8)),
          _7(std::move(a7)),
          _6(std::move(a6)),
          _5(std::move(a5)),
          _4(std::move(a4)),
          _3(std::move(a3)),
          _2(std::move(a2)),
          _1(std::move(a1)),
          _0(std::move(a0)) {}
    Tuple(Tuple const&) = default;
    Tuple(Tuple&&) noexcept = default;
    Tuple& operator=(Tuple const&) = default;
    Tuple& operator=(Tuple&& other) noexcept
        requires kTriviallyAssigned<T0, T1, T2, T3, T4, T5, T6, T7, T8>
    = default;
    Tuple& operator=(Tuple&& other) noexcept {
        _0 = std::move(other._0);
        _1 = std::move(other._1);
        _2 = std::move(other._2);
        _3 = std::move(other._3);
        _4 = std::move(other._4);
        _5 = std::move(other._5);
        _6 = std::move(other._6);
        _7 = std::move(other._7);
        _8 = std::move(other._8);
        return *this;
    }
};

template <class T0, class T1, class T2, class T3, class T4, class T5, class T6, class T7, class T8, class T9>
struct Tuple<T0, T1, T2, T3, T4, T5, T6, T7, T8, T9> {
    T9 _9;
    T8 _8;
    T7 _7;
    T6 _6;
    T5 _5;
    T4 _4;
    T3 _3;
    T2 _2;
    T1 _1;
    T0 _0;

    constexpr Tuple(T0 a0, T1 a1, T2 a2, T3 a3, T4 a4, T5 a5, T6 a6, T7 a7, T8 a8, T9 a9)
        : _9(std::move(a9)),
          _8(std::move(a8)),
          _7(std::move(a7)),
          _6(std::move(a6)),
          _5(std::move(a5)),
          _4(std::move(a4)),
          _3(std::move(a3)),
          _2(std::move(a2)),
          _1(std::move(a1)),
          _0(std::move(a0)) {}
    Tuple(Tuple const&) = default;
    Tuple(Tuple&&) noexcept = default;
    Tuple& operator=(Tuple const&) = default;
    Tuple& operator=(Tuple&& other) noexcept
        requires kTriviallyAssigned<T0, T1, T2, T3, T4, T5, T6, T7, T8, T9>
    = default;
    Tuple& operator=(Tuple&& other) noexcept {
        _0 = std::move(other._0);
        _1 = std::move(other._1);
        _2 = std::move(other._2);
        _3 = std::move(other._3);
        _4 = std::move(other._4);
        _5 = std::move(other._5);
        _6 = std::move(other._6);
        _7 = std::move(other._7);
        _8 = std::move(other._8);
        _9 = std::move(other._9);
        return *this;
    }
};

template <class T0, class T1, class T2, class T3, class T4, class T5, class T6, class T7, class T8, class T9,
          class T10>
struct Tuple<T0, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10> {
    T10 _10;
    T9 _9;
    T8 _8;
    T7 _7;
    T6 _6;
    T5 _5;
    T4 _4;
    T3 _3;
    T2 _2;
    T1 _1;
    T0 _0;

    constexpr Tuple(T0 a0, T1 a1, T2 a2, T3 a3, T4 a4, T5 a5, T6 a6, T7 a7, T8 a8, T9 a9, T10 a10)
        : _10(std::move(a10)),
          _9(std::move(a9)),
          _8(std::move(a8)),
          _7(std::move(a7)),
          _6(std::move(a6)),
          _5(std::move(a5)),
          _4(std::move(a4)),
          _3(std::move(a3)),
          _2(std::move(a2)),
          _1(std::move(a1)),
          _0(std::move(a0)) {}
    Tuple(Tuple const&) = default;
    Tuple(Tuple&&) noexcept = default;
    Tuple& operator=(Tuple const&) = default;
    Tuple& operator=(Tuple&& other) noexcept
        requires kTriviallyAssigned<T0, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10>
    = default;
    Tuple& operator=(Tuple&& other) noexcept {
        _0 = std::move(other._0);
        _1 = std::move(other._1);
        _2 = std::move(other._2);
        _3 = std::move(other._3);
        _4 = std::move(other._4);
        _5 = std::move(other._5);
        _6 = std::move(other._6);
        _7 = std::move(other._7);
        _8 = std::move(other._8);
        _9 = std::move(other._9);
        _10 = std::move(other._10);
        return *this;
    }
};

template <class T0, class T1, class T2, class T3, class T4, class T5, class T6, class T7, class T8, class T9,
          class T10, class T11>
struct Tuple<T0, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11> {
    T11 _11;
    T10 _10;
    T9 _9;
    T8 _8;
    T7 _7;
    T6 _6;
    T5 _5;
    T4 _4;
    T3 _3;
    T2 _2;
    T1 _1;
    T0 _0;

    constexpr Tuple(T0 a0, T1 a1, T2 a2, T3 a3, T4 a4, T5 a5, T6 a6, T7 a7, T8 a8, T9 a9, T10 a10, T11 a11)
        : _11(std::move(a11)),
          _10(std::move(a10)),
          _9(std::move(a9)),
          _8(std::move(a8)),
          _7(std::move(a7)),
          _6(std::move(a6)),
          _5(std::move(a5)),
          _4(std::move(a4)),
          _3(std::move(a3)),
          _2(std::move(a2)),
          _1(std::move(a1)),
          _0(std::move(a0)) {}
    Tuple(Tuple const&) = default;
    Tuple(Tuple&&) noexcept = default;
    Tuple& operator=(Tuple const&) = default;
    Tuple& operator=(Tuple&& other) noexcept
        requires kTriviallyAssigned<T0, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11>
    = default;
    Tuple& operator=(Tuple&& other) noexcept {
        _0 = std::move(other._0);
        _1 = std::move(other._1);
        _2 = std::move(other._2);
        _3 = std::move(other._3);
        _4 = std::move(other._4);
        _5 = std::move(other._5);
        _6 = std::move(other._6);
        _7 = std::move(other._7);
        _8 = std::move(other._8);
        _9 = std::move(other._9);
        _10 = std::move(other._10);
        _11 = std::move(other._11);
        return *this;
    }
};

}  // namespace ox
