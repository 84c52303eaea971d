// std.hint: what a compiler or a processor is told.
#![cpp(header = "ox/lang/hint.h")]

/// The value itself, of which the compiler must assume nothing.
#[cpp("ox::hint::blackBox")]
public extern fn blackBox<T>(dummy: T): T

/// One of two values, by a condition of which nothing can be foretold.
#[cpp("ox::hint::selectUnpredictable")]
public extern fn selectUnpredictable<T>(condition: Bool, trueVal: T, falseVal: T): T

/// Within a loop that waits for another thread.
#[cpp("ox::hint::spinLoop")]
public extern fn spinLoop()
