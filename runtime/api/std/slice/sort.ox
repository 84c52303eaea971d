// Sorting.
#![cpp(header = "ox/lang/sort.h")]
import std.slice.at

#[cpp("ox::sort::stable")]
public(crate) extern fn stable<T, F: FnMut(&T, &T) -> Bool>(items: &mut [T], less: F)

#[cpp("ox::sort::unstable")]
public(crate) extern fn unstable<T, F: FnMut(&T, &T) -> Bool>(items: &mut [T], less: F)

#[cpp("ox::sort::permute")]
extern fn permute<T>(items: &mut [T], order: Vec<UIntSize>)

public(crate) fn byCachedKey<T, K: Ord, F: FnMut(&T) -> K>(items: &mut [T], mut f: F) {
    let keys = Vec.generate(items.len(), { i -> f(at(items, i)) })
    var order = Vec.generate(items.len(), { i -> i })
    order.sortBy({ a, b -> keys[*a].cmp(&keys[*b]) })
    permute(items, order)
}
