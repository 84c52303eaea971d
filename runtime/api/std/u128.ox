// std.u128: its limits.
public const MAX: UInt128 = UInt128.MAX
public const MIN: UInt128 = UInt128.MIN
