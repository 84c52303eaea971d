// Members that are not where they may be.
struct Point { x: Int, y: Int, x: Float } //~ E0124
enum Event { Click { at: Int, at: Int } } //~ E0124

trait Area {
    const SIDES: Int
    type Out
    fn area(): Int
    public fn shown(): Int { 1 } //~ E0449
}

struct Square
extension Square: Area {
    const SIDES: Int = 4
    const CORNERS: Int = 4 //~ E0438
    type Out = Int
    type In = Int //~ E0437
    fn area(): Int { 1 }
    fn extra(): Int { 1 } //~ E0407
}

struct Circle
extension Circle: Area {
    const SIDES: Int = 0
    type Out = Int
    public fn area(): Int { 1 } //~ E0449
}

fn main() {}
