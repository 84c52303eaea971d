// Names of the library in Rust's spelling, modules in both, primitive types beside modules of their names, core for std.
//
// RUN: %oxidec --print=names %s | FileCheck %s
import std.f64
import std.collections.hash_map.Entry
import core.fmt
import std.collections.hashMap.HashMap as Map

fn area(radius: f64): Float { f64.consts.PI * radius }

fn describe(entry: &Entry<Int, Int>, f: &mut fmt.Formatter) {
    std.mem.size_of<Int>()
    std.mem.sizeOf<Int>()
    let none: Int? = None
    let zero = i32.MIN
    let map: Map<Int, Int> = Map.new()
}

fn main() {}

// CHECK: names of
// CHECK: f64 -> builtin Float
// CHECK: Float -> builtin Float
// CHECK: f64 -> module std.f64
// CHECK: consts -> module std.f64.consts
// CHECK: PI -> const std.f64.consts.PI
// CHECK: Entry<Int, Int> -> enum std.collections.hashMap.
// CHECK: fmt.Formatter -> struct std.fmt.Formatter
// CHECK: size_of -> fn std.mem.sizeOf
// CHECK: sizeOf -> fn std.mem.sizeOf
// CHECK: None -> variant std.option.Option.None
// CHECK: i32 -> builtin Int
// CHECK: Map -> struct std.collections.
