// A runtime drives the body of `main` as an async block: what is wrong with its result is told at its last statement, and at each `?`.
#[tokio.main]
async fn main(): Result<(), String> {
    let n: Int = "5".parse().mapErr { e: std.num.ParseIntError -> e.toString() }? //~ E0277
    println!("\(n)")
    for i in 0..n { //~ E0308
        println!("\(i)")
    }
}
