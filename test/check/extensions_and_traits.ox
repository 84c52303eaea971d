// What extensions owe their traits, and whose types and traits they may join.
import std.fmt.Display
import std.ops.Add

trait Shape {
    const SIDES: Int
    type Unit
    fn area(): Int
    fn grow<T>(by: T)
    static fn named(name: &str): Self
    fn scale(factor: Int): Int
}

struct Missing
extension Missing: Shape { //~ E0046
    const SIDES: Int = 1
    type Unit = Int
}

struct Wrong
extension Wrong: Shape {
    const SIDES: UInt8 = 1 //~ E0326
    type Unit = Int
    fn area(): String { "".toString() } //~ E0053
    fn grow<T, U>(by: T) {} //~ E0049
    fn named(name: &str): Self { Wrong } //~ E0185
    fn scale(): Int { 1 } //~ E0050
}

trait Plain { fn go() }
struct Static
extension Static: Plain {
    static fn go() {} //~ E0186
}

trait Printer { fn print<T: Display>(value: T) }
struct Strict
extension Strict: Printer {
    fn print<T: Display + Clone>(value: T) {} //~ E0276
}

trait Counted {
    static const fn count(): Int //~ E0379
}

extension Vec<Int> { //~ E0116
    fn total(): Int { 0 }
}
extension Vec<Int>: Display { //~ E0117
    fn fmt(f: &mut std.fmt.Formatter): std.fmt.Result { Ok(()) }
}
extension<T> T { //~ E0118
    fn any() {}
}
extension Int { //~ E0390
    fn every() {}
}
extension<T> T: Add<Static> { //~ E0210
    type Output = Int
    fn add(other: Static): Int { 1 }
}
extension<T> Static: Clone { //~ E0207
    fn clone(): Self { Static }
}

trait Marker {}
extension Static: Marker {}
extension Static: Marker {} //~ E0119

trait Careful {}
unsafe trait Careless {}
unsafe extension Static: Careful {} //~ E0199
extension Static: Careless {} //~ E0200

extension &Static: Drop { //~ E0120
    mutating fn drop() {}
}
struct Owner { name: String }
extension Owner: Copy {} //~ E0204
extension &mut Owner: Copy {} //~ E0206
struct Guard
extension Guard: Drop { mutating fn drop() {} }
extension Guard: Clone { fn clone(): Self { Guard } }
extension Guard: Copy {} //~ E0184

struct Holder<T> { value: T }
extension Holder<Int>: Drop { //~ E0366
    mutating fn drop() {}
}
struct Wrapper<T> { value: T }
extension<T: Display> Wrapper<T>: Drop { //~ E0367
    mutating fn drop() {}
}

trait Pilot { fn fly() {} }
trait Wizard { fn fly() {} }
struct Human
extension Human: Pilot {}
extension Human: Wizard {}

struct Line<'a> { text: &'a str }
extension Line { //~ E0726
    fn show() {}
}
async fn show(line: Line) {} //~ E0726

struct Receiver
extension Receiver {
    fn one(self: Int) {} //~ E0307
    fn two(self: Box<Self>) {}
    fn same() {}
    fn same() {} //~ E0592
}

fn main() {}
