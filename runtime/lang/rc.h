#pragma once

#include "ox/lang/shared_pointer.h"
#include "ox/lang/vec.h"

namespace ox {

template <class T>
using Rc = shared::Strong<T, shared::LocalCounts>;

namespace rc {

template <class T>
using Weak = shared::Weak<T, shared::LocalCounts>;

inline Rc<str> copyStr(Str text) { return Rc<str>::fromElements(const_cast<char*>(text.data()), text.len()); }
/// The elements move into the block.
template <class T>
Rc<slice<T>> fromVec(Vec<T> items) {
    usize len = items.len();
    items.setLen(0);
    return Rc<slice<T>>::fromElements(items.data(), len);
}

}  // namespace rc

}  // namespace ox
