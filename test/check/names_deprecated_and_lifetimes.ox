// How names are written, what should not be used any more, and lifetimes that look different at both ends.
const maxItems: UIntSize = 3 //~ warning: non_upper_case_globals
static globalName: &str = "x" //~ warning: non_upper_case_globals
struct line_counter { lines: Int } //~ warning: non_camel_case_types
enum Kind { small, Large } //~ warning: non_camel_case_types
trait can_count { fn count(): Int } //~ warning: non_camel_case_types
struct HTTPServer2 { port: Int }

extension line_counter: can_count {
    fn count(): Int { self.lines }
}

#[deprecated(since = "2.0", note = "use `fresh`")]
fn old(): Int { 1 }
#[deprecated]
struct Legacy
struct Config {
    #[deprecated]
    depth: Int,
}
extension Config {
    #[deprecated]
    fn level(): Int { old() }
}

struct View<'a> { items: &'a [Int] }
struct Buffer { items: Vec<Int> }
extension Buffer {
    fn view(): View { View { items: &self.items } } //~ warning: mismatched_lifetime_syntaxes
    fn each(): std.slice.Iter<Int> { self.items.iter() } //~ warning: mismatched_lifetime_syntaxes
    fn shown(): View<'_> { View { items: &self.items } }
    fn first(): &Int { &self.items[0] }
}
fn named<'a>(buffer: &'a Buffer): View { View { items: &buffer.items } } //~ warning: mismatched_lifetime_syntaxes
fn same(view: View): View { view }

fn main() {
    println!("\(maxItems) \(globalName) \(HTTPServer2 { port: 1 }.port) \(line_counter { lines: 1 }.count())")
    let n = old() //~ warning: deprecated
    let legacy = Legacy //~ warning: deprecated
    let config = Config { depth: n }
    println!("\(config.depth)") //~ warning: deprecated
    println!("\(config.level())") //~ warning: deprecated
    let _ = (legacy, Kind.small, Kind.Large)
    let buffer = Buffer { items: vec![1] }
    let sum: Int = buffer.view().items.iter().chain(buffer.each()).sum()
    println!("\(sum) \(same(buffer.shown()).items.len()) \(buffer.first()) \(named(&buffer).items.len())")
}
