// Room for a value that may not be there yet, and values read as others.
#![cpp(header = "ox/lang/maybe_uninit.h")]
import std.fmt.{ self, Debug, Formatter }

/// Room for a `T`. Nobody but the program knows whether there is one; what is in it is not dropped.
#[cpp("ox::mem::MaybeUninit")]
public extern struct MaybeUninit<T>

extension<T: Copy> MaybeUninit<T>: Clone { fn clone(): Self { *self } }
extension<T: Copy> MaybeUninit<T>: Copy {}

extension<T> MaybeUninit<T> {
    #[mustUse]
    #[cpp("Self::of")]
    public extern const static fn new(value: T): MaybeUninit<T>
    #[mustUse]
    #[cpp("Self::uninit")]
    public extern const static fn uninit(): MaybeUninit<T>
    #[mustUse]
    #[cpp("Self::uninit")]
    public extern const static fn zeroed(): MaybeUninit<T>
    #[cpp(".write")]
    public extern mutating fn write(value: T): &mut T
    #[mustUse]
    #[cpp(".ptr")]
    public extern fn asPtr(): *const T
    #[mustUse]
    #[cpp(".mutPtr")]
    public extern mutating fn asMutPtr(): *mut T
    #[cpp("$self.take()")]
    public extern consuming unsafe fn assumeInit(): T
    #[cpp("$self->take()")]
    public extern unsafe fn assumeInitRead(): T
    #[cpp(".ptr")]
    public extern unsafe fn assumeInitRef(): &T
    #[cpp(".mutPtr")]
    public extern mutating unsafe fn assumeInitMut(): &mut T
    #[cpp(".dropInPlace")]
    public extern mutating unsafe fn assumeInitDrop()
}

extension<T> MaybeUninit<T>: Debug {
    fn fmt(f: &mut Formatter): fmt.Result { write!(f, "MaybeUninit<{}>", std.any.typeName<T>()) }
}

/// The bytes of `src` as a `Dst`, which must be as large.
#[cpp("ox::mem::transmute<{Dst}, {Src}>")]
public extern unsafe fn transmute<Src, Dst>(src: Src): Dst

/// The bytes behind `src` as a `Dst`.
#[cpp("ox::mem::transmuteCopy<{Dst}>")]
public extern unsafe fn transmuteCopy<Src, Dst>(src: &Src): Dst

/// A value of zero bytes.
public unsafe fn zeroed<T>(): T { MaybeUninit<T>.zeroed().assumeInit() }
