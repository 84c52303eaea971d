// Containers move values of a program's own types as bytes: sorts, rotations, removals, growth; each still dies once.
#[derive(Debug, Clone)]
struct Person { name: String, tags: Vec<String>, age: Int, next: Box<Person>? }
struct Token { kind: Kind, text: String }
enum Kind { Word(String), Number(Int64), List(Vec<Kind>), End }
struct Noisy { name: String }
extension Noisy: Drop { mutating fn drop() { println!("drop \(self.name)") } }
fn main() {
    var people: Vec<Person> = vec![]
    for i in 0..20 { people.push(Person { name: "p\(i)", tags: vec!["a".toString()], age: i * 7 % 20, next: None }) }
    people.sortBy { a, b -> a.age.cmp(&b.age) }
    println!("\(people[3]:?)")
    var tokens: Vec<Token> = vec![]
    for i in 0..30 { tokens.push(Token { kind: if i % 2 == 0 { Kind.Word("w\(i)") } else { Kind.List(vec![Kind.Number(i as Int64), Kind.End]) }, text: "t\(i)" }) }
    tokens.reverse()
    tokens.rotateLeft(3)
    println!("\(tokens[0].text)")
    match &tokens[1].kind { Kind.Word(w) -> println!("\(w)"), Kind.List(l) -> println!("\(l.len())"), _ -> {} }
    var noisy: Vec<Noisy> = vec![]
    for i in 0..5 { noisy.push(Noisy { name: "n\(i)" }) }
    noisy.sortBy { a, b -> b.name.cmp(&a.name) }
    noisy.remove(1)
    noisy.swapRemove(0)
    println!("end")
}
