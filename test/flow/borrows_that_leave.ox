// RUN: %oxidec check --verify %s
// What keeps a borrow too long decides how it is told: a returned value, a closure that leaves, the hidden type
// of `impl Trait`, or a `dyn` that lives for ever.

// `impl Trait` without a lifetime: the borrow itself is shown
fn hidden(): impl Iterator<Item = Int> {
    let v = vec![1]
    v.iter().map { x -> x + 1 } //~ E0597
}
fn hiddenParam(v: Vec<Int>): Option<impl Iterator<Item = Int>> {
    Some(v.iter().copied()) //~ E0597
}
fn hiddenVariable(): impl Fn() -> UIntSize {
    let s = String.new()
    let r = &s //~ E0597
    move { -> r.len() }
}
fn hiddenTemporary(): impl Iterator<Item = Char> {
    String.from("x").chars() //~ E0716
}
fn tiedByLifetime<'a>(x: &'a str): impl Fn() -> UIntSize + 'a {
    let s = x.toString()
    let r = &s
    move { -> r.len() } //~ E0515
}
fn tiedByItem<'a>(x: &'a [String]): impl Iterator<Item = &'a String> {
    let w = x.toVec()
    w.iter() //~ E0515
}
fn boxed(): Box<dyn Iterator<Item = Int>> {
    let v = vec![1]
    Box.new(v.iter().map { x -> x + 1 }) //~ E0515
}
fn bound<'a>(x: &'a str, y: &str): impl Fn() -> UIntSize + 'a {
    move { -> x.len() + y.len() } //~ E0621
}
fn boundParam<'a, T>(x: &'a str, t: T): impl Fn() -> UIntSize + 'a {
    move { -> //~ E0309
        let _ = &t
        x.len()
    }
}
fn unboundParam<'a, T>(x: &'a str, _t: T): impl Fn() -> UIntSize + 'a {
    move { -> x.len() }
}

// a variable that is only going to be returned keeps nothing alive by itself
fn filled(n: Int): Vec<Box<dyn Fn(Int) -> Int>> {
    var f: Vec<Box<dyn Fn(Int) -> Int>> = vec![]
    for i in 0..n {
        f.push(Box.new({ x -> x + i })) //~ E0373
    }
    f
}
fn filledRefs<'a>(n: Int): Vec<&'a Int> {
    var f = vec![]
    for i in 0..n {
        f.push(&i)
    }
    f //~ E0515
}
fn local() {
    var f: Vec<Box<dyn Fn() -> Int>> = vec![]
    for i in 0..3 {
        f.push(Box.new({ -> i })) //~ E0597
    }
    for one in &f {
        one()
    }
}

// a coercion to a `dyn` that lives for ever is more telling than the call it is for
struct Button {
    callback: Option<Box<dyn Fn() -> Int>>,
}
extension Button {
    mutating fn on(f: impl Fn() -> Int + 'static) {
        self.callback = Some(Box.new(f))
    }
    mutating fn set(f: Box<dyn Fn() -> Int>) {
        self.callback = Some(f)
    }
}
fn press(b: &mut Button) {
    let n = 1
    b.on({ -> n }) //~ E0373
    let r = &n //~ E0597
    b.on(move { -> *r })
    b.set(Box.new({ -> n })) //~ E0597
    b.callback = Some(Box.new({ -> n })) //~ E0597
}
fn button(): Button {
    let n = 1
    Button { callback: Some(Box.new({ -> n })) } //~ E0597
}

fn assigned() {
    let x = 5
    x = 6 //~ E0384
    x += 1 //~ E0384
}

// a `&mut dyn` is passed on for a shorter time
fn passedOn(f: &mut dyn FnMut(Int), n: Int) {
    if n > 0 {
        passedOn(f, n - 1)
        passedOn(f, n - 2)
        f(n)
    }
}

// `vec![]` allocates nothing
static LOG: std.sync.Mutex<Vec<Int>> = std.sync.Mutex.new(vec![])

fn main() {
    hidden() //~ warning: unused_must_use
    let _ = (hiddenParam(vec![]), hiddenVariable(), hiddenTemporary(), boxed(), filled(1), filledRefs(1), button())
    let _ = (tiedByLifetime(""), tiedByItem(&[]), bound("", ""), boundParam("", 1), unboundParam("", 1))
    local()
    assigned()
    passedOn(&mut { _: Int -> () }, 1)
    LOG.lock().unwrap().push(1)
    press(&mut Button { callback: null })
}
