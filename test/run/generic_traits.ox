// Associated types, default methods, blanket extensions, operators and dyn dispatch.
import std.fmt
import std.ops.Add

trait Shape {
    fn area(): Float
    fn label(): String { "area \(self.area():.1)" }
}

#[derive(Debug, Clone, Copy, PartialEq)]
struct Vector {
    x: Int,
    y: Int,
}

extension Vector: Add {
    type Output = Vector
    consuming fn add(other: Vector): Vector { Vector { x: self.x + other.x, y: self.y + other.y } }
}

// Methods of the trait that is being implemented need no import.
extension Vector: fmt.Display {
    fn fmt(f: &mut fmt.Formatter): fmt.Result {
        self.x.fmt(f)?
        "|".fmt(f)?
        self.y.fmt(f)
    }
}

struct Square(Float)
struct Disc {
    radius: Float,
}

extension Square: Shape {
    fn area(): Float { self.0 * self.0 }
}

extension Disc: Shape {
    fn area(): Float { 3.0 * self.radius * self.radius }
    fn label(): String { "disc" .toString() }
}

trait Shout {
    fn shout(): String
}

extension<T: fmt.Display> T: Shout {
    fn shout(): String { self.toString().toUppercase() }
}

fn total<T: Add<Output = T> + Copy>(items: &[T], zero: T): T {
    var sum = zero
    for item in items {
        sum = sum + *item
    }
    sum
}

trait Maker { type Product }
#[derive(Debug, Default)]
struct Product
extension Product { static fn new(): Product { Product } }
struct Factory
extension Factory: Maker { type Product = Product }
fn build<T: Maker>(): <T as Maker>.Product where T.Product: Default { <T as Maker>.Product.default() }

fn main() {
    println!("\(<Factory as Maker>.Product.new():?) \(build<Factory>():?)")
    let shapes: Vec<Box<dyn Shape>> = vec![Box.new(Square(2.0)), Box.new(Disc { radius: 1.0 })]
    for shape in &shapes {
        println!("\(shape.label())")
    }
    println!("\(total(&[1, 2, 3], 0)) \(total(&[Vector { x: 1, y: 2 }, Vector { x: 3, y: 4 }], Vector { x: 0, y: 0 }):?)")
    println!("\(Vector { x: 1, y: -2 })")
    println!("\("loud".shout()) \(42.shout())")
}
