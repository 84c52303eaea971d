//! bench FLAVOUR SCALE NAME..: runs each benchmark in a runtime of its own and prints `NAME VALUE UNIT`. FLAVOUR is ct (one thread),
//! or mtN (N workers), followed by -main to measure in the main future instead of a spawned task. SCALE multiplies the iterations.
//! ../tokio has the same programs in Rust.
import std.future.Future
import tokio
import tokio.runtime.Builder
external module calls
external module channels
external module clock
external module locks
external module memory
external module network
external module tasks
external module timers
external module waits
import clock.Report

struct Mode {
    workers: UIntSize,
    inMain: Bool,
    scale: Float64,
}

extension Mode {
    static fn parse(flavour: &str, scale: &str): Mode {
        let inMain = flavour.endsWith("-main")
        let name = if inMain { &flavour[..flavour.len() - 5] } else { flavour }
        let workers = if name == "ct" { 0 } else { name[2..].parse<UIntSize>().expect("ct or mtN") }
        Mode { workers, inMain, scale: scale.parse<Float64>().expect("a number") }
    }

    /// So many iterations instead of `base`.
    fn times(base: UInt64): UInt64 {
        let scaled = (base as Float64 * self.scale) as UInt64
        if scaled == 0 { 1 } else { scaled }
    }

    fn run<F: Future<Output = Report> + Send + 'static>(name: &str, body: F) {
        var builder = if self.workers == 0 { Builder.newCurrentThread() } else { Builder.newMultiThread() }
        if self.workers > 0 { builder.workerThreads(self.workers) }
        let runtime = builder.enableAll().build().unwrap()
        let inMain = self.inMain
        let report = runtime.blockOn(async move {
            if inMain { await body } else { (await tokio.spawn(body)).unwrap() }
        })
        println!("\(name) \(report.value:.2) \(report.unit)")
    }

    fn runNamed(name: &str): Bool {
        match name {
            "yield.1" -> self.run(name, tasks.yields(1, self.times(1_000_000))),
            "yield.2" -> self.run(name, tasks.yields(2, self.times(1_000_000))),
            "yield.100" -> self.run(name, tasks.yields(100, self.times(2_000_000))),
            "yield.10k" -> self.run(name, tasks.yields(10_000, self.times(2_000_000))),
            "yield.10M" -> self.run(name, tasks.yields(100, self.times(10_000_000))),
            "spawn.await" -> self.run(name, tasks.spawnAwait(self.times(500_000))),
            "spawn.batch" -> self.run(name, tasks.spawnBatch(self.times(500))),
            "spawn.joinSet" -> self.run(name, tasks.joinSet(self.times(500))),
            "spawn.abort" -> self.run(name, tasks.aborts(self.times(250))),
            "spawn.1M" -> self.run(name, tasks.spawnMany(self.times(1_000_000))),
            "skynet" -> self.run(name, tasks.skynetMillion(self.times(1_000_000))),

            "call.flat1" -> self.run(name, calls.flat1(self.times(20_000_000))),
            "call.flat10" -> self.run(name, calls.flat10(self.times(2_000_000))),
            "call.boxed1" -> self.run(name, calls.boxed1(self.times(5_000_000))),
            "call.boxed10" -> self.run(name, calls.boxed10(self.times(500_000))),
            "call.fib25" -> self.run(name, calls.fibs(self.times(10))),

            "pingpong.mpsc1" -> self.run(name, channels.pingPong(1, self.times(300_000))),
            "pingpong.mpsc32" -> self.run(name, channels.pingPong(32, self.times(300_000))),
            "pingpong.unbounded" -> self.run(name, channels.pingPongUnbounded(self.times(300_000))),
            "pingpong.oneshot" -> self.run(name, channels.pingPongOneshot(self.times(200_000))),
            "pingpong.request" -> self.run(name, channels.requests(self.times(200_000))),
            "pingpong.notify" -> self.run(name, locks.pingPongNotify(self.times(300_000))),
            "oneshot.ready" -> self.run(name, channels.oneshots(self.times(2_000_000))),
            "mpsc.sameTask" -> self.run(name, channels.sameTask(self.times(2_000_000))),
            "mpsc.1x1" -> self.run(name, channels.throughput(1, 1, self.times(500_000))),
            "mpsc.1x4" -> self.run(name, channels.throughput(1, 4, self.times(500_000))),
            "mpsc.1x16" -> self.run(name, channels.throughput(1, 16, self.times(500_000))),
            "mpsc.32x1" -> self.run(name, channels.throughput(32, 1, self.times(1_500_000))),
            "mpsc.32x4" -> self.run(name, channels.throughput(32, 4, self.times(1_500_000))),
            "mpsc.32x16" -> self.run(name, channels.throughput(32, 16, self.times(1_500_000))),
            "mpsc.1024x1" -> self.run(name, channels.throughput(1024, 1, self.times(1_500_000))),
            "mpsc.1024x4" -> self.run(name, channels.throughput(1024, 4, self.times(1_500_000))),
            "mpsc.1024x16" -> self.run(name, channels.throughput(1024, 16, self.times(1_500_000))),
            "mpsc.unbounded1" -> self.run(name, channels.throughputUnbounded(1, self.times(1_500_000))),
            "mpsc.unbounded4" -> self.run(name, channels.throughputUnbounded(4, self.times(1_500_000))),
            "mpsc.unbounded16" -> self.run(name, channels.throughputUnbounded(16, self.times(1_500_000))),
            "broadcast.1" -> self.run(name, channels.broadcasts(1, self.times(1_000_000))),
            "broadcast.4" -> self.run(name, channels.broadcasts(4, self.times(2_000_000))),
            "broadcast.16" -> self.run(name, channels.broadcasts(16, self.times(2_000_000))),
            "watch.1" -> self.run(name, channels.watches(1, self.times(500_000))),
            "watch.16" -> self.run(name, channels.watches(16, self.times(50_000))),
            "ring.503" -> self.run(name, channels.ring(503, self.times(500_000))),
            "sieve" -> self.run(name, channels.sieve(self.times(300))),

            "mutex.alone" -> self.run(name, locks.mutexAlone(self.times(5_000_000))),
            "mutex.10" -> self.run(name, locks.mutexContended(10, self.times(300_000))),
            "mutex.1000" -> self.run(name, locks.mutexContended(1000, self.times(300_000))),
            "mutex.10hot" -> self.run(name, locks.mutexHot(10, self.times(2_000_000))),
            "mutex.std" -> self.run(name, locks.mutexOfStd(self.times(10_000_000))),
            "rwlock.read" -> self.run(name, locks.rwlockRead(self.times(5_000_000))),
            "rwlock.write" -> self.run(name, locks.rwlockWrite(self.times(5_000_000))),
            "rwlock.mixed" -> self.run(name, locks.rwlockMixed(self.times(300_000))),
            "semaphore.alone" -> self.run(name, locks.semaphoreAlone(self.times(5_000_000))),
            "semaphore.4of100" -> self.run(name, locks.semaphoreContended(self.times(300_000))),
            "barrier.10" -> self.run(name, locks.barrier(self.times(30_000))),

            "join.2" -> self.run(name, waits.join2(self.times(5_000_000))),
            "join.3" -> self.run(name, waits.join3(self.times(5_000_000))),
            "join.10" -> self.run(name, waits.join10(self.times(2_000_000))),
            "join.yield2" -> self.run(name, waits.joinYielders(self.times(1_000_000))),
            "select.ready" -> self.run(name, waits.selectReady(self.times(5_000_000))),
            "select.biased" -> self.run(name, waits.selectBiased(self.times(5_000_000))),
            "select.channels" -> self.run(name, waits.selectChannels(self.times(1_000_000))),
            "select.timeout" -> self.run(name, waits.selectTimeout(self.times(500_000))),

            "timeout.ready" -> self.run(name, timers.timeoutReady(self.times(2_000_000))),
            "timeout.pending" -> self.run(name, timers.timeoutPending(self.times(500_000))),
            "sleep.dropped" -> self.run(name, timers.sleepDropped(self.times(1_000_000))),
            "sleep.reset" -> self.run(name, timers.sleepReset(self.times(2_000_000))),
            "sleep.1M" -> self.run(name, timers.million(self.times(1_000_000))),
            "sleep.1ms" -> self.run(name, timers.sleepLateness(self.times(100))),
            "interval.5ms" -> self.run(name, timers.intervalLateness(self.times(40))),

            "memory.pending" -> self.run(name, memory.pending(self.times(200_000))),
            "memory.oneshot" -> self.run(name, memory.oneshots(self.times(200_000))),
            "memory.mpsc" -> self.run(name, memory.receivers(self.times(200_000))),
            "memory.unbounded" -> self.run(name, memory.receiversUnbounded(self.times(200_000))),
            "memory.notify" -> self.run(name, memory.notified(self.times(200_000))),
            "memory.sleep" -> self.run(name, memory.sleepers(self.times(200_000))),

            "blocking.single" -> self.run(name, waits.blockingSingle(self.times(10_000))),
            "blocking.batch" -> self.run(name, waits.blockingBatch(self.times(20))),
            "fs.read" -> self.run(name, waits.readFile(self.times(10_000))),
            "print" -> self.run(name, waits.printLines(self.times(300_000))),
            "echo.1" -> self.run(name, network.echoes(1, self.times(20_000))),
            "echo.50" -> self.run(name, network.echoes(50, self.times(20_000))),
            "echo.1000" -> self.run(name, network.echoes(1000, self.times(20_000))),
            "echo.1MiB" -> self.run(name, network.megabytes(self.times(100))),
            "accept" -> self.run(name, network.accepts(self.times(2000))),
            _ -> return false,
        }
        true
    }
}

fn main() {
    let args: Vec<String> = std.env.args().collect()
    if args.len() < 4 {
        eprintln!("usage: bench ct|mtN[-main] SCALE NAME..")
        std.process.exit(2)
    }
    let mode = Mode.parse(&args[1], &args[2])
    for name in &args[3..] {
        if !mode.runNamed(name) {
            eprintln!("no benchmark is called \(name)")
            std.process.exit(2)
        }
    }
}
