// Where a bound or extension outside of bodies names a trait that is not there, what types can do is unknown: bodies
// are not looked at.
#![allow(unused)]
struct Price(Int)


extension Price: Sum { //~ E0405
    static fn sum(): Price { Price(0) }
}

fn total(): Price { [Price(1)].iter().sum() }
fn wrong(): Int { "a" }

fn main() {}

extension Price: Debug { //~ E0404
}
