// Function pointers: compared, hashed and printed by their addresses.
#![cpp(header = "ox/lang/pointers.h")]
import std.fmt
import std.hash.{ Hash, Hasher }

#[cpp("ox::pointers::ofFunction")]
extern fn addressOf<F>(function: F): UIntSize

fn show(address: UIntSize, f: &mut fmt.Formatter): fmt.Result { fmt.Pointer.fmt(&(address as *const UInt8), f) }

extension<R> () -> R: fmt.Debug { fn fmt(f: &mut fmt.Formatter): fmt.Result { show(addressOf(*self), f) } }
extension<R> () -> R: fmt.Pointer { fn fmt(f: &mut fmt.Formatter): fmt.Result { show(addressOf(*self), f) } }
extension<R> () -> R: PartialEq { fn eq(other: &Self): Bool { addressOf(*self) == addressOf(*other) } }
extension<R> () -> R: Eq {}
extension<R> () -> R: Hash { fn hash<S: Hasher>(state: &mut S) { state.writeUsize(addressOf(*self)) } }
extension<A, R> (A) -> R: fmt.Debug { fn fmt(f: &mut fmt.Formatter): fmt.Result { show(addressOf(*self), f) } }
extension<A, R> (A) -> R: fmt.Pointer { fn fmt(f: &mut fmt.Formatter): fmt.Result { show(addressOf(*self), f) } }
extension<A, R> (A) -> R: PartialEq { fn eq(other: &Self): Bool { addressOf(*self) == addressOf(*other) } }
extension<A, R> (A) -> R: Eq {}
extension<A, R> (A) -> R: Hash { fn hash<S: Hasher>(state: &mut S) { state.writeUsize(addressOf(*self)) } }
extension<A, B, R> (A, B) -> R: fmt.Debug { fn fmt(f: &mut fmt.Formatter): fmt.Result { show(addressOf(*self), f) } }
extension<A, B, R> (A, B) -> R: fmt.Pointer { fn fmt(f: &mut fmt.Formatter): fmt.Result { show(addressOf(*self), f) } }
extension<A, B, R> (A, B) -> R: PartialEq { fn eq(other: &Self): Bool { addressOf(*self) == addressOf(*other) } }
extension<A, B, R> (A, B) -> R: Eq {}
extension<A, B, R> (A, B) -> R: Hash { fn hash<S: Hasher>(state: &mut S) { state.writeUsize(addressOf(*self)) } }
extension<A, B, C, R> (A, B, C) -> R: fmt.Debug { fn fmt(f: &mut fmt.Formatter): fmt.Result { show(addressOf(*self), f) } }
extension<A, B, C, R> (A, B, C) -> R: fmt.Pointer { fn fmt(f: &mut fmt.Formatter): fmt.Result { show(addressOf(*self), f) } }
extension<A, B, C, R> (A, B, C) -> R: PartialEq { fn eq(other: &Self): Bool { addressOf(*self) == addressOf(*other) } }
extension<A, B, C, R> (A, B, C) -> R: Eq {}
extension<A, B, C, R> (A, B, C) -> R: Hash { fn hash<S: Hasher>(state: &mut S) { state.writeUsize(addressOf(*self)) } }
extension<A, B, C, D, R> (A, B, C, D) -> R: fmt.Debug { fn fmt(f: &mut fmt.Formatter): fmt.Result { show(addressOf(*self), f) } }
extension<A, B, C, D, R> (A, B, C, D) -> R: fmt.Pointer { fn fmt(f: &mut fmt.Formatter): fmt.Result { show(addressOf(*self), f) } }
extension<A, B, C, D, R> (A, B, C, D) -> R: PartialEq { fn eq(other: &Self): Bool { addressOf(*self) == addressOf(*other) } }
extension<A, B, C, D, R> (A, B, C, D) -> R: Eq {}
extension<A, B, C, D, R> (A, B, C, D) -> R: Hash { fn hash<S: Hasher>(state: &mut S) { state.writeUsize(addressOf(*self)) } }
extension<A, B, C, D, E, R> (A, B, C, D, E) -> R: fmt.Debug { fn fmt(f: &mut fmt.Formatter): fmt.Result { show(addressOf(*self), f) } }
extension<A, B, C, D, E, R> (A, B, C, D, E) -> R: fmt.Pointer { fn fmt(f: &mut fmt.Formatter): fmt.Result { show(addressOf(*self), f) } }
extension<A, B, C, D, E, R> (A, B, C, D, E) -> R: PartialEq { fn eq(other: &Self): Bool { addressOf(*self) == addressOf(*other) } }
extension<A, B, C, D, E, R> (A, B, C, D, E) -> R: Eq {}
extension<A, B, C, D, E, R> (A, B, C, D, E) -> R: Hash { fn hash<S: Hasher>(state: &mut S) { state.writeUsize(addressOf(*self)) } }
extension<A, B, C, D, E, F, R> (A, B, C, D, E, F) -> R: fmt.Debug { fn fmt(f: &mut fmt.Formatter): fmt.Result { show(addressOf(*self), f) } }
extension<A, B, C, D, E, F, R> (A, B, C, D, E, F) -> R: fmt.Pointer { fn fmt(f: &mut fmt.Formatter): fmt.Result { show(addressOf(*self), f) } }
extension<A, B, C, D, E, F, R> (A, B, C, D, E, F) -> R: PartialEq { fn eq(other: &Self): Bool { addressOf(*self) == addressOf(*other) } }
extension<A, B, C, D, E, F, R> (A, B, C, D, E, F) -> R: Eq {}
extension<A, B, C, D, E, F, R> (A, B, C, D, E, F) -> R: Hash { fn hash<S: Hasher>(state: &mut S) { state.writeUsize(addressOf(*self)) } }
