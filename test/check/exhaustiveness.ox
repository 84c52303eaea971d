// Every value of the matched type has an arm.
enum Signal {
    Stop,
    Wait(UInt8),
    Go { fast: Bool, lane: Int },
}
struct Window {
    open: Bool,
    width: Int,
}

fn variants(s: Signal) {
    match s { //~ E0004
        Signal.Stop -> {}
    }
    match s { //~ E0004
        Signal.Stop | Signal.Wait(3..=9) -> {}
        Signal.Go { fast: true, .. } -> {}
    }
    match s {
        Signal.Stop | Signal.Wait(0..=100) -> {}
        Signal.Wait(101..) -> {}
        Signal.Go { fast: true, .. } | Signal.Go { lane: 0, .. } -> {}
        Signal.Go { lane, .. } -> println!("\(lane)"),
    }
}

fn options(n: Int?, r: &(Int?), nested: Bool??) {
    match n { Some(_) -> {} } //~ E0004
    match r { null -> {} } //~ E0004
    match n {
        Some(x) if x > 0 -> {}
        null -> {}
        Some(_) -> {}
    }
    match n { //~ E0004
        Some(x) if x > 0 -> {}
        null -> {}
    }
    match nested {
        null | Some(null) -> {}
        Some(Some(true)) -> {}
        Some(Some(false)) -> {}
    }
}

fn numbers(i: Int, u: UInt8, size: UIntSize, c: Char, f: Float, wide: Int128) {
    match i { 1 -> {}, 5..=10 -> {} } //~ E0004
    match u { 0 -> {}, 2.. -> {} } //~ E0004
    match u { 0..=127 -> {}, 128..=255 -> {} }
    match u { ..=9 -> {}, 10.. -> {} }
    match size { 0..=18446744073709551615 -> {} } //~ E0004
    match size { 0..5 -> {}, 5.. -> {} }
    match c { '\0'..='\u{D7FF}' -> {}, '\u{E000}'..='\u{10FFFF}' -> {} }
    match c { 'a'..='z' -> {} } //~ E0004
    match f { 1.0 -> {} } //~ E0004
    match wide { ..0 -> {}, 0.. -> {} }
    match wide { ..0 -> {}, 1.. -> {} } //~ E0004
    match i { 9..=0 -> {}, _ -> {} } //~ E0030
    match i { 4..4 -> {}, _ -> {} } //~ E0579
}

fn texts(s: &str, owned: String, b: Bool) {
    match s { "a" -> {} } //~ E0004
    match owned { "a" -> {}, "b" -> {} } //~ E0004
    match b { true -> {} } //~ E0004
    match (s, b) {
        ("a", _) -> {}
        (_, true) -> {}
        (_, false) -> {}
    }
}

fn structures(w: Window, pair: (Bool, Bool?), boxed: Box<Bool>) {
    match w { Window { open: true, .. } -> {} } //~ E0004
    match w { Window { open: true, .. } -> {}, Window { width: 0, .. } -> {}, Window { open: false, width } -> println!("\(width)") }
    match pair { (true, _) -> {}, (_, Some(true)) -> {} } //~ E0004
    match *boxed { true -> {}, false -> {} }
}

fn sequences(xs: &[Int], two: [Bool; 2], many: &[Bool]) {
    match xs { [] -> {}, [_] -> {}, [1, .., 2] -> {} } //~ E0004
    match xs { [] -> {}, [_] -> {}, [_, .., _] -> {} }
    match two { [true, ..] -> {}, [_, false] -> {} } //~ E0004
    match two { [true, ..] -> {}, [_, false] -> {}, [false, true] -> {} }
    match many { [] -> {}, [.., true] -> {}, [false, ..] -> {} } //~ E0004
    match many { [] -> {}, [.., true] -> {}, [.., false] -> {} }
}

enum Nothing {}

fn empty(n: Nothing, r: Result<Int, Nothing>, behind: &Result<Int, Nothing>): Int {
    match r {
        Ok(x) -> println!("\(x)"),
    }
    match behind { //~ E0004
        Ok(x) -> println!("\(x)"),
    }
    match n {}
}

fn emptyMatch(s: Signal) {
    match s {} //~ E0004
}

fn main() {}
