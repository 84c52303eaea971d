// std.i128: its limits.
public const MAX: Int128 = Int128.MAX
public const MIN: Int128 = Int128.MIN
