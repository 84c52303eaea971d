// std.u64: its limits.
public const MAX: UInt64 = UInt64.MAX
public const MIN: UInt64 = UInt64.MIN
