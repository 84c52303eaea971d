#![allow(unused)]
// What keeps a recursive type from another thread is said once.
import std.collections.HashMap
import std.rc.Rc

struct Node<T> { value: T, next: Option<Box<Node<T>>> }
struct Tree { left: Option<Box<Tree>>, right: Option<Box<Tree>>, children: Vec<Tree>, value: Rc<Int>, other: Rc<Int> }
enum Json { Null, List(Vec<Json>), Object(HashMap<String, Json>), Text(Rc<str>) }
enum Plain { Null, List(Vec<Plain>), Object(HashMap<String, Plain>), Text(String) }

fn need<S: Send>(_value: S) {}
fn generic<T>(node: Node<T>) { need(node) } //~ E0277
fn bounded<T: Send>(node: Node<T>) { need(node) }
fn tree(tree: Tree) {
    need(&tree.left.isSome())
    need(tree) //~ E0277
}
fn json(json: Json) {
    std.thread.spawn(move { -> drop(json) }) //~ E0277
}
fn plain(plain: Plain) { std.thread.spawn(move { -> drop(plain) }) }

fn main() {}
