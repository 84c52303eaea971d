// Borrows that closures make, and places that cannot be left empty.
import std.error.Error
import std.future.Future
import std.pin.Pin

struct Guard { name: String }
extension Guard: Drop { mutating fn drop() {} }

fn unique() {
    var n = 1
    let r = &mut n
    let first = &mut *r
    var bump = { -> *r += 1 } //~ E0500
    *first += 1
    bump()
}

fn uniqueFirst() {
    var n = 1
    let r = &mut n
    var bump = { -> *r += 1 }
    let second = &*r //~ E0501
    bump()
    println!("\(second)")
}

fn used() {
    var n = 1
    let r = &mut n
    let m = n + 1 //~ E0503
    *r = m
}

fn assigned() {
    var n = 1
    let r = &n
    n = 2 //~ E0506
    println!("\(r)")
}

fn movedOut(list: [String; 2], guard: Guard): String {
    let i = 1
    let one = list[i] //~ E0508
    let name = guard.name //~ E0509
    one + &name
}

fn mapped(names: Vec<String>) {
    let all: Vec<_> = names.iter().map { n -> tokio.spawn(async move { println!("\(n)") }) }.collect() //~ E0597
    println!("\(all.len())")
}

fn scoped() {
    var n = 0
    std.thread.scope { s ->
        s.spawn { n += 1 }
        s.spawn { n += 1 } //~ E0499
    }
}

fn forever(text: &str): impl Fn() -> UIntSize + 'static {
    move { -> text.len() } //~ E1012
}

// What comes out of a boxed future or iterator does not hold what went in.
fn boxed<'a>(key: &'a str): Pin<Box<dyn Future<Output = Result<String, Box<dyn Error>>> + 'a>> {
    Box.pin(async move { Ok(key.toUppercase()) })
}

fn kinds<'a>(list: &'a [Int]): Box<dyn Future<Output = &'static str> + 'a> {
    Box.new(async move { if list.isEmpty() { "none" } else { "some" } })
}

fn leaked<'a>(key: &'a str): Box<dyn Future<Output = &'static str> + 'a> {
    Box.new(async move { key }) //~ E1012
}

fn main() {}
