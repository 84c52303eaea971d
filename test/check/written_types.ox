// Types as they are written: their arguments, lifetimes, sizes and the objects of traits.
import std.fmt.{Debug, Display}

struct Pair<A, B> { a: A, b: B }
struct Line<'a> { text: &'a str }

struct Bare { text: &str } //~ E0106
fn longest(a: &str, b: &str): &str { a } //~ E0106
fn one(p: Pair<Int>) {} //~ E0107
fn two(p: Vec<Int, Int, Int>) {} //~ E0107
fn three(l: Line<'static, 'static>) {} //~ E0107
fn four(n: Int<UInt8>) {} //~ E0109
fn five<T>(t: T<Int>) {} //~ E0109
fn six(): _ { 5 } //~ E0121
fn seven(v: Vec(Int)) {} //~ E0214
struct Both<'a, T> { text: &'a T }
fn eight(b: Both<Int, 'static>) {} //~ E0747

trait Source { type Item }
fn nine(x: Source.Item) {} //~ E0223
fn ten<T: Source>(x: T.Other) {} //~ E0220
fn eleven(x: &dyn Source) {} //~ E0191
fn twelve(x: Box<dyn Debug + Display>) {} //~ E0225
fn thirteen(x: Debug) {} //~ E0782
trait Make { static fn make(): Self }
fn fourteen(x: &dyn Make) {} //~ E0038
fn fifteen(): dyn Debug { panic!() } //~ E0746
struct Opaque { value: impl Debug } //~ E0562
fn sixteen(x: impl Into<impl Debug>) {} //~ E0666

struct Unused<T> { n: Int } //~ E0392
struct Endless { next: Endless? } //~ E0072
type Round = Vec<Round> //~ E0391
fn seventeen(r: Round) {}
enum Twice { A = 1, B = 1 } //~ E0081
#[repr(u8)]
enum Small {
    Top = 255,
    Beyond, //~ E0370
}
enum Mixed { A(Int), B = 2 } //~ E0732
#[derive(PartialEq, Eq)]
struct Measured {
    size: Float, //~ E0277
}

fn main() {}
