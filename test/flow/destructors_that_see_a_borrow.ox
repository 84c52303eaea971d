// RUN: %oxidec check --verify %s
// What a value with a destructor holds cannot be given away by reference; what it only refers to by `&` can.
struct Log<'a> { lines: &'a mut Vec<Int> }
extension Log<'a>: Drop {
    mutating fn drop() { self.lines.push(0) }
}
extension Log<'a> {
    fn finish(self: Log<'a>): &'a mut Vec<Int> {
        &mut *self.lines //~ E0713
    }
}
struct Text { words: Vec<String> }
extension Text: Drop {
    mutating fn drop() { println!("\(self.words.len())") }
}
fn inside() {
    let first: &String
    {
        let text = Text { words: vec![] }
        first = &text.words[0] //~ E0713
    }
    println!("\(first)")
}
struct View<'a> { all: &'a Vec<Int> }
extension View<'a>: Drop {
    mutating fn drop() { println!("\(self.all.len())") }
}
fn first<'a>(view: View<'a>): &'a Int { &view.all[0] }

fn main() {}
