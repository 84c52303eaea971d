// std.i8: its limits.
public const MAX: Int8 = Int8.MAX
public const MIN: Int8 = Int8.MIN
