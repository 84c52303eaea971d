// What a module keeps to itself.
module engine {
    public fn start(): Int { warmUp() + parts.count() }
    fn warmUp(): Int { 41 }
    module parts { public fn count(): Int { super.warmUp() } }
    public struct Sealed(Int)
    public struct Open(public Int)
    const LIMIT: Int = 1
    struct Hidden
    trait Secret {}
    public enum Mode { On, Off }
    import std.cmp.Ordering
    public module inside {
        public fn deep(): Int { super.LIMIT + super.parts.count() }
        public struct Near(Int)
    }
}

import engine.Sealed

fn take(value: engine.Hidden) {} //~ E0603
fn both<T: engine.Secret>(value: T) {} //~ E0603

fn main() {
    engine.start()
    engine.warmUp() //~ E0603
    engine.parts.count() //~ E0603
    engine.LIMIT //~ E0603
    engine.Open(1)
    engine.Sealed(1) //~ E0603
    Sealed(1) //~ E0423
    engine.Mode.On
    engine.Ordering.Less //~ E0603
    engine.inside.deep()
    let engine.Sealed(x) = make() //~ E0603
    let Sealed(y) = make() //~ E0532
}

fn make(): Sealed { loop {} }
