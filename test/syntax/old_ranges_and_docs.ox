// RUN: not %oxidec check --stop-after=ast --error-format=short %s 2>&1 | FileCheck --implicit-check-not=error[ %s
// CHECK: .ox:6:10: error[E0783]: `...` range patterns are not allowed
// CHECK: .ox:9:5: error[E0585]: found a documentation comment that doesn't document anything
fn digit(n: Int): Bool {
    match n {
        0...9 -> true,
        _ -> false,
    }
    /// nothing follows
}
