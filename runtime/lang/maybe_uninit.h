#pragma once

#include "ox/lang/mem.h"
#include "ox/lang/panic.h"

namespace ox::mem {

/// Room for a `T`, of zeros at first. Copies and moves are of its bytes, and nothing is destroyed with it.
template <class T>
class MaybeUninit {
  public:
    static MaybeUninit uninit() { return MaybeUninit(); }
    static MaybeUninit of(T value) {
        MaybeUninit result;
        new (result.bytes_) T(std::move(value));
        return result;
    }
    T* write(T value) { return new (bytes_) T(std::move(value)); }
    T* mutPtr() { return reinterpret_cast<T*>(bytes_); }
    T const* ptr() const { return reinterpret_cast<T const*>(bytes_); }
    /// The value; what stays behind is read no more.
    T take() const {
        MaybeUninit copy = *this;
        return std::move(*copy.mutPtr());
    }
    void dropInPlace() { mutPtr()->~T(); }

  private:
    alignas(T) unsigned char bytes_[sizeof(T)] = {};
};

template <class To, class From>
To transmuteCopy(From const* value) {
    if constexpr (sizeof(To) <= sizeof(From)) {
        alignas(To) unsigned char bytes[sizeof(To)];
        __builtin_memcpy(bytes, static_cast<void const*>(value), sizeof(To));
        return std::move(*reinterpret_cast<To*>(bytes));
    } else {
        panicking::panic("transmute of a value into a larger type");
    }
}

template <class To, class From>
To transmute(From value) {
    if constexpr (sizeof(To) == sizeof(From)) {
        union Kept {
            explicit Kept(From&& from) : value(std::move(from)) {}
            ~Kept() {}
            From value;
        } kept(std::move(value));
        return transmuteCopy<To>(&kept.value);
    } else {
        panicking::panic("transmute between types of different sizes");
    }
}

}  // namespace ox::mem
