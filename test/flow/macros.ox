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
macro_rules! pushTo {
    ($v:ident) => {
        let r = &$v
        $v.push(1) //~ E0502
        println!("{:?}", r)
    };
}
macro_rules! declare {
    () => {
        let unusedInMacro = 3 //~ warning: unused_variables
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
    var v = vec![1]
    pushTo!(v)
    declare!()
    println!("{k}")
}
