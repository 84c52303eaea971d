// Places that can only be read: behind types that give no access for writing, and in closures.
import std.collections.HashMap
import std.rc.Rc

fn main() {
    let shared = Rc.new(vec![1])
    shared.push(2) //~ E0596
    let number = Rc.new(1)
    *number += 1 //~ E0594
    var map: HashMap<Int, Int> = HashMap.new()
    map[&1] = 2 //~ E0594
    let x = 1
    var add = { -> x += 1 } //~ E0594
    add()
    var n = 0
    let r = &mut n
    var up = { -> *r += 1 }
    var down = { -> *r -= 1 } //~ E0524
    up()
    down()
}
