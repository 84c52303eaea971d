// `&mut dyn Trait` is handed on again and again: the bound of the object shortens with the new reference. A pattern with `ref` and
// a cast keep the value they borrow alive.
struct Tree(Vec<Tree>)

extension Tree {
    fn walk<'a>(self: &'a Self, visit: &mut dyn FnMut(&'a Tree)) {
        visit(self)
        for child in &self.0 { child.walk(visit) }
        self.0.iter().forEach { it.walk(visit) }
    }
}

fn once(f: &mut dyn FnMut(Int)) { f(1) }

fn twice(f: &mut dyn FnMut(Int)) {
    once(f)
    once(f)
}

fn both(f: &mut dyn FnMut(Int)) {
    let a: &mut dyn FnMut(Int) = f
    let b: &mut dyn FnMut(Int) = f //~ E0499
    a(1)
    b(1)
}

struct Wrapper<T>(T)

type Callback = for<'a> (&'a str) -> &'a str

fn main() {
    var n = 0
    Tree(vec![Tree(vec![])]).walk(&mut { _ -> n += 1 })
    twice(&mut { k -> n += k })
    let ref text = "a".toString()
    let Wrapper(ref inner) = Wrapper("b".toString())
    let (ref left, _) = ("c".toString(), 1)
    let object = &"d".toString() as &dyn std.fmt.Display
    let trimmed: Callback = { s -> s.trim() }
    println!("\(n) \(text) \(inner) \(left) \(object) \(trimmed(" e "))")
}
