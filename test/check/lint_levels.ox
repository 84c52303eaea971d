// Attributes make lints silent, or errors.
#![deny(unused_variables)]
#![allow(while_true)]

fn loops() {
    while true { break }
    let n = 1 //~ unused_variables
}

#[allow(unused)]
fn quiet() { let n = 1 }

#[allow(arithmetic_overflow)]
fn wraps(): UInt8 { 255 + 1 }

#[deny(warnings)]
module strict {
    public fn check(n: UInt8): Bool { n >= 0 } //~ unused_comparisons

    #[warn(unused_variables)]
    public fn warned() { let n = 1 } //~ warning: unused_variables
}

fn main() {
    loops()
    quiet()
    wraps()
    strict.check(1)
    strict.warned()
}
