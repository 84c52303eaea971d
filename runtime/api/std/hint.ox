// std.hint: what a compiler or a processor is told.
#![cpp(header = "ox/lang/hint.h")]

/// The value itself, of which the compiler must assume nothing.
#[cpp("ox::hint::blackBox")]
public extern fn blackBox<T>(dummy: T): T

/// Within a loop that waits for another thread.
#[cpp("ox::hint::spinLoop")]
public extern fn spinLoop()
