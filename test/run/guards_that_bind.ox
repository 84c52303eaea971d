// `if let` in the guard of an arm: what it binds lives in the arm's body.
import std.collections.HashMap

struct Noisy(&'static str)
extension Noisy: Drop { mutating fn drop() { println!("drop \(self.0)") } }
extension Noisy { fn value(): Int? { if self.0 == "odd" { null } else { Some(1) } } }

enum Token { Word(String), Number(Int), End }

fn classify(m: &HashMap<&str, Int>, key: &str?): String {
    match key {
        Some(k) if let Some(v) = m.get(k) && *v > 1 -> "big \(v)",
        Some(k) if let v = m.get(k) -> "small \(v)",
        Some(k) if k.len() > 3 && let Ok(n) = k.parse<Int>() && n > 0 -> "number \(n)",
        Some(k) -> "none \(k)",
        null -> "nil".toString(),
    }
}
fn take(token: Token): String {
    match token {
        Token.Word(w) if let Some(c) = w.chars().next() && c.isUppercase() -> {
            println!("name")
            w
        },
        Token.Word(w) if let [a, .., b] = w.asBytes() && a == b -> "ring".toString(),
        Token.Word(w) -> w + "!",
        Token.Number(n) if let 1..=9 = n -> "digit \(n)",
        Token.Number(n) -> "\(n)",
        Token.End -> return "end".toString(),
    }
}
fn temporaries(name: &'static str) {
    match name.len() {
        n if let v = Noisy(name).value() -> println!("arm \(n) \(v)"),
        n if let Noisy("odd") = Noisy(name) -> println!("kept \(n)"),
        _ -> println!("rest"),
    }
}
fn nested(n: Int): &'static str {
    match n {
        _ if let Some(half) = n.checkedDiv(2) && half > 10 -> "large",
        0 -> "zero",
        _ if let true = n % 2 == 0 -> "even",
        _ -> "odd",
    }
}
fn main() {
    let m = HashMap.from([("a", 1), ("b", 2)])
    for k in [Some("a"), Some("b"), Some("1234"), Some("-123"), Some("z"), null] { println!("\(classify(&m, k))") }
    for t in [Token.Word("Ann".toString()), Token.Word("abba".toString()), Token.Word("x".toString()), Token.Number(3), Token.Number(30), Token.End] {
        println!("\(take(t))")
    }
    temporaries("even")
    temporaries("odd")
    println!("\(nested(50)) \(nested(0)) \(nested(4)) \(nested(5))")
}
