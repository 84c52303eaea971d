// What #[cfg(..)] leaves out is not there: statements, fields, arms, parameters; cfg! answers; dbg! gives its value on.
#[derive(Debug)]
struct Point {
    x: Int,
    #[cfg(windows)]
    handle: Nowhere,
    name: String,
}

#[derive(Debug)]
enum Kind {
    #[cfg(false)]
    Old,
    New,
}

fn describe(#[cfg(unix)] p: &Point, #[cfg(windows)] p: &Nowhere): Int {
    #[cfg(not(unix))]
    println!("not here")
    #[cfg(unix)]
    println!("\(p:?)")
    match p.x {
        #[cfg(windows)]
        1 -> 7,
        _ if cfg!(windows) -> 5,
        _ -> 3,
    }
}

fn factorial(n: UInt): UInt { if dbg!(n <= 1) { dbg!(1) } else { dbg!(n * factorial(n - 1)) } }

fn costly(): Bool {
    println!("checked")
    false
}

fn main() {
    let p = dbg!(Point { x: 1, #[cfg(windows)] handle: 3, name: "z".toString() })
    let (a, b) = dbg!(&p.name, Kind.New)
    println!("\(describe(&p)) \(a) \(b:?) \(factorial(3))")
    println!("\(cfg!(unix)) \(cfg!(all(targetOs = "linux", not(windows)))) \(cfg!(targetPointerWidth = "32"))")
    if cfg!(not(debugAssertions)) { debugAssert!(costly()) }
}
