use std::collections::HashMap;
use std::sync::Arc;
use tokio::sync::{mpsc, Mutex};
use tokio::task::JoinHandle;

#[derive(Debug, Clone, PartialEq)]
enum Kind { Small, Large(u32), Named { name: String } }

#[derive(Debug, Clone)]
struct Job { id: u32, kind: Kind }

impl Job {
    fn cost(&self) -> u32 {
        match &self.kind {
            Kind::Small => 1,
            Kind::Large(n) => *n,
            Kind::Named { name } => name.len() as u32,
        }
    }
}

fn parse(text: &str) -> Result<Job, String> {
    let parts: Vec<&str> = text.split(':').collect();
    if parts.len() != 2 { return Err(format!("no kind in {text}")); }
    let id = parts[0].parse::<u32>().map_err(|_| "bad number")?;
    let kind = match parts[1] {
        "small" => Kind::Small,
        "large" => Kind::Large(id * 2),
        other => Kind::Named { name: other.to_string() },
    };
    Ok(Job { id, kind })
}

async fn work(name: String, jobs: Vec<Job>, total: Arc<Mutex<HashMap<String, u32>>>, done: mpsc::Sender<u32>) {
    for job in jobs {
        tokio::task::yield_now().await;
        let mut sums = total.lock().await;
        *sums.entry(name.clone()).or_insert(0) += job.cost();
        drop(sums);
        if done.send(job.id).await.is_err() { return; }
    }
}

#[tokio::main]
async fn main() {
    let texts = ["1:small", "2:large", "3:blue", "x:small", "5:large", "6"];
    let (good, bad): (Vec<Result<Job, String>>, Vec<Result<Job, String>>) = texts.iter().map(|it| parse(it)).partition(|it| it.is_ok());
    let jobs: Vec<Job> = good.into_iter().map(|it| it.unwrap()).collect();
    let total = Arc::new(Mutex::new(HashMap::new()));
    let (tx, mut rx) = mpsc::channel(4);
    let workers: Vec<JoinHandle<()>> = ["a", "b"].iter().map(|it| tokio::spawn(work(it.to_string(), jobs.clone(), total.clone(), tx.clone()))).collect();
    drop(tx);
    let mut sum = 0;
    while let Some(id) = rx.recv().await { sum += id; }
    for worker in workers { worker.await.unwrap(); }
    println!("{} bad, {sum}, {:?}", bad.len(), total.lock().await);
}
