// RUN: not %oxidec check --stop-after=ast --error-format=short %s 2>&1 | FileCheck --implicit-check-not=error[ %s
// CHECK: .ox:3:13: error[E0758]: unterminated block comment
fn main() { /* outer /* inner */
}
