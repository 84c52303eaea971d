// std.io: buffered readers of users, buffers, cursors, adapters, and the errors of each.
import std.collections.VecDeque
import std.io.{ self, BufRead, BufReader, BufWriter, Cursor, ErrorKind, LineWriter, Read, Seek, SeekFrom, Write }

/// Gives its words one read at a time.
struct Words {
    words: Vec<&'static str>,
    current: Vec<u8>,
    at: usize,
}

extension Words: Read {
    mutating fn read(buf: &mut [u8]): io.Result<usize> {
        let available = self.fillBuf()?
        let count = available.len().min(buf.len())
        buf[..count].copyFromSlice(&available[..count])
        self.consume(count)
        Ok(count)
    }
}
extension Words: BufRead {
    mutating fn fillBuf(): io.Result<&[u8]> {
        if self.at == self.current.len() && !self.words.isEmpty() {
            self.current = self.words.remove(0).asBytes().toVec()
            self.at = 0
        }
        Ok(&self.current[self.at..])
    }
    mutating fn consume(amount: usize) {
        self.at += amount
    }
}

fn words(list: Vec<&'static str>): Words {
    Words { words: list, current: Vec.new(), at: 0 }
}

#[derive(Debug)]
struct Upper<W: Write> {
    inner: W,
    writes: usize,
}
extension<W: Write> Upper<W>: Write {
    mutating fn write(buf: &[u8]): io.Result<usize> {
        self.writes += 1
        let up: Vec<u8> = buf.iter().map({ b -> b.toAsciiUppercase() }).collect()
        self.inner.write(&up)
    }
    mutating fn flush(): io.Result<()> {
        self.inner.flush()
    }
}

struct Flaky {
    count: i32,
}
extension Flaky: Read {
    mutating fn read(buf: &mut [u8]): io.Result<usize> {
        self.count += 1
        match self.count {
            1 -> Err(io.Error.from(ErrorKind.Interrupted)),
            2 -> {
                buf[0] = 65
                Ok(1)
            },
            3 -> Err(io.Error.new(ErrorKind.Other, "disk on fire")),
            _ -> Ok(0),
        }
    }
}

fn count<R: BufRead>(reader: R): io.Result<usize> {
    var total = 0
    for line in reader.lines() {
        total += line?.len()
    }
    Ok(total)
}

fn dynRead(reader: &mut dyn Read): io.Result<String> {
    var text = String.new()
    reader.readToString(&mut text)?
    Ok(text)
}

fn main(): io.Result<()> {
    var w = words(vec!["one ", "two\nthr", "ee\n", "four"])
    var line = String.new()
    while w.readLine(&mut line)? > 0 {
        println!("{line:?}")
        line.clear()
    }
    let all: Vec<String> = words(vec!["a\r\nb", "\n\nc"]).lines().map({ l -> l.unwrap() }).collect()
    println!("{all:?}")
    for part in words(vec!["x,y", "y,z"]).split(44) {
        println!("{:?}", String.fromUtf8(part?).unwrap())
    }
    println!("{}", count(words(vec!["abc\nde"]))?)
    println!("{}", count(BufReader.withCapacity(2, "hello\nworld".asBytes()))?)
    println!("{}", dynRead(&mut words(vec!["p", "q"]))?)
    var boxed: Box<dyn BufRead> = Box.new(words(vec!["m\nn"]))
    var text = String.new()
    boxed.readLine(&mut text)?
    println!("{text:?}")
    boxed.readToString(&mut text)?
    println!("{text:?}")
    var up = Upper { inner: Vec.new(), writes: 0 }
    write!(up, "x={} {}", 1, "abc")?
    up.flush()?
    println!("{} {}", String.fromUtf8Lossy(&up.inner), up.writes > 0)
    var bw = BufWriter.new(Upper { inner: Vec.new(), writes: 0 })
    for i in 0..3 { write!(bw, "row{i};")? }
    println!("{}", bw.buffer().len())
    let inner = bw.intoInner().unwrap()
    println!("{} {}", String.fromUtf8Lossy(&inner.inner), inner.writes)
    var lw = LineWriter.new(Vec.new())
    lw.writeAll(b"ab\ncd")?
    println!("{:?}", lw.getRef().len())
    var c = Cursor.new(Vec.new())
    c.writeAll(b"hello world")?
    println!("{} {}", c.position(), c.seek(SeekFrom.Start(6))?)
    c.writeAll(b"W")?
    c.seek(SeekFrom.End(-5))?
    var rest = String.new()
    c.readToString(&mut rest)?
    println!("{rest} {}", c.streamPosition()?)
    c.setPosition(14)
    c.writeAll(b"!")?
    println!("{:?}", c.getRef().len())
    println!("{:?}", c.seek(SeekFrom.Current(-100)).unwrapErr().toString())
    var storage = [0u8; 4]
    {
        var fixed = Cursor.new(&mut storage[..])
        println!("{} {}", fixed.write(b"abcdef")?, fixed.write(b"x")?)
        println!("{:?}", fixed.writeAll(b"yy").unwrapErr().kind())
    }
    println!("{storage:?}")
    var f = Flaky { count: 0 }
    var v = Vec.new()
    let e = f.readToEnd(&mut v).unwrapErr()
    println!("{e} {:?} {v:?} {e:?}", e.kind())
    var exact = [0u8; 3]
    println!("{}", "ab".asBytes().readExact(&mut exact).unwrapErr())
    var chained = "one\ntw".asBytes().chain("o\nend".asBytes())
    var lines = Vec.new()
    var each = String.new()
    while chained.readLine(&mut each)? != 0 { lines.push(std.mem.take(&mut each)) }
    println!("{lines:?}")
    var limited = "abcdefgh".asBytes().take(3)
    var got = Vec.new()
    limited.readToEnd(&mut got)?
    println!("{got:?} {}", limited.limit())
    var q: VecDeque<u8> = VecDeque.new()
    q.writeAll(b"queue")?
    var two = [0u8; 2]
    q.readExact(&mut two)?
    println!("{two:?} {}", q.len())
    println!("{}", io.copy(&mut "copied".asBytes(), &mut io.sink())?)
    var br = BufReader.new(Cursor.new("0123456789"))
    br.readExact(&mut two)?
    br.seekRelative(3)?
    br.readExact(&mut two)?
    println!("{two:?} {} {}", br.streamPosition()?, br.buffer().len())
    br.seek(SeekFrom.Start(1))?
    br.readExact(&mut two)?
    println!("{two:?}")
    println!("{:?}", io.Error.other("oh").toString())
    println!("{:?}", io.Error.from(ErrorKind.UnexpectedEof))
    println!("{:?}", io.readToString("xyz".asBytes())?)
    println!("{}", words(vec!["skip;me"]).skipUntil(59)?)
    let bytes: Result<Vec<u8>, io.Error> = words(vec!["hi"]).bytes().collect()
    println!("{:?}", bytes.unwrap())
    Ok(())
}
