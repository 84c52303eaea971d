// Boxed closures: calling a `dyn FnOnce` gives up its box; a brace is a closure where a `dyn Fn` is expected; a
// coerced `&mut` closure lives as long as its binding. A template's `{Name}` may be any value.
#[derive(Debug)]
struct Marker

const LIMIT: Int = 4
static STEP: Int = 2

struct Ring<const N: UIntSize> {}

extension<const N: UIntSize> Ring<N> {
    fn show() { println!("{N} {Marker:?} {LIMIT:>3} {STEP}") }
}

struct Node {
    name: String,
}

extension Node {
    fn visit(f: &mut dyn FnMut(&Node, Int)) { f(self, 1) }
}

fn print(show: &dyn Fn(&str) -> String) { println!("\(show("literal"))") }

fn main() {
    let once: (Box<dyn FnOnce(Int) -> Int + Send>)? = Some(Box.new({ n -> n + 1 }))
    if let Some(f) = once { println!("\(f(1))") }
    var total = 0
    let queue: Vec<Box<dyn FnOnce() -> Int>> = vec![Box.new({ -> 3 }), Box.new({ -> 4 })]
    for f in queue { total += f() }
    let text: Box<dyn Fn() -> String> = Box.new({ "limit \(LIMIT)" })
    println!("\(total) \(text())")
    var count = 0
    let bump: &mut dyn FnMut() = &mut { -> count += 1 }
    bump()
    bump()
    println!("\(count)")
    var names = vec![]
    Node { name: "root".toString() }.visit(&mut { node, depth -> names.push("\(node.name)\(depth)") })
    print(&{ text -> text.toUppercase() })
    println!("\(names:?) \((-128i8).wrappingNeg()) \(**&&2)")
    Ring<3> {}.show()
}
