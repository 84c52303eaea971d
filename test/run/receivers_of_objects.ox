// Methods of objects whose receiver is an Rc, an Arc or a Pin.
import std.pin.Pin
import std.rc.Rc
import std.sync.Arc
import std.task.{ Context, Poll, Waker }
trait Job {
    fn count(self: Rc<Self>): UIntSize
    fn run(self: Arc<Self>, n: Int): Int
    fn step(self: Pin<&mut Self>, cx: &mut Context): Poll<Int>
}
struct A { n: Int }
extension A: Job {
    fn count(self: Rc<Self>): UIntSize { Rc.strongCount(&self) }
    fn run(self: Arc<Self>, n: Int): Int { self.n + n }
    fn step(mut self: Pin<&mut Self>, _cx: &mut Context): Poll<Int> {
        self.n += 1
        Poll.Ready(self.n)
    }
}
fn main() {
    let r: Rc<dyn Job> = Rc.new(A { n: 1 })
    println!("\(r.clone().count()) \(Rc.strongCount(&r)) \(r.count())")
    let a: Arc<dyn Job> = Arc.new(A { n: 2 })
    println!("\(a.clone().run(3)) \(Arc.strongCount(&a)) \(a.run(4))")
    var b: Box<dyn Job> = Box.new(A { n: 5 })
    println!("\(unsafe { Pin.newUnchecked(&mut *b) }.step(&mut Context.fromWaker(Waker.noop())):?)")
}
