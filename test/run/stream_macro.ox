// `stream!` and `tryStream!`: code that yields is a stream, lazy and cancelled with it.
import tokio
import asyncStream.{ stream, tryStream }
import futures.stream.{ Stream, StreamExt }
import tokio.time.{ sleep, Duration, Instant }

fn count(n: Int): impl Stream<Item = Int> {
    stream! {
        for i in 0..n {
            await sleep(Duration.fromMillis(10))
            yield i
        }
    }
}

struct Noisy
extension Noisy: Drop {
    mutating fn drop() { println!("cancelled") }
}

fn parse(words: Vec<&'static str>): impl Stream<Item = Result<Int, std.num.ParseIntError>> {
    tryStream! {
        for word in words {
            let n = word.parse<Int>()?
            yield n * 2
        }
    }
}

#[tokio.main(flavor = "current_thread", startPaused = true)]
async fn main() {
    let begin = Instant.now()
    let numbers = count(3)
    tokio.pin!(numbers)
    println!("nothing runs yet: \(begin.elapsed().asMillis())")
    while let Some(n) = await numbers.next() { println!("\(n) after \(begin.elapsed().asMillis())") }
    println!("\(await numbers.next():?)")
    let doubled: Vec<Int> = await count(4).map { it * 2 }.collect()
    println!("\(doubled:?)")
    println!("\(await parse(vec!["1", "x", "3"]).collect<Vec<_>>():?)")
    {
        let noisy = Noisy
        let endless = stream! {
            let _kept = noisy
            loop { yield "tick" }
        }
        tokio.pin!(endless)
        println!("\(await endless.next():?) \(await endless.next():?)")
    }
    let nested = stream! {
        let inner = count(2)
        tokio.pin!(inner)
        while let Some(n) = await inner.next() { yield "<\(n)>" }
    }
    println!("\(await nested.collect<Vec<String>>():?)")
}
