public struct Point { public x: Int, secret: Int }
struct Hidden { x: Int }
public enum Side { Left(Point), Right }

extension Point {
    public static fn new(x: Int): Point { Point { x, secret: helper() } }
    public fn sum(): Int { self.x + self.secret }
    fn own(): Int { self.x }
    public fn same<T>(value: T): T { value }
}
extension Point: Drop {
    mutating fn drop() {}
}
extension Point: Clone {
    fn clone(): Point { Point { x: self.x, secret: self.own() } }
}

fn helper(): Int { Hidden { x: 1 }.x }
fn dead() {}
public fn flip(side: Side): Side { match side { Side.Left(_) -> Side.Right, Side.Right -> Side.Left(Point.new(2)) } }
#[inline]
public fn firstOf<'a>(a: &'a str, _b: &str): &'a str { a }
public fn same<T>(value: T): T { value }
public async fn twice(x: Int): Int { await tokio.task.yieldNow(); x * 2 }
module inner {
    public fn hidden() {}
}
public module open {
    public fn seen(): impl Fn(Int) -> Int { { x -> x + 1 } }
}
