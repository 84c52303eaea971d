// Loads do not release, stores do not acquire, and what failed wrote nothing.
import std.sync.atomic.{ fence, AtomicBool, AtomicUsize, Ordering }

fn main() {
    let count = AtomicUsize.new(0)
    println!("\(count.load(Ordering.Release))") //~ invalid_atomic_ordering
    count.store(1, Ordering.Acquire) //~ invalid_atomic_ordering
    count.store(1, Ordering.AcqRel) //~ invalid_atomic_ordering
    fence(Ordering.Relaxed) //~ invalid_atomic_ordering
    let flag = AtomicBool.new(true)
    let _ = flag.compareExchange(true, false, Ordering.SeqCst, Ordering.Release) //~ invalid_atomic_ordering
    let _ = count.fetchUpdate(Ordering.SeqCst, Ordering.AcqRel) { x -> Some(x) } //~ invalid_atomic_ordering
    let _ = flag.compareExchange(true, false, Ordering.Release, Ordering.Relaxed)
    count.store(count.load(Ordering.Acquire) + 1, Ordering.Release)
    count.fetchAdd(1, Ordering.AcqRel)
}
