// A reborrow of an argument that nobody wrote only reads until the call; one that is written does not wait.
fn add(v: &mut Vec<UIntSize>, n: UIntSize) { v.push(n) }
fn maybe(v: &mut Vec<UIntSize>, n: UIntSize?, m: UIntSize) { v.push(n.unwrapOr(m)) }
fn from(v: &mut Vec<UIntSize>, n: &UIntSize) { v.push(*n) }
fn plus(a: &mut UIntSize, b: UIntSize) { *a += b }
struct Stack { items: Vec<UIntSize> }
extension Stack {
    mutating fn good() {
        let s = self
        add(&mut s.items, 1)
        plus(s.items.lastMut().unwrap(), 2)
    }
    mutating fn bad() {
        add(&mut self.items, self.items.len()) //~ E0502
    }
}
fn main() {
    var v = vec![1]
    let r = &mut v
    add(r, r.len())
    maybe(r, r.len().checkedSub(3), r.iter().count())
    from(r, &r[0]) //~ E0502
    let x = &mut 5
    plus(x, *x)
    let call: (&mut UIntSize, UIntSize) -> () = plus
    call(x, *x + 1)
    let pair = (r, 1)
    add(pair.0, pair.0.len() + pair.1)
    var s = Stack { items: Vec.new() }
    s.good()
    s.bad()
}
