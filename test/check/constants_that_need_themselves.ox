// Constants, statics and discriminants whose values need the values themselves; those that only look so.
static FIRST: Int = twice(SECOND) //~ E0391
static SECOND: Int = twice(FIRST)
const fn twice(n: Int): Int { n * 2 }

const fn limit(n: Int): Int { if n == 0 { 0 } else { LIMIT } }
const LIMIT: Int = limit(0) //~ E0391

static OWN: Int = OWN + 1 //~ E0080
static NAME: &str = "x"
static OTHER: &&str = &NAME

const LENGTH: UIntSize = [0; LENGTH].len() //~ E0391

trait Level {
    const MAX: Int
    const MIN: Int
}
struct Low

extension Low: Level {
    const MAX: Int = Self.MIN //~ E0391
    const MIN: Int = Self.MAX
}

enum Circle {
    Left = Circle.Right as isize, //~ E0391
    Right = Circle.Left as isize,
}

// The numbers of an enum may use each other in any order.
enum Chain {
    Late = Chain.Early as isize + 3,
    Early = 4,
    Next,
}
const NEXT: [Int; Chain.Next as UIntSize] = [1; 5]
const LATE: [Int; Chain.Late as UIntSize] = [1; 6] //~ E0308

const fn forever(n: Int): Int { forever(n) }
const ENDLESS: Int = forever(1) //~ E0080

fn main() {}
