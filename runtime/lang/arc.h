#pragma once

#include "ox/lang/shared_pointer.h"

namespace ox {

template <class T>
using Arc = shared::Strong<T, shared::AtomicCounts>;

namespace sync {

template <class T>
using Weak = shared::Weak<T, shared::AtomicCounts>;

}  // namespace sync

}  // namespace ox
