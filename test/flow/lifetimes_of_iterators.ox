// What an iterator, a closure or a collection hands on lives no longer than where it came from.
fn collects() {
    var words = vec!["a".toString()]
    let all: Vec<&String> = words.iter().collect()
    words.clear() //~ E0502
    println!("{:?}", all)
}

fn mapped() {
    var words = vec!["a".toString()]
    let all: Vec<&str> = words.iter().map { it.asStr() }.collect()
    words.clear() //~ E0502
    println!("{:?}", all)
}

fn pairs() {
    var words = vec!["a".toString()]
    let all: Vec<(UIntSize, &String)> = words.iter().enumerate().collect()
    words.clear() //~ E0502
    println!("{:?}", all)
}

fn split() {
    let parts: Vec<&str> = "a b".toString().split(' ').collect() //~ E0716
    println!("{:?}", parts)
}

fn returned(words: Vec<String>): Vec<&'static str> {
    words.iter().map { it.asStr() }.collect() //~ E0515
}

fn inside() {
    var words = vec!["a".toString()]
    let first = words.first().map { it.asStr() }.unwrapOr("")
    words.clear() //~ E0502
    println!("\(first)")
}

fn called() {
    var words = vec!["a".toString()]
    let pick = { list: &Vec<String> -> list.len() }
    let size = pick(&words)
    words.clear()
    println!("\(size)")
}

// What does not come from the source does not hold it.
fn free() {
    var numbers = vec![1, 2]
    let names: Vec<&str> = numbers.iter().map { if it % 2 == 0 { "even" } else { "odd" } }.collect()
    let lengths: Vec<UIntSize> = names.iter().map { it.len() }.collect()
    numbers.push(3)
    println!("{:?} {:?}", names, lengths)

    let text = "a b c".toString()
    var words: Vec<&str> = text.split(' ').collect()
    let again: Vec<&str> = words.iter().map { *it }.collect()
    words.clear()
    println!("{:?}", again)

    let table = vec!["x".toString(), "y".toString()]
    var indexes = vec![0, 1]
    let found: Vec<&String> = indexes.iter().map { i: &UIntSize -> &table[*i] }.collect()
    indexes.clear()
    println!("{:?}", found)
}

fn main() {}
