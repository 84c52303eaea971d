// `yield` belongs to `stream!`.
fn main() {
    yield 3 //~ E1011
}
