import std.collections.hashMap.Entry
import std.collections.btreeMap
import std.collections.*
import std.cmp.Reverse
import std.ops.Bound.{Excluded, Included, Unbounded}

fn main() {
    var m: HashMap<String, Int> = HashMap.new()
    println!("\(m.insert("a".toString(), 1):?) \(m.insert("a".toString(), 2):?)")
    *m.entry("a".into()).orInsert(0) += 10
    m.entry("b".toString()).orInsertWith { -> 5 }
    m.entry("c".toString()).orDefault()
    m.entry("a".toString()).andModify { v -> *v += 1 }.orInsert(100)
    m.entry("dd".toString()).orInsertWithKey { k -> k.len() as Int }
    var keys: Vec<_> = m.keys().cloned().collect()
    keys.sort()
    println!("{keys:?} {}", m.values().sum<Int>())
    println!("{:?} {:?} {:?}", m.get("a"), m.get("zz"), m.getKeyValue("b"))
    println!("\(m.containsKey("c")) \(m["b"])")
    if let Some(v) = m.getMut("b") { *v *= 2; }
    println!("\(m.remove("b"):?) \(m.removeEntry("zz"):?)")
    match m.entry("x".toString()) {
        Entry.Occupied(e) -> println!("occ {}", e.get()),
        Entry.Vacant(e) -> { println!("vacant \(e.key())"); *e.insert(7) += 1; }
    }
    match m.entry("x".toString()) {
        Entry.Occupied(mut e) -> { println!("\(e.key())"); println!("{}", e.insert(9)); *e.getMut() += 1; println!("\(e.removeEntry():?)"); }
        Entry.Vacant(_) -> unreachable!(),
    }
    for v in m.valuesMut() { *v += 1; }
    for (_, v) in m.iterMut() { *v *= 2; }
    for (_, v) in &mut m { *v -= 1; }
    m.retain { k, _ -> k != "dd" }
    var all: Vec<(String, Int)> = m.clone().intoIter().collect()
    all.sortBy { a, b -> b.1.cmp(&a.1).thenWith { -> a.0.cmp(&b.0) } }
    println!("{all:?} {}", m.len())
    m.extend([("q".toString(), 1)])
    m.extend(vec![("r".toString(), 2)].intoIter())
    let b: BTreeMap<_, _> = m.iter().map { (k, v) -> (k.asStr(), *v) }.collect()
    println!("{b:?}")
    var dr: Vec<_> = m.drain().map { (k, _) -> k }.collect()
    dr.sortUnstable()
    println!("{dr:?} {:?}", m)
    let h = HashMap.from([(1, "x"), (2, "y")])
    println!("{} {}", h == HashMap.from([(2, "y"), (1, "x")]), h.intoValues().map { s -> s.len() }.sum<UIntSize>())

    var t = BTreeMap.from([(3, 'c'), (1, 'a'), (5, 'e'), (4, 'd')])
    println!("{t:?} {:?} {:?}", t.firstKeyValue(), t.lastKeyValue())
    println!("\(t.range(2..5).collect<Vec<_>>():?)")
    println!("{:?}", t.range(..=3).map { (k, _) -> *k }.collect<Vec<_>>())
    println!("\(t.range((Excluded(3), Unbounded)).rev().collect<Vec<_>>():?)")
    println!("\(t.range((Included(&1), Included(&3))).count():?)")
    for (_, v) in t.rangeMut(4..) { *v = v.toAsciiUppercase(); }
    println!("{:?} {:?}", t.popFirst(), t.popLast())
    t.insert(9, 'z')
    let right = t.splitOff(&4)
    println!("{t:?} {right:?}")
    t.append(&mut right.clone())
    if let btreeMap.Entry.Occupied(e) = t.entry(9) { println!("rm \(e.remove())"); }
    if let Some(mut e) = t.firstEntry() { *e.getMut() = '!'; }
    println!("{t:?} {:?}", t.keys().rev().collect<Vec<_>>())
    t.retain { k, _ -> k % 2 == 0 }
    println!("\(t.intoKeys().collect<Vec<_>>():?) \(right.values().next():?)")
    println!("\(BTreeMap<Int, Int>.new().range(1..).next():?)")

    let a: HashSet<Int> = (1..6).collect()
    let c: HashSet<Int> = [4, 5, 6].into()
    var i: Vec<_> = a.intersection(&c).copied().collect()
    i.sort()
    var u: Vec<_> = (&a | &c).intoIter().collect()
    u.sort()
    var d: Vec<_> = a.difference(&c).collect()
    d.sort()
    var s: Vec<_> = a.symmetricDifference(&c).cloned().collect()
    s.sort()
    println!("{i:?} {u:?} {d:?} {s:?} {} {}", (&a & &c).len(), (&a - &c).len())
    println!("\(a.isSubset(&c)) \(a.isDisjoint(&HashSet.from([9]))) \(a.isSuperset(&[1, 2].intoIter().collect()))")
    var hs = HashSet.new()
    println!("\(hs.insert("a")) \(hs.insert("a")) \(hs.replace("a"):?) \(hs.take("a"):?)")
    println!("{} {:?}", hs.remove("q"), hs.get("a"))
    var bs = BTreeSet.from([5, 1, 3])
    println!("{bs:?} {:?} {:?}", bs.first(), bs.last()); println!("\(bs.insert(3))")
    println!("{:?} {:?}", bs.range(2..).next(), bs.iter().rev().collect<Vec<_>>())
    println!("\(bs.popFirst():?) \(bs.union(&BTreeSet.from([2])).collect<Vec<_>>():?)")
    println!("\(&bs & &BTreeSet.from([3]):?) \(bs.splitOff(&4):?)")
    println!("{:?}", bs.isSubset(&BTreeSet.from([3, 4])))

    var q: VecDeque<Int> = VecDeque.new()
    q.pushBack(1); q.pushBack(2); q.pushFront(0); q.extend([3, 4])
    println!("{q:?} {:?} {:?} {} {}", q.front(), q.back(), q[1], q.len())
    q.rotateLeft(2)
    println!("{q:?}"); println!("{:?} {:?}", q.popFront(), q.popBack())
    q.makeContiguous().sort()
    if let Some(x) = q.frontMut() { *x += 10; }
    q[1] = 7
    println!("{q:?} {:?} {:?}", q.iter().rev().collect<Vec<_>>(), q.contains(&7))
    q.insert(1, 99); q.swap(0, 2)
    println!("\(q.remove(1):?) \(q.asSlices().0.len() + q.asSlices().1.len():?) \(q.get(9):?)")
    q.retain { x -> *x != 7 }
    let v: Vec<Int> = q.drain(..).collect()
    println!("{v:?} {:?} {:?}", q, VecDeque.from(vec![1, 2]).intoIter().collect<Vec<_>>())
    println!("\(VecDeque.from([1, 2, 3]).range(1..).collect<Vec<_>>():?)")

    var heap = BinaryHeap.from(vec![2, 8, 5])
    heap.push(9)
    println!("\(heap.peek():?) \(heap.len()) \(heap.clone().intoSortedVec():?)")
    while let Some(x) = heap.pop() { print!("{x} "); }
    println!()
    var mins = BinaryHeap.new()
    for x in [5, 1, 4] { mins.push(Reverse((x, "n"))); }
    if let Some(Reverse((n, s))) = mins.pop() { println!("{n}{s} {:?}", mins.peek()); }
    if let Some(mut top) = mins.peekMut() { top.0.0 = 50; }
    println!("{:?}", mins.intoSortedVec())
    var l = LinkedList.from([1, 2])
    l.pushFront(0)
    l.append(&mut LinkedList.from([3]))
    println!("{l:?}"); println!("\(l.popFront():?)"); println!("{:?} {}", l.back(), l.iter().sum<Int>());
    // Ranges over keys that are references: what they point to has no size, so the ends are the keys themselves.
    let texts = BTreeMap.from([("a", 1), ("b", 2), ("c", 3)])
    println!("\(texts.range("a".."c").count()) \(texts.range("b"..).next():?) \(BTreeSet.from(["x", "y"]).range(.."y").next():?)")
}
