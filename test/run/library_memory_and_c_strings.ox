// Memory that is not there yet, bytes read as other types, C strings, and taking out of maps while looking at them.
import std.collections.{BTreeMap, HashMap, HashSet}
import std.mem.MaybeUninit
import std.ffi.{CStr, CString}
import std.cell.{Ref, RefCell, RefMut}
import std.io.{IoSlice, Write}
fn main() {
    var x = MaybeUninit<Int>.uninit()
    x.write(5)
    let y = unsafe { x.assumeInit() }
    println!("{y}")
    var arr: [MaybeUninit<UInt8>; 3] = [const { MaybeUninit.uninit() }; 3]
    for (i, a) in arr.iterMut().enumerate() { a.write(i as UInt8 * 2); }
    let arr: [UInt8; 3] = arr.map { a -> unsafe { a.assumeInit() } }
    println!("{arr:?}")
    let z = MaybeUninit.new(String.from("hi"))
    println!("{}", unsafe { z.assumeInit() })
    let f: Float32 = unsafe { std.mem.transmute(0x40490fdbu32) }
    println!("{f}")
    let b: [UInt8; 4] = unsafe { std.mem.transmute(1u32.toLe()) }
    println!("{b:?}")
    let c = CString.new("hello").unwrap()
    println!("{:?} {:?} {}", c, c.asBytesWithNul().len(), c.toStr().unwrap())
    let cs: &CStr = c.asCStr()
    println!("\(cs.toBytes():?) \(cs.toStringLossy())")
    println!("\(CString.new("a\0b").isErr():?)")
    println!("{:?}", CStr.fromBytesWithNul(b"abc\0").unwrap())
    println!("\(cfg!(debugAssertions) || true)")
    var m: HashMap<Int, Int> = (0..10).map { x -> (x, x * x) }.collect()
    var out: Vec<_> = m.extractIf { k, _ -> k % 2 == 0 }.collect()
    out.sort()
    println!("{out:?} {}", m.len())
    var s: HashSet<Int> = (0..10).collect()
    var o: Vec<Int> = s.extractIf { k -> *k > 6 }.collect()
    o.sort()
    println!("{o:?} {}", s.len())
    var bm: BTreeMap<Int, &str> = BTreeMap.from([(1, "a"), (2, "b"), (3, "c")])
    let e: Vec<_> = bm.extractIf(..) { k, _ -> *k != 2 }.collect()
    println!("{e:?} {bm:?}")
    let r = RefCell.new(Some(5))
    let got = Ref.filterMap(r.borrow()) { o -> o.asRef() }
    println!("\(got.map({ g -> *g }).ok():?)")
    {
        let got = RefMut.filterMap(r.borrowMut()) { o -> o.asMut() }
        if let Ok(mut g) = got { *g += 1; }
    }
    println!("{r:?}")
    var w: Vec<UInt8> = Vec.new()
    let n = w.writeVectored(&[IoSlice.new(b"ab"), IoSlice.new(b"cd")]).unwrap()
    println!("{n} {w:?}")
    var lazy: BTreeMap<Int, Int> = (0..6).map({ x -> (x, x) }).collect()
    println!("{:?}", lazy.extractIf(1..5, { k, v -> { *v += 10; k % 2 == 1 } }).next())
    println!("{:?}", lazy)
    let bits: UInt64 = unsafe { std.mem.transmute(1.5) }
    println!("{bits:x} {}", unsafe { std.mem.transmute<UInt64, Float>(bits) })
    var kept = std.mem.ManuallyDrop.new("kept".toString())
    println!("{}", unsafe { std.mem.ManuallyDrop.take(&mut kept) })
}
