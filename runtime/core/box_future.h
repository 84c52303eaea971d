#pragma once

#include "ox/core/future.h"
#include "ox/lang/box.h"

namespace ox {

/// A boxed future is one. It may be handed on after it was polled, so its registrations are counted.
template <class F>
struct FutureTraits<Box<F>> {
    using Output = OutputOf<F>;
    static bool poll(Box<F>& future, Strand& strand) {
        Strand::Counted counted(strand);
        return FutureTraits<F>::poll(*future, strand);
    }
    static Output take(Box<F>& future) { return FutureTraits<F>::take(*future); }
};

template <class T>
struct FutureTraits<Box<Dyn<FutureVTable<T>>>> {
    using Output = T;
    static bool poll(Box<Dyn<FutureVTable<T>>>& future, Strand& strand) {
        Strand::Counted counted(strand);
        DynMut<FutureVTable<T>> const inner = future.get();
        return inner.vtable->poll(inner.data, strand);
    }
    static T take(Box<Dyn<FutureVTable<T>>>& future) {
        DynMut<FutureVTable<T>> const inner = future.get();
        return inner.vtable->take(inner.data);
    }
};

}  // namespace ox
