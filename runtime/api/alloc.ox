// alloc: the part of std that owns memory.
public import std.{ borrow, boxed, collections, fmt, rc, slice, str, string, sync, vec }
