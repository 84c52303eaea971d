// Closures are held to how they are wanted, and borrow what they use.
fn often<F: Fn()>(work: F) { work() }
fn changing<F: FnMut()>(mut work: F) { work() }
fn once<F: FnOnce()>(work: F) { work() }

fn calls() {
    var count = 0
    let increment = { -> count += 1 }
    increment() //~ E0596
    let text = String.new()
    let consume = { -> drop(text) }
    consume()
    consume() //~ E0382
}
fn calledTwice() {
    var count = 0
    let increment = { -> count += 1 } //~ E0596
    increment()
    increment()
}
fn wanted() {
    var count = 0
    often({ -> count += 1 }) //~ E0594
    changing({ -> count += 1 })
    var names = vec![1]
    often({ -> names.push(2) }) //~ E0596
    let text = String.new()
    often({ -> drop(text) }) //~ E0507
    let other = String.new()
    changing({ -> drop(other) }) //~ E0507
    let last = String.new()
    once({ -> drop(last) })
}
fn wantedByParameter<F: FnMut()>(work: F) { work() } //~ E0596
fn consumedTwice<F: FnOnce()>(work: F) {
    work()
    work() //~ E0382
}
fn shared() {
    var count = 0
    var increment = { -> count += 1 }
    println!("{}", count) //~ E0502
    increment()
}
fn main() {}
