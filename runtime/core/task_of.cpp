#include "ox/core/task_of.h"

#include "ox/lang/panic.h"

namespace ox::core {

void endPanic() { panicking::ended(); }

}  // namespace ox::core
