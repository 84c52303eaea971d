#pragma once

#include "ox/lang/basic.h"

namespace ox {

/// What `#[tokio.main(..)]` and the runtime's Builder choose.
struct RuntimeConfig {
    enum class Flavor : u8 { CurrentThread, MultiThread };

    Flavor flavor = Flavor::MultiThread;
    /// 0: one per CPU, or $TOKIO_WORKER_THREADS.
    usize workerThreads = 0;
    usize maxBlockingThreads = 512;
    /// How long an idle thread of the blocking pool stays, in nanoseconds.
    i64 blockingKeepAlive = 10'000'000'000;
    usize threadStackSize = 0;  // 0: 64 MiB of address space
    Str threadName = "tokio-runtime-worker";
    u32 eventInterval = 61;
    u32 globalQueueInterval = 31;
    bool startPaused = false;
    bool hasTimers = true;
    bool hasIo = true;
};

}  // namespace ox
