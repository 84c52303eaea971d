#![allow(unused_imports)]
// Imports that do not resolve, one error each.
import std.collections.SortedMap //~ E0432
import missing.Thing //~ E0432
import missing.inner.Thing //~ E0433
import std.missing.Thing //~ E0432
import std.missing.inner.Thing //~ E0433
import missing.{ One, Two, three.Four } //~ E0432
import missing.* //~ E0432
import std.fmt.self //~ E0429
import super.Thing //~ E0433
import std.cmp.{
    Ordering,
    Reversed, //~ E0432
}
import tools.{ hammer, saw } //~ E0603
import tools.box.nail //~ E0603
import cycle.a.X

module tools {
    public fn hammer() {}
    fn saw() {}
    module box { public fn nail() {} }
    public module shop {
        public import super.saw //~ E0364
        public import super.box //~ E0365
        public import super.hammer
    }
}

module cycle {
    public module a {
        public import super.b.X //~ E0432
    }
    public module b {
        public import super.a.X
    }
}

fn main() {
    SortedMap.new()
    Thing.new()
    hammer()
    tools.shop.hammer()
    let order = Ordering.Less
}
