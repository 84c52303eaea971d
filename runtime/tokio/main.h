#pragma once

#include "ox/tokio/runtime/block_on.h"

namespace ox::tokio {

/// What `#[tokio.main]` becomes: runs `future` in a new runtime and shuts that down.
template <class F>
OutputOf<F> main(RuntimeConfig const& config, F future) {
    struct Running {
        runtime::Core* core;
        ~Running() {
            core->shutdown(-1);
            core->release();
        }
    } running{runtime::Core::make(config)};
    return runtime::blockOn(*running.core, std::move(future));
}

}  // namespace ox::tokio
