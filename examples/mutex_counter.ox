// State shared between tasks: Arc to own it together, an async Mutex to change it one at a time.
import std.sync.Arc
import tokio
import tokio.sync.Mutex

struct Stats {
    visits: Int,
    longest: String,
}

extension Stats {
    mutating fn record(page: &str) {
        self.visits += 1
        if page.len() > self.longest.len() {
            self.longest = page.toString()
        }
    }
}

#[tokio.main]
async fn main() {
    let stats = Arc.new(Mutex.new(Stats { visits: 0, longest: String.new() }))
    let pages = ["home", "about", "pricing", "docs"]

    var visitors = vec![]
    for visitor in 0..20 {
        let stats = Arc.clone(&stats)
        visitors.push(tokio.spawn(async move {
            for step in 0..50 {
                let page = pages[(visitor + step) % pages.len()]
                var guard = await stats.lock()
                guard.record(page)
                // The lock may be held across an await: the others wait without blocking a thread.
                if step % 10 == 0 {
                    await tokio.task.yieldNow()
                }
            }
        }))
    }
    for visitor in visitors {
        await visitor.unwrap()
    }

    let stats = await stats.lock()
    println!("\(stats.visits) visits, longest page name: \(stats.longest)")
}
