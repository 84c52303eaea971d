// What several closures or async blocks of a body may not take to another thread is told at the first of them.
import std.rc.Rc
import std.thread

fn threads() {
    let one = Rc.new(1)
    let two = one.clone()
    thread.spawn(move { -> println!("\(one)") }) //~ E0277
    thread.spawn(move { -> println!("\(two)") })
}
async fn tasks() {
    let one = Rc.new(1)
    let two = one.clone()
    tokio.spawn(async move { println!("\(one)") }) //~ E0277
    tokio.spawn(async move { println!("\(two)") })
}

fn main() {}
