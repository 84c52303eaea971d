//! Awaited calls that never wait. `blackBox` keeps both compilers from computing the loops away.
import std.future.Future
import std.hint.blackBox
import std.pin.Pin
import std.time.Instant
import crate.clock.{ perOperation, Report }

async fn level0(value: UInt64): UInt64 { blackBox(value) + 1 }
async fn level1(value: UInt64): UInt64 { await level0(value) + 1 }
async fn level2(value: UInt64): UInt64 { await level1(value) + 1 }
async fn level3(value: UInt64): UInt64 { await level2(value) + 1 }
async fn level4(value: UInt64): UInt64 { await level3(value) + 1 }
async fn level5(value: UInt64): UInt64 { await level4(value) + 1 }
async fn level6(value: UInt64): UInt64 { await level5(value) + 1 }
async fn level7(value: UInt64): UInt64 { await level6(value) + 1 }
async fn level8(value: UInt64): UInt64 { await level7(value) + 1 }
async fn level9(value: UInt64): UInt64 { await level8(value) + 1 }

public async fn flat1(count: UInt64): Report {
    let start = Instant.now()
    var value: UInt64 = 0
    for _ in 0..count { value = await level0(value) }
    assertEq!(value, count)
    perOperation(start, count)
}

/// Ten levels; per level.
public async fn flat10(count: UInt64): Report {
    let start = Instant.now()
    var value: UInt64 = 0
    for _ in 0..count { value = await level9(value) }
    assertEq!(value, 10 * count)
    perOperation(start, 10 * count)
}

fn boxed(value: UInt64): Pin<Box<dyn Future<Output = UInt64> + Send>> {
    Box.pin(async move { blackBox(value) + 1 })
}

public async fn boxed1(count: UInt64): Report {
    let start = Instant.now()
    var value: UInt64 = 0
    for _ in 0..count { value = await boxed(value) }
    assertEq!(value, count)
    perOperation(start, count)
}

fn nested(depth: UInt, value: UInt64): Pin<Box<dyn Future<Output = UInt64> + Send>> {
    Box.pin(async move { if depth <= 1 { blackBox(value) + 1 } else { await nested(depth - 1, value) + 1 } })
}

/// Ten levels of boxes; per level.
public async fn boxed10(count: UInt64): Report {
    let start = Instant.now()
    var value: UInt64 = 0
    for _ in 0..count { value = await nested(10, value) }
    assertEq!(value, 10 * count)
    perOperation(start, 10 * count)
}

async fn fib(n: UInt): UInt64 {
    if n < 2 { return n as UInt64 }
    await Box.pin(fib(n - 1)) + await Box.pin(fib(n - 2))
}

/// Recursion through boxes; per call.
public async fn fibs(rounds: UInt64): Report {
    let start = Instant.now()
    for _ in 0..rounds { assertEq!(await fib(blackBox(25)), 75_025) }
    perOperation(start, rounds * 242_785)
}
