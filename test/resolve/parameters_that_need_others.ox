// The default of a parameter cannot be the type itself, the type of a constant not a parameter.
struct Tree<T, C = Vec<Self>> { value: T, children: C } //~ E0735
struct Ring<T, const START: T> { values: Vec<T> } //~ E0770
trait Same<T = Self> { fn same(other: T): Bool }

fn main() {}
