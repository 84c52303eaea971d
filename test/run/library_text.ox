import std.collections.BTreeMap

fn show<'a, I: Iterator<Item = &'a str>>(label: &str, it: I) {
    let parts: Vec<&str> = it.collect()
    println!("{label}: {parts:?}");
}

fn main() {
    let text = "  alpha,beta;gamma  delta\tepsilon\n"
    show("split ,", text.split(','))
    show("split any", text.split(&[',', ';'][..]))
    show("split arr", text.split([',', ';', ' ']))
    show("split fn", text.split { c: Char -> c.isWhitespace() || c == ',' })
    show("split str", "a--b----c".split("--"))
    show("split empty", "abc".split(""))
    show("splitn", "a:b:c:d".splitn(2, ':'))
    show("rsplitn", "a:b:c:d".rsplitn(2, ':'))
    show("rsplit", "a:b:c:d".rsplit(':'))
    show("terminator", "a;b;c;".splitTerminator(';'))
    show("rterminator", "a;b;c;".rsplitTerminator(';'))
    show("inclusive", "one\ntwo\nthree".splitInclusive('\n'))
    show("whitespace", text.splitWhitespace())
    show("ascii ws", text.splitAsciiWhitespace())
    show("lines", "one\r\ntwo\n\nfour".lines())
    show("matches", "a1b22c333".matches(Char.isNumeric))
    show("rmatches", "a1b22c333".rmatches { c: Char -> c.isAsciiDigit() })
    println!("\("abXXcdXX".matchIndices("XX").collect<Vec<_>>():?)")
    println!("{:?}", "abXXcdXX".rmatchIndices("XX").collect<Vec<_>>())
    println!("\("key=value=x".splitOnce('='):?) \("key=value=x".rsplitOnce("="):?)")
    println!("\("none".splitOnce("--"):?)")
    println!("[{}] [{}] [{}]", text.trim(), text.trimStart(), text.trimEnd())
    println!("\("xxhixx".trimMatches('x')) \("xxhixx".trimStartMatches("x")) \("xxhixx".trimEndMatches({ c -> c == 'x' }))")
    println!("\("123abc456".trimMatches(Char.isNumeric)) \("((a))".trimMatches(&['(', ')'][..]))")
    println!("{:?} {:?}", "prefix-body".stripPrefix("prefix-"), "body.rs".stripSuffix(".txt"))
    println!("\("hello".find('l'):?) \("hello".rfind('l'):?) \("hello".find("lo"):?)")
    println!("\("hello".find({ c: Char -> c > 'h' }):?) \("hello".find(['x', 'o']):?)")
    println!("{:?}", "héllo".charIndices().collect<Vec<_>>())
    println!("\("héllo".charIndices().rev().map({ (i, c) -> format!("{i}{c}") }).collect<Vec<_>>():?)")
    println!("\("hé".bytes().collect<Vec<UInt8>>():?)")
    println!("{}", "tab\t\"q\" é \u{1F600} \\".escapeDebug())
    println!("\("tab\t'q' é \u{7f}".escapeDefault())")
    println!("\("aé".escapeUnicode())")
    println!("{:?}", "tab\tnl\nq\"s'\u{0}\u{7f}é\u{200b}")
    println!("\("ab".repeat(3)) \("x".repeat(0).isEmpty())")
    println!("\("a-b-c".replace('-', "+")) \("a-b-c".replacen("-", "", 1))")
    println!("{} {} {} {}", "Straße ÄÖ".toUppercase(), "ΑΣ ÉÀ".toLowercase(), "Éa".toAsciiUppercase(), "ÉA".toAsciiLowercase())
    println!("\("Hello".eqIgnoreAsciiCase("hELLO")) \("abc".isAscii())")
    println!("\("hello".splitAt(2):?) \("héllo".splitAtChecked(2):?)")
    println!("{:?} {:?} {:?}", "hello".get(1..3), "hello".get(3..9), "é".get(1..))
    println!("\(&"hello"[1..=2]) \(&"hello"[..2]) \(&"hello"[3..])")
    println!("\("é".isCharBoundary(1)) \("é".len())")
    println!("{:?} {:?}", "a".cmp("b"), "abc".partialCmp("ab"))
    println!("\("one two".chars().rev().collect<String>():?)")
    println!("\("abc".chars().map({ c -> ((c as UInt8) + 1) as Char }).collect<String>():?)")
    println!("{:?}", ["x", "y", "z"].concat())
    println!("\(["x", "y", "z"].join("/"):?)")
    println!("\(vec![String.from("p"), String.from("q")].join(", "):?)")
    println!("{:?} {:?}", "  x ".trimAscii(), "a".parse<Char>())
    println!("\("ab".parse<Char>().isErr():?) \("true".parse<Bool>():?)")
    var freq: BTreeMap<Char, UIntSize> = BTreeMap.new()
    for c in "mississippi".chars() {
        *freq.entry(c).orInsert(0) += 1;
    }
    println!("{freq:?}")
    let words = "the quick brown fox jumps"
    let caps: Vec<String> = words
        .split(' ')
        .map { w ->
            var cs = w.chars()
            match cs.next() {
                Some(first) -> first.toUppercase().collect<String>() + cs.asStr(),
                null -> String.new(),
            }
        }
        .collect()
    println!("{}", caps.join(" "))
    let longest = words.split(' ').maxByKey { w -> w.len() }.unwrap()
    println!("{longest} {:?}", words.chars().position { c -> c == 'q' })
    println!("\(words.bytes().filter({ b -> b.isAsciiLowercase() }).count())")
    println!("{:?}", "x=1;y=2".split(';').filterMap { kv -> kv.splitOnce('=') }.map { (k, v) -> (k, v.parse<Int>().unwrap()) }.collect<Vec<_>>())
    println!("\("zażółć".chars().all(Char.isAlphabetic))")
    println!("\("abc".charIndices().nth(1):?)")
    println!("{:?} {:?}", "abc".chars().last(), "".chars().next())
    println!("\("a\u{301}".chars().count())")
    println!("\("\u{1F600}".encodeUtf16().collect<Vec<_>>():?)")
    println!("{:?}", "abc" < "abd");
}
