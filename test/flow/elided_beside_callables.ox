// A lifetime that each call of a callable chooses is none of the function's: the result's elided one is the other.
fn add(f: &dyn Fn(&str) -> Int): Box<dyn Fn(Int) -> Int + '_> { Box.new(move { x -> f("s") + x }) }
fn pick<'a>(items: &'a [String], test: &dyn Fn(&str) -> Bool): &'a str { items.iter().find { test(it) }.map { it.asStr() } ?? "" }
fn main() {
    let words = vec!["a".toString(), "bb".toString()]
    let kept = {
        let limit = 2
        pick(&words, &{ s: &str -> s.len() == limit })
    }
    println!("\(add(&{ s: &str -> s.len() as Int })(3)) \(kept)")
    let late: Box<dyn Fn(Int) -> Int>
    {
        let k = 5
        late = add(&{ s: &str -> s.len() as Int + k }) //~ E0597
                                                       //~^ E0716
    }
    println!("\(late(1))")
}
