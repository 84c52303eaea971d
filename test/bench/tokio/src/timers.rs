use crate::clock::{median, milliseconds, per_operation, Report};
use std::future::{poll_fn, Future};
use std::hint::black_box;
use std::pin::pin;
use std::task::Poll;
use std::time::Instant;
use tokio::task::yield_now;
use tokio::time::{interval, sleep, timeout, Duration};

async fn same(value: u64) -> u64 {
    black_box(value)
}

pub async fn timeout_ready(count: u64) -> Report {
    let start = Instant::now();
    let mut sum = 0;
    for i in 0..count {
        sum += timeout(Duration::from_secs(10), same(i)).await.unwrap();
    }
    assert_eq!(sum, count * (count - 1) / 2);
    per_operation(start, count)
}

pub async fn timeout_pending(count: u64) -> Report {
    let start = Instant::now();
    for _ in 0..count {
        timeout(Duration::from_secs(10), yield_now()).await.unwrap();
    }
    per_operation(start, count)
}

pub async fn sleep_dropped(count: u64) -> Report {
    let start = Instant::now();
    poll_fn(|context| {
        for _ in 0..count {
            let mut timer = pin!(sleep(Duration::from_secs(10)));
            assert!(timer.as_mut().poll(context).is_pending());
        }
        Poll::Ready(())
    })
    .await;
    per_operation(start, count)
}

pub async fn sleep_reset(count: u64) -> Report {
    let mut timer = pin!(sleep(Duration::from_secs(10)));
    poll_fn(|context| {
        assert!(timer.as_mut().poll(context).is_pending());
        Poll::Ready(())
    })
    .await;
    let base = tokio::time::Instant::now() + Duration::from_secs(10);
    let start = Instant::now();
    for i in 0..count {
        timer.as_mut().reset(base + Duration::from_millis(i & 1023));
    }
    per_operation(start, count)
}

pub async fn million(count: u64) -> Report {
    let start = Instant::now();
    let mut handles = Vec::with_capacity(count as usize);
    let mut random: u64 = 1;
    for _ in 0..count {
        random = random.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        handles.push(tokio::spawn(sleep(Duration::from_millis((random >> 33) % 1000))));
    }
    for handle in handles {
        handle.await.unwrap();
    }
    milliseconds(start)
}

pub async fn sleep_lateness(count: u64) -> Report {
    let mut taken = Vec::new();
    for _ in 0..count {
        let start = Instant::now();
        sleep(Duration::from_millis(1)).await;
        taken.push(start.elapsed().as_secs_f64() * 1e6);
    }
    Report { value: median(taken), unit: "us" }
}

pub async fn interval_lateness(count: u64) -> Report {
    let period = Duration::from_millis(5);
    let mut ticks = interval(period);
    let start = ticks.tick().await;
    let mut late = Vec::new();
    for i in 1..=count {
        ticks.tick().await;
        late.push((start.elapsed().as_secs_f64() - 0.005 * i as f64) * 1e6);
    }
    Report { value: median(late), unit: "us" }
}
