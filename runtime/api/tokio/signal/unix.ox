// tokio.signal.unix: signals, one by one.
#![cpp(header = "ox/tokio/signal/listener.h")]
import std.fmt.{ self, Debug, Formatter }
import std.io.{ Error, ErrorKind, Result }
import std.marker.{ Send, Sync }
import std.task.{ Context, Poll }
import tokio.net.descriptor.{ Descriptor, wouldBlock }

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
public struct SignalKind(Int)

extension SignalKind {
    public static fn fromRaw(signal: Int): SignalKind { SignalKind(signal) }
    public fn asRawValue(): Int { self.0 }
    public static fn hangup(): SignalKind { SignalKind(1) }
    public static fn interrupt(): SignalKind { SignalKind(2) }
    public static fn quit(): SignalKind { SignalKind(3) }
    public static fn userDefined1(): SignalKind { SignalKind(10) }
    public static fn userDefined2(): SignalKind { SignalKind(12) }
    public static fn pipe(): SignalKind { SignalKind(13) }
    public static fn alarm(): SignalKind { SignalKind(14) }
    public static fn terminate(): SignalKind { SignalKind(15) }
    public static fn child(): SignalKind { SignalKind(17) }
    public static fn windowChange(): SignalKind { SignalKind(28) }
    public static fn io(): SignalKind { SignalKind(29) }
}
extension SignalKind: From<Int> { static fn from(signal: Int): SignalKind { SignalKind(signal) } }
extension Int: From<SignalKind> { static fn from(kind: SignalKind): Int { kind.0 } }

#[cpp("ox::tokio::signal::Listener")]
extern struct Listener

unsafe extension Listener: Send {}
unsafe extension Listener: Sync {}
extension Listener {
    #[cpp("Self::of")]
    extern static fn of(signal: Int): Result<Listener>
    #[cpp(".descriptor")]
    extern fn descriptor(): Result<Descriptor>
}

/// Listens from its making on. Signals that come between two calls of `recv` count once.
#[mustUse = "streams do nothing unless polled"]
public struct Signal {
    io: Descriptor,
    listener: Listener,
}

/// From now on the signal does what its listeners do, and nothing else, also after they are gone.
public fn signal(kind: SignalKind): Result<Signal> {
    // What stops, kills or reports a fault of this process cannot be listened for: ILL, FPE, KILL, SEGV, STOP.
    if [4, 8, 9, 11, 19].contains(&kind.0) {
        return Err(Error.new(ErrorKind.Other, format!("Refusing to register signal {}", kind.0)))
    }
    let listener = Listener.of(kind.0)?
    Ok(Signal { io: listener.descriptor()?, listener: listener })
}

extension Signal {
    /// Cancel safety: dropped, a signal that came is there for the next call.
    #[cancelSafe]
    public mutating async fn recv(): Option<()> {
        loop {
            if self.take() { return Some(()) }
            await self.io.readable()
        }
    }
    public mutating fn pollRecv(cx: &mut Context): Poll<Option<()>> {
        var count = [0u8; 8]
        match self.io.pollRead(cx, &mut count) {
            Poll.Ready(_) -> Poll.Ready(Some(())),
            Poll.Pending -> Poll.Pending,
        }
    }
    fn take(): Bool {
        var count = [0u8; 8]
        self.io.tryRead(&mut count).isOk()
    }
}
extension Signal: Debug { fn fmt(f: &mut Formatter): fmt.Result { f.writeStr("Signal { .. }") } }
