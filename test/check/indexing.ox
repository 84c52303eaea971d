// What is indexed by one kind of index coerces to it; where there are several, one of them must fit.
import std.collections.{ BTreeMap, HashMap, VecDeque }
import std.ops.Index

struct Grid { cells: Vec<Int> }
extension Grid: Index<UIntSize> {
    type Output = Int
    fn index(i: UIntSize): &Int { &self.cells[i] }
}
struct Table { cells: Vec<Int> }
extension Table: Index<UIntSize> {
    type Output = Int
    fn index(i: UIntSize): &Int { &self.cells[i] }
}
extension Table: Index<&str> {
    type Output = Int
    fn index(name: &str): &Int { &self.cells[name.len()] }
}
struct Names { all: Vec<Int> }
extension Names: Index<&str> {
    type Output = Int
    fn index(name: &str): &Int { &self.all[name.len()] }
}

fn wrong(map: &HashMap<String, Int>, tree: &BTreeMap<UInt, Int>, queue: &VecDeque<Int>, key: String, i: Int) {
    let a = map[key] //~ E0308
    let b = map[&i] //~ E0277
    let c = tree[3] //~ E0308
    let d = queue[i] //~ E0308
    let e = Grid { cells: vec![] }[i] //~ E0308
    let f = Table { cells: vec![] }['a'] //~ E0277
    let g = i[0] //~ E0608
}

fn right(map: &HashMap<String, Int>, tree: &BTreeMap<UInt, Int>, key: String, names: &Names, table: &Table): Int {
    map[&key] + map["a"] + tree[&3] + names[&key] + table["a"] + table[1] + Grid { cells: vec![1] }[0]
}

fn main() {}
