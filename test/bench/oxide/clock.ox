//! What a benchmark measures.
import std.time.Instant

public struct Report {
    public value: Float64,
    public unit: &'static str,
}

public fn perOperation(start: Instant, operations: UInt64): Report {
    Report { value: start.elapsed().asNanos() as Float64 / operations as Float64, unit: "ns" }
}

public fn milliseconds(start: Instant): Report {
    Report { value: start.elapsed().asSecsF64() * 1e3, unit: "ms" }
}

/// The middle of what was measured.
public fn median(mut values: Vec<Float64>): Float64 {
    values.sortBy { a, b -> a.totalCmp(b) }
    values[values.len() / 2]
}
