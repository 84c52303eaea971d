// std.i16: its limits.
public const MAX: Int16 = Int16.MAX
public const MIN: Int16 = Int16.MIN
