// LinkedList: doubly linked.
#![cpp(header = "ox/lang/linked_list.h")]
import std.cmp.{ Eq, Ord, Ordering, PartialEq, PartialOrd }
import std.convert.From
import std.default.Default
import std.fmt.{ self, Debug, Formatter }
import std.hash.{ Hash, Hasher }
import std.marker.PhantomData
import std.iter.{ DoubleEndedIterator, ExactSizeIterator, Extend, FromIterator, FusedIterator, IntoIterator, Iterator }

#[cpp("ox::LinkedList")]
public extern struct LinkedList<T>

/// Walks the list; gives null at the end.
#[cpp("ox::list::Iter")]
extern struct RawIter<T>

extension<T> RawIter<T> {
    #[cpp(".next")]
    extern mutating fn next(): *mut T
    #[cpp(".nextBack")]
    extern mutating fn nextBack(): *mut T
    #[cpp(".len")]
    extern fn len(): UIntSize
}
extension<T> RawIter<T>: Clone {
    #[cpp("(*$self)")]
    extern fn clone(): Self
}
extension<T> RawIter<T>: Copy {}

extension<T> LinkedList<T> {
    #[mustUse]
    #[cpp("Self::make")]
    public extern static fn new(): LinkedList<T>
    #[mustUse]
    #[cpp(".len")]
    public extern fn len(): UIntSize
    #[mustUse]
    #[cpp(".isEmpty")]
    public extern fn isEmpty(): Bool
    #[cpp(".pushBack")]
    public extern mutating fn pushBack(value: T)
    #[cpp(".pushFront")]
    public extern mutating fn pushFront(value: T)
    #[cpp(".popFront")]
    public extern mutating fn popFront(): Option<T>
    #[cpp(".popBack")]
    public extern mutating fn popBack(): Option<T>
    #[cpp(".append")]
    public extern mutating fn append(other: &mut LinkedList<T>)
    #[cpp(".clear")]
    public extern mutating fn clear()
    #[cpp(".front")]
    extern fn frontPointer(): *mut T
    #[cpp(".back")]
    extern fn backPointer(): *mut T
    #[cpp(".splitOff")]
    extern mutating fn splitOffAt(at: UIntSize): LinkedList<T>
    #[cpp(".iter")]
    extern fn rawIter(): RawIter<T>

    #[mustUse]
    public fn front(): Option<&T> { unsafe { self.frontPointer().asRef() } }

    #[mustUse]
    public mutating fn frontMut(): Option<&mut T> { unsafe { self.frontPointer().asMut() } }

    #[mustUse]
    public fn back(): Option<&T> { unsafe { self.backPointer().asRef() } }

    public mutating fn backMut(): Option<&mut T> { unsafe { self.backPointer().asMut() } }

    #[trackCaller]
    public mutating fn splitOff(at: UIntSize): LinkedList<T> {
        if at > self.len() {
            panic!("Cannot split off at a nonexistent index")
        }
        self.splitOffAt(at)
    }

    public fn contains(value: &T): Bool where T: PartialEq { self.iter().any({ item -> *item == *value }) }

    public fn iter(): Iter<'_, T> { Iter { raw: self.rawIter(), marker: PhantomData } }

    public mutating fn iterMut(): IterMut<'_, T> { IterMut { raw: self.rawIter(), marker: PhantomData } }
}

extension<T: Clone> LinkedList<T>: Clone {
    fn clone(): Self { self.iter().cloned().collect() }
}
extension<T> LinkedList<T>: Default {
    static fn default(): Self { LinkedList.new() }
}
extension<T: PartialEq> LinkedList<T>: PartialEq {
    fn eq(other: &Self): Bool { self.len() == other.len() && self.iter().eq(other.iter()) }
}
extension<T: Eq> LinkedList<T>: Eq {}
extension<T: PartialOrd> LinkedList<T>: PartialOrd {
    fn partialCmp(other: &Self): Option<Ordering> { self.iter().partialCmp(other.iter()) }
}
extension<T: Ord> LinkedList<T>: Ord {
    fn cmp(other: &Self): Ordering { self.iter().cmp(other.iter()) }
}
extension<T: Hash> LinkedList<T>: Hash {
    fn hash<H: Hasher>(state: &mut H) {
        state.writeLengthPrefix(self.len())
        for item in self {
            item.hash(state)
        }
    }
}
extension<T: Debug> LinkedList<T>: Debug {
    fn fmt(f: &mut Formatter): fmt.Result { f.debugList().entries(self.iter()).finish() }
}
extension<T> LinkedList<T>: FromIterator<T> {
    static fn fromIter<I: IntoIterator<Item = T>>(iter: I): Self {
        var result: LinkedList<T> = LinkedList.new()
        result.extend(iter)
        result
    }
}
extension<T> LinkedList<T>: Extend<T> {
    mutating fn extend<I: IntoIterator<Item = T>>(iter: I) {
        for item in iter {
            self.pushBack(item)
        }
    }
    mutating fn extendOne(item: T) { self.pushBack(item) }
}
extension<T, const N: UIntSize> LinkedList<T>: From<[T; N]> {
    static fn from(items: [T; N]): Self { LinkedList.fromIter(items) }
}
extension<T> LinkedList<T>: IntoIterator {
    type Item = T
    type IntoIter = IntoIter<T>
    consuming fn intoIter(): IntoIter<T> { IntoIter { list: self } }
}
extension<'a, T> &'a LinkedList<T>: IntoIterator {
    type Item = &'a T
    type IntoIter = Iter<'a, T>
    consuming fn intoIter(): Iter<'a, T> { self.iter() }
}
extension<'a, T> &'a mut LinkedList<T>: IntoIterator {
    type Item = &'a mut T
    type IntoIter = IterMut<'a, T>
    consuming fn intoIter(): IterMut<'a, T> { self.iterMut() }
}

public struct Iter<'a, T> {
    raw: RawIter<T>,
    marker: PhantomData<&'a T>,
}
extension<'a, T> Iter<'a, T>: Iterator {
    type Item = &'a T
    mutating fn next(): Option<&'a T> { unsafe { self.raw.next().asRef() } }
    fn sizeHint(): (UIntSize, Option<UIntSize>) { (self.raw.len(), Some(self.raw.len())) }
}
extension<'a, T> Iter<'a, T>: DoubleEndedIterator {
    mutating fn nextBack(): Option<&'a T> { unsafe { self.raw.nextBack().asRef() } }
}
extension<'a, T> Iter<'a, T>: ExactSizeIterator {}
extension<'a, T> Iter<'a, T>: FusedIterator {}
extension<'a, T> Iter<'a, T>: Clone {
    fn clone(): Self { Iter { raw: self.raw, marker: PhantomData } }
}

public struct IterMut<'a, T> {
    raw: RawIter<T>,
    marker: PhantomData<&'a mut T>,
}
extension<'a, T> IterMut<'a, T>: Iterator {
    type Item = &'a mut T
    mutating fn next(): Option<&'a mut T> { unsafe { self.raw.next().asMut() } }
    fn sizeHint(): (UIntSize, Option<UIntSize>) { (self.raw.len(), Some(self.raw.len())) }
}
extension<'a, T> IterMut<'a, T>: DoubleEndedIterator {
    mutating fn nextBack(): Option<&'a mut T> { unsafe { self.raw.nextBack().asMut() } }
}
extension<'a, T> IterMut<'a, T>: ExactSizeIterator {}

public struct IntoIter<T> {
    list: LinkedList<T>,
}
extension<T> IntoIter<T>: Iterator {
    type Item = T
    mutating fn next(): Option<T> { self.list.popFront() }
    fn sizeHint(): (UIntSize, Option<UIntSize>) { (self.list.len(), Some(self.list.len())) }
}
extension<T> IntoIter<T>: DoubleEndedIterator {
    mutating fn nextBack(): Option<T> { self.list.popBack() }
}
extension<T> IntoIter<T>: ExactSizeIterator {}
extension<T> IntoIter<T>: FusedIterator {}
