// The error that `?` converts to is asked for where the value is.
#![allow(unused)]
fn parse(): Result<Int, String> { Ok(1) }

fn main() {
    let check = { a: Int ->
        let n = parse()?
        println!("\(n + a)")
        Ok(()) //~ E0282
    }
    check(1)
}
