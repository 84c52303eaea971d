// RUN: not %oxidec check --stop-after=ast --error-format=short %s 2>&1 | FileCheck --implicit-check-not=error[ %s
// CHECK: .ox:4:13: error[E0762]: unterminated character literal
fn main() {
    let s = '
}
