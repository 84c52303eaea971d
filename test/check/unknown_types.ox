// What nothing decides: rustc's number says what asked for it.
import std.collections.HashMap

trait Named { static fn name(): Int }

struct Cat

extension Cat: Named { static fn name(): Int { 1 } }

fn made<T: Default>(): T { T.default() }

fn alone() { let list = Vec.new() } //~ E0282
fn summed() { let total = [1, 2].iter().sum() } //~ E0283
fn collected() {
    let list = [1, 2] //~ E0283
        .iter()
        .map { it + 1 }
        .collect()
}
fn converted() { let text = "5".into() } //~ E0283
fn defaulted() { let value = made() } //~ E0283
fn parsed() {
    for word in ["5"] {
        let number = word.parse().unwrap() //~ E0284
    }
}
fn sent() { let n = std.thread.spawn { "5".parse().unwrap() }.join() } //~ E0283
fn ofTrait() { let name = Named.name() } //~ E0790
fn map() { let map = HashMap.new() } //~ E0282
fn nothing() { let nothing = null } //~ E0282

fn main() {}
