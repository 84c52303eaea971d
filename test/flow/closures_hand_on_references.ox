// RUN: %oxidec check --verify %s
// What a closure copies out of a captured reference lives as long as that, not as what the closure borrowed.
#![allow(dead_code)]
struct H<'a> { lock: &'a Int }
struct M<'a> { m: &'a mut Int }
fn a<'a>(): Option<&'a Int> { let v = 1; Some(1).map { _ -> &v } }  //~ E0373
fn b<'a>(x: &'a Int): Option<H<'a>> { let y = x; Some(1).map { _ -> H { lock: y } } }
fn c<'a>(x: &'a mut Int): Option<&'a mut Int> { Some(1).map { _ -> x } }
fn d<'a>(x: &'a mut Int): Option<M<'a>> { Some(1).map { _ -> M { m: x } } }
fn e<'a>(x: &'a Vec<Int>): impl Iterator<Item = (UIntSize, &'a Vec<Int>)> { (0..3).map { i -> (i, x) } }  //~ E0373
fn f<'a>(x: &'a Vec<Int>): Vec<(UIntSize, &'a Vec<Int>)> { (0..3).map { i -> (i, x) }.collect() }
fn g<'a>(x: &'a Vec<Int>): Vec<&'a Int> { let n = 1; (0..3).filter { i -> *i > n }.map { i -> &x[i] }.collect() }
fn h<'a>(x: &'a Vec<Int>): Vec<H<'a>> { let s = String.new(); (0..3).map { i -> let _ = s.len(); H { lock: &x[i] } }.collect() }
fn i(x: &String): Vec<(Char, &str)> { x.chars().map { c -> (c, x.asStr()) }.collect() }
fn j(x: &String): Vec<(Char, String)> { let y = x.clone(); let r: Vec<(Char, &String)> = x.chars().map { c -> (c, &y) }.collect(); r.intoIter().map { (c, s) -> (c, s.clone()) }.collect() }
fn k(x: &String): Vec<(Char, &String)> { let y = x.clone(); x.chars().map { c -> (c, &y) }.collect() }  //~ E0373
fn l<'a>(x: &'a String): Box<dyn Fn() -> &'a str + 'a> { Box.new { -> x.asStr() } }
fn m<'a>(x: &'a String): Box<dyn Fn() -> &'a str + 'a> { Box.new move { -> x.asStr() } }
fn n<'a>(x: &'a String): Option<Box<dyn Fn() -> UIntSize + 'a>> { Some(1).map { k -> Box.new move { -> x.len() + k } as Box<dyn Fn() -> UIntSize> } }
fn o<'a>(x: &'a str, y: &'a str): Option<&'a str> { x.find('a').map { i -> if i > 0 { x } else { y } } }
fn p(v: &mut Vec<Int>): Option<&mut Int> { let n = v.len(); n.checkedSub(1).map { i -> &mut v[i] } }
fn q<'a>(o: Option<&'a Int>, d: &'a Int): &'a Int { o.unwrapOrElse { -> d } }
fn r<'a>(o: Option<&'a Int>): &'a Int { let d = 5; o.unwrapOrElse { -> &d } }  //~ E0373
fn main() {}
