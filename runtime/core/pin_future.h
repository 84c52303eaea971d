#pragma once

#include "ox/core/box_future.h"
#include "ox/lang/pin.h"

namespace ox {

/// A pin is a future as its pointer is one.
template <class P>
struct FutureTraits<Pin<P>> {
    using Output = OutputOf<P>;
    static bool poll(Pin<P>& future, Strand& strand) {
        return FutureTraits<P>::poll(*future.pointer(), strand);
    }
    static Output take(Pin<P>& future) { return FutureTraits<P>::take(*future.pointer()); }
};

}  // namespace ox
