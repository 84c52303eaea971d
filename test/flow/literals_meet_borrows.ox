// A literal lives for ever; what stands beside it need not.
import std.thread

fn pick(s: &str): &str {
    let one = match s.len() { 1 -> "a", _ -> s }
    one
}
fn main() {
    let s = String.from("q")
    let one = if s.len() == 1 { "a" } else { &s }
    let both = ["a", &s, s.asStr()]
    let more = vec!["a", &s]
    println!("\(one) \(both:?) \(more:?) \(pick(&s)) \(["a", &1.toString()].concat())")
    let long = if s.len() == 1 { "a" } else { &s } //~ E0597
    thread.spawn(move { -> println!("\(long)") })
}
