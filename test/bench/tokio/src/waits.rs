use crate::clock::{per_operation, Report};
use std::future::ready;
use std::hint::black_box;
use std::io::Write;
use std::time::Instant;
use tokio::sync::mpsc;
use tokio::task::{spawn_blocking, yield_now};
use tokio::time::{sleep, Duration};

async fn same(value: u64) -> u64 {
    black_box(value)
}

pub async fn join2(count: u64) -> Report {
    let start = Instant::now();
    let mut sum = 0;
    for i in 0..count {
        let (a, b) = tokio::join!(same(i), same(i));
        sum += a + b;
    }
    assert_eq!(sum, count * (count - 1));
    per_operation(start, count)
}

pub async fn join3(count: u64) -> Report {
    let start = Instant::now();
    let mut sum = 0;
    for i in 0..count {
        let (a, b, c) = tokio::join!(same(i), same(1), same(2));
        sum += a + b + c;
    }
    assert_eq!(sum, count * (count - 1) / 2 + 3 * count);
    per_operation(start, count)
}

pub async fn join10(count: u64) -> Report {
    let start = Instant::now();
    let mut sum = 0;
    for i in 0..count {
        let values = tokio::join!(same(i), same(1), same(2), same(3), same(4), same(5), same(6), same(7), same(8), same(9));
        sum += values.0 + values.9;
    }
    assert_eq!(sum, count * (count - 1) / 2 + 9 * count);
    per_operation(start, count)
}

async fn turns(count: u64) {
    for _ in 0..count {
        yield_now().await;
    }
}

pub async fn join_yielders(count: u64) -> Report {
    let start = Instant::now();
    tokio::join!(turns(count / 2), turns(count / 2));
    per_operation(start, count)
}

pub async fn select_ready(count: u64) -> Report {
    let start = Instant::now();
    let mut sum = 0;
    for _ in 0..count {
        sum += tokio::select! {
            value = ready(1u64) => value,
            value = ready(2u64) => value,
        };
    }
    assert!(sum >= count);
    per_operation(start, count)
}

pub async fn select_biased(count: u64) -> Report {
    let start = Instant::now();
    let mut sum = 0;
    for i in 0..count {
        sum += tokio::select! {
            biased;
            value = same(i) => value,
            value = same(0) => value,
        };
    }
    assert_eq!(sum, count * (count - 1) / 2);
    per_operation(start, count)
}

pub async fn select_channels(count: u64) -> Report {
    let each = count / 2;
    let (to_a, mut a) = mpsc::channel::<u64>(32);
    let (to_b, mut b) = mpsc::channel::<u64>(32);
    let start = Instant::now();
    for to in [to_a, to_b] {
        tokio::spawn(async move {
            for i in 0..each {
                to.send(i).await.unwrap();
            }
        });
    }
    let mut received = 0;
    loop {
        tokio::select! {
            Some(_) = a.recv() => received += 1,
            Some(_) = b.recv() => received += 1,
            else => break,
        }
    }
    assert_eq!(received, 2 * each);
    per_operation(start, received)
}

pub async fn select_timeout(count: u64) -> Report {
    let (to, mut from) = mpsc::channel::<u64>(32);
    let start = Instant::now();
    tokio::spawn(async move {
        for i in 0..count {
            to.send(i).await.unwrap();
        }
    });
    let mut received = 0;
    loop {
        tokio::select! {
            message = from.recv() => match message {
                Some(_) => received += 1,
                None => break,
            },
            _ = sleep(Duration::from_secs(5)) => unreachable!(),
        }
    }
    assert_eq!(received, count);
    per_operation(start, received)
}

pub async fn read_file(count: u64) -> Report {
    let path = std::env::temp_dir().join(format!("bench-{}", std::process::id()));
    std::fs::write(&path, vec![7u8; 4096]).unwrap();
    let start = Instant::now();
    for _ in 0..count {
        assert_eq!(tokio::fs::read(&path).await.unwrap().len(), 4096);
    }
    let report = per_operation(start, count);
    std::fs::remove_file(&path).unwrap();
    report
}

pub async fn print_lines(count: u64) -> Report {
    let start = Instant::now();
    for i in 0..count {
        println!("{} from channel {}", i, 1);
    }
    std::io::stdout().flush().unwrap();
    per_operation(start, count)
}

pub async fn blocking_single(count: u64) -> Report {
    let start = Instant::now();
    for i in 0..count {
        assert_eq!(spawn_blocking(move || i).await.unwrap(), i);
    }
    per_operation(start, count)
}

pub async fn blocking_batch(rounds: u64) -> Report {
    let start = Instant::now();
    for _ in 0..rounds {
        let handles: Vec<_> = (0..1000u64).map(|i| spawn_blocking(move || i)).collect();
        let mut sum = 0;
        for handle in handles {
            sum += handle.await.unwrap();
        }
        assert_eq!(sum, 499_500);
    }
    per_operation(start, rounds * 1000)
}
