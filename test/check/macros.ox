// A mistake in an expansion is reported where it was written: in the macro, or in the argument.
macro_rules! useX {
    () => {
        println!("{}", x) //~ E0425
    };
}
macro_rules! letTmp {
    ($v:expr) => {
        let tmp = $v
    };
}
macro_rules! bad {
    () => {
        let x: Int = "a" //~ E0308
    };
}
macro_rules! add {
    ($a:expr, $b:expr) => {
        $a + $b //~ E0277
    };
}
macro_rules! lenOf {
    ($e:expr) => {
        $e.size() //~ E0599
    };
}
macro_rules! call {
    ($f:ident, $x:expr) => {
        $f($x)
    };
}
macro_rules! lbl {
    () => {
        break 'outer //~ E0426
    };
}
macro_rules! unusedOne { //~ warning: unused_macros
    () => {};
}
macro_rules! fieldOf {
    ($t:ident) => {
        struct $t {
            a: Missing, //~ E0425
        }
    };
}
fieldOf!(A)
fn f(x: Int) {}
fn main() {
    let x = 1
    useX!()
    letTmp!(3)
    println!("{}", tmp) //~ E0425
    bad!()
    let y = add!(1, "a")
    let z = lenOf!("abc")
    call!(f, "x") //~ E0308
    call!(g, 1) //~ E0425
    env!("OXIDE_TEST_NO_SUCH_VARIABLE") //~ E1008
    env!("OXIDE_TEST_NO_SUCH_VARIABLE", "set it") //~ E1008
    includeStr!("no/such/file") //~ E1008
    'outer: loop { //~ warning: unused_labels
        lbl!()
    }
}
