#pragma once

#include "ox/lang/basic.h"

namespace ox {

/// Acts as if it owned a `T`.
template <class T>
struct PhantomData {
    constexpr bool operator==(PhantomData const&) const = default;
};

namespace mem {

template <class T>
void swap(T* a, T* b) {
    T kept = std::move(*a);
    *a = std::move(*b);
    *b = std::move(kept);
}

template <class T>
T replace(T* place, std::type_identity_t<T> value) {
    T old = std::move(*place);
    *place = std::move(value);
    return old;
}

/// What is left may only be assigned or destroyed.
template <class T>
T moveOut(T* place) {
    return std::move(*place);
}

/// Ends a value early.
template <class T>
void drop(T) {}

/// Never destroyed; its memory on the stack is reused.
template <class T>
void forget(T value) {
    alignas(T) unsigned char place[sizeof(T)];
    new (place) T(std::move(value));
}

/// A value that its owner does not destroy.
template <class T>
class ManuallyDrop {
  public:
    static ManuallyDrop make(T value) { return ManuallyDrop(std::move(value)); }
    ManuallyDrop(ManuallyDrop&& other) noexcept : value_(std::move(other.value_)) {}
    /// What was there is forgotten.
    ManuallyDrop& operator=(ManuallyDrop&& other) noexcept {
        new (&value_) T(std::move(other.value_));
        return *this;
    }
    ~ManuallyDrop() {}

    T const* get() const { return &value_; }
    T* getMut() { return &value_; }
    static T intoInner(ManuallyDrop slot) { return std::move(slot.value_); }
    static T take(ManuallyDrop* slot) { return std::move(slot->value_); }
    static void drop(ManuallyDrop* slot) { slot->value_.~T(); }

  private:
    explicit ManuallyDrop(T&& value) : value_(std::move(value)) {}

    union {
        T value_;
    };
};

template <class T>
inline constexpr bool kIsZeroSized = std::is_empty_v<T>;

template <class T>
constexpr usize sizeOf() {
    return kIsZeroSized<T> ? 0 : sizeof(T);
}
template <class T>
constexpr usize alignOf() {
    return alignof(T);
}
template <class T>
constexpr bool needsDrop() {
    return !kTriviallyDestroyed<T>;
}
template <class T>
usize sizeOfVal(T const*) {
    return sizeOf<T>();
}
template <class T>
usize sizeOfVal(Str text) {
    return text.len();
}
template <class T, class E>
usize sizeOfVal(Slice<E> items) {
    return items.len() * sizeOf<E>();
}
template <class T, class V>
usize sizeOfVal(DynRef<V> object) {
    return reinterpret_cast<VTableHeader const*>(object.vtable)->size;
}

/// `mem.Discriminant<T>`.
template <class T>
struct Discriminant {
    u64 value;

    static Discriminant of(T const* place) {
        if constexpr (requires { place->tag(); }) {
            return {static_cast<u64>(place->tag())};
        } else {
            return {0};
        }
    }
    constexpr bool operator==(Discriminant const&) const = default;
};
template <class T>
constexpr isize discriminantValue(T const* place) {
    return static_cast<isize>(place->tag());
}

}  // namespace mem
}  // namespace ox
