// std.i64: its limits.
public const MAX: Int64 = Int64.MAX
public const MIN: Int64 = Int64.MIN
