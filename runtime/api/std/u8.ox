// std.u8: its limits.
public const MAX: UInt8 = UInt8.MAX
public const MIN: UInt8 = UInt8.MIN
