use crate::clock::{milliseconds, per_operation, Report};
use std::hint::black_box;
use std::mem;
use std::time::Instant;
use tokio::sync::{broadcast, mpsc, oneshot, watch};
use tokio::task::yield_now;

pub async fn ping_pong(capacity: usize, count: u64) -> Report {
    let (there, mut arrivals) = mpsc::channel::<u64>(capacity);
    let (back, mut answers) = mpsc::channel::<u64>(capacity);
    let start = Instant::now();
    let echo = tokio::spawn(async move {
        while let Some(value) = arrivals.recv().await {
            back.send(value + 1).await.unwrap();
        }
    });
    let mut value = 0;
    for _ in 0..count {
        there.send(value).await.unwrap();
        value = answers.recv().await.unwrap();
    }
    assert_eq!(value, count);
    let report = per_operation(start, count);
    drop(there);
    echo.await.unwrap();
    report
}

pub async fn ping_pong_unbounded(count: u64) -> Report {
    let (there, mut arrivals) = mpsc::unbounded_channel::<u64>();
    let (back, mut answers) = mpsc::unbounded_channel::<u64>();
    let start = Instant::now();
    let echo = tokio::spawn(async move {
        while let Some(value) = arrivals.recv().await {
            back.send(value + 1).unwrap();
        }
    });
    let mut value = 0;
    for _ in 0..count {
        there.send(value).unwrap();
        value = answers.recv().await.unwrap();
    }
    let report = per_operation(start, count);
    drop(there);
    echo.await.unwrap();
    report
}

struct Hop {
    value: u64,
    back: oneshot::Sender<u64>,
    next: Option<oneshot::Receiver<Hop>>,
}

pub async fn ping_pong_oneshot(count: u64) -> Report {
    let (first, arrivals) = oneshot::channel::<Hop>();
    let start = Instant::now();
    let echo = tokio::spawn(async move {
        let mut arrivals = arrivals;
        loop {
            let hop = arrivals.await.unwrap();
            hop.back.send(hop.value + 1).unwrap();
            match hop.next {
                Some(next) => arrivals = next,
                None => break,
            }
        }
    });
    let mut there = first;
    let mut value = 0;
    for i in 0..count {
        let (back, answer) = oneshot::channel();
        let (following, next) = oneshot::channel();
        let hop = Hop { value, back, next: if i + 1 < count { Some(next) } else { None } };
        assert!(there.send(hop).is_ok());
        value = answer.await.unwrap();
        there = following;
    }
    assert_eq!(value, count);
    let report = per_operation(start, count);
    echo.await.unwrap();
    report
}

struct Request {
    value: u64,
    answer: oneshot::Sender<u64>,
}

pub async fn requests(count: u64) -> Report {
    let (service, mut arrivals) = mpsc::channel::<Request>(16);
    let start = Instant::now();
    let server = tokio::spawn(async move {
        while let Some(request) = arrivals.recv().await {
            request.answer.send(request.value + 1).unwrap();
        }
    });
    let mut value = 0;
    for _ in 0..count {
        let (answer, answered) = oneshot::channel();
        assert!(service.send(Request { value, answer }).await.is_ok());
        value = answered.await.unwrap();
    }
    assert_eq!(value, count);
    let report = per_operation(start, count);
    drop(service);
    server.await.unwrap();
    report
}

pub async fn oneshots(count: u64) -> Report {
    let start = Instant::now();
    let mut sum = 0;
    for i in 0..count {
        let (to, from) = oneshot::channel();
        to.send(i).unwrap();
        sum += from.await.unwrap();
    }
    assert_eq!(sum, count * (count - 1) / 2);
    per_operation(start, count)
}

pub async fn same_task(count: u64) -> Report {
    let (to, mut from) = mpsc::channel::<u64>(32);
    let start = Instant::now();
    let mut sum = 0;
    for i in 0..count {
        to.send(i).await.unwrap();
        sum += from.recv().await.unwrap();
    }
    assert_eq!(sum, count * (count - 1) / 2);
    per_operation(start, count)
}

pub async fn throughput(capacity: usize, producers: u64, total: u64) -> Report {
    let each = total / producers;
    let (to, mut from) = mpsc::channel::<u64>(capacity);
    let start = Instant::now();
    for _ in 0..producers {
        let to = to.clone();
        tokio::spawn(async move {
            for i in 0..each {
                to.send(i).await.unwrap();
            }
        });
    }
    drop(to);
    let mut received = 0;
    while let Some(_) = from.recv().await {
        received += 1;
    }
    assert_eq!(received, each * producers);
    per_operation(start, received)
}

pub async fn throughput_unbounded(producers: u64, total: u64) -> Report {
    let each = total / producers;
    let (to, mut from) = mpsc::unbounded_channel::<u64>();
    let start = Instant::now();
    for _ in 0..producers {
        let to = to.clone();
        tokio::spawn(async move {
            for i in 0..each {
                to.send(i).unwrap();
                if i % 256 == 255 {
                    yield_now().await;
                }
            }
        });
    }
    drop(to);
    let mut received = 0;
    while let Some(_) = from.recv().await {
        received += 1;
    }
    assert_eq!(received, each * producers);
    per_operation(start, received)
}

pub async fn broadcasts(receivers: u64, total: u64) -> Report {
    let batches = total / 256 / receivers + 1;
    let (to, _keep) = broadcast::channel::<u64>(512);
    let (answer, mut answers) = mpsc::channel::<()>(64);
    let start = Instant::now();
    for _ in 0..receivers {
        let mut from = to.subscribe();
        let answer = answer.clone();
        tokio::spawn(async move {
            for _ in 0..batches {
                for _ in 0..256 {
                    from.recv().await.unwrap();
                }
                answer.send(()).await.unwrap();
            }
        });
    }
    for _ in 0..batches {
        for i in 0..256u64 {
            to.send(i).unwrap();
        }
        for _ in 0..receivers {
            answers.recv().await;
        }
    }
    per_operation(start, batches * 256 * receivers)
}

pub async fn watches(receivers: u64, count: u64) -> Report {
    let (to, from) = watch::channel(0u64);
    let (saw, mut seen) = mpsc::unbounded_channel();
    let start = Instant::now();
    let watchers: Vec<_> = (0..receivers)
        .map(|_| {
            let mut from = from.clone();
            let saw = saw.clone();
            tokio::spawn(async move {
                let mut sum = 0;
                while from.changed().await.is_ok() {
                    sum += black_box(*from.borrow() & 1);
                    saw.send(()).unwrap();
                }
                sum
            })
        })
        .collect();
    drop(from);
    for i in 1..=count {
        to.send(i).unwrap();
        for _ in 0..receivers {
            seen.recv().await.unwrap();
        }
    }
    drop(to);
    for watcher in watchers {
        watcher.await.unwrap();
    }
    per_operation(start, count)
}

pub async fn ring(tasks: u64, hops: u64) -> Report {
    let start = Instant::now();
    let (first, mut arrivals) = mpsc::channel::<u64>(1);
    let (done, mut finished) = mpsc::channel::<()>(1);
    for i in 0..tasks {
        let (following, next_arrivals) = mpsc::channel::<u64>(1);
        let to = if i + 1 == tasks { first.clone() } else { following };
        let mut from = mem::replace(&mut arrivals, next_arrivals);
        let done = done.clone();
        tokio::spawn(async move {
            while let Some(token) = from.recv().await {
                if token == 0 {
                    done.send(()).await.unwrap();
                    return;
                }
                if to.send(token - 1).await.is_err() {
                    return;
                }
            }
        });
    }
    first.send(hops).await.unwrap();
    finished.recv().await;
    per_operation(start, hops)
}

pub async fn sieve(wanted: u64) -> Report {
    let start = Instant::now();
    let (to, mut numbers) = mpsc::channel::<u64>(1);
    tokio::spawn(async move {
        let mut number = 2;
        while to.send(number).await.is_ok() {
            number += 1;
        }
    });
    let mut prime = 0;
    for _ in 0..wanted {
        prime = numbers.recv().await.unwrap();
        let (to, next) = mpsc::channel::<u64>(1);
        let mut from = mem::replace(&mut numbers, next);
        tokio::spawn(async move {
            while let Some(number) = from.recv().await {
                if number % prime != 0 && to.send(number).await.is_err() {
                    return;
                }
            }
        });
    }
    if wanted == 300 {
        assert_eq!(prime, 1987);
    }
    milliseconds(start)
}
