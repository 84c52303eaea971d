// RUN: not %oxidec check --stop-after=ast --error-format=short %s 2>&1 | FileCheck --implicit-check-not=error[ %s
// CHECK: .ox:4:1: error[E1001]: unexpected closing delimiter: `}`
fn main() { }
}
