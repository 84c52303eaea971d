// A closure that says it takes any reference keeps none beyond the call.
#![allow(unused)]
fn keeps() {
    var names: Vec<&str> = vec![]
    var add = { s: &str -> names.push(s) } //~ E0521
    add("a")
    var best = ""
    var choose = { s: &str -> best = s } //~ E0521
    choose("a")
    println!("\(names.len()) \(best)")
    let same = { s: &str -> s } //~ E1012
    same("a")
}

fn fits(all: &[String]) {
    var lengths: Vec<UIntSize> = vec![]
    var texts: Vec<String> = vec![]
    var add = { s: &str ->
        lengths.push(s.len())
        texts.push(s.toString())
    }
    add("a")
    var fixed: Vec<&str> = vec![]
    var keep = { s: &'static str -> fixed.push(s) }
    keep("a")
    var guessed: Vec<&str> = vec![]
    var take = { s -> guessed.push(s) }
    take("a")
    var found: Vec<&String> = vec![]
    all.iter().forEach { s: &String -> found.push(s) }
    let most = { a: &Int, b: &Int -> if a > b { *a } else { *b } }
    most(&1, &2)
    let text = "b".toString()
    let isText = { s: &str -> s == text && fixed.contains(&s) }
    println!("\(isText("a")) \(found.len()) \(guessed.len())")
}

// So does one of which nothing else is expected.
struct Person { name: String, tags: Vec<String> }

fn each(text: &str, mut f: impl FnMut(&str)) { for line in text.lines() { f(line) } }
fn visit<F>(words: &[String], mut f: F) where F: FnMut(&String) { for w in words { f(w) } }
fn keep<'a, F: FnMut(&'a str)>(text: &'a str, mut f: F) { f(text) }
fn measure<R>(text: &str, f: impl Fn(&str) -> R): R { f(text) }
fn shorten(text: &str, f: impl Fn(&str) -> &str): UIntSize { f(text).len() }

fn keepsMore(text: String, words: Vec<String>, people: &mut Vec<Person>) {
    var kept: Vec<&str> = vec![]
    each(&text) { line -> kept.push(line) } //~ E0521
    var longest = ""
    visit(&words) { w ->
        if w.len() > longest.len() {
            longest = w //~ E0521
        }
    }
    var last: &str? = null
    var handler: Box<dyn FnMut(&str)> = Box.new({ text -> last = Some(text) }) //~ E0521
    handler("x")
    people.sortByKey { p -> &p.name } //~ E1012
    measure(&text) { it } //~ E1012
    println!("\(kept.len()) \(longest)")
}

fn fitsMore(text: String, words: Vec<String>, people: &mut Vec<Person>) {
    var kept: Vec<&str> = vec![]
    keep(&text) { line -> kept.push(line) }
    var lengths = vec![]
    each(&text) { line -> lengths.push(line.len()) }
    var owned = vec![]
    visit(&words) { w -> owned.push(w.clone()) }
    var pairs: Vec<(&str, Int)> = vec![("a", 1)]
    pairs.sortByKey { p -> p.0 }
    let best = people.iter().maxByKey { p -> &p.name }
    println!("\(best.isSome()) \(kept.len()) \(lengths.len()) \(measure(&text) { it.len() }) \(shorten(&text) { it.trim() })")
    var data = vec![1, 2]
    std.thread.scope { s ->
        let (left, right) = data.splitAtMut(1)
        s.spawn move { -> left.iterMut().for_each { x -> *x *= 10 } }
        s.spawn move { -> right.iterMut().for_each { x -> *x += 1 } }
    }
    var seen: Vec<&String> = vec![]
    people.iter().for_each { p -> seen.extend(p.tags.iter().filter { t -> !t.isEmpty() }) }
    people.retain { p -> p.tags.iter().all { t -> words.contains(t) } }
}

fn main() {}
