// Integers whose operators wrap or saturate.
import std.fmt
import std.ops.{ Add, AddAssign, Div, Mul, MulAssign, Neg, Rem, Sub, SubAssign }

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
public struct Wrapping<T>(public T)

extension<T: fmt.Display> Wrapping<T>: fmt.Display { fn fmt(f: &mut fmt.Formatter): fmt.Result { self.0.fmt(f) } }
extension<T: fmt.Debug> Wrapping<T>: fmt.Debug { fn fmt(f: &mut fmt.Formatter): fmt.Result { self.0.fmt(f) } }
extension<T: Integer> Wrapping<T>: Add {
    type Output = Wrapping<T>
    consuming fn add(rhs: Wrapping<T>): Wrapping<T> { Wrapping(self.0.wrappingAdd(rhs.0)) }
}
extension<T: Integer> Wrapping<T>: AddAssign { mutating fn addAssign(rhs: Wrapping<T>) { self.0 = self.0.wrappingAdd(rhs.0) } }
extension<T: Integer> Wrapping<T>: Sub {
    type Output = Wrapping<T>
    consuming fn sub(rhs: Wrapping<T>): Wrapping<T> { Wrapping(self.0.wrappingSub(rhs.0)) }
}
extension<T: Integer> Wrapping<T>: SubAssign { mutating fn subAssign(rhs: Wrapping<T>) { self.0 = self.0.wrappingSub(rhs.0) } }
extension<T: Integer> Wrapping<T>: Mul {
    type Output = Wrapping<T>
    consuming fn mul(rhs: Wrapping<T>): Wrapping<T> { Wrapping(self.0.wrappingMul(rhs.0)) }
}
extension<T: Integer> Wrapping<T>: MulAssign { mutating fn mulAssign(rhs: Wrapping<T>) { self.0 = self.0.wrappingMul(rhs.0) } }
extension<T: Integer> Wrapping<T>: Div {
    type Output = Wrapping<T>
    consuming fn div(rhs: Wrapping<T>): Wrapping<T> { Wrapping(self.0.wrappingDiv(rhs.0)) }
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
public struct Saturating<T>(public T)

extension<T: fmt.Display> Saturating<T>: fmt.Display { fn fmt(f: &mut fmt.Formatter): fmt.Result { self.0.fmt(f) } }
extension<T: fmt.Debug> Saturating<T>: fmt.Debug { fn fmt(f: &mut fmt.Formatter): fmt.Result { self.0.fmt(f) } }
extension<T: Integer> Saturating<T>: Add {
    type Output = Saturating<T>
    consuming fn add(rhs: Saturating<T>): Saturating<T> { Saturating(self.0.saturatingAdd(rhs.0)) }
}
extension<T: Integer> Saturating<T>: AddAssign { mutating fn addAssign(rhs: Saturating<T>) { self.0 = self.0.saturatingAdd(rhs.0) } }
extension<T: Integer> Saturating<T>: Sub {
    type Output = Saturating<T>
    consuming fn sub(rhs: Saturating<T>): Saturating<T> { Saturating(self.0.saturatingSub(rhs.0)) }
}
extension<T: Integer> Saturating<T>: SubAssign { mutating fn subAssign(rhs: Saturating<T>) { self.0 = self.0.saturatingSub(rhs.0) } }
extension<T: Integer> Saturating<T>: Mul {
    type Output = Saturating<T>
    consuming fn mul(rhs: Saturating<T>): Saturating<T> { Saturating(self.0.saturatingMul(rhs.0)) }
}
extension<T: Integer> Saturating<T>: MulAssign { mutating fn mulAssign(rhs: Saturating<T>) { self.0 = self.0.saturatingMul(rhs.0) } }
extension<T: Integer> Saturating<T>: Div {
    type Output = Saturating<T>
    consuming fn div(rhs: Saturating<T>): Saturating<T> { Saturating(self.0.saturatingDiv(rhs.0)) }
}
