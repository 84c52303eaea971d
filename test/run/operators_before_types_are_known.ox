// Operators on closure parameters whose types only later calls tell; a pattern that names all elements of an array tells its length.
fn pairSums<const N: UIntSize>(pairs: &[[Int; N]]): Int { pairs.iter().map { it.iter().sum<Int>() }.sum() }

fn main() {
    let add = { a, b -> a + b }
    let square = { x -> x * x }
    let isLess = { a, b -> a < b }
    let next = { i -> i + 1 }
    let accumulate = { total: &mut Int64, x -> *total += x }
    println!("\(add(1, 2)) \(square(1.5)) \(isLess("a", "b")) \([1, 2, 3][next(1)])")
    let join = { a, b -> a + b }
    println!("\(join("a".toString(), "b"))")
    var total = 40
    accumulate(&mut total, 2)
    let [x, y] = std.array.fromFn { it * 10 }
    let operation: (Int, Int) -> Int = { a, b -> a * b }
    println!("\(total) \(x + y) \(operation(6, 7)) \(pairSums(&[[1, 2], [3, 4]]))")
}
