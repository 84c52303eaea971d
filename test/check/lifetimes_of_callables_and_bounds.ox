// Lifetimes in bounds have names or belong to a callable; those of a callable's result come from its parameters.
trait Reader { fn read(): Int }

fn compared<T>(a: T, b: T): Bool where &T: PartialEq { true } //~ E0637
fn named<T>(a: T, b: T): Bool where for<'a> &'a T: PartialEq { &a == &b }
fn made<T: From<&str>>(): T { T.from("a") } //~ E0637
fn madeForAll<T: for<'a> From<&'a str>>(): T { T.from("a") }
extension<T: Into<&str>> Vec<T>: Reader { fn read(): Int { 1 } } //~ E0637
fn called<F: Fn(&str) -> &str>(f: F): Int { 1 }
fn unclear<F: Fn(Int) -> &str>(f: F) {} //~ E0106
fn unclearLater<F>(f: F) where F: Fn(&str, &str) -> &str {} //~ E0106
fn fromNowhere<F>(f: F) where F: for<'a> Fn(Int) -> &'a str {} //~ E0582
fn fromTheText<F>(f: F) where F: for<'a> Fn(Int, &'a str) -> &'a str {}
type Make = for<'a> (Int) -> &'a str //~ E0581
type Cut = for<'a> (&'a str) -> &'a str

fn main() {}
