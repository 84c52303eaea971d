// Edits of a Vec that go on while their iterator is used.
import std.iter.{ Iterator }
import std.ops.{ Drop, Range }
import std.vec.Drain

/// Gives the removed elements; when it ends the new ones stand in their place.
#[mustUse = "iterators are lazy and do nothing unless consumed"]
public struct Splice<'a, I: Iterator> {
    drain: Drain<'a, I.Item>,
    replacement: I,
}

extension<'a, I: Iterator> Splice<'a, I> {
    public(crate) static fn new(drain: Drain<'a, I.Item>, replacement: I): Splice<'a, I> {
        Splice { drain: drain, replacement: replacement }
    }
}

extension<'a, I: Iterator> Splice<'a, I>: Iterator {
    type Item = I.Item
    mutating fn next(): Option<I.Item> { self.drain.next() }
    fn sizeHint(): (UIntSize, Option<UIntSize>) { self.drain.sizeHint() }
}

extension<'a, I: Iterator> Splice<'a, I>: Drop {
    mutating fn drop() {
        while let Some(old) = self.drain.next() {
            drop(old)
        }
        let items: Vec<I.Item> = self.replacement.byRef().collect()
        self.drain.replaceBy(items)
    }
}

/// Removes and gives the elements for which the filter holds.
#[mustUse = "iterators are lazy and do nothing unless consumed"]
public struct ExtractIf<'a, T, F> {
    vec: &'a mut Vec<T>,
    index: UIntSize,
    end: UIntSize,
    filter: F,
}

extension<'a, T, F: FnMut(&mut T) -> Bool> ExtractIf<'a, T, F> {
    public(crate) static fn new(vec: &'a mut Vec<T>, range: Range<UIntSize>, filter: F): ExtractIf<'a, T, F> {
        ExtractIf { vec: vec, index: range.start, end: range.end, filter: filter }
    }
}

extension<'a, T, F: FnMut(&mut T) -> Bool> ExtractIf<'a, T, F>: Iterator {
    type Item = T
    mutating fn next(): Option<T> {
        while self.index < self.end {
            if (self.filter)(&mut self.vec[self.index]) {
                self.end -= 1
                return Some(self.vec.remove(self.index))
            }
            self.index += 1
        }
        null
    }
}
