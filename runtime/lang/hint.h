#pragma once

#include <utility>

/// `std.hint`.
namespace ox::hint {

template <class T>
inline T blackBox(T value) {
    asm volatile("" : : "r"(&value) : "memory");
    return value;
}

/// One of two values by a condition that no processor predicts: without a branch.
template <class T>
inline T selectUnpredictable(bool condition, T whenTrue, T whenFalse) {
#if defined(__clang__)
    return __builtin_unpredictable(condition) ? std::move(whenTrue) : std::move(whenFalse);
#else
    return __builtin_expect_with_probability(condition, 1, 0.5) ? std::move(whenTrue) : std::move(whenFalse);
#endif
}

inline void spinLoop() {
#if defined(__x86_64__) || defined(__i386__)
    __builtin_ia32_pause();
#elif defined(__aarch64__)
    asm volatile("yield");
#endif
}

}  // namespace ox::hint
