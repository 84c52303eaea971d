#include "ox/tokio/task/spawn.h"

#include <errno.h>

#include "ox/lang/fmt.h"
#include "ox/lang/io_error.h"

namespace ox::tokio::task::detail {

void refuse(core::Task* task, i32 error) {
    task->state.fetch_or(core::Task::kCancelled, std::memory_order_relaxed);
    core::PollContext context = core::PollContext::here();
    task->run(context);
    if (error == ECANCELED) return;
    String const reason = io::Error::fromRawOsError(error).osMessage();
    panicking::panicFmt(
        fmt::Arguments("OS can't spawn worker thread: {} (os error {})",
                       {fmt::arg<fmt::displayString>(&reason), fmt::arg<fmt::Int<i32>::display>(&error)}));
}

}  // namespace ox::tokio::task::detail
