import std.collections.HashMap
import std.sync.Arc
import tokio
import tokio.sync.{ mpsc, Mutex }
import tokio.task.JoinHandle

#[derive(Debug, Clone, PartialEq)]
enum Kind { Small, Large(UInt), Named { name: String } }

#[derive(Debug, Clone)]
struct Job { id: UInt, kind: Kind }

extension Job {
    fn cost(): UInt {
        match &self.kind {
            Kind.Small -> 1,
            Kind.Large(n) -> *n,
            Kind.Named { name } -> name.len() as UInt,
        }
    }
}

fn parse(text: &str): Result<Job, String> {
    let parts: Vec<&str> = text.split(':').collect()
    if parts.len() != 2 { return Err("no kind in \(text)") }
    let id = parts[0].parse<UInt>().mapErr { "bad number" }?
    let kind = match parts[1] {
        "small" -> Kind.Small,
        "large" -> Kind.Large(id * 2),
        other -> Kind.Named { name: other.toString() },
    }
    Ok(Job { id, kind })
}

async fn work(name: String, jobs: Vec<Job>, total: Arc<Mutex<HashMap<String, UInt>>>, done: mpsc.Sender<UInt>) {
    for job in jobs {
        await tokio.task.yieldNow()
        var sums = await total.lock()
        *sums.entry(name.clone()).orInsert(0) += job.cost()
        drop(sums)
        if (await done.send(job.id)).isErr() { return }
    }
}

#[tokio.main]
async fn main() {
    let texts = ["1:small", "2:large", "3:blue", "x:small", "5:large", "6"]
    let (good, bad): (Vec<Result<Job, String>>, Vec<Result<Job, String>>) = texts.iter().map { parse(it) }.partition { it.isOk() }
    let jobs: Vec<Job> = good.intoIter().map { it.unwrap() }.collect()
    let total = Arc.new(Mutex.new(HashMap.new()))
    let (tx, mut rx) = mpsc.channel(4)
    let workers: Vec<JoinHandle<()>> = ["a", "b"].iter().map { tokio.spawn(work(it.toString(), jobs.clone(), total.clone(), tx.clone())) }.collect()
    drop(tx)
    var sum = 0
    while let Some(id) = await rx.recv() { sum += id }
    for worker in workers { (await worker).unwrap() }
    println!("\(bad.len()) bad, \(sum), \(await total.lock():?)")
}
