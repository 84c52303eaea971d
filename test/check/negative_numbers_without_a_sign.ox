// What a negative number turns out to be decides which mistake it is; the first arm that does not fit speaks for all.
#![allow(unused)]
struct Trace(Int)
struct Trace(Int) //~ E0428

fn take(n: UInt64) {}

fn numbers(n: UInt64, list: Vec<Int>): Bool {
    take(-1) //~ E0600
    let later = -5 //~ E0277
    take(later)
    var i = -1 //~ E0277
    println!("\(list[i])")
    let sum = n + -1 //~ E0277
    let fine = list[0] + -1
    n == -1 //~ E0600
}

fn arms(x: Int?): UInt64 {
    take(match x {
        Some(n) -> "a", //~ E0308
        null -> "b",
    })
    match x {
        Some(n) -> "a", //~ E0308
        null -> 'c',
    }
}

fn main() {}
