// A time limit, written with timeout and with select!; either way the slow future is dropped.
import tokio
import tokio.time.{ sleep, timeout, Duration }

enum LookupError {
    TooSlow,
    Unknown(String),
}

struct Farewell

extension Farewell: Drop {
    mutating fn drop() { println!("  (the lookup was dropped)") }
}

async fn lookup(name: &str): Result<Int, LookupError> {
    let _farewell = Farewell
    await sleep(Duration.fromMillis(if name == "slow" { 5000 } else { 30 }))
    match name {
        "answer" -> Ok(42),
        other -> Err(LookupError.Unknown(other.toString())),
    }
}

async fn within(millis: UInt64, name: &str): Result<Int, LookupError> {
    match await timeout(Duration.fromMillis(millis), lookup(name)) {
        Ok(result) -> result,
        Err(_) -> Err(LookupError.TooSlow),
    }
}

async fn withinSelect(millis: UInt64, name: &str): Result<Int, LookupError> {
    await tokio.select! {
        result = lookup(name) -> result,
        _ = sleep(Duration.fromMillis(millis)) -> Err(LookupError.TooSlow),
    }
}

fn describe(result: Result<Int, LookupError>): String {
    match result {
        Ok(value) -> "found \(value)",
        Err(LookupError.TooSlow) -> "too slow".toString(),
        Err(LookupError.Unknown(name)) -> "nothing known about \(name)",
    }
}

#[tokio.main]
async fn main() {
    for name in ["answer", "question", "slow"] {
        println!("\(name)")
        println!("  timeout: \(describe(await within(200, name)))")
        println!("  select!: \(describe(await withinSelect(200, name)))")
    }
}
