// Moves, borrows and lints of what macros write.
macro_rules! consume {
    ($e:expr) => {
        drop($e)
    };
}
macro_rules! set {
    ($p:ident) => {
        $p = 3 //~ E0384
    };
}
#[allow(unusedMacros)]
macro_rules! allowed {
    () => {};
}
macro_rules! unusedOne { //~ warning: unused_macros
    () => {};
}
macro_rules! _quiet {
    () => {};
}
fn main() {
    let s = String.new()
    consume!(s)
    consume!(s) //~ E0382
    let k = 1
    set!(k)
    println!("{k}")
}
