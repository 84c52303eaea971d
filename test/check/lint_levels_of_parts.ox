// Attributes about lints stand at statements, arms, fields, variants and parameters too; what is expected has to come.
#![forbid(unsafe_code)]

struct Record {
    shown: Int,
    #[allow(dead_code)]
    hidden: Int,
}

enum Shape {
    Dot,
    #[allow(dead_code)]
    Line,
}

fn take(#[allow(unused_variables)] n: Int) {}

fn main() {
    #[allow(unused_variables)]
    let quiet = 1
    #[expect(unused_variables)]
    let expected = 2
    #[expect(unused_variables)] //~ warning: unfulfilled_lint_expectations
    let used = 3
    let loud = 4 //~ warning: unused_variables
    match used {
        #[allow(unused_variables)]
        n -> println!("\(used)"),
    }
    let record = Record { shown: 1, hidden: 2 }
    println!("\(record.shown)")
    match Shape.Dot { Shape.Dot -> take(1), _ -> {} }
    let raw = &used as *const Int
    println!("\(unsafe { *raw })") //~ unsafe_code
}
