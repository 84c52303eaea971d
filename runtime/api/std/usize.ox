// std.usize: its limits.
public const MAX: UIntSize = UIntSize.MAX
public const MIN: UIntSize = UIntSize.MIN
