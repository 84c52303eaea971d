// RUN: not %oxidec check --stop-after=ast --error-format=short %s 2>&1 | FileCheck --implicit-check-not=error[ %s
// Numbers, characters, escapes and format specifications that are wrong.
fn f() {
    0xZZ // CHECK: .ox:[[#@LINE]]:5: error[E0768]: no valid digits found for number
    0b12 // CHECK: .ox:[[#@LINE]]:8: error[E1001]: invalid digit for a base 2 literal
    340282366920938463463374607431768211456 // CHECK: .ox:[[#@LINE]]:5: error[E1005]: integer literal is too large
    340282366920938463463374607431768211455
    5foo // CHECK: .ox:[[#@LINE]]:5: error[E1001]: invalid suffix `foo` for number literal
    1.5u8 // CHECK: .ox:[[#@LINE]]:5: error[E1001]: invalid suffix `u8` for float literal
    "\q" // CHECK: .ox:[[#@LINE]]:7: error[E1006]: unknown character escape: `q`
    "\u{110000} \u{} \u{d800}"
// CHECK: .ox:[[#@LINE-1]]:6: error[E1006]: invalid unicode character escape
// CHECK: .ox:[[#@LINE-2]]:17: error[E1006]: empty unicode escape
// CHECK: .ox:[[#@LINE-3]]:22: error[E1006]: invalid unicode character escape
    "\x4" // CHECK: .ox:[[#@LINE]]:6: error[E1006]: numeric character escape is too short
    "\x80" // CHECK: .ox:[[#@LINE]]:6: error[E1006]: out of range hex escape
    b"\q" // CHECK: .ox:[[#@LINE]]:8: error[E1006]: unknown byte escape: `q`
    'ab' // CHECK: .ox:[[#@LINE]]:5: error[E1001]: character literal may only contain one codepoint
    '' // CHECK: .ox:[[#@LINE]]:5: error[E1001]: empty character literal
    "\(x:>8y) \(x:?) \(x:#.3e)" // CHECK: .ox:[[#@LINE]]:10: error[E1004]: unknown format trait `y`
    foo(§) // CHECK: .ox:[[#@LINE]]:9: error[E1001]: unknown start of token: `§`
}
