#![allow(unused_imports)]
// One name, one thing in each namespace.
struct Entry { key: String }
struct Entry { value: Int } //~ E0428
fn run() {}
fn run() {} //~ E0428
struct Unit
fn Unit() {} //~ E0428
struct Record { x: Int }
fn Record() {}
enum Light { Red, Green, Red } //~ E0428
trait Twice { fn f(); fn f() } //~ E0428
module a {}
module a {} //~ E0428
const LIMIT: Int = 1
static LIMIT: Int = 2 //~ E0428

struct Thing
extension Thing: Clone {
    fn clone(): Thing { Thing }
    fn clone(): Thing { Thing } //~ E0201
}

import std.fmt
import std.cmp as fmt //~ E0252
import std.fmt.Display
struct Display //~ E0255
struct Debug
import std.fmt.Debug //~ E0255

fn main() {
    fn local() {}
    fn local() {} //~ E0428
    let run = 1
    let run = run
}
