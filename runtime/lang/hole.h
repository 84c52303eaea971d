#pragma once

#include "ox/lang/memory.h"

namespace ox {

/// A value taken out of `place`, the hole, which moves; it goes back in when the hole is dropped.
template <class T>
struct Hole {
    union {
        T value;
    };
    T* place;

    explicit Hole(T* from) : value(memory::takeFrom(from)), place(from) {}
    void moveTo(T* next) {
        memory::relocateDown(place, next, 1);
        place = next;
    }
    ~Hole() {
        new (place) T(std::move(value));
        value.~T();
    }
};

}  // namespace ox
