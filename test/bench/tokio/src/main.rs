//! bench FLAVOUR SCALE NAME..: the programs of ../../oxide on Tokio; its main.ox says what the arguments mean.
mod calls;
mod channels;
mod clock;
mod locks;
mod memory;
mod network;
mod tasks;
mod timers;
mod waits;

use clock::Report;
use std::future::Future;
use tokio::runtime::Builder;

struct Mode {
    workers: usize,
    in_main: bool,
    scale: f64,
}

impl Mode {
    fn parse(flavour: &str, scale: &str) -> Mode {
        let in_main = flavour.ends_with("-main");
        let name = if in_main { &flavour[..flavour.len() - 5] } else { flavour };
        let workers = if name == "ct" { 0 } else { name[2..].parse().expect("ct or mtN") };
        Mode { workers, in_main, scale: scale.parse().expect("a number") }
    }

    fn times(&self, base: u64) -> u64 {
        ((base as f64 * self.scale) as u64).max(1)
    }

    fn run<F: Future<Output = Report> + Send + 'static>(&self, name: &str, body: F) {
        let mut builder = if self.workers == 0 { Builder::new_current_thread() } else { Builder::new_multi_thread() };
        if self.workers > 0 {
            builder.worker_threads(self.workers);
        }
        let runtime = builder.enable_all().build().unwrap();
        let in_main = self.in_main;
        let report =
            runtime.block_on(async move { if in_main { body.await } else { tokio::spawn(body).await.unwrap() } });
        println!("{name} {:.2} {}", report.value, report.unit);
    }

    fn run_named(&self, name: &str) -> bool {
        let n = |base| self.times(base);
        match name {
            "yield.1" => self.run(name, tasks::yields(1, n(1_000_000))),
            "yield.2" => self.run(name, tasks::yields(2, n(1_000_000))),
            "yield.100" => self.run(name, tasks::yields(100, n(2_000_000))),
            "yield.10k" => self.run(name, tasks::yields(10_000, n(2_000_000))),
            "yield.10M" => self.run(name, tasks::yields(100, n(10_000_000))),
            "spawn.await" => self.run(name, tasks::spawn_await(n(500_000))),
            "spawn.batch" => self.run(name, tasks::spawn_batch(n(500))),
            "spawn.joinSet" => self.run(name, tasks::join_set(n(500))),
            "spawn.abort" => self.run(name, tasks::aborts(n(250))),
            "spawn.1M" => self.run(name, tasks::spawn_many(n(1_000_000))),
            "skynet" => self.run(name, tasks::skynet_million(n(1_000_000))),

            "call.flat1" => self.run(name, calls::flat1(n(20_000_000))),
            "call.flat10" => self.run(name, calls::flat10(n(2_000_000))),
            "call.boxed1" => self.run(name, calls::boxed1(n(5_000_000))),
            "call.boxed10" => self.run(name, calls::boxed10(n(500_000))),
            "call.fib25" => self.run(name, calls::fibs(n(10))),

            "pingpong.mpsc1" => self.run(name, channels::ping_pong(1, n(300_000))),
            "pingpong.mpsc32" => self.run(name, channels::ping_pong(32, n(300_000))),
            "pingpong.unbounded" => self.run(name, channels::ping_pong_unbounded(n(300_000))),
            "pingpong.oneshot" => self.run(name, channels::ping_pong_oneshot(n(200_000))),
            "pingpong.request" => self.run(name, channels::requests(n(200_000))),
            "pingpong.notify" => self.run(name, locks::ping_pong_notify(n(300_000))),
            "oneshot.ready" => self.run(name, channels::oneshots(n(2_000_000))),
            "mpsc.sameTask" => self.run(name, channels::same_task(n(2_000_000))),
            "mpsc.1x1" => self.run(name, channels::throughput(1, 1, n(500_000))),
            "mpsc.1x4" => self.run(name, channels::throughput(1, 4, n(500_000))),
            "mpsc.1x16" => self.run(name, channels::throughput(1, 16, n(500_000))),
            "mpsc.32x1" => self.run(name, channels::throughput(32, 1, n(1_500_000))),
            "mpsc.32x4" => self.run(name, channels::throughput(32, 4, n(1_500_000))),
            "mpsc.32x16" => self.run(name, channels::throughput(32, 16, n(1_500_000))),
            "mpsc.1024x1" => self.run(name, channels::throughput(1024, 1, n(1_500_000))),
            "mpsc.1024x4" => self.run(name, channels::throughput(1024, 4, n(1_500_000))),
            "mpsc.1024x16" => self.run(name, channels::throughput(1024, 16, n(1_500_000))),
            "mpsc.unbounded1" => self.run(name, channels::throughput_unbounded(1, n(1_500_000))),
            "mpsc.unbounded4" => self.run(name, channels::throughput_unbounded(4, n(1_500_000))),
            "mpsc.unbounded16" => self.run(name, channels::throughput_unbounded(16, n(1_500_000))),
            "broadcast.1" => self.run(name, channels::broadcasts(1, n(1_000_000))),
            "broadcast.4" => self.run(name, channels::broadcasts(4, n(2_000_000))),
            "broadcast.16" => self.run(name, channels::broadcasts(16, n(2_000_000))),
            "watch.1" => self.run(name, channels::watches(1, n(500_000))),
            "watch.16" => self.run(name, channels::watches(16, n(50_000))),
            "ring.503" => self.run(name, channels::ring(503, n(500_000))),
            "sieve" => self.run(name, channels::sieve(n(300))),

            "mutex.alone" => self.run(name, locks::mutex_alone(n(5_000_000))),
            "mutex.10" => self.run(name, locks::mutex_contended(10, n(300_000))),
            "mutex.1000" => self.run(name, locks::mutex_contended(1000, n(300_000))),
            "mutex.10hot" => self.run(name, locks::mutex_hot(10, n(2_000_000))),
            "mutex.std" => self.run(name, locks::mutex_of_std(n(10_000_000))),
            "rwlock.read" => self.run(name, locks::rwlock_read(n(5_000_000))),
            "rwlock.write" => self.run(name, locks::rwlock_write(n(5_000_000))),
            "rwlock.mixed" => self.run(name, locks::rwlock_mixed(n(300_000))),
            "semaphore.alone" => self.run(name, locks::semaphore_alone(n(5_000_000))),
            "semaphore.4of100" => self.run(name, locks::semaphore_contended(n(300_000))),
            "barrier.10" => self.run(name, locks::barrier(n(30_000))),

            "join.2" => self.run(name, waits::join2(n(5_000_000))),
            "join.3" => self.run(name, waits::join3(n(5_000_000))),
            "join.10" => self.run(name, waits::join10(n(2_000_000))),
            "join.yield2" => self.run(name, waits::join_yielders(n(1_000_000))),
            "select.ready" => self.run(name, waits::select_ready(n(5_000_000))),
            "select.biased" => self.run(name, waits::select_biased(n(5_000_000))),
            "select.channels" => self.run(name, waits::select_channels(n(1_000_000))),
            "select.timeout" => self.run(name, waits::select_timeout(n(500_000))),

            "timeout.ready" => self.run(name, timers::timeout_ready(n(2_000_000))),
            "timeout.pending" => self.run(name, timers::timeout_pending(n(500_000))),
            "sleep.dropped" => self.run(name, timers::sleep_dropped(n(1_000_000))),
            "sleep.reset" => self.run(name, timers::sleep_reset(n(2_000_000))),
            "sleep.1M" => self.run(name, timers::million(n(1_000_000))),
            "sleep.1ms" => self.run(name, timers::sleep_lateness(n(100))),
            "interval.5ms" => self.run(name, timers::interval_lateness(n(40))),

            "memory.pending" => self.run(name, memory::pending(n(200_000))),
            "memory.oneshot" => self.run(name, memory::oneshots(n(200_000))),
            "memory.mpsc" => self.run(name, memory::receivers(n(200_000))),
            "memory.unbounded" => self.run(name, memory::receivers_unbounded(n(200_000))),
            "memory.notify" => self.run(name, memory::notified(n(200_000))),
            "memory.sleep" => self.run(name, memory::sleepers(n(200_000))),

            "blocking.single" => self.run(name, waits::blocking_single(n(10_000))),
            "blocking.batch" => self.run(name, waits::blocking_batch(n(20))),
            "fs.read" => self.run(name, waits::read_file(n(10_000))),
            "print" => self.run(name, waits::print_lines(n(300_000))),
            "echo.1" => self.run(name, network::echoes(1, n(20_000))),
            "echo.50" => self.run(name, network::echoes(50, n(20_000))),
            "echo.1000" => self.run(name, network::echoes(1000, n(20_000))),
            "echo.1MiB" => self.run(name, network::megabytes(n(100))),
            "accept" => self.run(name, network::accepts(n(2000))),
            _ => return false,
        }
        true
    }
}

fn main() {
    let args: Vec<String> = std::env::args().collect();
    if args.len() < 4 {
        eprintln!("usage: bench ct|mtN[-main] SCALE NAME..");
        std::process::exit(2);
    }
    let mode = Mode::parse(&args[1], &args[2]);
    for name in &args[3..] {
        if !mode.run_named(name) {
            eprintln!("no benchmark is called {name}");
            std::process::exit(2);
        }
    }
}
