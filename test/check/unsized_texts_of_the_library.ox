// Path and OsStr are unsized like str: they live behind references and boxes.
import std.ffi.OsStr
import std.path.{ Path, PathBuf }

fn byValue(_path: Path) {} //~ E0277
fn listed(_texts: &Vec<OsStr>) {} //~ E0277

fn anything<T: ?Sized>(_value: &T) {}

fn main() {
    let path = Path.new("a")
    anything(path)
    let _boxed: Box<Path> = Box.from(path)
    let _: &str = path //~ E0308
    let _: PathBuf = path //~ E0308
}
