// Arithmetic. On builtin numbers the compiler writes the operators itself; these extensions serve generic code.
#![cpp(header = "ox/lang/num.h")]

#[lang("Add")]
public trait Add<Rhs = Self> {
    type Output
    #[mustUse]
    consuming fn add(rhs: Rhs): Self.Output
}

#[lang("AddAssign")]
public trait AddAssign<Rhs = Self> {
    mutating fn addAssign(rhs: Rhs)
}

#[lang("Sub")]
public trait Sub<Rhs = Self> {
    type Output
    #[mustUse]
    consuming fn sub(rhs: Rhs): Self.Output
}

#[lang("SubAssign")]
public trait SubAssign<Rhs = Self> {
    mutating fn subAssign(rhs: Rhs)
}

#[lang("Mul")]
public trait Mul<Rhs = Self> {
    type Output
    #[mustUse]
    consuming fn mul(rhs: Rhs): Self.Output
}

#[lang("MulAssign")]
public trait MulAssign<Rhs = Self> {
    mutating fn mulAssign(rhs: Rhs)
}

#[lang("Div")]
public trait Div<Rhs = Self> {
    type Output
    #[mustUse]
    consuming fn div(rhs: Rhs): Self.Output
}

#[lang("DivAssign")]
public trait DivAssign<Rhs = Self> {
    mutating fn divAssign(rhs: Rhs)
}

#[lang("Rem")]
public trait Rem<Rhs = Self> {
    type Output
    #[mustUse]
    consuming fn rem(rhs: Rhs): Self.Output
}

#[lang("RemAssign")]
public trait RemAssign<Rhs = Self> {
    mutating fn remAssign(rhs: Rhs)
}

#[lang("Neg")]
public trait Neg {
    type Output
    #[mustUse]
    consuming fn neg(): Self.Output
}

/// The builtin numbers.
public trait Number: Copy {}
extension<T: Integer> T: Number {}
extension<T: FloatingPoint> T: Number {}

extension<T: Number> T: Add {
    type Output = T
    #[cpp("ox::ops::add<{T}>")]
    extern consuming fn add(rhs: T): T
}
extension<'a, T: Number> T: Add<&'a T> {
    type Output = T
    #[cpp("ox::ops::add<{T}>($self, *$0)")]
    extern consuming fn add(rhs: &'a T): T
}
extension<'a, T: Number> &'a T: Add<T> {
    type Output = T
    #[cpp("ox::ops::add<{T}>(*$self, $0)")]
    extern consuming fn add(rhs: T): T
}
extension<'a, 'b, T: Number> &'a T: Add<&'b T> {
    type Output = T
    #[cpp("ox::ops::add<{T}>(*$self, *$0)")]
    extern consuming fn add(rhs: &'b T): T
}
extension<T: Number> T: AddAssign {
    #[cpp("ox::num::addAssign<{T}>")]
    extern mutating fn addAssign(rhs: T)
}
extension<'a, T: Number> T: AddAssign<&'a T> {
    #[cpp("ox::num::addAssign<{T}>($self, *$0)")]
    extern mutating fn addAssign(rhs: &'a T)
}
extension<T: Number> T: Sub {
    type Output = T
    #[cpp("ox::ops::sub<{T}>")]
    extern consuming fn sub(rhs: T): T
}
extension<'a, T: Number> T: Sub<&'a T> {
    type Output = T
    #[cpp("ox::ops::sub<{T}>($self, *$0)")]
    extern consuming fn sub(rhs: &'a T): T
}
extension<'a, T: Number> &'a T: Sub<T> {
    type Output = T
    #[cpp("ox::ops::sub<{T}>(*$self, $0)")]
    extern consuming fn sub(rhs: T): T
}
extension<'a, 'b, T: Number> &'a T: Sub<&'b T> {
    type Output = T
    #[cpp("ox::ops::sub<{T}>(*$self, *$0)")]
    extern consuming fn sub(rhs: &'b T): T
}
extension<T: Number> T: SubAssign {
    #[cpp("ox::num::subAssign<{T}>")]
    extern mutating fn subAssign(rhs: T)
}
extension<'a, T: Number> T: SubAssign<&'a T> {
    #[cpp("ox::num::subAssign<{T}>($self, *$0)")]
    extern mutating fn subAssign(rhs: &'a T)
}
extension<T: Number> T: Mul {
    type Output = T
    #[cpp("ox::ops::mul<{T}>")]
    extern consuming fn mul(rhs: T): T
}
extension<'a, T: Number> T: Mul<&'a T> {
    type Output = T
    #[cpp("ox::ops::mul<{T}>($self, *$0)")]
    extern consuming fn mul(rhs: &'a T): T
}
extension<'a, T: Number> &'a T: Mul<T> {
    type Output = T
    #[cpp("ox::ops::mul<{T}>(*$self, $0)")]
    extern consuming fn mul(rhs: T): T
}
extension<'a, 'b, T: Number> &'a T: Mul<&'b T> {
    type Output = T
    #[cpp("ox::ops::mul<{T}>(*$self, *$0)")]
    extern consuming fn mul(rhs: &'b T): T
}
extension<T: Number> T: MulAssign {
    #[cpp("ox::num::mulAssign<{T}>")]
    extern mutating fn mulAssign(rhs: T)
}
extension<'a, T: Number> T: MulAssign<&'a T> {
    #[cpp("ox::num::mulAssign<{T}>($self, *$0)")]
    extern mutating fn mulAssign(rhs: &'a T)
}
extension<T: Number> T: Div {
    type Output = T
    #[cpp("ox::ops::div<{T}>")]
    extern consuming fn div(rhs: T): T
}
extension<'a, T: Number> T: Div<&'a T> {
    type Output = T
    #[cpp("ox::ops::div<{T}>($self, *$0)")]
    extern consuming fn div(rhs: &'a T): T
}
extension<'a, T: Number> &'a T: Div<T> {
    type Output = T
    #[cpp("ox::ops::div<{T}>(*$self, $0)")]
    extern consuming fn div(rhs: T): T
}
extension<'a, 'b, T: Number> &'a T: Div<&'b T> {
    type Output = T
    #[cpp("ox::ops::div<{T}>(*$self, *$0)")]
    extern consuming fn div(rhs: &'b T): T
}
extension<T: Number> T: DivAssign {
    #[cpp("ox::num::divAssign<{T}>")]
    extern mutating fn divAssign(rhs: T)
}
extension<'a, T: Number> T: DivAssign<&'a T> {
    #[cpp("ox::num::divAssign<{T}>($self, *$0)")]
    extern mutating fn divAssign(rhs: &'a T)
}
extension<T: Number> T: Rem {
    type Output = T
    #[cpp("ox::ops::rem<{T}>")]
    extern consuming fn rem(rhs: T): T
}
extension<'a, T: Number> T: Rem<&'a T> {
    type Output = T
    #[cpp("ox::ops::rem<{T}>($self, *$0)")]
    extern consuming fn rem(rhs: &'a T): T
}
extension<'a, T: Number> &'a T: Rem<T> {
    type Output = T
    #[cpp("ox::ops::rem<{T}>(*$self, $0)")]
    extern consuming fn rem(rhs: T): T
}
extension<'a, 'b, T: Number> &'a T: Rem<&'b T> {
    type Output = T
    #[cpp("ox::ops::rem<{T}>(*$self, *$0)")]
    extern consuming fn rem(rhs: &'b T): T
}
extension<T: Number> T: RemAssign {
    #[cpp("ox::num::remAssign<{T}>")]
    extern mutating fn remAssign(rhs: T)
}
extension<'a, T: Number> T: RemAssign<&'a T> {
    #[cpp("ox::num::remAssign<{T}>($self, *$0)")]
    extern mutating fn remAssign(rhs: &'a T)
}
extension<T: SignedInteger> T: Neg {
    type Output = T
    #[cpp("ox::ops::neg<{T}>")]
    extern consuming fn neg(): T
}
extension<T: FloatingPoint> T: Neg {
    type Output = T
    #[cpp("ox::ops::neg<{T}>")]
    extern consuming fn neg(): T
}
extension<'a, T: SignedInteger> &'a T: Neg {
    type Output = T
    #[cpp("ox::ops::neg<{T}>(*$self)")]
    extern consuming fn neg(): T
}
extension<'a, T: FloatingPoint> &'a T: Neg {
    type Output = T
    #[cpp("ox::ops::neg<{T}>(*$self)")]
    extern consuming fn neg(): T
}
