// Imports of everything: cycles, what hides what, and what is ambiguous.
module a {
    public import super.b.*
    public fn fromA(): Int { fromB() + both() }
    public fn both(): Int { 1 }
}
module b {
    public import super.a.*
    public fn fromB(): Int { fromA() }
    public fn both(): Int { 2 }
    fn private() {}
}
module left { public fn side() {} public struct Left }
module right { public fn side() {} public struct Right }
module outer {
    public import super.left.*
    public import super.right.*
}
enum Light { Red, Green }

import a.*
import left.*
import right.*
import Light.*

fn main() {
    fromA()
    fromB()
    both()
    private() //~ E0425
    side() //~ E0659
    outer.side() //~ E0659
    let light = Red
    match light {
        Red -> {},
        Green -> {},
    }
    let pair = (Left, Right)
}
