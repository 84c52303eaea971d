// RUN: not %oxidec check --stop-after=ast --error-format=short %s 2>&1 | FileCheck --implicit-check-not=error[ %s
// CHECK: .ox:4:6: error[E1001]: mismatched closing delimiter: `]`
fn main() {
    f(1]
    g(
}
