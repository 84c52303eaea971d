// RUN: not %oxidec check --stop-after=ast --error-format=short %s 2>&1 | FileCheck --implicit-check-not=error[ %s
// Rust's spelling gives one error each, with Oxide's as the fix.
use std::collections::HashMap // CHECK: .ox:[[#@LINE]]:1: error[E1002]: `use` is written `import` in Oxide
use std::fmt::{ self, Display } // CHECK: .ox:[[#@LINE]]:1: error[E1002]: `use` is written `import` in Oxide
pub mod shapes
// CHECK: .ox:[[#@LINE-1]]:1: error[E1002]: `pub` is written `public` in Oxide
// CHECK: .ox:[[#@LINE-2]]:5: error[E1002]: `mod` is written `external module` in Oxide
mod inner { } // CHECK: .ox:[[#@LINE]]:1: error[E1002]: `mod` is written `module` in Oxide
pub struct P { pub x: i32, y: Vec::<i32> }
// CHECK: .ox:[[#@LINE-1]]:1: error[E1002]: `pub` is written `public` in Oxide
// CHECK: .ox:[[#@LINE-2]]:16: error[E1002]: `pub` is written `public` in Oxide
// CHECK: .ox:[[#@LINE-3]]:34: error[E1002]: `::` is written `.` in Oxide

impl P { // CHECK: .ox:[[#@LINE]]:1: error[E1002]: `impl` is written `extension` in Oxide
    fn new() -> Self { P { x: 1, y: Vec::new() } }
// CHECK: .ox:[[#@LINE-1]]:14: error[E1002]: the result type of a function stands behind `:` in Oxide
// CHECK: .ox:[[#@LINE-2]]:40: error[E1002]: `::` is written `.` in Oxide
    fn get(&self) -> i32 { self.x }
// CHECK: .ox:[[#@LINE-1]]:12: error[E1002]: the receiver `&self` is not written in Oxide
// CHECK: .ox:[[#@LINE-2]]:19: error[E1002]: the result type of a function stands behind `:` in Oxide
    fn set(&mut self, x: i32) { self.x = x } // CHECK: .ox:[[#@LINE]]:12: error[E1002]: the receiver `&mut self` is not written in Oxide
    fn take(self) { } // CHECK: .ox:[[#@LINE]]:13: error[E1002]: the receiver `self` is not written in Oxide
}

impl<T: Clone> Display for Vec<T> where T: Copy { // CHECK: .ox:[[#@LINE]]:1: error[E1002]: `impl` is written `extension` in Oxide
    fn fmt(&self, f: &mut Formatter): Result { Ok(()) } // CHECK: .ox:[[#@LINE]]:12: error[E1002]: the receiver `&self` is not written in Oxide
}

async fn g() {
    let mut a = foo().await? // CHECK: .ox:[[#@LINE]]:23: error[E1002]: `.await` is written `await` in front of the expression in Oxide
    bar().await.len() // CHECK: .ox:[[#@LINE]]:11: error[E1002]: `.await` is written `await` in front of the expression in Oxide
    let c = |x| x + 1 // CHECK: .ox:[[#@LINE]]:13: error[E1002]: closures are written in braces, `{ x -> .. }`, in Oxide
    let d = move |x: i32, y| -> i32 { x + y } // CHECK: .ox:[[#@LINE]]:13: error[E1002]: closures are written in braces, `{ x -> .. }`, in Oxide
    xs.map(|x| x * 2).collect::<Vec<_>>()
// CHECK: .ox:[[#@LINE-1]]:12: error[E1002]: closures are written in braces, `{ x -> .. }`, in Oxide
// CHECK: .ox:[[#@LINE-2]]:30: error[E1002]: `::` is written `.` in Oxide
    xs.forEach(|| { f() }) // CHECK: .ox:[[#@LINE]]:16: error[E1002]: closures are written in braces, `{ x -> .. }`, in Oxide
    match a {
        Some(x) => x, // CHECK: .ox:[[#@LINE]]:17: error[E1002]: `=>` is written `->` in Oxide
        std::option::Option::None => 2,
// CHECK: .ox:[[#@LINE-1]]:12: error[E1002]: `::` is written `.` in Oxide
// CHECK: .ox:[[#@LINE-2]]:35: error[E1002]: `=>` is written `->` in Oxide
    }
    ::std::mem::drop(a) // CHECK: .ox:[[#@LINE]]:5: error[E1002]: `::` is written `.` in Oxide
}
