fn main() {
    var v = vec![5, 3, 8, 1, 9, 2]
    v.sort()
    println!("{v:?}")
    v.sortBy { a, b -> b.cmp(a) }
    println!("{v:?}")
    v.sortByKey { x -> x % 3 }
    println!("{v:?}")
    v.sortUnstable()
    v.reverse()
    println!("{v:?} {}", v.isSorted())
    var names = vec!["bob", "Alice", "carol"]
    names.sortByKey { s -> s.toLowercase() }
    println!("{names:?}")
    names.sortByCachedKey { s -> s.len() }
    println!("{names:?}")
    var f = vec![2.5, -1.0, 9.25]
    f.sortBy { a, b -> a.partialCmp(b).unwrap() }
    println!("{f:?}")
    f.sortBy(Float.totalCmp)
    let a = [1, 2, 3, 4, 5, 6, 7]
    println!("\(a.chunks(3).collect<Vec<_>>():?)")
    println!("{:?}", a.rchunks(3).collect<Vec<_>>())
    println!("\(a.chunksExact(2).map({ c -> c[0] * c[1] }).collect<Vec<_>>():?) \(a.chunksExact(2).remainder():?)")
    println!("\(a.windows(3).map({ w -> w.iter().sum<Int>() }).collect<Vec<_>>():?)")
    println!("{:?}", a.split { x -> x % 3 == 0 }.collect<Vec<_>>())
    println!("\(a.splitn(2, { x -> x % 2 == 0 }).collect<Vec<_>>():?)")
    println!("\(a.rsplit({ x -> x % 3 == 0 }).collect<Vec<_>>():?)")
    println!("{:?}", a.splitInclusive { x -> x % 3 == 0 }.collect<Vec<_>>())
    println!("\([1, 1, 2, 3, 3, 3].chunkBy({ a, b -> a == b }).collect<Vec<_>>():?)")
    println!("\(a.first():?) \(a.last():?) \(a.get(10):?)")
    println!("{:?} {:?}", a.splitFirst(), a.splitLast().map { (l, r) -> (*l, r.len()) })
    if let Some((head, tail)) = a.splitFirst() {
        println!("{head} {tail:?}");
    }
    println!("\(a.splitAt(2):?) \(a.binarySearch(&4):?)")
    println!("{:?} {:?}", a.binarySearch(&10), a.binarySearchByKey(&6) { x -> x * 2 })
    println!("\(a.binarySearchBy({ p -> p.cmp(&0) }):?) \(a.partitionPoint({ x -> *x < 4 }))")
    println!("\(a.contains(&3)) \(a.startsWith(&[1, 2])) \(a.endsWith(&[1]))")
    println!("{:?} {:?}", a.iter().min(), a.iter().max())
    var r = a
    r.rotateLeft(2)
    println!("{r:?}")
    r.rotateRight(1)
    r.swap(0, 6)
    println!("{r:?}")
    r[1..4].fill(0)
    println!("{r:?}")
    r[..3].copyFromSlice(&[7, 8, 9])
    r.copyWithin(0..2, 4)
    println!("{r:?}")
    var d = vec![1, 1, 2, 2, 3, 1, 1]
    d.dedup()
    println!("{d:?}")
    var dk = vec![10, 11, 20, 25, 30]
    dk.dedupByKey { x -> *x / 10 }
    println!("{dk:?}")
    var db = vec!["a", "A", "b"]
    db.dedupBy { a, b -> a.eqIgnoreAsciiCase(b) }
    println!("{db:?}")
    var x: Vec<Int> = (1..=10).collect()
    x.retain { n -> n % 2 == 0 }
    println!("{x:?}")
    x.retainMut { n -> *n += 1; *n > 4 }
    println!("{x:?}")
    let drained: Vec<Int> = x.drain(1..3).collect()
    println!("{drained:?} {x:?}")
    let removed: Vec<Int> = x.splice(0..1, [100, 200, 300]).collect()
    println!("{removed:?} {x:?}")
    x.extendFromSlice(&[1, 2])
    x.extend(&[3, 4])
    x.extend(vec![5].intoIter().map { n -> n * 2 })
    println!("{x:?}"); println!("\(x.swapRemove(0):?) \(x.remove(1):?)")
    x.insert(1, -1)
    x.truncate(4)
    println!("{x:?}"); println!("{:?} {:?}", x.pop(), x.popIf { n -> *n > 100 })
    var y = x.splitOff(1)
    y.append(&mut x)
    println!("{y:?} {x:?}")
    y.resize(5, 0)
    y.resizeWith(6, Default.default)
    println!("{y:?}")
    y.extendFromWithin(..2)
    println!("{y:?}")
    println!("\([[1, 2], [3, 4]].concat():?) \([vec![1], vec![2, 3]].join(&0):?)")
    println!("\([1, 2].repeat(2):?)")
    println!("{:?} {:?}", [1, 2, 3].map { n -> n * n }, std.array.fromFn<UIntSize, 4, _>({ i -> i * 10 }))
    println!("\(a.iter().copied().rev().skip(1).stepBy(2).collect<Vec<_>>():?)")
    println!("\(a.toVec().intoIter().filter({ n -> n % 2 == 1 }).collect<Vec<_>>():?)")
    let (l, rr) = y.splitAtMut(2)
    l[0] = rr[0] + 1
    std.mem.swap(&mut l[1], &mut rr[1])
    println!("{y:?}")
    for c in y.chunksMut(3) { c[0] = 0; }
    for e in y.iterMut().rev().take(1) { *e = 77; }
    if let Some(last) = y.lastMut() { *last += 1; }
    if let Some(first) = y.firstMut() { *first -= 1; }
    println!("{y:?}")
    var g = vec![vec![0; 3]; 2]
    g[1][2] = 5
    println!("{g:?} {}", g.iter().flatten().sum<Int>())
    println!("{:?}", g.concat())
    let arr: [Int; 3] = vec![1, 2, 3].tryInto().unwrap()
    let sl: &[Int; 2] = a[..2].tryInto().unwrap()
    println!("{arr:?} {sl:?} {}", <[Int; 2]>.tryFrom(&a[..3]).isErr())
    let bs: Box<[Int]> = vec![1, 2].intoBoxedSlice()
    println!("{bs:?} {:?} {}", bs.iter().rev().collect<Vec<_>>(), bs.clone().intoVec().len())
    println!("{:?}", vec![3, 1, 2].iter().maxByKey { x -> **x })
    var sel = [9, 1, 8, 2, 7]
    let (_, m, _) = sel.selectNthUnstable(2)
    println!("{m}")
    println!("\(vec![1, 2] < vec![1, 3]) \([1, 2, 3] == vec![1, 2, 3][..])")
    println!("{:?} {:?}", Vec.from([1, 2]), Vec.from("ab"))
    println!("\(vec![1, 2, 3].iter().rposition({ x -> *x < 3 }):?)")
    println!("\(a.firstChunk<2>():?)")
    let [p, q, ..] = a
    println!("{p} {q} {:?}", vec![0u8; 2])
    println!("\(vec![Some(1), null].intoIter().flatten().collect<Vec<_>>():?)")
    var z = vec![1, 2, 3]
    z.clear()
    println!("\(z:?) \(z.isEmpty())")
    var fw = [0; 3]
    var n = 0
    fw.fillWith { -> n += 2; n }
    println!("{fw:?} {:?}", fw.iter().isSortedByKey { x -> -*x })
    let it = vec![1, 2, 3].intoIter()
    println!("\(it.asSlice():?) \(it.len())")
    let line: &[UInt8] = &[45, 49]
    println!("\(line == b"-1") \(line == [45]) \(line[..1] == *b"-") \(&line[1..] != b"1")")
    println!("\(lengthOf(line)) \(lengthOf(&vec![1u8])) \(lengthOf(&[1u8, 2, 3]))")
}
fn lengthOf<S: AsRef<[UInt8]> + ?Sized>(bytes: &S): UIntSize { bytes.asRef().len() }
