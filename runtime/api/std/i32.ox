// std.i32: its limits.
public const MAX: Int32 = Int32.MAX
public const MIN: Int32 = Int32.MIN
