// RUN: %oxidec check --verify %s
// One move is told once: at the use that is found first when loops are left before they go round, `else` comes
// before `then`, and variants come in the order of their declaration; a use of a part found later says more.
struct Pair {
    a: String,
    b: String,
}
fn afterFor(s: String) {
    for _ in 0..3 {
        let _t = s
    }
    println!("\(s)") //~ E0382
}
fn afterWhile(s: String, c: Bool) {
    while c {
        let _t = s
    }
    println!("\(s)") //~ E0382
}
fn inHead(s: String) {
    while s.len() > 1 { //~ E0382
        let _t = s
    }
    println!("\(s)")
}
fn inLoop(s: String, c: Bool) {
    loop {
        if c { break }
        let _t = s //~ E0382
    }
    println!("\(s)")
}
fn inWhileLet(s: String, c: Int?) {
    while let Some(_) = c {
        let _t = s //~ E0382
    }
    println!("\(s)")
}
fn variants(s: String, c: Int?) {
    let t = s
    match c {
        Some(_) -> println!("\(s)"),
        null -> println!("\(s)"), //~ E0382
    }
    drop(t)
}
fn branches(s: String, c: Bool) {
    drop(s)
    if c {
        println!("\(s)")
    } else {
        println!("\(s)") //~ E0382
    }
}
fn partial(p: Pair) {
    drop(p.a)
    let _q = &p
    println!("\(p.b) \(p.a)") //~ E0382
}

fn main() {
    afterFor("".toString())
    afterWhile("".toString(), true)
    inHead("".toString())
    inLoop("".toString(), true)
    inWhileLet("".toString(), null)
    variants("".toString(), null)
    branches("".toString(), true)
    partial(Pair { a: "".toString(), b: "".toString() })
}
