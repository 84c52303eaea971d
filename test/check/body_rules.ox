// What bodies must not do beyond what their types say.
enum Light { Red, Green }

fn stops(light: Light): Bool {
    match light {
        Red -> true, //~ E0170
        _ -> false, //~ warning: unreachable_patterns
    }
}

unsafe fn poke(value: &mut Int) { *value = 1 }
static mut COUNT: Int = 0

fn careless(p: *const Int): Int {
    var n = 0
    poke(&mut n) //~ E0133
    COUNT = 1 //~ E0133
    let address = &raw const COUNT
    unsafe {
        poke(&mut n)
        COUNT += 1
    }
    *p + *address //~ E0133 //~ E0133
}

fn computed(): Int { 4 }
const fn constant(n: Int): Int { n + 1 }
const WRONG: Int = computed() //~ E0015
const TEXT: String = String.from("text") //~ E0015
static NAME: String = "name".toString() //~ E0015
const RIGHT: Int = constant(2)
const EMPTY: Vec<Int> = Vec.new()
const fn outer(n: Int): Int { computed() } //~ E0015

struct Lock
extension Lock: Drop { mutating fn drop() {} }

trait Pilot { fn fly() {} }
trait Wizard { fn fly() {} }
struct Human
extension Human: Pilot {}
extension Human: Wizard {}
fn fly<T: Pilot + Wizard>(one: T) {
    one.fly() //~ E0034
}

fn apply(f: fn(Int) -> Int): Int { f(1) }

fn main() {
    var lock = Lock
    lock.drop() //~ E0040
    Pilot.fly(&Human)
    let k = 2
    apply({ x -> x + k }) //~ E0308
    apply({ x -> x + 1 })
}

fn fields() {
    Human.fly() //~ E0034
    let Point { x: a, x: b } = Point { x: 1, y: 2 } //~ E0025
    let dot = Shape.Dot { x: 1, ..Point { x: 1, y: 2 } } //~ E0436
}

fn twice(f: impl Fn()) {
    f()
    f()
}

fn once() {
    let name = "Ada".toString()
    let f = { -> drop(name) } //~ E0525
    twice(f)
}

struct Point { x: Int, y: Int }
enum Shape { Dot { x: Int, y: Int } }
