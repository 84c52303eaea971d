// RUN: not %oxidec check --stop-after=ast --error-format=short %s 2>&1 | FileCheck --implicit-check-not=error[ %s
// CHECK: .ox:4:8: error[E1001]: this file contains an unclosed delimiter
fn main() {
    f(1
