// Readers made of readers, and the ends of the world: empty, repeat, sink.
import std.io.error.{ Error, ErrorKind, Result }
import std.io.traits.{ BufRead, Read, Write }

#[derive(Debug)]
public struct Chain<A, B> {
    first: A,
    second: B,
    firstEnded: Bool,
}

extension<A, B> Chain<A, B> {
    public static fn of(first: A, second: B): Chain<A, B> { Chain { first: first, second: second, firstEnded: false } }
    public consuming fn intoInner(): (A, B) { (self.first, self.second) }
}

extension<A: Read, B: Read> Chain<A, B>: Read {
    mutating fn read(buffer: &mut [UInt8]): Result<UIntSize> {
        if !self.firstEnded {
            let count = self.first.read(buffer)?
            if count > 0 || buffer.isEmpty() { return Ok(count) }
            self.firstEnded = true
        }
        self.second.read(buffer)
    }
}

extension<A: BufRead, B: BufRead> Chain<A, B>: BufRead {
    mutating fn fillBuf(): Result<&[UInt8]> {
        if !self.firstEnded {
            if !self.first.fillBuf()?.isEmpty() { return self.first.fillBuf() }
            self.firstEnded = true
        }
        self.second.fillBuf()
    }
    mutating fn consume(amount: UIntSize) { if self.firstEnded { self.second.consume(amount) } else { self.first.consume(amount) } }
}

/// At most `limit` bytes.
#[derive(Debug)]
public struct Take<R> {
    inner: R,
    limit: UInt64,
}

extension<R> Take<R> {
    public static fn of(inner: R, limit: UInt64): Take<R> { Take { inner: inner, limit: limit } }
    public fn limit(): UInt64 { self.limit }
    public mutating fn setLimit(limit: UInt64) { self.limit = limit }
    public consuming fn intoInner(): R { self.inner }
    public fn getRef(): &R { &self.inner }
    public mutating fn getMut(): &mut R { &mut self.inner }
}

extension<R: Read> Take<R>: Read {
    mutating fn read(buffer: &mut [UInt8]): Result<UIntSize> {
        if self.limit == 0 { return Ok(0) }
        let most = if (buffer.len() as UInt64) < self.limit { buffer.len() } else { self.limit as UIntSize }
        let count = self.inner.read(&mut buffer[..most])?
        self.limit -= count as UInt64
        Ok(count)
    }
}
extension<R: BufRead> Take<R>: BufRead {
    mutating fn fillBuf(): Result<&[UInt8]> {
        // At its limit it does not read.
        if self.limit == 0 { return Ok(&[]) }
        let available = self.inner.fillBuf()?
        let most = if (available.len() as UInt64) < self.limit { available.len() } else { self.limit as UIntSize }
        Ok(&available[..most])
    }
    mutating fn consume(amount: UIntSize) {
        let used = if (amount as UInt64) < self.limit { amount } else { self.limit as UIntSize }
        self.limit -= used as UInt64
        self.inner.consume(used)
    }
}

#[derive(Debug)]
public struct Bytes<R> {
    inner: R,
}

extension<R> Bytes<R> {
    public static fn of(inner: R): Bytes<R> { Bytes { inner: inner } }
}

extension<R: Read> Bytes<R>: Iterator {
    type Item = Result<UInt8>
    mutating fn next(): Option<Result<UInt8>> {
        var one = [0u8]
        loop {
            match self.inner.read(&mut one) {
                Ok(0) -> return null,
                Ok(_) -> return Some(Ok(one[0])),
                Err(error) -> if error.kind() != ErrorKind.Interrupted { return Some(Err(error)) },
            }
        }
    }
}

#[derive(Debug, Clone, Copy, Default)]
public struct Empty

public fn empty(): Empty { Empty }

extension Empty: Read { mutating fn read(_buffer: &mut [UInt8]): Result<UIntSize> { Ok(0) } }
extension Empty: BufRead {
    mutating fn fillBuf(): Result<&[UInt8]> { Ok(&[]) }
    mutating fn consume(_amount: UIntSize) {}
}

#[derive(Debug, Clone)]
public struct Repeat {
    byte: UInt8,
}

public fn repeat(byte: UInt8): Repeat { Repeat { byte: byte } }

extension Repeat: Read {
    mutating fn read(buffer: &mut [UInt8]): Result<UIntSize> {
        buffer.fill(self.byte)
        Ok(buffer.len())
    }
}

#[derive(Debug, Clone, Copy, Default)]
public struct Sink

public fn sink(): Sink { Sink }

extension Sink: Write {
    mutating fn write(buffer: &[UInt8]): Result<UIntSize> { Ok(buffer.len()) }
    mutating fn flush(): Result<()> { Ok(()) }
}

public fn readToString<R: Read>(mut reader: R): Result<String> {
    var text = String.new()
    reader.readToString(&mut text)?
    Ok(text)
}
