// Attributes are known, or macros that are imported.
#![allow(unused)]
#[inline]
#[must_use]
fn one(): Int { 1 }


#[unsafe(noMangle)]
public fn three(): Int { 3 }

#[inlined] //~ E1008
fn two(): Int { 2 }

struct Point {
    #[doc(hidden)]
    x: Int,
    #[unused] //~ E1008
    y: Int,
}

fn main() {}
