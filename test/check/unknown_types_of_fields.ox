// Members of what holds an unknown type are not looked for.
struct Shared { items: Vec, things: Vec<Thing> } //~ E0107 //~ E0425

extension Shared {
    fn total(): Int {
        var sum = 0
        for item in self.items.iter() { sum += item.count }
        for thing in self.things.iter() { sum += thing.count }
        sum + self.items[0].size
    }
}

fn main() {}
