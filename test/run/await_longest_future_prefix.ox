// D1: `await` reaches as far as the chain is a future; what does not exist on the future applies to its output.
import tokio

struct Reply {
    code: Int,
}

async fn ask(ok: Bool): Result<Reply, String> {
    await tokio.task.yieldNow()
    if ok { Ok(Reply { code: 7 }) } else { Err("refused".toString()) }
}

async fn through(ok: Bool): Result<Int, String> {
    let code = await ask(ok)?.code
    Ok(code + 1)
}

#[tokio.main]
async fn main() {
    println!("\(await ask(true).unwrap().code)")
    println!("\(await through(true):?) \(await through(false):?)")
    let handle = tokio.spawn(async { 5 })
    println!("\(await handle.unwrap())")
    let sum = await ask(true).unwrap().code + await ask(true).unwrap().code
    println!("\(sum)")
}
