//! tokio-bench WORKERS [--main] NAME..: see ../../runtime_bench.cpp.
use std::future::Future;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::sync::{mpsc, oneshot, Mutex};
use tokio::task::{spawn, yield_now};

const YIELDS: u64 = 4_000_000;

async fn yields(tasks: u64) -> u64 {
    let each = YIELDS / tasks;
    let turn = move || async move {
        for _ in 0..each {
            yield_now().await;
        }
    };
    if tasks == 1 {
        turn().await;
        return each;
    }
    let handles: Vec<_> = (0..tasks).map(|_| spawn(turn())).collect();
    for handle in handles {
        handle.await.unwrap();
    }
    each * tasks
}

async fn spawn_await() -> u64 {
    const COUNT: u64 = 1_000_000;
    for i in 0..COUNT {
        spawn(async move { i }).await.unwrap();
    }
    COUNT
}

async fn spawn_batch() -> u64 {
    const ROUNDS: u64 = 1000;
    let mut handles = Vec::with_capacity(1000);
    for _ in 0..ROUNDS {
        handles.extend((0..1000u64).map(|i| spawn(async move { i })));
        let mut sum = 0;
        for handle in handles.drain(..) {
            sum += handle.await.unwrap();
        }
        assert_eq!(sum, 499_500);
    }
    ROUNDS * 1000
}

async fn ping_pong(capacity: usize) -> u64 {
    const COUNT: u64 = 500_000;
    let (to, mut from) = mpsc::channel::<u64>(capacity);
    let (back_to, mut back) = mpsc::channel::<u64>(capacity);
    let echo = spawn(async move {
        while let Some(message) = from.recv().await {
            back_to.send(message + 1).await.unwrap();
        }
    });
    let mut value = 0;
    for _ in 0..COUNT {
        to.send(value).await.unwrap();
        value = back.recv().await.unwrap();
    }
    assert_eq!(value, COUNT);
    drop(to);
    echo.await.unwrap();
    COUNT
}

async fn oneshots() -> u64 {
    const COUNT: u64 = 5_000_000;
    for i in 0..COUNT {
        let (to, from) = oneshot::channel();
        to.send(i).unwrap();
        from.await.unwrap();
    }
    COUNT
}

async fn throughput(capacity: usize, producers: u64) -> u64 {
    const TOTAL: u64 = 2_000_000;
    let (to, mut from) = mpsc::channel::<u64>(capacity);
    for _ in 0..producers {
        let to = to.clone();
        spawn(async move {
            for i in 0..TOTAL / producers {
                to.send(i).await.unwrap();
            }
        });
    }
    drop(to);
    let mut count = 0;
    while from.recv().await.is_some() {
        count += 1;
    }
    assert_eq!(count, TOTAL);
    TOTAL
}

async fn lock_alone() -> u64 {
    const COUNT: u64 = 10_000_000;
    let mutex = Mutex::new(0u64);
    for _ in 0..COUNT {
        *mutex.lock().await += 1;
    }
    COUNT
}

async fn lock_contended(tasks: u64) -> u64 {
    const TOTAL: u64 = 1_000_000;
    let mutex = Arc::new(Mutex::new(0u64));
    let handles: Vec<_> = (0..tasks)
        .map(|_| {
            let mutex = mutex.clone();
            spawn(async move {
                for _ in 0..TOTAL / tasks {
                    let mut guard = mutex.lock().await;
                    yield_now().await;
                    *guard += 1;
                }
            })
        })
        .collect();
    for handle in handles {
        handle.await.unwrap();
    }
    TOTAL
}

async fn timeouts() -> u64 {
    const COUNT: u64 = 2_000_000;
    for _ in 0..COUNT {
        tokio::time::timeout(Duration::from_secs(1), yield_now()).await.unwrap();
    }
    COUNT
}

fn run<F: Future<Output = u64> + Send + 'static>(name: &str, workers: usize, in_main: bool, body: F) {
    let mut builder = if workers == 0 {
        tokio::runtime::Builder::new_current_thread()
    } else {
        tokio::runtime::Builder::new_multi_thread()
    };
    if workers > 0 {
        builder.worker_threads(workers);
    }
    let start = Instant::now();
    let runtime = builder.enable_all().build().unwrap();
    let operations = runtime.block_on(async { if in_main { body.await } else { spawn(body).await.unwrap() } });
    drop(runtime);
    println!("{name} {:.2}", start.elapsed().as_nanos() as f64 / operations as f64);
}

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let workers = arguments[1].parse().unwrap();
    let in_main = arguments.iter().any(|argument| argument == "--main");
    for name in arguments[2..].iter().filter(|argument| *argument != "--main") {
        match name.as_str() {
            "yield.1" => run(name, workers, in_main, yields(1)),
            "yield.2" => run(name, workers, in_main, yields(2)),
            "yield.100" => run(name, workers, in_main, yields(100)),
            "spawn.await" => run(name, workers, in_main, spawn_await()),
            "spawn.batch1000" => run(name, workers, in_main, spawn_batch()),
            "pingpong.mpsc1" => run(name, workers, in_main, ping_pong(1)),
            "pingpong.mpsc32" => run(name, workers, in_main, ping_pong(32)),
            "oneshot.ready" => run(name, workers, in_main, oneshots()),
            "mpsc.c1.p1" => run(name, workers, in_main, throughput(1, 1)),
            "mpsc.c32.p1" => run(name, workers, in_main, throughput(32, 1)),
            "mpsc.c32.p4" => run(name, workers, in_main, throughput(32, 4)),
            "mpsc.c1024.p16" => run(name, workers, in_main, throughput(1024, 16)),
            "mutex.uncontended" => run(name, workers, in_main, lock_alone()),
            "mutex.t10" => run(name, workers, in_main, lock_contended(10)),
            "timer.timeout" => run(name, workers, in_main, timeouts()),
            _ => panic!("no benchmark is called {name}"),
        }
    }
}
