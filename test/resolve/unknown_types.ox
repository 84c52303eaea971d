// Types and traits that are nowhere, and names of the wrong kind.
module shapes { public struct Square { public side: Int } }
struct Point { x: Int }
enum Color { Red, Rgb(Int) }
trait Show {}
const SIZE: Int = 3
fn run() {}

fn one(value: Misspelled) {} //~ E0425
fn two(value: shapes.Circle) {} //~ E0425
fn three(value: nowhere.Circle) {} //~ E0433
fn four(): Vec<Misspelled> { Vec.new() } //~ E0425
fn five(value: run) {} //~ E0573
fn six(value: shapes) {} //~ E0573
fn seven(value: Color.Red) {} //~ E0573
fn eight(value: SIZE) {} //~ E0573
fn nine<T: Missing>(value: T) {} //~ E0405
fn ten<T: Point>(value: T) {} //~ E0404
fn eleven<T, U: T>(value: U) {} //~ E0404
fn twelve(value: Self) {} //~ E0411
fn thirteen(value: &dyn Missing) {} //~ E0405
fn fourteen(value: impl shapes.Missing) {} //~ E0405

extension Missing { fn f() {} } //~ E0425
extension Point: Missing {} //~ E0405
extension Point: Color {} //~ E0404
extension Point: shapes {} //~ E0404

fn main() {
    let a = Pont { x: 1 } //~ E0422
    let b = shapes.Circle { side: 1 } //~ E0422
    let c = Color { x: 1 } //~ E0574
    let d = run { x: 1 } //~ E0574
    let e: Misspelled = 1 //~ E0425
    let f = 1 as Misspelled //~ E0425
}
