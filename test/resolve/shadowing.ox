// What each name means: the innermost declaration before it, in source order.
//
// RUN: %oxidec --print=names %s | FileCheck %s
import std.thread as work

const COUNT: Int = 1

fn main() {
    let count = COUNT
    let count = count + 1
    {
        let count = "inner"
        println!("\(count)")
    }
    println!("\(count)")
    let work = work.spawn({ -> count })
    work.join()
    let double = { x: Int -> x + count }
    let all = [1, 2].iter().map { it + 1 }.filter { [3].iter().any { it == 4 } }
    let hello = { println!("hi") }
    hello()
    'outer: for i in 0..3 {
        loop { break 'outer }
    }
    match Some(1) {
        Some(n) | Ok(n) if n > 0 -> n,
        COUNT -> 1,
        other -> other,
    }
    if let n = all.next() && n > 0 { n } else { COUNT }
    later()
    fn later() {}
}

// CHECK: 6:7 const COUNT
// CHECK: 8:4 fn main
// CHECK: 32:8 fn main.later
// CHECK: names of
// CHECK: 9:17 COUNT -> const COUNT
// CHECK: 10:17 count -> local 9:9
// CHECK: 13:21 count -> local 12:13
// CHECK: 15:17 count -> local 10:9
// CHECK: 16:16 work -> module std.thread
// CHECK: 16:21 spawn -> fn std.thread.spawn
// CHECK: 16:32 count -> local 10:9
// CHECK: 17:5 work -> local 16:9
// CHECK: 18:30 x -> local 18:20
// CHECK: 18:34 count -> local 10:9
// CHECK: 19:35 it -> local 19:33
// CHECK: 19:70 it -> local 19:68
// CHECK: 20:17 {{.*}} closure
// CHECK: 21:5 hello -> local 20:9
// CHECK: 23:16 jump leaves 22:5
// CHECK: 26:22 n same as 26:14
// CHECK: 26:28 n -> local 26:14
// CHECK: 26:37 n -> local 26:14
// CHECK: 27:9 COUNT pattern -> const COUNT
// CHECK: 28:18 other -> local 28:9
// CHECK: 30:30 n -> local 30:12
// CHECK: 31:5 later -> fn main.later
