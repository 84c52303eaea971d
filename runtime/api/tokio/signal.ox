// tokio.signal: what others want of this process.
import std.io.Result

public external module unix

/// Waits for Ctrl-C. Once somebody waited, Ctrl-C no longer ends the process.
///
/// Cancel safety: dropped, it loses nothing but its wait.
#[cancelSafe]
public async fn ctrlC(): Result<()> {
    var interrupts = unix.signal(unix.SignalKind.interrupt())?
    await interrupts.recv()
    Ok(())
}
