// Names in patterns: what binds, what stands for a constant, and what is wrong.
enum Event { Key(Char), Click { x: Int, y: Int }, Quit }
struct Point { x: Int, y: Int }
struct Meters(Int)
struct Marker
const ZERO: Int = 0
static LIMIT: Int = 9
fn helper() {}

fn alternatives(e: &Event): Int {
    match e {
        Event.Click { x, .. } | Event.Quit -> 1, //~ E0408
        Event.Key('a') -> 2,
        Event.Key(a) -> 3,
    }
}

fn twice((a, b): (Int, Int), a: Int) {} //~ E0415
fn again((a, a): (Int, Int)) {} //~ E0416
fn hidden(LIMIT: Int) {} //~ E0530

fn main() {
    let close = { a: Int, a: Int -> a } //~ E0415
    let (p, p) = (1, 2) //~ E0416
    match 1 {
        ZERO -> {},
        LIMIT -> {}, //~ E0530
        Unknown(x) -> {}, //~ E0531
        helper(x) -> {}, //~ E0532
        _ -> {},
    }
    match Marker { Marker -> {} }
    match Meters(1) {
        Meters -> {}, //~ E0530
    }
    match Meters(1) {
        ZERO(x) -> {}, //~ E0532
        Point(x, y) -> {}, //~ E0532
        Missing.Red -> {}, //~ E0433
        Missing { x } -> {}, //~ E0422
        _ -> {},
    }
    match Event.Quit {
        Event.Key -> {}, //~ E0532
        Event.Quit(x) -> {}, //~ E0532
        Event.Click(x, y) -> {}, //~ E0164
        Event.Click -> {}, //~ E0533
        _ -> {},
    }
    for LIMIT in 0..3 {} //~ E0530
    let mut ZERO = 1 //~ E0530
}
