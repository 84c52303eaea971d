// Bit operators and shifts.
#![cpp(header = "ox/lang/num.h")]

#[lang("BitAnd")]
public trait BitAnd<Rhs = Self> {
    type Output
    #[mustUse]
    consuming fn bitand(rhs: Rhs): Self.Output
}

#[lang("BitAndAssign")]
public trait BitAndAssign<Rhs = Self> {
    mutating fn bitandAssign(rhs: Rhs)
}

#[lang("BitOr")]
public trait BitOr<Rhs = Self> {
    type Output
    #[mustUse]
    consuming fn bitor(rhs: Rhs): Self.Output
}

#[lang("BitOrAssign")]
public trait BitOrAssign<Rhs = Self> {
    mutating fn bitorAssign(rhs: Rhs)
}

#[lang("BitXor")]
public trait BitXor<Rhs = Self> {
    type Output
    #[mustUse]
    consuming fn bitxor(rhs: Rhs): Self.Output
}

#[lang("BitXorAssign")]
public trait BitXorAssign<Rhs = Self> {
    mutating fn bitxorAssign(rhs: Rhs)
}

#[lang("Shl")]
public trait Shl<Rhs = Self> {
    type Output
    #[mustUse]
    consuming fn shl(rhs: Rhs): Self.Output
}

#[lang("ShlAssign")]
public trait ShlAssign<Rhs = Self> {
    mutating fn shlAssign(rhs: Rhs)
}

#[lang("Shr")]
public trait Shr<Rhs = Self> {
    type Output
    #[mustUse]
    consuming fn shr(rhs: Rhs): Self.Output
}

#[lang("ShrAssign")]
public trait ShrAssign<Rhs = Self> {
    mutating fn shrAssign(rhs: Rhs)
}

#[lang("Not")]
public trait Not {
    type Output
    #[mustUse]
    consuming fn not(): Self.Output
}

extension<T: Integer> T: Not {
    type Output = T
    #[cpp("ox::num::Int<{T}>::bitNot")]
    extern consuming fn not(): T
}
extension<'a, T: Integer> &'a T: Not {
    type Output = T
    #[cpp("ox::num::Int<{T}>::bitNot(*$self)")]
    extern consuming fn not(): T
}
extension Bool: Not {
    type Output = Bool
    consuming fn not(): Bool { !self }
}
extension<'a> &'a Bool: Not {
    type Output = Bool
    consuming fn not(): Bool { !*self }
}

extension<T: Integer> T: BitAnd {
    type Output = T
    #[cpp("ox::num::Int<{T}>::bitAnd")]
    extern consuming fn bitand(rhs: T): T
}
extension<'a, T: Integer> T: BitAnd<&'a T> {
    type Output = T
    #[cpp("ox::num::Int<{T}>::bitAnd($self, *$0)")]
    extern consuming fn bitand(rhs: &'a T): T
}
extension<'a, 'b, T: Integer> &'a T: BitAnd<&'b T> {
    type Output = T
    #[cpp("ox::num::Int<{T}>::bitAnd(*$self, *$0)")]
    extern consuming fn bitand(rhs: &'b T): T
}
extension<T: Integer> T: BitAndAssign {
    mutating fn bitandAssign(rhs: T) { *self = BitAnd.bitand(*self, rhs) }
}
extension Bool: BitAnd {
    type Output = Bool
    consuming fn bitand(rhs: Bool): Bool { self & rhs }
}
extension Bool: BitAndAssign {
    mutating fn bitandAssign(rhs: Bool) { *self = *self & rhs }
}
extension<T: Integer> T: BitOr {
    type Output = T
    #[cpp("ox::num::Int<{T}>::bitOr")]
    extern consuming fn bitor(rhs: T): T
}
extension<'a, T: Integer> T: BitOr<&'a T> {
    type Output = T
    #[cpp("ox::num::Int<{T}>::bitOr($self, *$0)")]
    extern consuming fn bitor(rhs: &'a T): T
}
extension<'a, 'b, T: Integer> &'a T: BitOr<&'b T> {
    type Output = T
    #[cpp("ox::num::Int<{T}>::bitOr(*$self, *$0)")]
    extern consuming fn bitor(rhs: &'b T): T
}
extension<T: Integer> T: BitOrAssign {
    mutating fn bitorAssign(rhs: T) { *self = BitOr.bitor(*self, rhs) }
}
extension Bool: BitOr {
    type Output = Bool
    consuming fn bitor(rhs: Bool): Bool { self | rhs }
}
extension Bool: BitOrAssign {
    mutating fn bitorAssign(rhs: Bool) { *self = *self | rhs }
}
extension<T: Integer> T: BitXor {
    type Output = T
    #[cpp("ox::num::Int<{T}>::bitXor")]
    extern consuming fn bitxor(rhs: T): T
}
extension<'a, T: Integer> T: BitXor<&'a T> {
    type Output = T
    #[cpp("ox::num::Int<{T}>::bitXor($self, *$0)")]
    extern consuming fn bitxor(rhs: &'a T): T
}
extension<'a, 'b, T: Integer> &'a T: BitXor<&'b T> {
    type Output = T
    #[cpp("ox::num::Int<{T}>::bitXor(*$self, *$0)")]
    extern consuming fn bitxor(rhs: &'b T): T
}
extension<T: Integer> T: BitXorAssign {
    mutating fn bitxorAssign(rhs: T) { *self = BitXor.bitxor(*self, rhs) }
}
extension Bool: BitXor {
    type Output = Bool
    consuming fn bitxor(rhs: Bool): Bool { self ^ rhs }
}
extension Bool: BitXorAssign {
    mutating fn bitxorAssign(rhs: Bool) { *self = *self ^ rhs }
}
extension<T: Integer, U: Integer> T: Shl<U> {
    type Output = T
    #[cpp("ox::ops::shl<{T}, {U}>")]
    extern consuming fn shl(rhs: U): T
}
extension<T: Integer, U: Integer> T: ShlAssign<U> {
    mutating fn shlAssign(rhs: U) { *self = Shl.shl(*self, rhs) }
}
extension<T: Integer, U: Integer> T: Shr<U> {
    type Output = T
    #[cpp("ox::ops::shr<{T}, {U}>")]
    extern consuming fn shr(rhs: U): T
}
extension<T: Integer, U: Integer> T: ShrAssign<U> {
    mutating fn shrAssign(rhs: U) { *self = Shr.shr(*self, rhs) }
}
