// An extension introduces the parameters that its type mentions and nobody declares.
//
// RUN: %oxidec --print=names %s | FileCheck %s
struct Pair<A, B> { a: A, b: B }
struct Grid<const W: UIntSize, const H: UIntSize> { cells: Vec<Int> }
struct Text<'a> { content: &'a str }

extension Pair<L, R> {
    fn left(): &L { &self.a }
}

extension Pair<Int, T>: Clone where T: Clone {
    fn clone(): Self { Pair { a: self.a, b: self.b.clone() } }
}

extension Grid<W, H> {
    fn size(): UIntSize { W * H }
}

extension Text<'t> {
    fn get(): &'t str { self.content }
}

fn main() {}

// CHECK: names of
// CHECK: 8:16 L -> type parameter L
// CHECK: 8:19 R -> type parameter R
// CHECK: 9:17 L -> type parameter L
// CHECK: 12:16 Int -> builtin Int
// CHECK: 12:21 T -> type parameter T
// CHECK: 16:16 W -> const parameter W
// CHECK: 17:27 W -> const parameter W
// CHECK: 17:31 H -> const parameter H
