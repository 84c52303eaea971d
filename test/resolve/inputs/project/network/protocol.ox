public const VERSION: Int = 3
public fn check(version: Int): Bool { version == VERSION && crate.storage.open() == 1 }
