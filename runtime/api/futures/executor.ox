// futures.executor: running a future without a runtime.
import std.future.Future

/// Runs a future to its end on this thread, which sleeps meanwhile.
#[blocking]
#[cpp("ox::tokio::runtime::blockOnParked<{F}>", header = "ox/tokio/runtime/block_on_parked.h")]
public extern fn blockOn<F: Future>(future: F): F.Output
