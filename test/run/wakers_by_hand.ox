// Wakers made by hand: of functions, whose clones are their own, and of an Arc; poll! and pending!.
import futures.{ pending, poll }
import std.future.Future
import std.mem.ManuallyDrop
import std.pin.pin
import std.ptr
import std.sync.Arc
import std.sync.atomic.{ AtomicUsize, Ordering }
import std.task.{ Context, Poll, RawWaker, RawWakerVTable, Wake, Waker }

static LOUD: RawWakerVTable = RawWakerVTable.new(cloneLoud, wakeLoud, wakeLoudByRef, dropLoud)

unsafe fn cloneLoud(data: *const ()): RawWaker {
    println!("clone")
    RawWaker.new(data, &LOUD)
}
unsafe fn wakeLoud(_: *const ()) { println!("wake") }
unsafe fn wakeLoudByRef(_: *const ()) { println!("wake by reference") }
unsafe fn dropLoud(_: *const ()) { println!("drop") }

fn quiet(): RawWaker {
    fn nothing(_: *const ()) {}
    fn clone(_: *const ()): RawWaker { quiet() }
    let table = &RawWakerVTable.new(clone, nothing, nothing, nothing)
    RawWaker.new(ptr.null(), table)
}

// Counts, and is counted: the data of a waker is one owner.
static COUNTED: RawWakerVTable = RawWakerVTable.new(cloneCounted, wakeCounted, wakeCountedByRef, dropCounted)

unsafe fn counterOf(data: *const ()): ManuallyDrop<Arc<AtomicUsize>> {
    ManuallyDrop.new(unsafe { Arc.fromRaw(data as *const AtomicUsize) })
}
unsafe fn cloneCounted(data: *const ()): RawWaker {
    let counter = unsafe { counterOf(data) }
    std.mem.forget(Arc.clone(&counter))
    RawWaker.new(data, &COUNTED)
}
unsafe fn wakeCounted(data: *const ()) {
    unsafe {
        wakeCountedByRef(data)
        dropCounted(data)
    }
}
unsafe fn wakeCountedByRef(data: *const ()) { unsafe { counterOf(data) }.fetchAdd(1, Ordering.SeqCst) }
unsafe fn dropCounted(data: *const ()) { drop(unsafe { Arc.fromRaw(data as *const AtomicUsize) }) }

struct CountDown(UInt)

extension CountDown: Future {
    type Output = &'static str
    mutating fn poll(cx: &mut Context): Poll<&'static str> {
        if self.0 == 0 { return Poll.Ready("liftoff") }
        self.0 -= 1
        cx.waker().wakeByRef()
        Poll.Pending
    }
}

struct Told

extension Told: Wake {
    static fn wake(self: Arc<Told>) { println!("told") }
    static fn wakeByRef(self: &Arc<Told>) { println!("told by reference") }
}

async fn once(): Int {
    await pending!()
    5
}

fn main() {
    let loud = unsafe { Waker.fromRaw(RawWaker.new(ptr.null(), &LOUD)) }
    var countDown = pin!(CountDown(1))
    println!("\(countDown.asMut().poll(&mut Context.fromWaker(&loud)):?)")
    let other = loud.clone()
    println!("\(other.willWake(&loud)) \(other.willWake(Waker.noop()))")
    other.wake()
    drop(loud)

    let silent = unsafe { Waker.fromRaw(quiet()) }
    println!("\(countDown.asMut().poll(&mut Context.fromWaker(&silent)):?)")

    let counter = Arc.new(AtomicUsize.new(0))
    let counting = unsafe { Waker.new(Arc.intoRaw(counter.clone()) as *const (), &COUNTED) }
    let copies = vec![counting.clone(), counting.clone()]
    println!("\(Arc.strongCount(&counter))")
    for waker in copies { waker.wake() }
    counting.wakeByRef()
    drop(counting)
    println!("\(counter.load(Ordering.SeqCst)) \(Arc.strongCount(&counter))")

    let told = Waker.from(Arc.new(Told))
    told.wakeByRef()
    told.clone().wake()

    futures.executor.blockOn(async {
        var future = pin!(once())
        println!("\(await poll!(&mut future):?) \(await poll!(future.asMut()):?)")
    })
}
