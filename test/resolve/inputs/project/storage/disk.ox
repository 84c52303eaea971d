public fn seek(): Int { super.super.inline.leaf.grow() }
