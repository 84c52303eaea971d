// std.u16: its limits.
public const MAX: UInt16 = UInt16.MAX
public const MIN: UInt16 = UInt16.MIN
