// stringify! as a pattern, operators as token trees, and calls in braces that end their statement.
macro_rules! enumOf {
    (enum $n:ident { $($v:ident = $val:literal),* $(,)? }) => {
        #[derive(Debug, Clone, Copy, PartialEq)]
        enum $n { $($v = $val),* }
        extension $n {
            const ALL: &'static [$n] = &[$($n.$v),*]
            consuming fn name(): &'static str { match self { $($n.$v -> stringify!($v)),* } }
            static fn parse(s: &str): Option<Self> { match s { $(stringify!($v) -> Some($n.$v),)* _ -> null } }
        }
    };
}
enumOf! { enum Color { Red = 1, Green = 2, Blue = 4 } }
macro_rules! apply { ($a:expr, $op:tt, $b:expr) => { $a $op $b }; } macro_rules! twice { ($($s:stmt;)*) => { { $($s;)* } { $($s;)* } }; }
macro_rules! listOf { ($($e:expr),* $(,)?) => { <[_]>.intoVec(Box.new([$($e),*])) }; }
enum Step { Push(Int), Jump(UIntSize) }
struct Walker { keys: Vec<&'static str> }
extension Walker {
    fn walk<'a>(self: &'a Self, f: &mut dyn FnMut(&'a &'static str)) { for k in &self.keys { f(k) } }
}
fn main() {
    println!("\(Color.ALL:?) \(Color.Blue.name()) \(Color.parse("Green").map { it as UInt8 }:?) \(Color.parse("x"):?)")
    println!("\(apply!(1, <<, 4)) \(apply!(256, >>, 4)) \(apply!(3, <=, 4)) \(apply!(3, >=, 4)) \(apply!(7, -, 3))")
    var n = 0; twice! { n += 2; n *= 3; } println!("\(n)")
    println!("\(listOf![1, 2, 3]:?)")
    // `ref mut` reaches an element, and what a guard holds, for writing.
    var code = vec![Step.Push(1), Step.Jump(0)]
    match code[1] { Step.Jump(ref mut t) -> *t = 7, _ -> unreachable!() }
    if let Step.Push(ref mut v) = code[0] { *v += 1 }
    let cell = std.cell.RefCell.new(Some(1))
    match *cell.borrowMut() { Some(ref mut v) -> *v = 5, null -> {} }
    println!("\(code.iter().map { match it { Step.Push(v) -> *v as UIntSize, Step.Jump(t) -> *t } }.collect<Vec<_>>():?) \(cell:?)")
    // What a `dyn` closure is called with says nothing of what it holds.
    let walker = Walker { keys: vec!["a", "b"] }
    var found = vec![]
    walker.walk(&mut { k -> found.push(*k) })
    println!("\(found:?)")
    // With another type, a block stays a block, called or not; a copy of a field is all that is captured.
    let shown: Box<dyn Fn() -> UIntSize> = { let noisy = Noisy("noisy"); Box.new move { -> noisy.0.len() } }
    println!("\(shown())")
    // What is known when the program is compiled.
    let missing: Option<&str> = optionEnv!("OXIDE_TEST_NO_SUCH_VARIABLE")
    let text = includeStr!("macros_as_others_write_them.ox")
    println!("\(env!("PATH").isEmpty()) \(missing:?) \(concat!(env!("PATH"), "!").endsWith('!')) \(text.lines().count() > 40)")
}
struct Noisy(&'static str)
extension Noisy: Drop { mutating fn drop() { println!("drop \(self.0)") } }
