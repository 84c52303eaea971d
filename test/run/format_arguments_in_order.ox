fn say(s: &str): &str { print!("[{s}]"); s }
fn main() {
    var v = vec![1, 2]
    println!("{v:?} {:?} {:?}", v.pop(), v.pop())
    println!("{1} {0} {1:>4} {n:?}", say("a"), say("b"), n = say("c"))
    let w = 6
    println!("{:>w$}|{:.*}|{:>1$}", "x", 1, 2.55, "q", w = w)
    let x = 1
    println!("{x} {} {x:02} {{{}}} {y}", x + 1, 3, y = x * 9)
    println!("{0:?} {0} {0:?}", "s");
}
