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

fn main() {}
