use crate::clock::{per_operation, Report};
use std::future::Future;
use std::hint::black_box;
use std::pin::Pin;
use std::time::Instant;

async fn level0(value: u64) -> u64 {
    black_box(value) + 1
}
macro_rules! levels {
    ($($level:ident calls $inner:ident;)*) => { $(async fn $level(value: u64) -> u64 { $inner(value).await + 1 })* };
}
levels! {
    level1 calls level0; level2 calls level1; level3 calls level2; level4 calls level3; level5 calls level4;
    level6 calls level5; level7 calls level6; level8 calls level7; level9 calls level8;
}

pub async fn flat1(count: u64) -> Report {
    let start = Instant::now();
    let mut value = 0;
    for _ in 0..count {
        value = level0(value).await;
    }
    assert_eq!(value, count);
    per_operation(start, count)
}

pub async fn flat10(count: u64) -> Report {
    let start = Instant::now();
    let mut value = 0;
    for _ in 0..count {
        value = level9(value).await;
    }
    assert_eq!(value, 10 * count);
    per_operation(start, 10 * count)
}

fn boxed(value: u64) -> Pin<Box<dyn Future<Output = u64> + Send>> {
    Box::pin(async move { black_box(value) + 1 })
}

pub async fn boxed1(count: u64) -> Report {
    let start = Instant::now();
    let mut value = 0;
    for _ in 0..count {
        value = boxed(value).await;
    }
    assert_eq!(value, count);
    per_operation(start, count)
}

fn nested(depth: u32, value: u64) -> Pin<Box<dyn Future<Output = u64> + Send>> {
    Box::pin(async move {
        if depth <= 1 {
            black_box(value) + 1
        } else {
            nested(depth - 1, value).await + 1
        }
    })
}

pub async fn boxed10(count: u64) -> Report {
    let start = Instant::now();
    let mut value = 0;
    for _ in 0..count {
        value = nested(10, value).await;
    }
    assert_eq!(value, 10 * count);
    per_operation(start, 10 * count)
}

async fn fib(n: u32) -> u64 {
    if n < 2 {
        return n as u64;
    }
    Box::pin(fib(n - 1)).await + Box::pin(fib(n - 2)).await
}

pub async fn fibs(rounds: u64) -> Report {
    let start = Instant::now();
    for _ in 0..rounds {
        assert_eq!(fib(black_box(25)).await, 75_025);
    }
    per_operation(start, rounds * 242_785)
}
