// Counting: the ranges of integers and characters as iterators.
#![cpp(header = "ox/lang/step.h")]
import std.iter.{ DoubleEndedIterator, ExactSizeIterator, FusedIterator, Iterator }
import std.marker.Integer
import std.ops.{ Range, RangeFrom, RangeInclusive }

/// What a range can count through. Closed: integers and Char.
public trait Step: Copy + PartialOrd {}

extension<T: Integer> T: Step {}
extension Char: Step {}

// The callers know that the result exists.
#[cpp("ox::step::successor($0)")]
extern fn successor<T: Step>(value: T): T

#[cpp("ox::step::predecessor($0)")]
extern fn predecessor<T: Step>(value: T): T

#[cpp("ox::step::forward($0, $1)")]
extern fn forward<T: Step>(value: T, count: UIntSize): T

#[cpp("ox::step::backward($0, $1)")]
extern fn backward<T: Step>(value: T, count: UIntSize): T

/// How many steps lie between; at most UIntSize.MAX.
#[cpp("ox::step::distance($0, $1)")]
extern fn distance<T: Step>(from: T, to: T): UIntSize

/// The successor of `value`, checked as `+ 1` is.
#[cpp("ox::step::checkedSuccessor($0)")]
extern fn checkedSuccessor<T: Step>(value: T): T

#[cpp("ox::step::checkedForward($0, $1)")]
extern fn checkedForward<T: Step>(value: T, count: UIntSize): T

extension<T: Step> Range<T>: Iterator {
    type Item = T
    mutating fn next(): Option<T> {
        if self.start < self.end {
            let value = self.start
            self.start = successor(value)
            Some(value)
        } else {
            null
        }
    }
    fn sizeHint(): (UIntSize, Option<UIntSize>) {
        let count = distance(self.start, self.end)
        (count, Some(count))
    }
    consuming fn count(): UIntSize { distance(self.start, self.end) }
    mutating fn nth(n: UIntSize): Option<T> {
        if n < distance(self.start, self.end) {
            let value = forward(self.start, n)
            self.start = successor(value)
            Some(value)
        } else {
            self.start = self.end
            null
        }
    }
    consuming fn last(): Option<T> {
        var range = self
        range.nextBack()
    }
    consuming fn min(): Option<T> where T: Ord {
        var range = self
        range.next()
    }
    consuming fn max(): Option<T> where T: Ord {
        var range = self
        range.nextBack()
    }
}

extension<T: Step> Range<T>: DoubleEndedIterator {
    mutating fn nextBack(): Option<T> {
        if self.start < self.end {
            self.end = predecessor(self.end)
            Some(self.end)
        } else {
            null
        }
    }
    mutating fn nthBack(n: UIntSize): Option<T> {
        if n < distance(self.start, self.end) {
            self.end = predecessor(backward(self.end, n))
            Some(self.end)
        } else {
            self.end = self.start
            null
        }
    }
}

extension<T: Step> Range<T>: ExactSizeIterator {}
extension<T: Step> Range<T>: FusedIterator {}

extension<T: Step> RangeFrom<T>: Iterator {
    type Item = T
    mutating fn next(): Option<T> {
        let value = self.start
        self.start = checkedSuccessor(value)
        Some(value)
    }
    fn sizeHint(): (UIntSize, Option<UIntSize>) { (UIntSize.MAX, null) }
    mutating fn nth(n: UIntSize): Option<T> {
        let value = checkedForward(self.start, n)
        self.start = checkedSuccessor(value)
        Some(value)
    }
}

extension<T: Step> RangeFrom<T>: FusedIterator {}

extension<T: Step> RangeInclusive<T>: Iterator {
    type Item = T
    // One comparison for all elements but the last: an exhausted range has equal ends.
    mutating fn next(): Option<T> {
        let value = self.start
        if value < self.end {
            self.start = successor(value)
            return Some(value)
        }
        if self.exhausted || !(value <= self.end) {
            return null
        }
        self.exhausted = true
        Some(value)
    }
    fn sizeHint(): (UIntSize, Option<UIntSize>) {
        if self.exhausted || !(self.start <= self.end) {
            return (0, Some(0))
        }
        let count = distance(self.start, self.end)
        (count.saturatingAdd(1), count.checkedAdd(1))
    }
    consuming fn count(): UIntSize { self.sizeHint().0 }
    mutating fn nth(n: UIntSize): Option<T> {
        if self.exhausted || !(self.start <= self.end) {
            return null
        }
        if n > distance(self.start, self.end) {
            self.start = self.end
            self.exhausted = true
            return null
        }
        self.start = forward(self.start, n)
        self.next()
    }
    consuming fn last(): Option<T> {
        var range = self
        range.nextBack()
    }
    consuming fn min(): Option<T> where T: Ord {
        var range = self
        range.next()
    }
    consuming fn max(): Option<T> where T: Ord {
        var range = self
        range.nextBack()
    }
}

extension<T: Step> RangeInclusive<T>: DoubleEndedIterator {
    mutating fn nextBack(): Option<T> {
        let value = self.end
        if self.start < value {
            self.end = predecessor(value)
            return Some(value)
        }
        if self.exhausted || !(self.start <= value) {
            return null
        }
        self.exhausted = true
        Some(value)
    }
    mutating fn nthBack(n: UIntSize): Option<T> {
        if self.exhausted || !(self.start <= self.end) {
            return null
        }
        if n > distance(self.start, self.end) {
            self.end = self.start
            self.exhausted = true
            return null
        }
        self.end = backward(self.end, n)
        self.nextBack()
    }
}

extension<T: Step> RangeInclusive<T>: ExactSizeIterator {}
extension<T: Step> RangeInclusive<T>: FusedIterator {}
