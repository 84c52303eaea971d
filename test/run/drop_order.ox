// Locals die in reverse order, fields in order, temporaries at the end of their statement, `_` at once, the old value after the new one.
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

fn main() {
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
