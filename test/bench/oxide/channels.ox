//! Messages between tasks.
import std.hint.blackBox
import std.mem
import std.time.Instant
import tokio
import tokio.sync.{ broadcast, mpsc, oneshot, watch }
import tokio.task.{ yieldNow, JoinHandle }
import crate.clock.{ milliseconds, perOperation, Report }

public async fn pingPong(capacity: UIntSize, count: UInt64): Report {
    let (there, mut arrivals) = mpsc.channel<UInt64>(capacity)
    let (back, mut answers) = mpsc.channel<UInt64>(capacity)
    let start = Instant.now()
    let echo = tokio.spawn(async move {
        while let Some(value) = await arrivals.recv() { (await back.send(value + 1)).unwrap() }
    })
    var value: UInt64 = 0
    for _ in 0..count {
        (await there.send(value)).unwrap()
        value = (await answers.recv()).unwrap()
    }
    assertEq!(value, count)
    let report = perOperation(start, count)
    drop(there)
    (await echo).unwrap()
    report
}

public async fn pingPongUnbounded(count: UInt64): Report {
    let (there, mut arrivals) = mpsc.unboundedChannel<UInt64>()
    let (back, mut answers) = mpsc.unboundedChannel<UInt64>()
    let start = Instant.now()
    let echo = tokio.spawn(async move {
        while let Some(value) = await arrivals.recv() { back.send(value + 1).unwrap() }
    })
    var value: UInt64 = 0
    for _ in 0..count {
        there.send(value).unwrap()
        value = (await answers.recv()).unwrap()
    }
    let report = perOperation(start, count)
    drop(there)
    (await echo).unwrap()
    report
}

struct Hop {
    value: UInt64,
    back: oneshot.Sender<UInt64>,
    next: oneshot.Receiver<Hop>?,
}

/// Two tasks; each hop goes through a fresh channel.
public async fn pingPongOneshot(count: UInt64): Report {
    let (first, arrivals) = oneshot.channel<Hop>()
    let start = Instant.now()
    let echo = tokio.spawn(async move {
        var arrivals = arrivals
        loop {
            let hop = (await arrivals).unwrap()
            hop.back.send(hop.value + 1).unwrap()
            match hop.next {
                Some(next) -> arrivals = next,
                null -> break,
            }
        }
    })
    var there = first
    var value: UInt64 = 0
    for i in 0..count {
        let (back, answer) = oneshot.channel<UInt64>()
        let (following, next) = oneshot.channel<Hop>()
        let hop = Hop { value, back, next: if i + 1 < count { Some(next) } else { null } }
        assert!(there.send(hop).isOk())
        value = (await answer).unwrap()
        there = following
    }
    assertEq!(value, count)
    let report = perOperation(start, count)
    (await echo).unwrap()
    report
}

struct Request {
    value: UInt64,
    answer: oneshot.Sender<UInt64>,
}

/// A service in a task, asked over a channel and answering over a fresh one.
public async fn requests(count: UInt64): Report {
    let (service, mut arrivals) = mpsc.channel<Request>(16)
    let start = Instant.now()
    let server = tokio.spawn(async move {
        while let Some(request) = await arrivals.recv() { request.answer.send(request.value + 1).unwrap() }
    })
    var value: UInt64 = 0
    for _ in 0..count {
        let (answer, answered) = oneshot.channel<UInt64>()
        assert!((await service.send(Request { value, answer })).isOk())
        value = (await answered).unwrap()
    }
    assertEq!(value, count)
    let report = perOperation(start, count)
    drop(service)
    (await server).unwrap()
    report
}

public async fn oneshots(count: UInt64): Report {
    let start = Instant.now()
    var sum: UInt64 = 0
    for i in 0..count {
        let (to, from) = oneshot.channel<UInt64>()
        to.send(i).unwrap()
        sum += (await from).unwrap()
    }
    assertEq!(sum, count * (count - 1) / 2)
    perOperation(start, count)
}

public async fn sameTask(count: UInt64): Report {
    let (to, mut from) = mpsc.channel<UInt64>(32)
    let start = Instant.now()
    var sum: UInt64 = 0
    for i in 0..count {
        (await to.send(i)).unwrap()
        sum += (await from.recv()).unwrap()
    }
    assertEq!(sum, count * (count - 1) / 2)
    perOperation(start, count)
}

public async fn throughput(capacity: UIntSize, producers: UInt64, total: UInt64): Report {
    let each = total / producers
    let (to, mut from) = mpsc.channel<UInt64>(capacity)
    let start = Instant.now()
    for _ in 0..producers {
        let to = to.clone()
        tokio.spawn(async move {
            for i in 0..each { (await to.send(i)).unwrap() }
        })
    }
    drop(to)
    var received: UInt64 = 0
    while let Some(_) = await from.recv() { received += 1 }
    assertEq!(received, each * producers)
    perOperation(start, received)
}

public async fn throughputUnbounded(producers: UInt64, total: UInt64): Report {
    let each = total / producers
    let (to, mut from) = mpsc.unboundedChannel<UInt64>()
    let start = Instant.now()
    for _ in 0..producers {
        let to = to.clone()
        tokio.spawn(async move {
            for i in 0..each {
                to.send(i).unwrap()
                if i % 256 == 255 { await yieldNow() }
            }
        })
    }
    drop(to)
    var received: UInt64 = 0
    while let Some(_) = await from.recv() { received += 1 }
    assertEq!(received, each * producers)
    perOperation(start, received)
}

/// Batches of 256 messages, after each of which the receivers answer; per delivered message.
public async fn broadcasts(receivers: UInt64, total: UInt64): Report {
    let batches = total / 256 / receivers + 1
    let (to, _keep) = broadcast.channel<UInt64>(512)
    let (answer, mut answers) = mpsc.channel<()>(64)
    let start = Instant.now()
    for _ in 0..receivers {
        var from = to.subscribe()
        let answer = answer.clone()
        tokio.spawn(async move {
            for _ in 0..batches {
                for _ in 0..256 { (await from.recv()).unwrap() }
                (await answer.send(())).unwrap()
            }
        })
    }
    for _ in 0..batches {
        for i in 0..256u64 { to.send(i).unwrap() }
        for _ in 0..receivers { await answers.recv() }
    }
    perOperation(start, batches * 256 * receivers)
}

/// Per value; the sender waits until the receivers have seen each.
public async fn watches(receivers: UInt64, count: UInt64): Report {
    let (to, from) = watch.channel(0u64)
    let (saw, mut seen) = mpsc.unboundedChannel<()>()
    let start = Instant.now()
    let watchers: Vec<JoinHandle<UInt64>> = (0..receivers).map { _ ->
        var from = from.clone()
        let saw = saw.clone()
        tokio.spawn(async move {
            var sum: UInt64 = 0
            while (await from.changed()).isOk() {
                sum += blackBox(*from.borrow() & 1)
                saw.send(()).unwrap()
            }
            sum
        })
    }.collect()
    drop(from)
    for i in 1..=count {
        to.send(i).unwrap()
        for _ in 0..receivers { (await seen.recv()).unwrap() }
    }
    drop(to)
    for watcher in watchers { (await watcher).unwrap() }
    perOperation(start, count)
}

/// A token through a ring of tasks; per hop.
public async fn ring(tasks: UInt64, hops: UInt64): Report {
    let start = Instant.now()
    let (first, mut arrivals) = mpsc.channel<UInt64>(1)
    let (done, mut finished) = mpsc.channel<()>(1)
    for i in 0..tasks {
        let (following, nextArrivals) = mpsc.channel<UInt64>(1)
        let to = if i + 1 == tasks { first.clone() } else { following }
        var from = mem.replace(&mut arrivals, nextArrivals)
        let done = done.clone()
        tokio.spawn(async move {
            while let Some(token) = await from.recv() {
                if token == 0 {
                    (await done.send(())).unwrap()
                    return
                }
                if (await to.send(token - 1)).isErr() { return }
            }
        })
    }
    (await first.send(hops)).unwrap()
    await finished.recv()
    perOperation(start, hops)
}

/// The sieve of Eratosthenes, one task for each prime.
public async fn sieve(wanted: UInt64): Report {
    let start = Instant.now()
    let (to, mut numbers) = mpsc.channel<UInt64>(1)
    tokio.spawn(async move {
        var number: UInt64 = 2
        while (await to.send(number)).isOk() { number += 1 }
    })
    var prime: UInt64 = 0
    for _ in 0..wanted {
        prime = (await numbers.recv()).unwrap()
        let (to, next) = mpsc.channel<UInt64>(1)
        var from = mem.replace(&mut numbers, next)
        tokio.spawn(async move {
            while let Some(number) = await from.recv() {
                if number % prime != 0 && (await to.send(number)).isErr() { return }
            }
        })
    }
    if wanted == 300 { assertEq!(prime, 1987) }
    milliseconds(start)
}
