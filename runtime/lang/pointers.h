#pragma once

#include "ox/lang/memory.h"

namespace ox::pointers {

template <class T>
T* nullMut() {
    return nullptr;
}

template <class T>
bool eq(T const* a, T const* b) {
    return a == b;
}
inline bool eq(Str a, Str b) { return a.data() == b.data() && a.len() == b.len(); }
template <class T>
bool eq(Slice<T> a, Slice<T> b) {
    return a.data() == b.data() && a.len() == b.len();
}
template <class F>
usize ofFunction(F function) {
    return reinterpret_cast<usize>(function);
}
template <class V>
bool eq(DynRef<V> a, DynRef<V> b) {
    return a.data == b.data && a.vtable == b.vtable;
}

/// The source is raw memory afterwards if `T` needs dropping.
template <class T>
T read(T const* source) {
    if constexpr (std::is_trivially_copyable_v<T>) {
        return *source;
    } else {
        return memory::takeFrom(const_cast<T*>(source));
    }
}
/// Constructs in memory that holds no value.
template <class T>
void write(T* target, std::type_identity_t<T> value) {
    new (target) T(std::move(value));
}
template <class T>
void dropInPlace(T* target) {
    target->~T();
}

}  // namespace ox::pointers
