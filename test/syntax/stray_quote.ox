// RUN: not %oxidec check --stop-after=ast --error-format=short %s 2>&1 | FileCheck --implicit-check-not=error[ %s
// CHECK: .ox:5:15: error[E1001]: unknown start of token: `\`
fn main() {
    println!("a"")
    println!("\(b)")
}
