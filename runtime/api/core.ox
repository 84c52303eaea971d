// core: the part of std that owns nothing.
public import std.{ any, array, cell, char, clone, cmp, convert, default, error, fmt, future, hash, iter, marker, mem, num, ops, option, panic, pin, ptr, result, slice, str, task, time }
