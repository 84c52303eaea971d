// std.isize: its limits.
public const MAX: IntSize = IntSize.MAX
public const MIN: IntSize = IntSize.MIN
