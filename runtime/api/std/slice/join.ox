// Joining the elements of a slice.
import std.borrow.Borrow

public trait Concat<Item: ?Sized> {
    type Output
    static fn concat(slice: &Self): Self.Output
}

public trait Join<Separator> {
    type Output
    static fn join(slice: &Self, separator: Separator): Self.Output
}

extension<S: Borrow<str>> [S]: Concat<str> {
    type Output = String
    static fn concat(slice: &[S]): String {
        var size: UIntSize = 0
        for piece in slice {
            size += piece.borrow().len()
        }
        var result = String.withCapacity(size)
        for piece in slice {
            result.pushStr(piece.borrow())
        }
        result
    }
}

extension<'a, S: Borrow<str>> [S]: Join<&'a str> {
    type Output = String
    static fn join(slice: &[S], separator: &'a str): String {
        var size = separator.len() * slice.len().saturatingSub(1)
        for piece in slice {
            size += piece.borrow().len()
        }
        var result = String.withCapacity(size)
        var first = true
        for piece in slice {
            if first {
                first = false
            } else {
                result.pushStr(separator)
            }
            result.pushStr(piece.borrow())
        }
        result
    }
}

extension<T: Clone, V: Borrow<[T]>> [V]: Concat<T> {
    type Output = Vec<T>
    static fn concat(slice: &[V]): Vec<T> {
        var size: UIntSize = 0
        for piece in slice {
            size += piece.borrow().len()
        }
        var result: Vec<T> = Vec.withCapacity(size)
        for piece in slice {
            result.extendFromSlice(piece.borrow())
        }
        result
    }
}

extension<'a, T: Clone, V: Borrow<[T]>> [V]: Join<&'a T> {
    type Output = Vec<T>
    static fn join(slice: &[V], separator: &'a T): Vec<T> { joinSlices(slice, std.slice.fromRef(separator)) }
}

extension<'a, T: Clone, V: Borrow<[T]>> [V]: Join<&'a [T]> {
    type Output = Vec<T>
    static fn join(slice: &[V], separator: &'a [T]): Vec<T> { joinSlices(slice, separator) }
}

fn joinSlices<T: Clone, V: Borrow<[T]>>(slice: &[V], separator: &[T]): Vec<T> {
    var result: Vec<T> = Vec.new()
    var first = true
    for piece in slice {
        if first {
            first = false
        } else {
            result.extendFromSlice(separator)
        }
        result.extendFromSlice(piece.borrow())
    }
    result
}
