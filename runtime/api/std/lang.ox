// std.lang: the names that the compiler itself uses, wherever the library declares them. Nothing is loaded before it is asked for.
public import std.marker.{ Copy, FloatingPoint, Integer, PhantomData, Send, SignedInteger, Sized, Sync, Unpin, UnsignedInteger }
public import std.clone.Clone
public import std.default.Default
public import std.cmp.{ Eq, Ord, Ordering, PartialEq, PartialOrd }
public import std.hash.{ Hash, Hasher }

// operators
public import std.ops.{ Add, Div, Mul, Neg, Not, Rem, Sub }
public import std.ops.{ AddAssign, DivAssign, MulAssign, RemAssign, SubAssign }
public import std.ops.{ BitAnd, BitOr, BitXor, Shl, Shr }
public import std.ops.{ BitAndAssign, BitOrAssign, BitXorAssign, ShlAssign, ShrAssign }
public import std.ops.{ Deref, DerefMut, Drop, Index, IndexMut }
public import std.ops.{ Fn, FnMut, FnOnce }
public import std.ops.{ Range, RangeFrom, RangeFull, RangeInclusive, RangeTo, RangeToInclusive }
public import std.ops.{ ControlFlow, FromResidual, Try }

// types with syntax or layout of their own
public import std.option.Option
public import std.result.Result
public import std.boxed.Box
public import std.rc.Rc
public import std.sync.{ Arc, Mutex, RwLock }
public import std.cell.{ Cell, RefCell }
public import std.string.{ String, ToString }
public import std.vec.{ vecFromArray, vecFromElem, Vec }
public import std.thread.LocalKey
public import tokio.task.localKey.LocalKey as TaskLocalKey

// iteration, conversion, errors
public import std.iter.{ FromIterator, IntoIterator, Iterator }
public import std.convert.{ From, Into }
public import std.error.Error
public import std.process.Termination

// futures
public import std.future.{ Future, IntoFuture }
public import std.task.{ Context, Poll, pollOfNullable, pollOfResult }
public import std.pin.{ Pin, pinned, unpinned }

// formatting and printing
public import std.fmt.{ Arguments, Binary, Debug, Display, Formatter, LowerExp, LowerHex, Octal, Pointer, UpperExp, UpperHex }
public import std.fmt.formatToString
public import std.io.{ eprintArguments, printArguments }

// panics
public import std.panic.{ assertFailed, panicFmt, panicStr, unreachable }
