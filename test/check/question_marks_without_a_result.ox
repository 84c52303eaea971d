// What a closure or async block returns is what its value says, not what `?` hopes for.
#![allow(unused)]
fn parse(): Result<Int, String> { Ok(1) }
fn first(): Int? { Some(1) }

fn main() {
    let unit = { ->
        let n = parse()? //~ E0277
        println!("\(n)")
    }
    unit()
    let number = { a: Int ->
        let n = first()? //~ E0277
        n + a
    }
    number(1)
    let block = async {
        let n = parse()? //~ E0277
        println!("\(n)")
    }
    let fits = { a: Int ->
        let n = first()?
        if n > a { return null }
        Some(n)
    }
    fits(1)
}
