import std.borrow.Cow
import std.fmt.Write

fn normalize(s: &str): Cow<'_, str> {
    if s.contains(' ') { Cow.Owned(s.replace(' ', "_")) } else { Cow.Borrowed(s) }
}

fn main() {
    var s = String.withCapacity(16)
    s.push('a')
    s.pushStr("bcd")
    s += "ef"
    s.insert(0, '>')
    s.insertStr(1, "__")
    println!("{s} {} {}", s.len(), s.capacity() >= 16)
    println!("\(s.pop():?) \(s.remove(0):?)")
    s.truncate(4)
    println!("{s}")
    s.retain { c -> c != '_' }
    println!("{s}")
    var t = String.from("hello world")
    let d: String = t.drain(..6).collect()
    println!("[{d}] [{t}]")
    t.replaceRange(1..3, "OOO")
    println!("{t}")
    let tail = t.splitOff(3)
    println!("{t} {tail}")
    t.clear()
    println!("\(t:?) \(t.isEmpty())")
    t.extend(['x', 'y'])
    t.extend(vec!["1", "2"])
    t.extend(vec![String.from("z")])
    println!("{t}")
    let u: String = vec!["a", "b"].intoIter().collect()
    let v: String = vec![String.from("c"), "d".toOwned()].intoIter().collect()
    let w: String = "chars".chars().filter { c -> *c != 'a' }.collect()
    println!("\(u + &v + &w)")
    println!("\(String.fromUtf8(vec![104, 105]):?)")
    let bad = String.fromUtf8(vec![104, 0xff, 105]).unwrapErr()
    println!("{bad} | {:?} | {:?}", bad.utf8Error().validUpTo(), bad.clone().intoBytes())
    println!("\(std.str.fromUtf8(&[0xe2, 0x82]).unwrapErr())")
    println!("\(String.fromUtf8Lossy(&[72, 0xff, 73]))")
    println!("{:?}", String.fromUtf16(&[104, 105]).unwrap())
    println!("\(String.fromUtf16(&[0xD800]).isErr())")
    println!("\("12".parse<Int>():?) \("-12".parse<UInt>():?)")
    for bad in ["", "x", "-", "300", "-129", "+5", " 5", "1_000"] {
        match bad.parse<Int8>() {
            Ok(v) -> println!("{bad:?} ok {v}"),
            Err(e) -> println!("{bad:?} {e} {:?}", e.kind()),
        }
    }
    println!("\("3.5e2".parse<Float>():?) \("abc".parse<Float>():?)")
    println!("{} {}", "".parse<Float>().unwrapErr(), "1.2.3".parse<Float32>().unwrapErr())
    println!("\("inf".parse<Float>():?) \("-NaN".parse<Float>().map({ x -> x.isNan() }):?) \(".5".parse<Float>():?)")
    println!("\("maybe".parse<Bool>().unwrapErr()) \("xy".parse<Char>().unwrapErr())")
    println!("{}", "".parse<Char>().unwrapErr())
    println!("\(Int.fromStrRadix("-7f", 16):?)")
    println!("\(UInt8.fromStrRadix("101", 2):?) \(UInt8.fromStrRadix("12", 2).mapErr({ e -> e.toString() }):?)")
    var out = String.new()
    write!(out, "{}-{:03}", "a", 7).unwrap()
    writeln!(out, "!").unwrap()
    write!(&mut out, "\(Some(1):?)").unwrap()
    out.writeStr("tail").unwrap()
    out.writeChar('.').unwrap()
    println!("{out}")
    for x in ["a b", "ab"] {
        match normalize(x) {
            Cow.Borrowed(b) -> println!("borrowed {b}"),
            Cow.Owned(o) -> println!("owned {o}"),
        }
    }
    var c = normalize("zz")
    c.toMut().push('!')
    println!("{c} {}", c.len())
    println!("\(c.intoOwned() + "?")")
    let b: Box<str> = "boxed".into()
    let st: String = b.clone().intoString()
    println!("{b} {st} {}", b.len())
    let chars: Vec<Char> = "hello".chars().collect()
    let back: String = chars.iter().collect()
    let rev = chars.iter().rev().collect<String>()
    println!("{back} {rev} {}", String.fromIter(chars[1..3].iter()))
    println!("\('ß'.toUppercase().toString():?)")
    println!("\('a'.toDigit(16):?) \('9'.toDigit(8):?) \(std.char.fromDigit(7, 10):?)")
    println!("{:?} {:?}", Char.fromU32(0x41), Char.fromU32(0xD800))
    println!("\('a' as UInt) \(97u8 as Char) \(('a'..='e').collect<String>())")
    println!("\(('a'..'e').stepBy(2).collect<Vec<_>>():?)")
    println!("{} {} {} {}", 'é'.lenUtf8(), 'é'.isAlphanumeric(), '\u{0}'.isControl(), 'Z'.toAsciiLowercase())
    println!("\('\n'.escapeDefault()) \('é'.escapeUnicode())")
    println!("\('\''.escapeDebug()) \('\'':?) \('"':?)")
    var buf = [0u8; 4]
    println!("{} {:?}", 'é'.encodeUtf8(&mut buf).len(), buf)
    println!("\(Char.tryFrom(300u32).unwrap():?)")
    println!("\(UInt8.tryFrom('é'):?)")
    println!("{:?}", UInt8.tryFrom('ā').mapErr({ e -> e.toString() }))
    println!("\(UInt.from('a')) \(Char.from(65u8))")
    println!("\(Char.MAX as UInt)")
    var bytes = "hello".asBytes().toVec()
    bytes.reverse()
    println!("{}", String.fromUtf8(bytes).unwrap())
    println!("\("a,b".toString().intoBoxedStr():?) \(String.from('c'):?)")
    var m = String.from("MiXed")
    m.makeAsciiLowercase()
    println!("{m} {}", m.asStr() == "mixed")
    let s3 = format!("{}{}", "a", 'b') + "c" + &1.toString()
    println!("{s3}")
    let moved = std.mem.take(&mut m)
    println!("{moved:?} {m:?}")
    println!("{:?}", "a b c".split(' ').map(str.toOwned).collect<Vec<String>>())
    println!("\("A B".split(' ').map(str.toLowercase).map { s -> s + "!" }.collect<Vec<_>>():?)")
    println!("\(b"tab\tend\xff\\".escapeAscii().toString():?)")
    println!("{}", b'\n'.escapeAscii());
}
