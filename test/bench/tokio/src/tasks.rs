use crate::clock::{milliseconds, per_operation, Report};
use std::future::{pending, Future};
use std::pin::Pin;
use std::time::Instant;
use tokio::task::{yield_now, JoinHandle, JoinSet};

async fn turns(count: u64) {
    for _ in 0..count {
        yield_now().await;
    }
}

pub async fn yields(tasks: u64, count: u64) -> Report {
    let each = count / tasks;
    let start = Instant::now();
    if tasks == 1 {
        turns(each).await;
    } else {
        let handles: Vec<JoinHandle<()>> = (0..tasks).map(|_| tokio::spawn(turns(each))).collect();
        for handle in handles {
            handle.await.unwrap();
        }
    }
    per_operation(start, each * tasks)
}

pub async fn spawn_await(count: u64) -> Report {
    let start = Instant::now();
    let mut sum = 0;
    for i in 0..count {
        sum += tokio::spawn(async move { i }).await.unwrap();
    }
    assert_eq!(sum, count * (count - 1) / 2);
    per_operation(start, count)
}

pub async fn spawn_batch(rounds: u64) -> Report {
    let start = Instant::now();
    let mut handles = Vec::with_capacity(1000);
    for _ in 0..rounds {
        for i in 0..1000u64 {
            handles.push(tokio::spawn(async move { i }));
        }
        let mut sum = 0;
        for handle in handles.drain(..) {
            sum += handle.await.unwrap();
        }
        assert_eq!(sum, 499_500);
    }
    per_operation(start, rounds * 1000)
}

pub async fn join_set(rounds: u64) -> Report {
    let start = Instant::now();
    for _ in 0..rounds {
        let mut set = JoinSet::new();
        for i in 0..1000u64 {
            set.spawn(async move { i });
        }
        let mut sum = 0;
        while let Some(result) = set.join_next().await {
            sum += result.unwrap();
        }
        assert_eq!(sum, 499_500);
    }
    per_operation(start, rounds * 1000)
}

pub async fn aborts(rounds: u64) -> Report {
    let start = Instant::now();
    let mut handles = Vec::with_capacity(1000);
    for _ in 0..rounds {
        for _ in 0..1000 {
            handles.push(tokio::spawn(pending::<()>()));
        }
        yield_now().await;
        for handle in &handles {
            handle.abort();
        }
        for handle in handles.drain(..) {
            assert!(handle.await.unwrap_err().is_cancelled());
        }
    }
    per_operation(start, rounds * 1000)
}

pub async fn spawn_many(count: u64) -> Report {
    let start = Instant::now();
    let mut handles = Vec::with_capacity(count as usize);
    for _ in 0..count {
        handles.push(tokio::spawn(async {}));
    }
    for handle in handles {
        handle.await.unwrap();
    }
    milliseconds(start)
}

fn skynet(number: u64, size: u64) -> Pin<Box<dyn Future<Output = u64> + Send>> {
    Box::pin(async move {
        if size == 1 {
            return number;
        }
        let part = size / 10;
        let children: Vec<_> = (0..10).map(|i| tokio::spawn(skynet(number + i * part, part))).collect();
        let mut sum = 0;
        for child in children {
            sum += child.await.unwrap();
        }
        sum
    })
}

pub async fn skynet_million(wanted: u64) -> Report {
    let mut size = 10;
    while size * 10 <= wanted {
        size *= 10;
    }
    let start = Instant::now();
    assert_eq!(skynet(0, size).await, size * (size - 1) / 2);
    milliseconds(start)
}
