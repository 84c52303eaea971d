// Calls that no rule of the macro fits, and expansions that are not what their place needs.
macro_rules! one {
    ($e:expr) => { $e };
}
macro_rules! ambiguous {
    ($($a:ident)* $b:ident) => { 1 };
}
macro_rules! endless {
    ($($x:tt)*) => {
        endless!($($x)* a) //~ E1008
    };
}
macro_rules! pairs {
    ($($a:expr),*; $($b:expr),*) => {
        $( ($a, $b) ),* //~ E1008
    };
}
macro_rules! tooShallow {
    ($($a:expr),*) => {
        $a //~ E1008
    };
}
macro_rules! unbound {
    () => {
        $nothing //~ E1001
    };
}
macro_rules! two {
    () => {
        1 2 //~ E1001
    };
}

fn main() {
    let a = one!(1, 2) //~ E1008
    let b = one!() //~ E1008
    let c = one!(fn) //~ E1008
    let d = one!(1 +) //~ E1001
    let e = ambiguous!(x y) //~ E1008
    let f = endless!()
    let g = pairs!(1, 2; 3)
    let h = tooShallow!(1)
    let i = unbound!()
    let j = two!()
}

noSuchItem! { a b } //~ E1008
