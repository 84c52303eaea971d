// Paths: components, parents, names and extensions; every kind of text as a path; paths as keys.
import std.collections.{ BTreeSet, HashMap }
import std.ffi.{ OsStr, OsString }
import std.path.{ Component, Path, PathBuf }

fn show(path: &Path) {
    println!("{path:?} parent={:?} name={:?} stem={:?} ext={:?} abs={}", path.parent(), path.fileName(), path.fileStem(), path.extension(), path.isAbsolute())
    let parts: Vec<Component> = path.components().collect()
    println!("  {parts:?} {:?}", path.components().rev().count())
}

fn named<P: AsRef<Path>>(path: P): String { path.asRef().display().toString() }

fn main() {
    for text in ["/usr/lib/x.tar.gz", "a/b/", "", "/", ".", "./a/./b//c/..", "..", ".bashrc", "a/.hidden.txt", "foo.", "/..", "a//b", "./", "x/."] {
        show(Path.new(text))
    }
    let base = Path.new("/var/log")
    println!("{} {} {}", base.join("app.log").display(), base.join("/etc").display(), base.join("").display())
    var buf = PathBuf.from("/tmp")
    buf.push("one")
    buf.push("two.txt")
    println!("{:?}", buf)
    println!("{}", buf.setExtension("rs"))
    println!("{:?}", buf)
    buf.setFileName("three")
    println!("{}", buf.display())
    println!("{}", buf.pop())
    println!("{} {}", buf.display(), buf.toStr().unwrap())
    println!("{:?} {:?}", buf.withExtension("d"), buf.withFileName("q.r"))
    println!("{} {} {}", base.startsWith("/var"), base.startsWith("/va"), base.endsWith("log"))
    println!("{:?} {:?}", Path.new("/a/b/c").stripPrefix("/a"), Path.new("/a/b").stripPrefix("/x"))
    println!("{}", Path.new("/a/b").stripPrefix("/x").unwrapErr())
    for up in Path.new("/a/b/c").ancestors() { print!("{} | ", up.display()) }
    println!("")
    println!("{} {}", Path.new("a/b/") == Path.new("a//b"), PathBuf.from("a") < PathBuf.from("b"))
    println!("{} {} {} {}", named("s"), named(String.from("t")), named(&buf), named(OsStr.new("o")))
    var map: HashMap<PathBuf, Int> = HashMap.new()
    map.insert(PathBuf.from("k/v"), 7)
    println!("{:?} {:?}", map.get(Path.new("k/v")), map.contains_key(Path.new("k")))
    let joined: PathBuf = ["a", "b", "c"].iter().collect()
    println!("{}", joined.display())
    let set: BTreeSet<PathBuf> = ["z", "a/b", "a"].iter().map { PathBuf.from(it) }.collect()
    println!("{:?}", set)
    println!("{:?}", joined.iter().collect<Vec<&OsStr>>())
    println!("[{:>8}] [{:<8}]", Path.new("r").display(), Path.new("l").display())
    let os: OsString = "os".into()
    println!("{:?}", os.intoString())
    let owned: PathBuf = base.toOwned()
    let boxed: Box<Path> = owned.intoBoxedPath()
    println!("{:?} {}", boxed, boxed.toPathBuf() == base)
    let shared: std.sync.Arc<Path> = std.sync.Arc.from(base)
    println!("{:?} {:?}", shared.clone(), boxed.intoPathBuf())
    match Path.new("/x/y").components().next() {
        Some(Component.RootDir) -> println!("root"),
        Some(Component.Normal(name)) -> println!("{}", name.toStringLossy()),
        _ -> println!("other"),
    }
    if let Some(ext) = Path.new("photo.JPG").extension().andThen({ e -> e.toStr() }) { println!("{}", ext.toLowercase()) }
    println!("{}", Path.new("/definitely/not/here").exists())
    println!("{:?}", Path.new("a/b").components())
    let dir = std.env.tempDir().join(format!("ox_path_{}", std.process.id()))
    std.fs.createDirAll(dir.join("sub")).unwrap()
    std.fs.removeDirAll(&dir).unwrap()
    println!("{}", dir.isDir())
}
