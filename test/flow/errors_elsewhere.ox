// RUN: %oxidec check --verify %s
// A mistake hides the ownership of the function it is in, and of nothing else.
struct Holder {
    known: String,
    unknown: Missing, //~ E0425
}

fn mistaken() {
    let n: Int = "a" //~ E0308
    let s = String.new()
    drop(s)
    drop(s)
}

fn inClosure() {
    let f = { -> missing() } //~ E0425
    let s = String.new()
    drop(s)
    drop(s)
}

fn unsafely() {
    danger() //~ E0133
    let v = vec![1]
    v.push(1) //~ E0596
}
unsafe fn danger() {}

fn touched(h: Holder) {
    drop(h.unknown)
    drop(h.known)
    drop(h.known)
}

fn untouched(h: Holder) {
    drop(h.known)
    drop(h.known) //~ E0382
}

fn main() {
    let s = String.new()
    drop(s)
    drop(s) //~ E0382
}
