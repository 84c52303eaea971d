// RUN: not %oxidec check --stop-after=ast --error-format=short %s 2>&1 | FileCheck --implicit-check-not=error[ %s
// What is no item is reported once, not line by line.
let a = 1 // CHECK: .ox:[[#@LINE]]:1: error[E1001]: expected item, found keyword `let`
println!("x") // CHECK: .ox:[[#@LINE]]:1: error[E1008]: cannot find macro `println` in this scope
fn f() { }
a + 1
