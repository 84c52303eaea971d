

fn zz1() { let x: i32 = "a"; }
fn zz2() { let s = String.new(); drop(s); drop(s); }
fn zz3(): i32 { match Some(1) { Some(n) -> n } }
struct ZN { a: i32, a: i32 }
fn main() {}
