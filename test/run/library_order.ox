//! What puts elements in order holds all of them, whatever the comparison does.
import std.collections.{ BinaryHeap, BTreeMap, BTreeSet }
import std.hint.selectUnpredictable
import std.panic
import std.rc.Rc

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Entry { key: UInt, name: String, mark: Rc<UInt> }

struct Numbers { state: UInt64 }
extension Numbers {
    mutating fn next(below: UInt64): UInt64 {
        self.state = self.state.wrappingMul(6364136223846793005).wrappingAdd(1442695040888963407)
        (self.state >> 33) % below
    }
}

fn isSorted<T: Ord>(items: &[T]): Bool { items.windows(2).all { it[0] <= it[1] } }

fn lengths() {
    var numbers = Numbers { state: 7 }
    var good = 0
    for len in (0..70).chain([200, 1000, 5000]) {
        for range in [2u64, 10, 1_000_000] {
            let items: Vec<UInt64> = (0..len).map { _ -> numbers.next(range) }.collect()
            let sum: UInt64 = items.iter().sum()
            var stable: Vec<(UInt64, UIntSize)> = items.iter().copied().zip(0..).collect()
            stable.sortByKey { it.0 }
            var unstable = items.clone()
            unstable.sortUnstable()
            var backwards = items.clone()
            backwards.sortUnstableBy { a, b -> b.cmp(a) }
            backwards.reverse()
            let heap: BinaryHeap<UInt64> = items.iter().copied().collect()
            let set: BTreeSet<UInt64> = items.iter().copied().collect()
            var unique = unstable.clone()
            unique.dedup()
            good += (isSorted(&stable) && isSorted(&unstable) && unstable == backwards && unstable == heap.intoSortedVec()
                && unstable.iter().sum<UInt64>() == sum && set.intoIter().eq(unique.iter().copied())
                && unique.iter().all { unstable.binarySearch(it).isOk() }) as Int
        }
    }
    println!("\(good) of \(73 * 3)")
}

fn owners() {
    let mark = Rc.new(1u32)
    var numbers = Numbers { state: 3 }
    var entries: Vec<Entry> = (0..300).map { _ -> Entry { key: numbers.next(50) as UInt, name: "n\(numbers.next(9))", mark: mark.clone() } }.collect()
    var byKey = entries.clone()
    byKey.sortBy { a, b -> a.key.cmp(&b.key) }
    entries.sort()
    var heap = BinaryHeap.from(byKey)
    var popped = Vec.new()
    while let Some(entry) = heap.pop() { popped.push(entry) }
    popped.reverse()
    println!("\(popped == entries) \(Rc.strongCount(&mark))")
}

fn panics() {
    let mark = Rc.new(0u32)
    for limit in [1, 5, 40, 90, 300, 900] {
        var items: Vec<(UInt64, Rc<UInt>)> = (0..120).map { i -> (i * 7919 % 120, mark.clone()) }.collect()
        var calls = 0
        let result = panic.catchUnwind(panic.AssertUnwindSafe({ ->
            items.sortBy { a, b ->
                calls += 1
                if calls == limit { panic!("enough") }
                a.0.cmp(&b.0)
            }
        }))
        var keys: Vec<UInt64> = items.iter().map { it.0 }.collect()
        keys.sortUnstable()
        println!("\(limit) \(result.isErr()) \(keys.iter().copied().eq(0..120)) \(Rc.strongCount(&mark))")
    }
    var contradictory: Vec<UInt64> = (0..500).map { it * 31 % 500 }.collect()
    var turn = false
    let _ = panic.catchUnwind(panic.AssertUnwindSafe({ ->
        contradictory.sortUnstableBy { _, _ ->
            turn = !turn
            if turn { std.cmp.Ordering.Less } else { std.cmp.Ordering.Greater }
        }
    }))
    println!("\(contradictory.iter().sum<UInt64>())")
}

fn folds() {
    let inner = vec![vec![1, 2], vec![], vec![3]]
    var seen = Vec.new()
    (0..2).chain(5..7).enumerate().filter { it.1 != 1 }.flatMap { (i, x) -> vec![i as Int, x] }.inspect { print!("\(it) ") }.forEach { seen.push(it) }
    println!("\(seen:?)")
    println!("\(inner.iter().flatten().copied().fold(String.new(), { text, x -> text + &x.toString() }))")
    println!("\(inner.intoIter().flatten().sum<Int>()) \(["b", "a", "c"].iter().max():?) \(["bb", "a", "cc"].iter().maxByKey { it.len() }:?) \(["bb", "a", "cc"].iter().minByKey { it.len() }:?)")
    println!("\((1..=5).reduce { a, b -> a * b }:?) \((1..10).filter { it % 3 == 0 }.count()) \((1..4).map { it * it }.product<Int>())")
    let map: BTreeMap<Int, &str> = [(2, "b"), (1, "a"), (2, "c")].intoIter().collect()
    println!("\(map:?) \(selectUnpredictable(map.len() == 2, "two", "other"))")
}

fn texts() {
    let text = "  Äpfel und ÖL, straße; aaab ab aaaa\u{2003}end  "
    println!("\(text.toUppercase()) | \(text.toLowercase())")
    println!("\(text.splitWhitespace().rev().collect<Vec<_>>():?)")
    println!("\(text.chars().rev().collect<String>())")
    println!("\(text.find("aaaa"):?) \(text.find("und"):?) \(text.find("ße"):?) \(text.find("zz"):?) \("ababac".replace("abac", "-"))")
    let long = "a".repeat(1000) + "b"
    println!("\(long.find("aab"):?) \(long.matches("aa").count())")
    println!("\("300x".parse<UInt8>():?) \("25x".parse<UInt8>():?) \("-128".parse<Int8>():?) \("-129".parse<Int8>():?) \("18446744073709551616".parse<UInt64>():?) \("0000000000000000000000000255".parse<UInt8>():?)")
    println!("\('F'.toDigit(16):?) \('g'.toDigit(16):?) \('@'.toDigit(36):?) \('`'.toDigit(36):?) \('z'.toDigit(36):?) \('/'.toDigit(10):?) \('Z'.isAlphabetic()) \('é'.isLowercase()) \('\u{a0}'.isWhitespace()) \('{'.isAlphabetic())")
}

fn main() {
    panic.setHook(Box.new({ _ -> }))
    lengths()
    owners()
    panics()
    folds()
    texts()
}
