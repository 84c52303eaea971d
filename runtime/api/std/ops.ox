// std.ops: operators, dereferencing, calls, ranges.
import std.convert.Infallible

public external module arith
public external module bits
public external module function
public external module range

public import std.ops.arith.{ Add, AddAssign, Div, DivAssign, Mul, MulAssign, Neg, Rem, RemAssign, Sub, SubAssign }
public import std.ops.bits.{ BitAnd, BitAndAssign, BitOr, BitOrAssign, BitXor, BitXorAssign, Not, Shl, ShlAssign, Shr, ShrAssign }
public import std.ops.function.{ AsyncFn, AsyncFnMut, AsyncFnOnce, Fn, FnMut, FnOnce }
public import std.ops.range.{ Bound, Range, RangeBounds, RangeFrom, RangeFull, RangeInclusive, RangeTo, RangeToInclusive }

#[lang("Deref")]
public trait Deref {
    type Target: ?Sized
    #[mustUse]
    fn deref(): &Self.Target
}

#[lang("DerefMut")]
public trait DerefMut: Deref {
    mutating fn derefMut(): &mut Self.Target
}

extension<T: ?Sized> &T: Deref {
    type Target = T
    fn deref(): &T { *self }
}

extension<T: ?Sized> &mut T: Deref {
    type Target = T
    fn deref(): &T { *self }
}

extension<T: ?Sized> &mut T: DerefMut {
    mutating fn derefMut(): &mut T { *self }
}

#[lang("Index")]
public trait Index<Idx: ?Sized> {
    type Output: ?Sized
    #[trackCaller]
    fn index(index: Idx): &Self.Output
}

#[lang("IndexMut")]
public trait IndexMut<Idx: ?Sized>: Index<Idx> {
    #[trackCaller]
    mutating fn indexMut(index: Idx): &mut Self.Output
}

#[lang("Drop")]
public trait Drop {
    mutating fn drop()
}

/// Whether to go on.
#[lang("ControlFlow")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
public enum ControlFlow<B, C = ()> {
    Continue(C),
    Break(B),
}

extension<B, C> ControlFlow<B, C> {
    public fn isBreak(): Bool {
        match self {
            ControlFlow.Break(_) -> true,
            ControlFlow.Continue(_) -> false,
        }
    }
    public fn isContinue(): Bool { !self.isBreak() }
    public consuming fn breakValue(): Option<B> {
        match self {
            ControlFlow.Break(value) -> Some(value),
            ControlFlow.Continue(_) -> null,
        }
    }
    public consuming fn continueValue(): Option<C> {
        match self {
            ControlFlow.Break(_) -> null,
            ControlFlow.Continue(value) -> Some(value),
        }
    }
    public consuming fn mapBreak<T, F: FnOnce(B) -> T>(f: F): ControlFlow<T, C> {
        match self {
            ControlFlow.Break(value) -> ControlFlow.Break(f(value)),
            ControlFlow.Continue(value) -> ControlFlow.Continue(value),
        }
    }
}

/// The operator `?`.
#[lang("Try")]
public trait Try: FromResidual<Self.Residual> {
    type Output
    type Residual
    static fn fromOutput(output: Self.Output): Self
    consuming fn branch(): ControlFlow<Self.Residual, Self.Output>
}

#[lang("FromResidual")]
public trait FromResidual<R> {
    static fn fromResidual(residual: R): Self
}

extension<B, C> ControlFlow<B, C>: Try {
    type Output = C
    type Residual = ControlFlow<B, Infallible>
    static fn fromOutput(output: C): Self { ControlFlow.Continue(output) }
    consuming fn branch(): ControlFlow<ControlFlow<B, Infallible>, C> {
        match self {
            ControlFlow.Continue(value) -> ControlFlow.Continue(value),
            ControlFlow.Break(value) -> ControlFlow.Break(ControlFlow.Break(value)),
        }
    }
}

extension<B, C> ControlFlow<B, C>: FromResidual<ControlFlow<B, Infallible>> {
    static fn fromResidual(residual: ControlFlow<B, Infallible>): Self {
        match residual {
            ControlFlow.Break(value) -> ControlFlow.Break(value),
            ControlFlow.Continue(never) -> match never {},
        }
    }
}
