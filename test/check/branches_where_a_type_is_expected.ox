// What the surroundings expect is expected of each branch, and the first that does not fit is wrong.
import tokio.sync.mpsc

fn tail(c: Bool): String {
    if c {
        5 //~ E0308
    } else {
        "x".toString()
    }
}

fn arms(c: Bool): String {
    match c {
        true -> "s", //~ E0308
        false -> String.new(),
    }
}

fn borrowed(n: Int): UIntSize {
    let text: &str = if n > 0 { "some" } else { "none" }
    let shown: Box<dyn std.fmt.Display> = if n > 1 { Box.new(1) } else { Box.new("one") }
    let some: Int? =
        if n > 2 {
            Some("x") //~ E0308
        } else {
            null
        }
    text.len() + shown.toString().len() + some.isSome() as UIntSize
}

#[tokio.main]
async fn main() {
    let (_tx, mut rx) = mpsc.channel<Int>(1)
    let s: String = await tokio.select! {
        Some(v) = rx.recv() -> v, //~ E0308
        else -> "none".toString(),
    }
    println!("\(s) \(tail(true)) \(arms(true)) \(borrowed(1))")
}
