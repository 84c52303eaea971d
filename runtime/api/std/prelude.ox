// std.prelude: the names that every program sees.
public import std.marker.{ Copy, FloatingPoint, Integer, Send, SignedInteger, Sized, Sync, Unpin, UnsignedInteger }
public import std.ops.{ AsyncFn, AsyncFnMut, AsyncFnOnce, Drop, Fn, FnMut, FnOnce }
public import std.mem.{ alignOf, alignOfVal, drop, sizeOf, sizeOfVal }
public import std.boxed.Box
public import std.borrow.ToOwned
public import std.clone.Clone
public import std.cmp.{ Eq, Ord, PartialEq, PartialOrd }
public import std.convert.{ AsMut, AsRef, From, Into, TryFrom, TryInto }
public import std.default.Default
public import std.future.{ Future, IntoFuture }
public import std.iter.{ DoubleEndedIterator, ExactSizeIterator, Extend, FromIterator, IntoIterator, Iterator }
public import std.option.Option
public import std.option.Option.{ None, Some }
public import std.result.Result
public import std.result.Result.{ Err, Ok }
public import std.string.{ String, ToString }
public import std.vec.Vec
