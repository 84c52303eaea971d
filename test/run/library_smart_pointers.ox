import std.any.Any
import std.borrow.{Borrow, BorrowMut, Cow}
import std.cell.{Cell, LazyCell, OnceCell, Ref, RefCell, RefMut}
import std.collections.HashMap
import std.ops.{Deref, DerefMut}
import std.rc.{Rc, Weak}
import std.sync.{Arc, LazyLock, Mutex, OnceLock, RwLock}

#[derive(Debug)]
struct Node { val: Int, parent: RefCell<Weak<Node>>, children: RefCell<Vec<Rc<Node>>> }
struct Noisy(&'static str)
extension Noisy: Drop { mutating fn drop() { println!("drop \(self.0)"); } }
struct Wrapper<T> { inner: T, reads: Cell<UInt> }
extension<T> Wrapper<T>: Deref { type Target = T; fn deref(): &T { self.reads.set(self.reads.get() + 1); &self.inner } }
extension<T> Wrapper<T>: DerefMut { mutating fn derefMut(): &mut T { &mut self.inner } }
trait Speak { fn speak(): String; consuming fn boxed(): Box<dyn Speak> where Self: Sized + 'static { Box.new(self) } }
struct Dog; struct Cat(UInt8)
extension Dog: Speak { fn speak(): String { "woof".into() } }
extension Cat: Speak { fn speak(): String { format!("meow\(self.0)") } }
static CONFIG: OnceLock<String> = OnceLock.new()
static TABLE: LazyLock<HashMap<UInt8, &'static str>> = LazyLock.new { -> println!("init table"); HashMap.from([(1, "one")]) }
static COUNT: Mutex<Int> = Mutex.new(0)
fn describe(x: &dyn Any): String {
    if let Some(i) = x.downcastRef<Int>() { format!("i32 {i}") }
    else if let Some(s) = x.downcastRef<String>() { format!("string {s}") }
    else if x.is<&str>() { "str".toString() } else { "?".toString() }
}
fn lenOf<S: AsRef<str>>(s: S): UIntSize { s.asRef().len() }
fn lookup<K: Borrow<str>>(k: K): String { k.borrow().toUppercase() }
fn main() {
    let leaf = Rc.new(Node { val: 3, parent: RefCell.new(Weak.new()), children: RefCell.new(vec![]) })
    println!("{:?} {}", leaf.parent.borrow().upgrade().map { p -> p.val }, Rc.strongCount(&leaf))
    {
        let branch = Rc.new(Node { val: 5, parent: RefCell.default(), children: RefCell.new(vec![Rc.clone(&leaf)]) })
        *leaf.parent.borrowMut() = Rc.downgrade(&branch)
        println!("\(leaf.parent.borrow().upgrade().map({ p -> p.val }):?) \(Rc.strongCount(&branch)) \(Rc.weakCount(&branch))")
        println!("\(branch.children.borrow().iter().map({ c -> c.val }).sum<Int>())");
    }
    println!("{:?} {}", leaf.parent.borrow().upgrade().isNone(), Rc.strongCount(&leaf))
    var r = Rc.new(5)
    *Rc.makeMut(&mut r) += 1
    let r2 = r.clone()
    *Rc.makeMut(&mut r) += 1
    println!("{r} {r2} {}", Rc.ptrEq(&r, &r2)); println!("\(Rc.getMut(&mut r):?)")
    println!("{:?} {:?}", Rc.tryUnwrap(r), Rc.intoInner(r2))
    let cyc = Rc.newCyclic { w: &Weak<Cell<Int>> -> Cell.new(w.strongCount() as Int) }
    println!("\(cyc.get()) \(Rc.new(vec![1, 2]).iter().max():?)")
    let s: Rc<str> = Rc.from("shared"); let sl: Rc<[Int]> = vec![1, 2, 3].into(); let dy: Rc<dyn Speak> = Rc.new(Cat(2))
    println!("{s} {} {sl:?} {}", s.len(), dy.speak())
    let c = RefCell.new(vec![1])
    c.borrowMut().push(2)
    { let a = c.borrow(); let b = c.borrow(); println!("{} {} {:?}", a.len(), b[0], c.tryBorrowMut().isErr()); }
    { let first = Ref.map(c.borrow()) { v -> &v[0] }; println!("\(*first)"); }
    { var m = RefMut.map(c.borrowMut()) { v -> &mut v[1] }; *m = 20; }
    println!("\(c.replace(vec![9]):?) \(c.take():?)"); println!("{:?}", c.intoInner())
    let cell = Cell.new(1)
    println!("\(cell.replace(2)) \(cell.get()) \({ cell.set(5); cell.take() })")
    let a = Cell.new(1); let b = Cell.new(2); a.swap(&b)
    println!("\(a.get()) \(b.get()) \(a.intoInner())")
    let once: OnceCell<String> = OnceCell.new()
    println!("{:?} {} {:?} {:?}", once.get(), once.getOrInit { -> "init".into() }, once.set("again".into()), once.clone().intoInner())
    let lazy = LazyCell.new { -> println!("computing"); 42 }
    println!("\(*lazy) \(*lazy + 1)")
    println!("{} {:?} {}", CONFIG.getOrInit { -> "cfg".toString() }, CONFIG.set("x".into()), CONFIG.get().unwrap().len())
    println!("\(TABLE.get(&1):?) \(TABLE.containsKey(&2))")
    *COUNT.lock().unwrap() += 5
    println!("\(COUNT.lock().unwrap())")
    var w = Wrapper { inner: String.from("abc"), reads: Cell.new(0) }
    println!("{} {}", w.len(), w.toUppercase())
    w.push('d')
    println!("\(*w) \(w.reads.get()) \(lenOf(&*w))")
    let zoo: Vec<Box<dyn Speak>> = vec![Box.new(Dog), Cat(9).boxed()]
    println!("\(zoo.iter().map({ a -> a.speak() }).collect<Vec<_>>().join(","))")
    println!("{} {} {} {}", describe(&1), describe(&String.from("s")), describe(&"x"), describe(&1.0))
    var anys: Vec<Box<dyn Any>> = vec![Box.new(1u8), Box.new("t")]
    if let Some(x) = anys[0].downcastMut<UInt8>() { *x += 1; }
    println!("\(anys.remove(0).downcast<UInt8>():?) \(anys[0].is<Int>())")
    println!("\(lenOf("abc")) \(lenOf(String.from("ab"))) \(lookup("k") + &lookup(String.from("v")))")
    var cow: Cow<[Int]> = Cow.Borrowed(&[1, 2])
    cow.toMut().push(3)
    println!("{cow:?} {} {}", matches!(cow, Cow.Owned(_)), Cow.from("x") + "y")
    var v = vec![1]; let bm: &mut [Int] = v.borrowMut(); bm[0] = 7
    println!("{v:?} {:?}", std.mem.replace(&mut v, vec![]))
    var x = 1; var y = 2; std.mem.swap(&mut x, &mut y)
    println!("{x} {y} {} {}", std.mem.sizeOf<UInt64>(), std.mem.sizeOfVal(&[0u16; 3]))
    println!("{}", std.mem.discriminant(&Some(1)) == std.mem.discriminant(&Some(2)))
    let _n = Noisy("end"); let early = Noisy("early"); drop(early)
    std.mem.forget(Noisy("never"))
    let bx = Box.new(Noisy("boxed")); let un = *bx; println!("\(un.0)")
    let rw = RwLock.new(1)
    { let r1 = rw.read().unwrap(); let r2 = rw.read().unwrap(); println!("\(*r1 + *r2) \(rw.tryWrite().isErr())"); }
    *rw.write().unwrap() = 9
    let arc = Arc.new(rw)
    println!("{:?} {}", arc.read().unwrap(), Arc.strongCount(&arc)); println!("\(Arc.tryUnwrap(arc).unwrap().intoInner().unwrap())")
    let m = Mutex.new(vec![1])
    { var g = m.lock().unwrap(); g.push(2); println!("\(m.tryLock().isErr())"); }
    println!("{:?} {}", m.lock().unwrap(), m.isPoisoned())
    let f: Box<dyn Fn(Int) -> Int> = Box.new move { z -> z + x }; println!("\(f(1))")
    let leaked: &'static mut Int = Box.leak(Box.new(5)); *leaked += 1; println!("{leaked}");
}
