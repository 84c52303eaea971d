#pragma once

#include "ox/lang/box.h"

namespace ox {

/// The identity of a type at run time.
class TypeId {
  public:
    template <class T>
    static TypeId of() {
        return TypeId(&kMark<T>);
    }
    friend bool operator==(TypeId a, TypeId b) { return a.mark_ == b.mark_; }
    u64 number() const { return reinterpret_cast<u64>(mark_); }

  private:
    template <class T>
    static constexpr char kMark = 0;
    explicit TypeId(char const* mark) : mark_(mark) {}

    char const* mark_;
};

/// What a `dyn` holds, once its TypeId has been compared.
namespace any {

template <class T, class V>
T const* shared(DynRef<V> object) {
    return static_cast<T const*>(object.data);
}
template <class T, class V>
T* exclusive(DynMut<V> object) {
    return static_cast<T*>(object.data);
}
template <class T, class V>
Box<T> owned(Box<Dyn<V>> object) {
    return Box<T>::fromRaw(static_cast<T*>(Box<Dyn<V>>::intoRaw(std::move(object)).data));
}

}  // namespace any
}  // namespace ox
