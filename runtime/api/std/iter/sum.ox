// Sums and products.
#![cpp(header = "ox/lang/step.h")]
import std.iter.Iterator
import std.marker.{ FloatingPoint, Integer }

#[cpp("ox::step::zero<{T}>")]
extern fn zero<T>(): T

#[cpp("ox::step::one<{T}>")]
extern fn one<T>(): T

#[cpp("ox::ops::add")]
extern fn add<T>(a: T, b: T): T

#[cpp("ox::ops::mul")]
extern fn mul<T>(a: T, b: T): T

public trait Sum<A = Self> {
    static fn sum<I: Iterator<Item = A>>(iter: I): Self
}

public trait Product<A = Self> {
    static fn product<I: Iterator<Item = A>>(iter: I): Self
}

extension<T: Integer> T: Sum<T> {
    static fn sum<I: Iterator<Item = T>>(iter: I): T {
        var total: T = zero()
        iter.forEach({ x -> total = add(total, x) })
        total
    }
}

extension<'a, T: Integer> T: Sum<&'a T> {
    static fn sum<I: Iterator<Item = &'a T>>(iter: I): T {
        var total: T = zero()
        iter.forEach({ x -> total = add(total, *x) })
        total
    }
}

extension<T: Integer> T: Product<T> {
    static fn product<I: Iterator<Item = T>>(iter: I): T {
        var total: T = one()
        iter.forEach({ x -> total = mul(total, x) })
        total
    }
}

extension<'a, T: Integer> T: Product<&'a T> {
    static fn product<I: Iterator<Item = &'a T>>(iter: I): T {
        var total: T = one()
        iter.forEach({ x -> total = mul(total, *x) })
        total
    }
}

extension<T: FloatingPoint> T: Sum<T> {
    static fn sum<I: Iterator<Item = T>>(iter: I): T {
        var total: T = zero()
        iter.forEach({ x -> total = add(total, x) })
        total
    }
}

extension<'a, T: FloatingPoint> T: Sum<&'a T> {
    static fn sum<I: Iterator<Item = &'a T>>(iter: I): T {
        var total: T = zero()
        iter.forEach({ x -> total = add(total, *x) })
        total
    }
}

extension<T: FloatingPoint> T: Product<T> {
    static fn product<I: Iterator<Item = T>>(iter: I): T {
        var total: T = one()
        iter.forEach({ x -> total = mul(total, x) })
        total
    }
}

extension<'a, T: FloatingPoint> T: Product<&'a T> {
    static fn product<I: Iterator<Item = &'a T>>(iter: I): T {
        var total: T = one()
        iter.forEach({ x -> total = mul(total, *x) })
        total
    }
}
