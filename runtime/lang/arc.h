#pragma once

#include "ox/lang/shared_pointer.h"
#include "ox/lang/vec.h"

namespace ox {

template <class T>
using Arc = shared::Strong<T, shared::AtomicCounts>;

namespace sync {

template <class T>
using Weak = shared::Weak<T, shared::AtomicCounts>;

inline Arc<str> copyStr(Str text) {
    return Arc<str>::fromElements(const_cast<char*>(text.data()), text.len());
}
/// The elements move into the block.
template <class T>
Arc<slice<T>> fromVec(Vec<T> items) {
    usize len = items.len();
    items.setLen(0);
    return Arc<slice<T>>::fromElements(items.data(), len);
}

}  // namespace sync

}  // namespace ox
