// References that a pattern binds have a place in the guard as well: it may borrow, capture and match them.
#[derive(Debug)]
enum Frame { Simple(String), Bulk(String), Pair(Int, String), Other(Int) }

fn kind(f: &Frame, list: &[String]): Int {
    match f {
        Frame.Simple(s) if s == "PING" -> 1,
        Frame.Simple(s) | Frame.Bulk(s) if s == "BOTH" -> 2,
        Frame.Simple(s) | Frame.Bulk(s) | Frame.Pair(_, s) if list.iter().any { it == s } -> 3,
        Frame.Pair(n, s) if (n, s.asStr()) == (&5, "five") -> 4,
        Frame.Other(n) if [1, 2].contains(n) -> 5,
        Frame.Other(n) if matches!(n, 7 | 8) && { let r = &n; **r == 7 } -> 6,
        _ -> 9,
    }
}

fn head(words: &[&str]): &'static str {
    match words {
        [first, rest @ ..] if rest == &["b", "c"] && first == &"a" -> "abc",
        [_, rest @ ..] if rest.iter().all { it.len() == rest.len() } -> "square",
        _ -> "other",
    }
}

fn main() {
    let list = vec!["x".toString(), "y".toString()]
    let frames = [Frame.Simple("PING".toString()), Frame.Bulk("BOTH".toString()), Frame.Pair(1, "y".toString()), Frame.Bulk("x".toString()),
        Frame.Pair(5, "five".toString()), Frame.Other(2), Frame.Other(7), Frame.Other(9)]
    for f in frames { print!("\(kind(&f, &list)) ") }
    println!("\(head(&["a", "b", "c"])) \(head(&["q", "ww", "ww"])) \(head(&[]))")
    var opt = Some("text".toString())
    match &mut opt {
        Some(s) if s.asStr() == "other" -> s.push('1'),
        Some(s) if *s == "text" -> s.push('2'),
        _ -> {},
    }
    match opt {
        Some(ref s) if s == "text2" && s.len() == 5 -> println!("ref \(s)"),
        Some(s) -> println!("moved \(s)"),
        null -> {},
    }
}
