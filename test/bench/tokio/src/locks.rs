use crate::clock::{per_operation, Report};
use std::hint::black_box;
use std::sync::Arc;
use std::time::Instant;
use tokio::sync::{Barrier, Mutex, Notify, RwLock, Semaphore};
use tokio::task::{yield_now, JoinHandle};

async fn all(handles: Vec<JoinHandle<()>>) {
    for handle in handles {
        handle.await.unwrap();
    }
}

pub async fn mutex_alone(count: u64) -> Report {
    let mutex = Mutex::new(0u64);
    let start = Instant::now();
    for _ in 0..count {
        *mutex.lock().await += 1;
    }
    assert_eq!(*mutex.lock().await, count);
    per_operation(start, count)
}

pub async fn mutex_of_std(count: u64) -> Report {
    let sum = std::sync::Mutex::new(0u64);
    let start = Instant::now();
    for _ in 0..count {
        *sum.lock().unwrap() += 1;
    }
    assert_eq!(*sum.lock().unwrap(), count);
    per_operation(start, count)
}

pub async fn mutex_contended(tasks: u64, total: u64) -> Report {
    let each = total / tasks + 1;
    let mutex = Arc::new(Mutex::new(0u64));
    let start = Instant::now();
    let handles = (0..tasks)
        .map(|_| {
            let mutex = mutex.clone();
            tokio::spawn(async move {
                for _ in 0..each {
                    let mut guard = mutex.lock().await;
                    yield_now().await;
                    *guard += 1;
                }
            })
        })
        .collect();
    all(handles).await;
    assert_eq!(*mutex.lock().await, each * tasks);
    per_operation(start, each * tasks)
}

pub async fn mutex_hot(tasks: u64, total: u64) -> Report {
    let each = total / tasks + 1;
    let mutex = Arc::new(Mutex::new(0u64));
    let start = Instant::now();
    let handles = (0..tasks)
        .map(|_| {
            let mutex = mutex.clone();
            tokio::spawn(async move {
                for _ in 0..each {
                    *mutex.lock().await += 1;
                }
            })
        })
        .collect();
    all(handles).await;
    per_operation(start, each * tasks)
}

pub async fn rwlock_read(count: u64) -> Report {
    let lock = RwLock::new(1u64);
    let start = Instant::now();
    let mut sum = 0;
    for _ in 0..count {
        sum += *lock.read().await;
    }
    assert_eq!(sum, count);
    per_operation(start, count)
}

pub async fn rwlock_write(count: u64) -> Report {
    let lock = RwLock::new(0u64);
    let start = Instant::now();
    for _ in 0..count {
        *lock.write().await += 1;
    }
    assert_eq!(*lock.read().await, count);
    per_operation(start, count)
}

pub async fn rwlock_mixed(total: u64) -> Report {
    let each = total / 10 + 1;
    let lock = Arc::new(RwLock::new(0u64));
    let start = Instant::now();
    let handles = (0..10)
        .map(|i| {
            let lock = lock.clone();
            tokio::spawn(async move {
                for _ in 0..each {
                    if i == 0 {
                        let mut guard = lock.write().await;
                        yield_now().await;
                        *guard += 1;
                    } else {
                        let guard = lock.read().await;
                        yield_now().await;
                        black_box(*guard);
                    }
                }
            })
        })
        .collect();
    all(handles).await;
    per_operation(start, each * 10)
}

pub async fn semaphore_alone(count: u64) -> Report {
    let semaphore = Semaphore::new(4);
    let start = Instant::now();
    for _ in 0..count {
        let _permit = semaphore.acquire().await.unwrap();
    }
    per_operation(start, count)
}

pub async fn semaphore_contended(total: u64) -> Report {
    let each = total / 100 + 1;
    let semaphore = Arc::new(Semaphore::new(4));
    let start = Instant::now();
    let handles = (0..100)
        .map(|_| {
            let semaphore = semaphore.clone();
            tokio::spawn(async move {
                for _ in 0..each {
                    let _permit = semaphore.acquire().await.unwrap();
                    yield_now().await;
                }
            })
        })
        .collect();
    all(handles).await;
    per_operation(start, each * 100)
}

pub async fn barrier(rounds: u64) -> Report {
    let barrier = Arc::new(Barrier::new(10));
    let start = Instant::now();
    let handles = (0..10)
        .map(|_| {
            let barrier = barrier.clone();
            tokio::spawn(async move {
                for _ in 0..rounds {
                    barrier.wait().await;
                }
            })
        })
        .collect();
    all(handles).await;
    per_operation(start, rounds)
}

pub async fn ping_pong_notify(count: u64) -> Report {
    let there = Arc::new(Notify::new());
    let back = Arc::new(Notify::new());
    let start = Instant::now();
    let (heard, answers) = (there.clone(), back.clone());
    let echo = tokio::spawn(async move {
        for _ in 0..count {
            heard.notified().await;
            answers.notify_one();
        }
    });
    for _ in 0..count {
        there.notify_one();
        back.notified().await;
    }
    let report = per_operation(start, count);
    echo.await.unwrap();
    report
}
