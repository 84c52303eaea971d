// What collections ask the heap for, as programs see it.
import std.collections.*
fn main() {
    let a = String.from("hello"); let b = "hi".toString(); let c = format!("\(1)-\(2)"); let d = a.clone() + "xyz"
    let e = String.withCapacity(20); var f = String.new(); f.push('a'); var g = String.from("abcdefghij"); g.pushStr("k")
    println!("\(a.capacity()) \(b.capacity()) \(c.capacity()) \(d.capacity()) \(e.capacity()) \(f.capacity()) \(g.capacity())")
    let v = vec![1, 2, 3]; let w = v.clone(); var x: Vec<Int> = Vec.new(); x.push(1); let y: Vec<Int> = (0..5).collect(); var z = vec![0u8; 10]; z.push(1)
    println!("{} {} {} {} {}", v.capacity(), w.capacity(), x.capacity(), y.capacity(), z.capacity())
    let q: VecDeque<Int> = VecDeque.withCapacity(10); let r: Vec<Int> = (0..10).filter { n -> n % 2 == 0 }.collect(); let s: Vec<_> = "a b c d e f".split(' ').collect()
    println!("\(q.capacity()) \(r.capacity()) \(s.capacity())")
    let m: HashMap<Int, Int> = HashMap.withCapacity(10); println!("\(m.capacity())")
    let t: String = "hello".chars().rev().collect(); let u = "abc".toUppercase(); let n = "abc".repeat(3); let o = ["a", "bc"].join("-"); let p = ["a","b"].concat()
    println!("{} {} {} {} {}", t.capacity(), u.capacity(), n.capacity(), o.capacity(), p.capacity())
    var k = vec![1, 2, 3]; k.extend([4, 5]); let l = v.iter().map { x -> x * 2 }.collect<Vec<_>>(); var i = v.toVec(); i.reserve(10); var j = v.clone(); j.extendFromSlice(&[1]); let h = [v.clone(), w.clone()].concat()
    println!("\(k.capacity()) \(l.capacity()) \(i.capacity()) \(j.capacity()) \(h.capacity())")
    var big: Vec<[UInt8; 2000]> = Vec.new(); big.push([0; 2000]); var u8s: Vec<UInt8> = Vec.new(); u8s.push(1); var st = vec![1, 2, 3, 4]; st.truncate(1); st.shrinkToFit(); let bx = vec![1, 2].intoBoxedSlice().intoVec()
    println!("\(big.capacity()) \(u8s.capacity()) \(st.capacity()) \(bx.capacity())");
}
