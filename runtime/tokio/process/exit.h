#pragma once

#include "ox/tokio/io/descriptor.h"

/// Waiting for the end of a process without a thread.
namespace ox::tokio::process {

/// Ready to read when the process has ended. Fails with Unsupported where the kernel has no such descriptors.
io::Result<io::Descriptor> exitOf(i32 pid);
/// The status of a process that has ended; WouldBlock when it runs. `exit` is what `exitOf` gave for it.
io::Result<i32> tryReap(io::Descriptor const* exit, i32 pid);
/// One end of a pipe, taken over.
io::Result<io::Descriptor> adoptPipe(i32 descriptor);

}  // namespace ox::tokio::process
