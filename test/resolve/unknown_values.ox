// Names that are nowhere, in the places where values stand.
module engine {
    public const LIMIT: Int = 3
    public fn start(): Int { LIMIT }
    public struct Part { public size: Int }
}

struct Gauge { level: Int }

extension Gauge {
    fn read(): Int { level } //~ E0425
    fn double(): Int { read() * 2 } //~ E0425
}

struct Empty
struct Pair(Int, Int)
enum Shape { Dot, Circle(Int), Rect { w: Int, h: Int } }
trait Draw { static fn make(): Int { 1 } }
type Alias = Pair

fn generic<T>(value: T) {
    T //~ E0423
}

fn main() {
    missing //~ E0425
    missing() //~ E0425
    missing.size //~ E0425
    missing.run(1).twice() //~ E0425
    engine.LIMIT
    engine.stop() //~ E0425
    engine.stop //~ E0425
    engine.Missing.new() //~ E0433
    engine.parts.Part.new() //~ E0433
    Missing.new() //~ E0433
    missing.Part.new() //~ E0433
    crate.missing() //~ E0425
    Gauge //~ E0423
    Gauge(1) //~ E0423
    engine.Part //~ E0423
    Empty
    Pair(1, 2)
    Shape //~ E0423
    Shape.Dot
    Shape.Circle(1)
    Shape.Rect //~ E0533
    Draw //~ E0423
    Int //~ E0423
    engine //~ E0423
    Alias //~ E0423
    Alias(1, 2) //~ E0423
    println!("\(missing) {absent}") //~ E0425 //~ E0425
    print!("{value:width$}", value = 1) //~ E0425
}
