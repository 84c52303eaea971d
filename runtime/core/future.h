#pragma once

#include "ox/core/strand.h"
#include "ox/lang/basic.h"

namespace ox {

/// How a future is driven. A class with `Output`, `bool poll(Strand&)` and `Output take()` needs nothing
/// more; a pointer to a future is one as well.
template <class F>
struct FutureTraits {
    using Output = typename F::Output;
    [[gnu::always_inline]] static bool poll(F& future, Strand& strand) { return future.poll(strand); }
    static Output take(F& future) { return future.take(); }
};

template <class F>
struct FutureTraits<F*> {
    using Output = typename FutureTraits<F>::Output;
    static bool poll(F* future, Strand& strand) {
        Strand::Counted counted(strand);
        return FutureTraits<F>::poll(*future, strand);
    }
    static Output take(F* future) { return FutureTraits<F>::take(*future); }
};

template <class F>
using OutputOf = typename FutureTraits<F>::Output;

/// What `dyn Future<Output = T>`'s vtable begins with.
template <class T>
struct FutureVTable {
    VTableHeader header;
    bool (*poll)(void*, Strand&);
    T (*take)(void*);
};

/// The vtable of `F` as a `dyn Future`.
template <class F>
inline constexpr FutureVTable<OutputOf<F>> kFutureVTable{
    {[](void* self) { static_cast<F*>(self)->~F(); }, sizeof(F), alignof(F)},
    [](void* self, Strand& strand) { return FutureTraits<F>::poll(*static_cast<F*>(self), strand); },
    [](void* self) { return FutureTraits<F>::take(*static_cast<F*>(self)); }};

template <class T>
struct FutureTraits<DynMut<FutureVTable<T>>> {
    using Output = T;
    static bool poll(DynMut<FutureVTable<T>>& future, Strand& strand) {
        Strand::Counted counted(strand);
        return future.vtable->poll(future.data, strand);
    }
    static T take(DynMut<FutureVTable<T>>& future) { return future.vtable->take(future.data); }
};

}  // namespace ox
