// Macros by name, by path and by import.
import std.fmt.Write
import tokio.tryJoin

macro_rules! square {
    ($x:expr) => { $x * $x };
}

fn main() {
    println!("a")
    std.println!("b")
    assertEq!(1, 1)
    assert_eq!(1, 1)
    unknown!(1) //~ E1008
    later!() //~ E1008
    std.unknown!(1) //~ E0433
    join!(1) //~ E1008
    let _ = square!(2)
    var text = String.new()
    write!(text, "{missing}") //~ E0425
    let width = 3
    println!("{width} {0:width$} {value:>prec$}", 1, value = 2, prec = 4)
}

async fn one(): Result<Int, Int> { Ok(1) }
async fn two(): Result<Int, Int> { Ok(2) }

async fn together() {
    let both = await tryJoin!(one(), two())
    let all = await tokio.join!(one(), two())
    println!("\(both:?) \(all:?)")
}

macro_rules! later { //~ warning: unused_macros
    () => { 1 };
}
