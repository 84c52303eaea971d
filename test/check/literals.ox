// Literals of structs, and what their fields may be.
#[derive(Clone, Default)]
struct Point { x: Int, y: Int }
enum Shape { Dot, Line(Int, Int), Box { w: Int, h: Int } }
module bank {
    #[derive(Default)]
    public struct Account { public owner: String, balance: Int }
    extension Account {
        fn audit() {}
        public static fn open(): Account { Account { owner: String.new(), balance: 0 } }
        static fn secret() {}
    }
}

fn literals() {
    let a = Point { x: 1, x: 2, y: 3 } //~ E0062
    let b = Point { x: 1 } //~ E0063
    let c = Point { x: 1, y: 2, z: 3 } //~ E0560
    let d = Shape.Box { w: 1, h: 2, d: 3 } //~ E0559
    let e = Point { x: "one", y: 2 } //~ E0308
    let f = Shape.Line(1) //~ E0061
    let g = Shape.Box //~ E0533

    let i = Point { x: 1, ..Shape.Dot } //~ E0308
}
fn access(account: bank.Account, point: Point, number: Int) {
    account.balance //~ E0616
    account.audit() //~ E0624
    bank.Account.secret() //~ E0624
    point.z //~ E0609
    point.clone //~ E0615
    number.value //~ E0610
    point.x() //~ E0599
    point.0 //~ E0609
    Point.nothing() //~ E0599
    Shape.Circle //~ E0599
}
fn main() {}
