// Locals die in reverse order, fields in order, temporaries at the end of their statement, `_` at once, the old value after the new one,
// what a parameter's pattern binds before what is left of that parameter, the operands of `||` and `&&` each by itself.
import std.rc.Rc

struct Noisy(&'static str)

extension Noisy: Drop {
    mutating fn drop() { println!("drop \(self.0)") }
}

struct Pair {
    first: Noisy,
    second: Noisy,
}

fn name(n: &Noisy): &'static str { n.0 }

fn takeApart(Pair { first, .. }: Pair, (a, _): (Noisy, Noisy)) { println!("parts \(first.0) \(a.0)") }

fn is(n: &Noisy, answer: Bool): Bool {
    print!("[\(n.0)]")
    answer
}

fn main() {
    takeApart(Pair { first: Noisy("one"), second: Noisy("two") }, (Noisy("three"), Noisy("four")))
    if is(&Noisy("left"), false) || is(&Noisy("right"), true) { println!("either") }
    let both = is(&Noisy("x"), true) && is(&Noisy("y"), false) || is(&Noisy("z"), true)
    println!("both \(both)")
    let _ = Noisy("wildcard")
    let _a = Noisy("a")
    let _pair = Pair { first: Noisy("first"), second: Noisy("second") }
    println!("temporary \(name(&Noisy("temporary")))")
    var slot = Noisy("old")
    slot = Noisy("new")
    println!("assigned \(slot.0)")
    {
        let _inner = Noisy("inner")
    }
    let moved = Noisy("moved")
    drop(moved)
    let shared = Rc.new(1)
    let weak = Rc.downgrade(&shared)
    println!("same \(Rc.ptrEq(&shared, &weak.upgrade()!!)), meanwhile \(Rc.strongCount(&shared)) owners")
    println!("then \(Rc.strongCount(&shared))")
    println!("end")
}
