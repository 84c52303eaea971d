use crate::clock::Report;
use std::sync::Arc;
use tokio::sync::{mpsc, oneshot, Notify};
use tokio::task::yield_now;
use tokio::time::{sleep, Duration};

async fn settle(count: u64) -> Report {
    for _ in 0..3 {
        yield_now().await;
    }
    sleep(Duration::from_millis(50)).await;
    Report { value: count as f64, unit: "tasks" }
}

pub async fn pending(count: u64) -> Report {
    for _ in 0..count {
        tokio::spawn(std::future::pending::<()>());
    }
    settle(count).await
}

pub async fn oneshots(count: u64) -> Report {
    let mut senders = Vec::with_capacity(count as usize);
    for _ in 0..count {
        let (to, from) = oneshot::channel::<u64>();
        senders.push(to);
        tokio::spawn(async move { from.await.unwrap() });
    }
    settle(count).await
}

pub async fn receivers(count: u64) -> Report {
    let mut senders = Vec::with_capacity(count as usize);
    for _ in 0..count {
        let (to, mut from) = mpsc::channel::<u64>(1);
        senders.push(to);
        tokio::spawn(async move { from.recv().await });
    }
    settle(count).await
}

pub async fn receivers_unbounded(count: u64) -> Report {
    let mut senders = Vec::with_capacity(count as usize);
    for _ in 0..count {
        let (to, mut from) = mpsc::unbounded_channel::<u64>();
        senders.push(to);
        tokio::spawn(async move { from.recv().await });
    }
    settle(count).await
}

pub async fn notified(count: u64) -> Report {
    let notify = Arc::new(Notify::new());
    for _ in 0..count {
        let notify = notify.clone();
        tokio::spawn(async move { notify.notified().await });
    }
    settle(count).await
}

pub async fn sleepers(count: u64) -> Report {
    for _ in 0..count {
        tokio::spawn(sleep(Duration::from_secs(3600)));
    }
    settle(count).await
}
