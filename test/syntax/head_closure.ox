// RUN: not %oxidec check --stop-after=ast --error-format=short %s 2>&1 | FileCheck --implicit-check-not=error[ %s
// A trailing closure in the head of a control structure (D21).
fn f() {
    if xs.iter().any { it > 3 } { a() } // CHECK: .ox:[[#@LINE]]:22: error[E1003]: a trailing closure in the head of a control structure needs parentheses around the call
    for x in xs.map { it * 2 } { b() } // CHECK: .ox:[[#@LINE]]:21: error[E1003]: a trailing closure in the head of a control structure needs parentheses around the call
    while let Some(y) = q.find { it == 1 } { } // CHECK: .ox:[[#@LINE]]:32: error[E1003]: a trailing closure in the head of a control structure needs parentheses around the call
    match xs.map { it }.len() { 0 -> 1, _ -> 2 } // CHECK: .ox:[[#@LINE]]:18: error[E1003]: a trailing closure in the head of a control structure needs parentheses around the call
    guard xs.any { it == 1 } else { return } // CHECK: .ox:[[#@LINE]]:18: error[E1003]: a trailing closure in the head of a control structure needs parentheses around the call
    if (xs.any { it == 1 }) { }
    match x { a -> b }
    if x { a }
    for x in xs { f(x) }
}
