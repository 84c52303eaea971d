// std.u32: its limits.
public const MAX: UInt32 = UInt32.MAX
public const MIN: UInt32 = UInt32.MIN
