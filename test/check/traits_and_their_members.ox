// Members that differ from their trait in kind, lifetimes or name; traits that need themselves.
trait Join { static fn join<'a, 'b: 'a>(left: &'a str, right: &'b str): String }
struct Plain
extension Plain: Join {
    static fn join(left: &str, right: &str): String { left.toString() + right } //~ E0195
}
extension String: Join {
    static fn join<'x, 'y: 'x>(left: &'x str, right: &'y str): String { left.toString() + right }
}

trait Kinds {
    type Unit
    const SIDES: Int
    fn name() {}
}
extension Plain: Kinds {
    type Unit = Int
    const SIDES: Int = 4
    const name: Int = 4 //~ E0323
}
trait Numbered { const NUMBER: Int }
extension Plain: Numbered {
    static fn NUMBER() {} //~ E0324
}
trait Sized2 { const Side: Int = 1 }
extension Plain: Sized2 {
    type Side = Int //~ E0325
}

trait Reader { type Item }
trait Writer { type Item }
fn pass<T: Reader + Writer>(item: T.Item) {} //~ E0221
fn passRead<T: Reader + Writer>(item: <T as Reader>.Item) {}

trait Named {}
trait Shape: Named {}
extension dyn Shape: Named {} //~ E0371
unsafe extension Plain { fn size() {} } //~ E0197
trait Plane { fn mark((x, y): (Int, Int)) } //~ E0642

trait First: Second {} //~ E0391
trait Second: First {} 
type Left = Right //~ E0391
type Right = Left
const EGG: Int = HEN + 1 //~ E0391
const HEN: Int = EGG

extension Plain {
    fn twice() {}
    fn twice(): Int { 1 } //~ E0592
}
#[derive(Clone)] //~ E0119
struct Copied
extension Copied: Clone { fn clone(): Self { Copied } }

extension Copied: From<Int> { static fn from(_: Int): Self { Copied } }
extension Copied: TryFrom<Int> { type Error = (); static fn tryFrom(_: Int): Result<Self, ()> { Ok(Copied) } } //~ E0119

fn withItem(values: Vec<Int, Item = Int>) {} //~ E0229
extension<T> T: std.fmt.Display { //~ E0210
    fn fmt(f: &mut std.fmt.Formatter): std.fmt.Result { Ok(()) }
}

fn main() {}
