// Reading and writing.
import std.collections.VecDeque
import std.fmt
import std.io.adapters.{ Bytes, Chain, Take }
import std.io.error.{ Error, ErrorKind, Result }
import std.ops.{ Deref, DerefMut }

public trait Read {
    mutating fn read(buffer: &mut [UInt8]): Result<UIntSize>
    mutating fn readToEnd(buffer: &mut Vec<UInt8>): Result<UIntSize> {
        var chunk = [0u8; 4096]
        var total: UIntSize = 0
        loop {
            match self.read(&mut chunk) {
                Ok(0) -> return Ok(total),
                Ok(count) -> {
                    buffer.extendFromSlice(&chunk[..count])
                    total += count
                }
                Err(error) -> if error.kind() != ErrorKind.Interrupted { return Err(error) },
            }
        }
    }
    mutating fn readToString(buffer: &mut String): Result<UIntSize> {
        var bytes = Vec.new()
        self.readToEnd(&mut bytes)?
        appendText(bytes, buffer)
    }
    mutating fn readExact(buffer: &mut [UInt8]): Result<()> {
        var filled: UIntSize = 0
        while filled < buffer.len() {
            match self.read(&mut buffer[filled..]) {
                Ok(0) -> return Err(Error.new(ErrorKind.UnexpectedEof, "failed to fill whole buffer")),
                Ok(count) -> { filled += count }
                Err(error) -> if error.kind() != ErrorKind.Interrupted { return Err(error) },
            }
        }
        Ok(())
    }
    /// Fills one after the other, as far as one call goes.
    mutating fn readVectored(buffers: &mut [IoSliceMut<'_>]): Result<UIntSize> {
        var total = 0
        for buffer in buffers {
            let count = self.read(buffer)?
            total += count
            if count < buffer.len() { break }
        }
        Ok(total)
    }
    mutating fn byRef(): &mut Self where Self: Sized { self }
    consuming fn bytes(): Bytes<Self> where Self: Sized { Bytes.of(self) }
    consuming fn chain<R: Read>(next: R): Chain<Self, R> where Self: Sized { Chain.of(self, next) }
    consuming fn take(limit: UInt64): Take<Self> where Self: Sized { Take.of(self, limit) }
}

/// Whether the delimiter is there, and how many bytes that is with it.
fn upTo(bytes: &[UInt8], delimiter: UInt8): (Bool, UIntSize) {
    match bytes.iter().position({ byte -> *byte == delimiter }) {
        Some(at) -> (true, at + 1),
        null -> (false, bytes.len()),
    }
}

/// Text read as bytes is kept only if it is UTF-8.
public fn appendText(bytes: Vec<UInt8>, into: &mut String): Result<UIntSize> {
    match std.str.fromUtf8(&bytes) {
        Ok(text) -> {
            into.pushStr(text)
            Ok(bytes.len())
        }
        Err(_) -> Err(Error.new(ErrorKind.InvalidData, "stream did not contain valid UTF-8")),
    }
}

public trait BufRead: Read {
    /// What is buffered, after more was read if nothing was; empty at the end.
    mutating fn fillBuf(): Result<&[UInt8]>
    /// The first `amount` bytes of that are used up.
    mutating fn consume(amount: UIntSize)
    mutating fn readUntil(delimiter: UInt8, buffer: &mut Vec<UInt8>): Result<UIntSize> {
        var total: UIntSize = 0
        loop {
            let available = match self.fillBuf() {
                Ok(available) -> available,
                Err(error) -> if error.kind() == ErrorKind.Interrupted { continue } else { return Err(error) },
            }
            let (found, used) = upTo(available, delimiter)
            buffer.extendFromSlice(&available[..used])
            self.consume(used)
            total += used
            if found || used == 0 { return Ok(total) }
        }
    }
    mutating fn skipUntil(delimiter: UInt8): Result<UIntSize> {
        var total: UIntSize = 0
        loop {
            let available = match self.fillBuf() {
                Ok(available) -> available,
                Err(error) -> if error.kind() == ErrorKind.Interrupted { continue } else { return Err(error) },
            }
            let (found, used) = upTo(available, delimiter)
            self.consume(used)
            total += used
            if found || used == 0 { return Ok(total) }
        }
    }
    mutating fn readLine(buffer: &mut String): Result<UIntSize> {
        var bytes = Vec.new()
        self.readUntil(10, &mut bytes)?
        appendText(bytes, buffer)
    }
    consuming fn lines(): Lines<Self> where Self: Sized { Lines.of(self) }
    consuming fn split(delimiter: UInt8): Split<Self> where Self: Sized { Split.of(self, delimiter) }
}

/// The lines of a reader, without their ends.
public struct Lines<B> {
    reader: B,
}
extension<B: BufRead> Lines<B> {
    public static fn of(reader: B): Lines<B> { Lines { reader: reader } }
}
extension<B: BufRead> Lines<B>: Iterator {
    type Item = Result<String>
    mutating fn next(): Option<Result<String>> {
        var line = String.new()
        match self.reader.readLine(&mut line) {
            Ok(0) -> null,
            Ok(_) -> {
                if line.endsWith('\n') {
                    line.pop()
                    if line.endsWith('\r') { line.pop() }
                }
                Some(Ok(line))
            }
            Err(error) -> Some(Err(error)),
        }
    }
}

public struct Split<B> {
    reader: B,
    delimiter: UInt8,
}
extension<B: BufRead> Split<B> {
    public static fn of(reader: B, delimiter: UInt8): Split<B> { Split { reader: reader, delimiter: delimiter } }
}
extension<B: BufRead> Split<B>: Iterator {
    type Item = Result<Vec<UInt8>>
    mutating fn next(): Option<Result<Vec<UInt8>>> {
        var part = Vec.new()
        match self.reader.readUntil(self.delimiter, &mut part) {
            Ok(0) -> null,
            Ok(_) -> {
                if part.last() == Some(&self.delimiter) { part.pop() }
                Some(Ok(part))
            }
            Err(error) -> Some(Err(error)),
        }
    }
}

/// One of several pieces that are written together.
#[derive(Debug, Clone, Copy)]
public struct IoSlice<'a> {
    bytes: &'a [UInt8],
}
extension<'a> IoSlice<'a> {
    #[mustUse]
    public static fn new(bytes: &'a [UInt8]): IoSlice<'a> { IoSlice { bytes: bytes } }
    public mutating fn advance(count: UIntSize) { self.bytes = &self.bytes[count..] }
}
extension<'a> IoSlice<'a>: Deref {
    type Target = [UInt8]
    fn deref(): &[UInt8] { self.bytes }
}

/// One of several pieces that are read into together.
#[derive(Debug)]
public struct IoSliceMut<'a> {
    bytes: &'a mut [UInt8],
}
extension<'a> IoSliceMut<'a> {
    #[mustUse]
    public static fn new(bytes: &'a mut [UInt8]): IoSliceMut<'a> { IoSliceMut { bytes: bytes } }
}
extension<'a> IoSliceMut<'a>: Deref {
    type Target = [UInt8]
    fn deref(): &[UInt8] { self.bytes }
}
extension<'a> IoSliceMut<'a>: DerefMut { mutating fn derefMut(): &mut [UInt8] { self.bytes } }

public trait Write {
    mutating fn write(buffer: &[UInt8]): Result<UIntSize>
    mutating fn flush(): Result<()>
    mutating fn writeAll(buffer: &[UInt8]): Result<()> {
        var rest = buffer
        while !rest.isEmpty() {
            match self.write(rest) {
                Ok(0) -> return Err(Error.new(ErrorKind.WriteZero, "failed to write whole buffer")),
                Ok(count) -> { rest = &rest[count..] }
                Err(error) -> if error.kind() != ErrorKind.Interrupted { return Err(error) },
            }
        }
        Ok(())
    }
    /// All of them, as far as one call goes.
    mutating fn writeVectored(buffers: &[IoSlice<'_>]): Result<UIntSize> {
        var total = 0
        for buffer in buffers {
            let count = self.write(buffer)?
            total += count
            if count < buffer.len() { break }
        }
        Ok(total)
    }
    mutating fn writeFmt(args: fmt.Arguments): Result<()> { self.writeAll(fmt.formatToString(args).asBytes()) }
    mutating fn byRef(): &mut Self where Self: Sized { self }
}

/// Fills what is left of the slice and moves it on.
extension<'a> &'a mut [UInt8]: Write {
    mutating fn write(bytes: &[UInt8]): Result<UIntSize> {
        let count = if bytes.len() < self.len() { bytes.len() } else { self.len() }
        let (head, rest) = std.mem.take(self).splitAtMut(count)
        head.copyFromSlice(&bytes[..count])
        *self = rest
        Ok(count)
    }
    mutating fn flush(): Result<()> { Ok(()) }
}

#[derive(PartialEq, Eq, Clone, Copy, Debug)]
public enum SeekFrom {
    Start(UInt64),
    End(Int64),
    Current(Int64),
}

public trait Seek {
    mutating fn seek(position: SeekFrom): Result<UInt64>
    mutating fn rewind(): Result<()> {
        self.seek(SeekFrom.Start(0))?
        Ok(())
    }
    mutating fn streamPosition(): Result<UInt64> { self.seek(SeekFrom.Current(0)) }
    mutating fn seekRelative(offset: Int64): Result<()> {
        self.seek(SeekFrom.Current(offset))?
        Ok(())
    }
}

extension<R: Read + ?Sized> &mut R: Read { mutating fn read(buffer: &mut [UInt8]): Result<UIntSize> { R.read(*self, buffer) } }
extension<R: BufRead + ?Sized> &mut R: BufRead {
    mutating fn fillBuf(): Result<&[UInt8]> { R.fillBuf(*self) }
    mutating fn consume(amount: UIntSize) { R.consume(*self, amount) }
}
extension<S: Seek + ?Sized> &mut S: Seek { mutating fn seek(position: SeekFrom): Result<UInt64> { S.seek(*self, position) } }
extension<W: Write + ?Sized> &mut W: Write {
    mutating fn write(buffer: &[UInt8]): Result<UIntSize> { W.write(*self, buffer) }
    mutating fn flush(): Result<()> { W.flush(*self) }
}
extension<R: Read + ?Sized> Box<R>: Read { mutating fn read(buffer: &mut [UInt8]): Result<UIntSize> { R.read(&mut **self, buffer) } }
extension<R: BufRead + ?Sized> Box<R>: BufRead {
    mutating fn fillBuf(): Result<&[UInt8]> { R.fillBuf(&mut **self) }
    mutating fn consume(amount: UIntSize) { R.consume(&mut **self, amount) }
}
extension<S: Seek + ?Sized> Box<S>: Seek { mutating fn seek(position: SeekFrom): Result<UInt64> { S.seek(&mut **self, position) } }
extension<W: Write + ?Sized> Box<W>: Write {
    mutating fn write(buffer: &[UInt8]): Result<UIntSize> { W.write(&mut **self, buffer) }
    mutating fn flush(): Result<()> { W.flush(&mut **self) }
}

extension<'a> &'a [UInt8]: Read {
    mutating fn read(buffer: &mut [UInt8]): Result<UIntSize> {
        let count = if buffer.len() < self.len() { buffer.len() } else { self.len() }
        buffer[..count].copyFromSlice(&self[..count])
        *self = &self[count..]
        Ok(count)
    }
}
extension<'a> &'a [UInt8]: BufRead {
    mutating fn fillBuf(): Result<&[UInt8]> { Ok(*self) }
    mutating fn consume(amount: UIntSize) { *self = &self[amount..] }
}

extension Vec<UInt8>: Write {
    mutating fn write(buffer: &[UInt8]): Result<UIntSize> {
        self.extendFromSlice(buffer)
        Ok(buffer.len())
    }
    mutating fn flush(): Result<()> { Ok(()) }
}
extension VecDeque<UInt8>: Read {
    mutating fn read(buffer: &mut [UInt8]): Result<UIntSize> {
        let count = if buffer.len() < self.len() { buffer.len() } else { self.len() }
        for (to, byte) in buffer.iterMut().zip(self.drain(..count)) {
            *to = byte
        }
        Ok(count)
    }
}
extension VecDeque<UInt8>: Write {
    mutating fn write(buffer: &[UInt8]): Result<UIntSize> {
        self.extend(buffer)
        Ok(buffer.len())
    }
    mutating fn flush(): Result<()> { Ok(()) }
}
