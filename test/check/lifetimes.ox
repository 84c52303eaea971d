// What a body gives or keeps must live as long as its signature says.
struct View<'a> { text: &'a str }

fn missing<'a>(first: &'a str, second: &str): &'a str {
    if first.len() > 1 { return first }
    second //~ E0621
}
fn shorter<'a, 'b>(first: &'a str, second: &'b str): &'a str {
    let chosen = second
    chosen //~ E1012
}
fn declared<'a, 'b: 'a>(first: &'a str, second: &'b str): &'a str { second }
fn forever(text: &str): &'static str {
    text //~ E1012
}
fn inView(view: View): &'static str {
    view.text //~ E1012
}
fn pushed(list: &mut Vec<&str>, text: &str) {
    list.push(text) //~ E1012
}
fn pushedNamed<'a>(list: &mut Vec<&'a str>, text: &str) {
    list.push(text) //~ E0621
}
fn assigned<'a, 'b>(from: &'a Int, to: &mut &'b Int) {
    *to = from //~ E1012
}
fn built<'a>(first: &'a str, second: &str): View<'a> {
    View { text: second } //~ E0621
}
fn through<'a>(first: &'a str, second: &str): &'a str {
    let chosen = pick(first, second)
    chosen //~ E0621
}
fn pick<'a>(first: &'a str, second: &'a str): &'a str { if first.len() > 1 { first } else { second } }

extension<'a> View<'a> {
    fn get(): &'a str { self.text }
    mutating fn set(text: &str) {
        self.text = text //~ E0621
    }
    fn other(text: &str): &str {
        text //~ E1012
    }
    mutating fn itself(): &'a mut View<'a> {
        self //~ E1012
    }
    fn spawned() {
        std.thread.spawn(move { -> println!("{}", self.text) }) //~ E0521
    }
}
fn spawned(text: &str) {
    std.thread.spawn(move { -> println!("{}", text) }) //~ E0521
}
fn boxed(number: &Int): Box<dyn Fn() -> Int> {
    Box.new(move { -> *number }) //~ E1012
}
fn opaque(number: &Int): impl Fn() -> Int { move { -> *number } }
trait Shown { fn shown(): String; }
fn held<T: Shown>(value: T): Box<dyn Shown> {
    Box.new(value) //~ E0310
}
fn heldBriefly<'a, T: Shown>(value: T, name: &'a str): Box<dyn Shown + 'a> {
    Box.new(value) //~ E0309
}
fn heldLong<'a, T: Shown + 'a>(value: T, name: &'a str): Box<dyn Shown + 'a> { Box.new(value) }
fn heldView<'a>(value: impl Shown + 'a): Box<dyn Shown + 'a> { Box.new(value) }
async fn waited(text: &str): &'static str {
    text //~ E1012
}
fn main() {}
