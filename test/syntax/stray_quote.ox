// RUN: not %oxidec check --stop-after=ast --error-format=short %s 2>&1 | FileCheck --implicit-check-not=error[ %s
// CHECK: .ox:4:17: error[E0765]: unterminated double quote string
fn main() {
    println!("a"")
    println!("\(b)")
}
