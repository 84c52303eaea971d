// Type ids as keys and in order, names of types as Rust prints them; boxed arrays of vectors; tuples and arrays of each
// other, tuples of twelve.
import std.any.{ typeName, typeNameOfVal, Any, TypeId }
import std.collections.{ BTreeSet, HashMap }
#[derive(Default)]
struct Registry { items: HashMap<TypeId, Box<dyn Any>> }
extension Registry {
    mutating fn insert<T: 'static>(value: T): Bool { self.items.insert(TypeId.of<T>(), Box.new(value)).isSome() }
    fn get<T: 'static>(): &T? { self.items.get(&TypeId.of<T>()).andThen { it.downcastRef<T>() } }
}
module inner { public struct Deep<const N: UIntSize> }
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
    println!("\(typeName<HashMap<String, &[Int]>>()) \(typeName<Box<dyn Fn(Int) -> Int?>>()) \(typeName<(Float, [Char; 2])>())")
    println!("\(typeName<Registry>()) \(typeName<inner.Deep<3>>()) \(typeNameOfVal(&add))")
    let long = (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12)
    let longer = (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13)
    let zero: (Int, Char, Bool, String, Float, Int?, (), Int8, UInt, Int64, Int, &str) = Default.default()
    println!("\(long < longer) \(long.cmp(&longer):?) \(HashMap.from([(long, 1), (longer, 2), (long, 3)]).len()) \(zero:?)")
}
