// A `?` in a closure or async block that gives no result, nullable or never anything: told at the `?`, whatever its type.
import std.io
import tokio.net.TcpListener

fn closures() {
    let print = { text: &str ->
        let n: Int = text.parse()? //~ E0277
        println!("\(n)")
    }
    print("5")
    let next = { text: &str ->
        let n: Int = text.parse()? //~ E0277
        n + 1
    }
    next("5")
    let fits = { text: &str ->
        let n: Int = text.parse().ok()?
        Some(n + 1)
    }
    fits("5")
}

async fn blocks(listener: TcpListener) {
    let task = tokio.spawn(async {
        let n: Int = "5".parse()? //~ E0277
        for i in 0..n { println!("\(i)") }
    })
    await task.unwrap()
    let early = async {
        let n: Int = "5".parse()? //~ E0277
        if n > 3 { return "big" }
        "small"
    }
    println!("\(await early)")
    tokio.spawn(async move {
        loop {
            let (stream, _) = await listener.accept()? //~ E0277
            drop(stream)
        }
    })
}

async fn fine(listener: TcpListener): io.Result<()> {
    let server = async {
        loop {
            let (stream, _) = await listener.accept()?
            drop(stream)
        }
    }
    let result: io.Result<()> = await server
    let checked = async {
        let n: Int = "5".parse().map_err { e: std.num.ParseIntError -> e.toString() }?
        if n > 3 { return Err("big".toString()) }
        Ok(n)
    }
    println!("\(await checked:?)")
    result
}

fn main() {}
