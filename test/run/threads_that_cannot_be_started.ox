// A thread for which the system has no room: an error of the builder, a panic elsewhere; what closures of threads hold.
import std.process.Command
import std.sync.{ Arc, Mutex }
import std.time.Duration

fn silently<T>(f: impl FnOnce() -> T): Result<T, String> {
    std.panic.setHook(Box.new({ _ ->  }))
    let outcome = std.panic.catchUnwind(std.panic.AssertUnwindSafe(f))
    let _ = std.panic.takeHook()
    outcome.mapErr({ panic -> panic.downcastRef<String>().cloned().unwrapOrDefault() })
}

struct Noisy
extension Noisy: Drop { mutating fn drop() { println!("the closure is dropped"); } }

fn child() {
    let runtime = tokio.runtime.Builder.newCurrentThread().enableAll().build().unwrap()
    // More than the address space holds.
    let large = { -> std.thread.Builder.new().stackSize(1 << 33) }
    let noisy = Noisy
    match large().spawn(move { ->  let _kept = &noisy;  }) {
        Ok(_) -> println!("?"),
        Err(error) -> println!("{:?} {}", error.kind(), error),
    }
    let scoped = std.thread.scope({ scope -> large().spawnScoped(scope, { -> 1 }).map({ _ -> () }).mapErr({ error -> error.rawOsError() }) })
    println!("{:?}", scoped)
    println!("{}", std.thread.Builder.new().spawn({ -> 5 }).unwrap().join().unwrap())
    // Until there is no more room.
    let gate = Arc.new(Mutex.new(()))
    let held = gate.lock().unwrap()
    var waiting = Vec.new()
    loop {
        let waits = gate.clone()
        match std.thread.Builder.new().spawn(move { ->  drop(waits.lock().unwrap());  }) {
            Ok(handle) -> waiting.push(handle),
            Err(error) -> { println!("{:?}", error.kind()); break; }
        }
    }
    println!("{:?}", silently({ -> std.thread.spawn({ -> 1 }).join().unwrap() }))
    println!("{:?}", silently({ -> std.thread.scope({ scope -> scope.spawn({ -> 1 }).join().unwrap() }) }))
    println!("{:?}", silently({ -> runtime.blockOn(async { (await tokio.task.spawnBlocking({ -> 1 })).unwrap() }) }))
    drop(held)
    for handle in waiting { handle.join().unwrap(); }
    println!("{:?}", silently({ -> runtime.blockOn(async { (await tokio.task.spawnBlocking({ -> 2 })).unwrap() }) }))
    std.thread.sleep(Duration.fromMillis(1))
}

struct Named { name: String }
extension Named: Drop { mutating fn drop() { println!("dropped \(self.name)") } }

/// Closures may hold what is noticed as it is dropped.
fn held() {
    let noisy = Named { name: "start".toString() }
    let named = Named { name: "name".toString() }
    let runtime = tokio.runtime.Builder.newMultiThread().workerThreads(1).onThreadStart(move { ->
        let _kept = &noisy
    }).threadNameFn(move { ->
        let _kept = &named
        "w".toString()
    }).build().unwrap()
    println!("{}", runtime.blockOn(async { 5 }))
    let noisy = Named { name: "thread".toString() }
    std.thread.spawn(move { ->
        let _kept = &noisy
    }).join().unwrap()
}

fn main() {
    if std.env.args().nth(1).asDeref() == Some("child") { return child(); }
    held()
    let me = std.env.currentExe().unwrap()
    let out = Command.new("sh").arg("-c").arg("ulimit -v 1500000; exec \"$0\" child").arg(me).output().unwrap()
    print!("{}", String.fromUtf8Lossy(&out.stdout))
    eprint!("{}", String.fromUtf8Lossy(&out.stderr))
    println!("{}", out.status)
}
