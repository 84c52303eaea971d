#pragma once

#include "ox/lang/shared_pointer.h"

namespace ox {

template <class T>
using Rc = shared::Strong<T, shared::LocalCounts>;

namespace rc {

template <class T>
using Weak = shared::Weak<T, shared::LocalCounts>;

}  // namespace rc

}  // namespace ox
