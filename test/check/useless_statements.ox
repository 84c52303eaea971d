// Statements whose value is lost, and what nobody uses.
import futures.stream.{ self, StreamExt }
import std.future.Future
import std.task.{ Context, Poll }

fn statements(number: Int, text: String) {
    number + 1 //~ warning: unused_must_use
    number == 2 //~ warning: unused_must_use
    -number //~ warning: unused_must_use
    &number //~ warning: unused_must_use
    number //~ warning: path_statements
    text //~ warning: path_statements
}

struct Made { used: Int, unused: Int } //~ warning: dead_code

extension Made {
    static fn new(): Self { Self { used: 1, unused: 2 } }
    fn get(): Int { self.used }
    fn forgotten() {} //~ warning: dead_code
    const KEPT: Int = 1
}

struct Never { value: Int } //~ warning: dead_code

enum Light {
    Red,
    Green, //~ warning: dead_code
}

trait Shown {
    fn shown()
    fn hidden() {} //~ warning: dead_code
}

extension Made: Shown { fn shown() { helper() } }

fn helper() {}

trait Lost { fn lost() } //~ warning: dead_code

extension Made: Lost { fn lost() { lostHelper() } }

fn lostHelper() {} //~ warning: dead_code

#[derive(Debug, Clone)]
struct Printed { name: String } //~ warning: dead_code

fn _private() { onlyPrivate() }

fn onlyPrivate() {} //~ warning: dead_code

fn main() {
    statements(1, "a".toString())
    let _ = futures()
    let made = Made.new()
    made.get()
    made.shown()
    match Light.Red {
        Light.Red -> {}
        Light.Green -> {}
    }
    println!("\(Printed { name: "a".toString() }:?)")
}

struct Plain(Int)

extension Plain: Future {
    type Output = Int
    mutating fn poll(_cx: &mut Context): Poll<Int> { Poll.Ready(self.0) }
}

#[mustUse]
async fn important(): Int { 1 }

async fn futures() {
    Plain(1)
    Box.pin(Plain(2)) //~ warning: unused_must_use
    important() //~ warning: unused_must_use
    await important() //~ warning: unused_must_use
    std.future.ready(1) //~ warning: unused_must_use
    stream.iter(0..3).map { it + 1 } //~ warning: unused_must_use
    tokio.spawn(important())
    await stream.iter(0..3).collect<Vec<_>>()
}
