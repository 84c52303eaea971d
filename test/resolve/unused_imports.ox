// The lint unused_imports: one warning an item, at the first name that is not used.
import std.collections.{ BTreeMap, HashMap } //~ warning: unused_imports
import std.fmt
import std.fmt.Display
import std.cmp.Ordering //~ warning: unused_imports
import std.rc.Rc
import std.cell.{
    Cell, //~ warning: unused_imports
    RefCell,
}
import std.mem as memory //~ warning: unused_imports
#[allow(unused_imports)]
import std.cmp.Reverse
public import std.cmp.max

module hidden {
    public import std.env.args //~ warning: unused_imports
    public import std.env.vars
}
public import hidden.vars

module inner {
    import super.*
    import std.process //~ warning: unused_imports
    public fn shared(_value: Rc<Int>) {}
}

#[allow(unused)]
module quiet {
    import std.env
}

#[allow(dead_code)]
fn show<T: Display>(_value: T, _f: &mut fmt.Formatter) {}

fn main() {
    import std.ops.Range //~ warning: unused_imports
    let _ages: BTreeMap<Int, Int> = BTreeMap.new()
    let _shared = inner.shared
}
