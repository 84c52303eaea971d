#pragma once

#include "ox/lang/memory.h"
#include "ox/lang/option.h"

namespace ox {

/// Owns one value on the heap; null only when moved from. Access does not depend on the box's own constness:
/// generated code has checked mutability.
template <class T>
class Box {
  public:
    using TriviallyRelocatable = void;

    static Box make(T value) {
        void* place = memory::allocateObject(sizeof(T), alignof(T));
        return Box(new (place) T(std::move(value)));
    }
    static Box fromRaw(T* value) { return Box(value); }
    static T* intoRaw(Box box) { return ox::exchange(box.value_, nullptr); }
    static T intoInner(Box box) {
        T* place = ox::exchange(box.value_, nullptr);
        T value = memory::takeFrom(place);
        memory::releaseObject(place, sizeof(T), alignof(T));
        return value;
    }

    Box(Box&& other) noexcept : value_(ox::exchange(other.value_, nullptr)) {}
    Box& operator=(Box&& other) noexcept {
        T* old = ox::exchange(value_, ox::exchange(other.value_, nullptr));
        if (old != nullptr) destroy(old);
        return *this;
    }
    [[gnu::always_inline]] ~Box() {
        if (value_ != nullptr) destroy(value_);
    }

    T* get() const { return value_; }
    T& operator*() const { return *value_; }
    T* operator->() const { return value_; }

    /// A boxed callable is callable.
    template <class... Args>
    decltype(auto) operator()(Args&&... args) const {
        return (*value_)(std::forward<Args>(args)...);
    }

  private:
    template <class>
    friend struct Niche;
    explicit Box(T* value) : value_(value) {}

    static void destroy(T* value) {
        value->~T();
        memory::releaseObject(value, sizeof(T), alignof(T));
    }

    T* value_;
};

/// `Box<str>`, `Box<slice<T>>`, `Box<Dyn<V>>`. Texts and slices have malloc's memory, as vectors and strings
/// do that become them; without elements, none.
template <Unsized T>
class Box<T> {
    using Facts = Pointee<T>;
    using Meta = typename Facts::Meta;

  public:
    using TriviallyRelocatable = void;

    static Box fromRaw(RefMut<T> value) { return Box(Facts::data(value), Facts::meta(value)); }
    static Box fromRaw(void* data, Meta meta) { return Box(data, meta); }
    static RefMut<T> intoRaw(Box box) { return Facts::ref(ox::exchange(box.data_, nullptr), box.meta_); }

    /// `Box<Dyn<V>>` from `Box<S>`.
    template <class S>
    static Box unsize(Box<S> box, Meta meta) {
        return Box(Box<S>::intoRaw(std::move(box)), meta);
    }
    /// `Box<Dyn<V>>` from `Box<Dyn<S>>` of a subtrait; see ox::upcast.
    template <class S>
    static Box upcast(Box<Dyn<S>> box, Meta S::* super) {
        DynMut<S> object = Box<Dyn<S>>::intoRaw(std::move(box));
        return Box(object.data, object.vtable->*super);
    }
    /// `Box<slice<S>>` from `Box<Array<S, N>>`.
    template <class S, usize N>
    static Box unsize(Box<Array<S, N>> box) {
        if constexpr (N == 0) {
            return Box(SliceMut<S>::dangling(), 0);
        } else {
            S* elements = memory::allocateArray<S>(N);
            Array<S, N>* array = Box<Array<S, N>>::intoRaw(std::move(box));
            memory::relocateDown(elements, static_cast<S*>(array->items), N);
            memory::releaseObject(array, sizeof *array, alignof(S));
            return Box(elements, N);
        }
    }

    Box(Box&& other) noexcept : data_(ox::exchange(other.data_, nullptr)), meta_(other.meta_) {}
    Box& operator=(Box&& other) noexcept {
        Box old(ox::exchange(data_, ox::exchange(other.data_, nullptr)), ox::exchange(meta_, other.meta_));
        return *this;
    }
    [[gnu::always_inline]] ~Box() {
        if (data_ != nullptr) destroy(data_, meta_);
    }

    RefMut<T> get() const { return Facts::ref(data_, meta_); }

    /// `Box<dyn Fn..>`.
    template <class... Args>
    decltype(auto) operator()(Args&&... args) const {
        return meta_->call(data_, std::forward<Args>(args)...);
    }

  private:
    template <class>
    friend struct Niche;
    Box(void* data, Meta meta) : data_(data), meta_(meta) {}

    static inline void destroy(void* data, Meta meta) {
        Facts::drop(data, meta);
        if constexpr (requires { Facts::header(meta); }) {
            memory::releaseObject(data, Facts::size(meta), Facts::align(meta));
        } else {
            if (Facts::size(meta) != 0) alloc::release(data);
        }
    }

    void* data_;
    Meta meta_;
};

template <class T>
struct Niche<Box<T>> {
    static constexpr bool kHas = true;
    static Box<T> none() {
        if constexpr (Unsized<T>) {
            return Box<T>(nullptr, {});
        } else {
            return Box<T>(nullptr);
        }
    }
    static bool isNone(Box<T> const& value) {
        if constexpr (Unsized<T>) {
            return value.data_ == nullptr;
        } else {
            return value.value_ == nullptr;
        }
    }
};

namespace boxed {

/// A copy of `text`.
Box<str> copyStr(Str text);

}  // namespace boxed

}  // namespace ox
