// macro_rules!: rules in order, repetitions, recursion, precedence of arguments, hygiene, items.
import std.collections.HashMap

macro_rules! square {
    ($x:expr) => { $x * $x };
}

macro_rules! hashmap {
    () => { HashMap.new() };
    ($($key:expr => $value:expr),+ $(,)?) => {{
        var map = HashMap.new()
        $(
            map.insert($key, $value)
        )+
        map
    }};
}

macro_rules! max {
    ($x:expr) => { $x };
    ($x:expr, $($rest:expr),+) => {{
        let a = $x
        let b = max!($($rest),+)
        if a > b { a } else { b }
    }};
}

macro_rules! myVec {
    ($($x:expr),* $(,)?) => {{
        var v = Vec.new()
        $( v.push($x) )*
        v
    }};
    ($x:expr; $n:expr) => { vec![$x; $n] };
}

macro_rules! swap {
    ($a:ident, $b:ident) => {
        let tmp = $a
        $a = $b
        $b = tmp
    };
}

macro_rules! point {
    ($name:ident { $($field:ident : $ty:ty),* $(,)? }) => {
        #[derive(Debug, Clone)]
        struct $name {
            $( $field: $ty ),*
        }
        extension $name {
            static fn new($( $field: $ty ),*): Self {
                $name { $( $field ),* }
            }
            $(
                fn $field(): $ty { self.$field }
            )*
        }
    };
}

point!(Point { x: Int, y: Int });

macro_rules! count {
    () => { 0usize };
    ($head:tt $($tail:tt)*) => { 1usize + count!($($tail)*) };
}

macro_rules! calc {
    (eval $e:expr) => { println!("{} = {}", stringify!($e), $e) };
    (eval $e:expr, $(eval $es:expr),+) => {
        calc!(eval $e)
        calc!($(eval $es),+)
    };
}

macro_rules! check {
    ($cond:expr, $($arg:tt)+) => {
        if !$cond {
            println!($($arg)+)
        }
    };
}

fn main() {
    println!("{}", square!(1 + 2))
    println!("\(square!(4))")
    let m: HashMap<&str, Int> = hashmap!{ "a" => 1, "b" => 2, }
    var keys: Vec<_> = m.iter().collect()
    keys.sort()
    println!("{:?}", keys)
    let empty: HashMap<Int, Int> = hashmap!()
    println!("{}", empty.len())
    println!("{}", max!(3, 9, 4))
    println!("{:?} {:?} {:?}", myVec![1, 2, 3], myVec![0; 3], myVec!["a",])
    var a = 1
    var b = 2
    let tmp = 10
    swap!(a, b)
    println!("{a} {b} {tmp}")
    let p = Point.new(3, 4)
    println!("{:?} {} {}", p, p.x(), p.y())
    println!("{}", count!(a b c (d e) [f]))
    calc!(eval 1 + 2, eval (3 * 4) - 5)
    check!(1 > 2, "not {} {}", 1, "x")
    let z = square!({ let q = 3; q })
    println!("{z}")
}
