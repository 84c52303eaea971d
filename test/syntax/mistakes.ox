// RUN: not %oxidec check --stop-after=ast --error-format=short %s 2>&1 | FileCheck --implicit-check-not=error[ %s
// One error per mistake, at the token where it shows; parsing goes on with the next statement, arm, field or item.
fn statements() {
    let x =
    let y = 1 // CHECK: .ox:[[#@LINE]]:5: error[E1001]: expected expression, found keyword `let`
    foo(a b) // CHECK: .ox:[[#@LINE]]:11: error[E1001]: expected one of `)`, `,`, `.`, `?`, or an operator, found `b`
    let z = (1 + ) // CHECK: .ox:[[#@LINE]]:18: error[E1001]: expected expression, found `)`
    let x = 5 6 // CHECK: .ox:[[#@LINE]]:15: error[E1001]: expected one of `.`, `?`, `else`, `}`, a new line, or an operator, found `6`
    let a b = 3 // CHECK: .ox:[[#@LINE]]:11: error[E1001]: expected one of `:`, `=`, `}`, or a new line, found `b`
    for x of xs { } // CHECK: .ox:[[#@LINE]]:11: error[E1001]: expected `in`, found `of`
    if true { a b } // CHECK: .ox:[[#@LINE]]:17: error[E1001]: expected one of `.`, `?`, `}`, a new line, or an operator, found `b`
    let = 5 // CHECK: .ox:[[#@LINE]]:9: error[E1001]: expected pattern, found `=`
    a = = b // CHECK: .ox:[[#@LINE]]:9: error[E1001]: expected expression, found `=`
    foo(,) // CHECK: .ox:[[#@LINE]]:9: error[E1001]: expected expression, found `,`
    x as 5 // CHECK: .ox:[[#@LINE]]:10: error[E1001]: expected type, found `5`
    "\(a b)" // CHECK: .ox:[[#@LINE]]:10: error[E1001]: expected one of `)`, `.`, `:`, `?`, or an operator, found `b`
    [1; 2; 3] // CHECK: .ox:[[#@LINE]]:10: error[E1001]: expected one of `.`, `?`, `]`, or an operator, found `;`
    Foo { a: 1 b: 2 } // CHECK: .ox:[[#@LINE]]:16: error[E1001]: expected one of `,`, `.`, `?`, `}`, or an operator, found `b`
    a < b < c // CHECK: .ox:[[#@LINE]]:7: error[E1001]: comparison operators cannot be chained
    a..b..c // CHECK: .ox:[[#@LINE]]:9: error[E1001]: ranges cannot be chained
    foo(let x = 3) // CHECK: .ox:[[#@LINE]]:9: error[E1001]: expected expression, found keyword `let`
    if a || let x = b { } // CHECK: .ox:[[#@LINE]]:13: error[E1001]: expected expression, found a `let` condition
    if p == Point { x: 1 } { } // CHECK: .ox:[[#@LINE]]:13: error[E1001]: struct literals are not allowed here
    let r = 1..= // CHECK: .ox:[[#@LINE]]:14: error[E0586]: inclusive range with no end
    match x { 1 2 -> 3, _ -> 4 } // CHECK: .ox:[[#@LINE]]:17: error[E1001]: expected `->` or `if`, found `2`
    await tokio.select! { x = f() 3, _ = g() -> 4 } // CHECK: .ox:[[#@LINE]]:35: error[E1001]: expected one of `,`, `->`, `.`, `?`, or an operator, found `3`
    let fine = 1
}

struct Fields { a: Int b: Int, c: Int } // CHECK: .ox:[[#@LINE]]:24: error[E1001]: expected `,` or `}`, found `b`
fn untyped(a) { } // CHECK: .ox:[[#@LINE]]:13: error[E1001]: expected `:`, found `)`
fn commas(a: Int,, b: Int) { } // CHECK: .ox:[[#@LINE]]:18: error[E1001]: expected expression, found `,`
enum Variants { A(Int), B C } // CHECK: .ox:[[#@LINE]]:27: error[E1001]: expected one of `(`, `,`, `=`, `{`, or `}`, found `C`
fn (x: Int) { } // CHECK: .ox:[[#@LINE]]:4: error[E1001]: expected identifier, found `(`
struct { a: Int } // CHECK: .ox:[[#@LINE]]:8: error[E1001]: expected identifier, found `{`
extension A: { } // CHECK: .ox:[[#@LINE]]:14: error[E1001]: expected trait, found `{`
const N = 1 // CHECK: .ox:[[#@LINE]]:7: error[E1001]: missing type for `const` item
module m // CHECK: .ox:[[#@LINE]]:9: error[E1001]: expected `{` behind the name of the module
mutating fn free() { } // CHECK: .ox:[[#@LINE]]:1: error[E1001]: `mutating` is only allowed in extensions and traits
fn receiver(self: T) { } // CHECK: .ox:[[#@LINE]]:13: error[E1001]: `self` parameter is only allowed in associated functions
fn last() { }
