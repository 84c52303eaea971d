#pragma once

#include <utility>

/// `std.hint`.
namespace ox::hint {

template <class T>
inline T blackBox(T value) {
    asm volatile("" : : "r"(&value) : "memory");
    return value;
}

inline void spinLoop() {
#if defined(__x86_64__) || defined(__i386__)
    __builtin_ia32_pause();
#elif defined(__aarch64__)
    asm volatile("yield");
#endif
}

}  // namespace ox::hint
