// Lints of variables and of code that is never reached.
fn assigned(): Int {
    var a = 1 //~ warning: unused_assignments
    a = 2
    var b = a //~ warning: unused_mut
    println!("\(b)")
    a = 3 //~ warning: unused_assignments
    b
}

fn stopped() {
    return
    println!("never") //~ warning: unreachable_code
}

fn endless(n: Int): Int { endless(n + 1) } //~ warning: unconditional_recursion

fn main() {
    println!("\(assigned()) \(endless(1))")
    stopped()
}
