// macro_rules!: every kind of fragment and of place for a call, macros that define macros, hygiene of locals and labels.
macro_rules! outer {
    ($e:expr) => {{
        let x = 100
        $e + x
    }};
}
macro_rules! useGlobal {
    () => { helper() };
}
fn helper(): Int { 7 }

macro_rules! makeFn {
    ($name:ident, $body:expr) => {
        fn $name(): Int { $body }
    };
    ($name:ident($($arg:ident: $ty:ty),*) -> $ret:ty $body:block) => {
        fn $name($($arg: $ty),*): $ret $body
    };
}
makeFn!(one, 1);
makeFn!(addUp(a: Int, b: Int) -> Int { a + b });

macro_rules! enumStr {
    ($(#[$m:meta])* $vis:vis enum $name:ident { $($variant:ident = $val:expr),* $(,)? }) => {
        $(#[$m])*
        $vis enum $name {
            $($variant = $val),*
        }
        extension $name {
            fn name(): &str {
                match self {
                    $( $name.$variant -> stringify!($variant) ),*
                }
            }
            static fn all(): Vec<$name> {
                vec![ $( $name.$variant ),* ]
            }
        }
    };
}
enumStr! {
    #[derive(Debug, Clone, Copy, PartialEq)]
    public enum Level {
        Low = 1,
        Mid = 5,
        High = 10,
    }
}

macro_rules! impls {
    ($tr:ident for $($t:ty),+ ; $text:literal) => {
        $(
            extension $t: $tr {
                fn describe(): String { format!("{} {}", $text, stringify!($t)) }
            }
        )+
    };
}
trait Describe {
    fn describe(): String
}
impls!(Describe for Int, Bool, String ; "type");

macro_rules! callback {
    ($cb:ident ! ( $($args:tt)* )) => { $cb!($($args)*) };
}
macro_rules! sum {
    ($($x:expr),*) => { 0 $(+ $x)* };
}

macro_rules! internal {
    (@add $a:expr, $b:expr) => { $a + $b };
    (@mul $a:expr, $b:expr) => { $a * $b };
    ($a:expr, $b:expr) => { (internal!(@add $a, $b), internal!(@mul $a, $b)) };
}

macro_rules! matcher {
    ($v:expr, $($p:pat => $r:expr),+ $(,)?) => {
        match $v {
            $( $p -> $r ),+
        }
    };
}
macro_rules! range {
    ($lo:literal ..= $hi:literal) => { $lo..=$hi };
}
macro_rules! tupleOf {
    ($t:ty) => { ($t, $t) };
}
macro_rules! some {
    ($p:pat) => { Some($p) };
}
macro_rules! defMacro {
    ($name:ident, $val:expr) => {
        macro_rules! $name {
            () => { $val };
            ($x:expr) => { $val + $x };
        }
    };
}
defMacro!(five, 5);

macro_rules! block {
    ($b:block) => { $b };
}
macro_rules! loopTwice {
    ($l:lifetime, $body:block) => {
        $l: loop {
            $body
        }
    };
}
macro_rules! stmts {
    ($($s:stmt;)*) => { $($s)* };
}
macro_rules! nested {
    ($( $k:ident : [ $($v:expr),* ] );* $(;)?) => {
        vec![ $( (stringify!($k), vec![ $($v),* ]) ),* ]
    };
}

fn main() {
    let x = 1
    println!("{}", outer!(x * 2))
    println!("{}", useGlobal!())
    println!("{} {}", one(), addUp(2, 3))
    for l in Level.all() {
        println!("{:?} {} {}", l, l.name(), l as Int)
    }
    println!("{} | {} | {}", 1.describe(), true.describe(), "s".toString().describe())
    println!("{}", callback!(sum!(1, 2, 3)))
    println!("{:?}", internal!(2, 3))
    let r = matcher!(5, 0 => "zero", 1 | 2 => "small", range!(3 ..= 6) => "mid", _ => "big")
    println!("{r}")
    let t: tupleOf!(Int) = (1, 2)
    println!("{:?}", t)
    if let some!(q) = Some(3) {
        println!("{q}")
    }
    println!("{} {}", five!(), five!(10))
    println!("{}", block!({ let y = 2; y * 3 }))
    var n = 0
    loopTwice!('done, {
        n += 1
        if n > 3 { break 'done }
    })
    println!("{n}")
    stmts! {
        let aa = 1;
        let bb = aa + 1;
        println!("{} {}", aa, bb);
    }
    println!("{:?}", nested! { a: [1, 2]; b: []; c: [3] })
    macro_rules! local {
        ($i:ident) => { $i + x };
    }
    let y = 5
    let x = 1000
    println!("{} {}", local!(y), x)
    println!("{}", inner.triple(inner.FACTOR))
}

macro_rules! inModule {
    ($name:ident { $($item:item)* }) => { module $name { $($item)* } };
}
inModule! { inner { public const FACTOR: Int = 3; public fn triple(x: Int): Int { x * FACTOR } struct Unit; } }
