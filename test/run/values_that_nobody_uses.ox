// Values of the library that nobody looks at: the generated code has no warnings.
import tokio
import std.cell.{ Cell, RefCell }
import std.num.NonZeroU32
import std.sync.atomic.AtomicI32
import std.time.{ Duration, Instant }
import tokio.sync.{ watch, Semaphore, Barrier }
#[tokio.main]
async fn main() {
    let _a = Cell.new(5)
    let _b = NonZeroU32.new(4)
    let _c = NonZeroU32.new(4).unwrap()
    let _d = AtomicI32.new(1)
    let _e = std.net.Ipv4Addr.new(1, 2, 3, 4)
    let _f = std.net.SocketAddr.from(([1, 2, 3, 4], 80))
    let _g = std.any.TypeId.of<Int>()
    let _h = tokio.time.Instant.now()
    let _j = tokio.runtime.Builder.newCurrentThread()
    let _k = Duration.fromMillis(4)
    let _l = std.thread.current().id()
    let _m = await Barrier.new(1).wait()
    let (tx, mut rx) = watch.channel(4)
    drop(tx)
    let _n = await rx.changed()
    let _o = (await rx.changed()).unwrapErr()
    let s = Semaphore.new(1)
    s.close()
    let _p = (await s.acquire()).err()
    let _q = (await tokio.time.timeout(Duration.fromMillis(1), std.future.pending<()>())).unwrapErr()
    let _r = s.tryAcquire().err()
    let _s = std.process.ExitCode.from(3)
    let _t = RefCell.new(1)
    let _u = tokio.runtime.Handle.current()
    let _v = tokio.time.interval(Duration.fromMillis(1))
    let _w = std.io.Error.from(std.io.ErrorKind.Other)
    let _x = "a".chars()
    let _y = [1, 2].iter()
    let _z = 0..4
    let _aa = std.collections.HashSet<Int>.new()
    let _bb = tokio.time.sleep(Duration.fromMillis(1))
    let _cc = std.time.SystemTime.now()
    println!("done")
}
