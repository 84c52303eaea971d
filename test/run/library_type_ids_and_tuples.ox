// Type ids as keys and in order; boxed arrays of vectors; tuples and arrays of each other.
import std.any.{ Any, TypeId }
import std.collections.{ BTreeSet, HashMap }
#[derive(Default)]
struct Registry { items: HashMap<TypeId, Box<dyn Any>> }
extension Registry {
    mutating fn insert<T: 'static>(value: T): Bool { self.items.insert(TypeId.of<T>(), Box.new(value)).isSome() }
    fn get<T: 'static>(): &T? { self.items.get(&TypeId.of<T>()).andThen { it.downcastRef<T>() } }
}
fn add(a: Int, b: Int): Int { a + b }
fn sub(a: Int, b: Int): Int { a - b }
fn main() {
    var r = Registry.default()
    println!("\(r.insert(5)) \(r.insert("x")) \(r.insert(6)) \(r.get<Int>():?) \(r.get<&str>():?) \(r.get<Float>():?)")
    println!("\(std.fmt.format(formatArgs!("{}-{:?}", 1, "x")))")
    let set = BTreeSet.from([TypeId.of<Int>(), TypeId.of<Int>(), TypeId.of<Bool>()])
    let boxed: Box<[Int; 3]> = vec![1, 2, 3].tryInto().unwrap()
    let (a, b): (Int, Int) = [7, 8].into()
    let pair: [Int; 2] = (a, b).into()
    println!("\(set.len()) \(boxed:?) \(pair:?) \([add, sub].map { f -> f(9, 2) }:?)")
}
