// RUN: not %oxidec check --stop-after=ast --error-format=short %s 2>&1 | FileCheck --implicit-check-not=error[ %s
// CHECK: .ox:4:20: error[E0748]: unterminated raw string
fn main() {
    println!("{}", r##"text"#)
}
