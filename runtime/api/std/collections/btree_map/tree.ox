// The tree under BTreeMap and BTreeSet, which knows nothing of keys.
#![cpp(header = "ox/lang/btree.h")]
import std.cmp.Ordering

#[cpp("ox::btree::BTree")]
public(crate) extern struct Tree<T>

#[cpp("ox::btree::Position")]
public(crate) extern struct Position<T>

/// What a search found: an element, or the place where it belongs.
#[cpp("ox::btree::Found")]
public(crate) extern struct Found<T>

/// Fills an empty tree with elements in their order.
#[cpp("ox::btree::Appender")]
public(crate) extern struct Appender<T>

/// Walks elements from both ends; gives null at the end.
#[cpp("ox::btree::Iter")]
public(crate) extern struct TreeIter<T>

#[cpp("ox::btree::IntoIter")]
public(crate) extern struct TreeIntoIter<T>

extension<T> Tree<T> {
    #[cpp("Self::make")]
    public extern static fn new(): Tree<T>
    #[cpp(".len")]
    public extern fn len(): UIntSize
    #[cpp(".clear")]
    public extern mutating fn clear()
    #[cpp(".iter")]
    public extern fn iter(): TreeIter<T>
    #[cpp(".search")]
    public extern fn search<F: FnMut(&T) -> Ordering>(compare: F): Found<T>
    #[cpp(".range")]
    public extern fn range<F: FnMut(&T) -> Bool, G: FnMut(&T) -> Bool>(before: F, within: G): TreeIter<T>
    #[cpp(".insert")]
    public extern mutating fn insert(place: Found<T>, element: T): *mut T
    #[cpp(".remove")]
    public extern mutating fn remove(position: Position<T>): T
    #[cpp(".popFirst")]
    public extern mutating fn popFirst(): Option<T>
    #[cpp(".popLast")]
    public extern mutating fn popLast(): Option<T>
    #[cpp(".retain")]
    public extern mutating fn retain<F: FnMut(&mut T) -> Bool>(keep: F)
    #[cpp(".splitOff")]
    public extern mutating fn splitOff<F: FnMut(&T) -> Bool>(before: F): Tree<T>
    #[cpp("Self::intoIter")]
    public extern consuming fn intoIter(): TreeIntoIter<T>
}

extension<T> Appender<T> {
    #[cpp("ox::btree::Appender<{T}>")]
    public extern static fn to(tree: *mut Tree<T>): Appender<T>
    #[cpp(".push")]
    public extern mutating fn push(element: T)
}

extension<T> Found<T> {
    #[cpp(".isFound")]
    public extern fn isFound(): Bool
    #[cpp(".get")]
    public extern fn get(): *mut T
    #[cpp(".position")]
    public extern fn position(): Position<T>
}
extension<T> Found<T>: Clone {
    #[cpp("(*$self)")]
    extern fn clone(): Self
}
extension<T> Found<T>: Copy {}
extension<T> Position<T>: Clone {
    #[cpp("(*$self)")]
    extern fn clone(): Self
}
extension<T> Position<T>: Copy {}

extension<T> TreeIter<T> {
    #[cpp(".next")]
    public extern mutating fn next(): *mut T
    #[cpp(".nextBack")]
    public extern mutating fn nextBack(): *mut T
}
extension<T> TreeIter<T>: Clone {
    #[cpp("(*$self)")]
    extern fn clone(): Self
}
extension<T> TreeIter<T>: Copy {}

extension<T> TreeIntoIter<T> {
    #[cpp(".next")]
    public extern mutating fn next(): Option<T>
    #[cpp(".nextBack")]
    public extern mutating fn nextBack(): Option<T>
    #[cpp(".len")]
    public extern fn len(): UIntSize
    #[cpp(".iter")]
    public extern fn iter(): TreeIter<T>
}

/// The tree of sorted elements; of equal ones, the last.
public(crate) fn ofSorted<T, I: IntoIterator<Item = T>, F: FnMut(&T, &T) -> Bool>(elements: I, mut same: F): Tree<T> {
    var tree: Tree<T> = Tree.new()
    var end = Appender.to(&mut tree)
    var held: Option<T> = null
    for element in elements {
        if let Some(previous) = held.replace(element) {
            if !same(&previous, held.asRef().unwrap()) { end.push(previous) }
        }
    }
    if let Some(last) = held { end.push(last) }
    tree
}
