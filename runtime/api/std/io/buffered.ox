// Buffers around readers and writers.
import std.fmt
import std.io.error.{ Error, ErrorKind, Result }
import std.io.traits.{ BufRead, Read, Seek, SeekFrom, Write }

public struct BufReader<R> {
    inner: R,
    buffer: Vec<UInt8>,
    start: UIntSize,
    end: UIntSize,
}

extension<R: Read> BufReader<R> {
    public static fn new(inner: R): BufReader<R> { BufReader.withCapacity(8192, inner) }
    public static fn withCapacity(capacity: UIntSize, inner: R): BufReader<R> {
        BufReader { inner: inner, buffer: vec![0; capacity], start: 0, end: 0 }
    }
}
extension<R> BufReader<R> {
    public fn getRef(): &R { &self.inner }
    public mutating fn getMut(): &mut R { &mut self.inner }
    public consuming fn intoInner(): R { self.inner }
    /// What was read and not taken.
    public fn buffer(): &[UInt8] { &self.buffer[self.start..self.end] }
    public fn capacity(): UIntSize { self.buffer.len() }
}
extension<R: Seek> BufReader<R> {
    /// Keeps what is buffered if the new position is in it.
    public mutating fn seekRelative(offset: Int64): Result<()> {
        let position = self.start as Int64 + offset
        if position >= 0 && position <= self.end as Int64 {
            self.start = position as UIntSize
            return Ok(())
        }
        self.seek(SeekFrom.Current(offset))?
        Ok(())
    }
}

extension<R: Read> BufReader<R>: Read {
    mutating fn read(target: &mut [UInt8]): Result<UIntSize> {
        if self.start == self.end && target.len() >= self.buffer.len() { return self.inner.read(target) }
        let available = self.fillBuf()?
        let count = if target.len() < available.len() { target.len() } else { available.len() }
        target[..count].copyFromSlice(&available[..count])
        self.consume(count)
        Ok(count)
    }
}
extension<R: Read> BufReader<R>: BufRead {
    mutating fn fillBuf(): Result<&[UInt8]> {
        if self.start == self.end {
            self.start = 0
            self.end = 0
            self.end = self.inner.read(&mut self.buffer)?
        }
        Ok(&self.buffer[self.start..self.end])
    }
    mutating fn consume(amount: UIntSize) { self.start = if self.start + amount < self.end { self.start + amount } else { self.end } }
}
extension<R: Seek> BufReader<R>: Seek {
    mutating fn seek(position: SeekFrom): Result<UInt64> {
        // The inner reader is ahead by what is buffered.
        let target = match position {
            SeekFrom.Current(offset) -> SeekFrom.Current(offset - (self.end - self.start) as Int64),
            other -> other,
        }
        let reached = self.inner.seek(target)?
        self.start = 0
        self.end = 0
        Ok(reached)
    }
    mutating fn streamPosition(): Result<UInt64> { Ok(self.inner.streamPosition()? - (self.end - self.start) as UInt64) }
}
extension<R: fmt.Debug> BufReader<R>: fmt.Debug {
    fn fmt(f: &mut fmt.Formatter): fmt.Result {
        let filled = format!("{}/{}", self.end - self.start, self.buffer.len())
        f.debugStruct("BufReader").field("reader", &self.inner).field("buffer", &formatArgs!("{}", filled)).finish()
    }
}

/// Writes what it holds when it is dropped; an error is lost then, so `flush` first.
public struct BufWriter<W: Write> {
    inner: W,
    buffer: Vec<UInt8>,
    capacity: UIntSize,
}

extension<W: Write> BufWriter<W> {
    public static fn new(inner: W): BufWriter<W> { BufWriter.withCapacity(8192, inner) }
    public static fn withCapacity(capacity: UIntSize, inner: W): BufWriter<W> {
        BufWriter { inner: inner, buffer: Vec.withCapacity(capacity), capacity: capacity }
    }
    public fn getRef(): &W { &self.inner }
    public mutating fn getMut(): &mut W { &mut self.inner }
    public fn buffer(): &[UInt8] { &self.buffer }
    public fn capacity(): UIntSize { self.capacity }
    public consuming fn intoInner(): std.result.Result<W, IntoInnerError<BufWriter<W>>> {
        var writer = self
        match writer.flushBuffer() {
            Ok(()) -> {
                let inner = unsafe { std.ptr.read(&writer.inner) }
                let buffer = unsafe { std.ptr.read(&writer.buffer) }
                std.mem.forget(writer)
                drop(buffer)
                Ok(inner)
            }
            Err(error) -> Err(IntoInnerError { writer: writer, error: error }),
        }
    }
    mutating fn flushBuffer(): Result<()> {
        let result = self.inner.writeAll(&self.buffer)
        self.buffer.clear()
        result
    }
}

extension<W: Write> BufWriter<W>: Write {
    mutating fn write(bytes: &[UInt8]): Result<UIntSize> {
        if self.buffer.len() + bytes.len() > self.capacity { self.flushBuffer()? }
        if bytes.len() >= self.capacity { return self.inner.write(bytes) }
        self.buffer.extendFromSlice(bytes)
        Ok(bytes.len())
    }
    mutating fn flush(): Result<()> {
        self.flushBuffer()?
        self.inner.flush()
    }
}

extension<W: Write + Seek> BufWriter<W>: Seek {
    mutating fn seek(position: SeekFrom): Result<UInt64> {
        self.flushBuffer()?
        self.inner.seek(position)
    }
}

extension<W: Write> BufWriter<W>: Drop {
    mutating fn drop() { let _ = self.flushBuffer() }
}

/// What could not be flushed, and why.
#[derive(Debug)]
public struct IntoInnerError<W> {
    writer: W,
    error: Error,
}

extension<W> IntoInnerError<W> {
    public fn error(): &Error { &self.error }
    public consuming fn intoInner(): W { self.writer }
    public consuming fn intoError(): Error { self.error }
}
extension<W> IntoInnerError<W>: fmt.Display { fn fmt(f: &mut fmt.Formatter): fmt.Result { self.error.fmt(f) } }

extension<W: fmt.Debug> IntoInnerError<W>: std.error.Error {}
extension<W> Error: From<IntoInnerError<W>> { static fn from(error: IntoInnerError<W>): Error { error.error } }

/// Writes whole lines on, and keeps what is behind the last one.
public struct LineWriter<W: Write> {
    inner: BufWriter<W>,
}

extension<W: Write> LineWriter<W> {
    public static fn new(inner: W): LineWriter<W> { LineWriter.withCapacity(1024, inner) }
    public static fn withCapacity(capacity: UIntSize, inner: W): LineWriter<W> {
        LineWriter { inner: BufWriter.withCapacity(capacity, inner) }
    }
    public fn getRef(): &W { self.inner.getRef() }
    public mutating fn getMut(): &mut W { self.inner.getMut() }
    public consuming fn intoInner(): std.result.Result<W, IntoInnerError<LineWriter<W>>> {
        match self.inner.intoInner() {
            Ok(inner) -> Ok(inner),
            Err(failed) -> Err(IntoInnerError { writer: LineWriter { inner: failed.writer }, error: failed.error }),
        }
    }
}
extension<W: Write> LineWriter<W>: Write {
    mutating fn write(bytes: &[UInt8]): Result<UIntSize> {
        match bytes.iter().rposition({ byte -> *byte == 10 }) {
            Some(last) -> {
                self.inner.writeAll(&bytes[..last + 1])?
                self.inner.flushBuffer()?
                self.inner.writeAll(&bytes[last + 1..])?
                Ok(bytes.len())
            },
            null -> self.inner.write(bytes),
        }
    }
    mutating fn flush(): Result<()> { self.inner.flush() }
}

extension<W: Write + fmt.Debug> BufWriter<W>: fmt.Debug {
    fn fmt(f: &mut fmt.Formatter): fmt.Result {
        let filled = format!("{}/{}", self.buffer.len(), self.capacity)
        f.debugStruct("BufWriter").field("writer", &self.inner).field("buffer", &formatArgs!("{}", filled)).finish()
    }
}

/// Bytes in memory as a reader and writer with a position.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
public struct Cursor<T> {
    inner: T,
    position: UInt64,
}

extension<T> Cursor<T> {
    public static fn new(inner: T): Cursor<T> { Cursor { inner: inner, position: 0 } }
    public fn position(): UInt64 { self.position }
    public mutating fn setPosition(position: UInt64) { self.position = position }
    public fn getRef(): &T { &self.inner }
    public mutating fn getMut(): &mut T { &mut self.inner }
    public consuming fn intoInner(): T { self.inner }
}

extension<T: AsRef<[UInt8]>> Cursor<T> {
    fn rest(): &[UInt8] {
        let bytes = self.inner.asRef()
        let start = if self.position < bytes.len() as UInt64 { self.position as UIntSize } else { bytes.len() }
        &bytes[start..]
    }
}

extension<T: AsRef<[UInt8]>> Cursor<T>: Read {
    mutating fn read(buffer: &mut [UInt8]): Result<UIntSize> {
        let rest = self.rest()
        let count = if buffer.len() < rest.len() { buffer.len() } else { rest.len() }
        buffer[..count].copyFromSlice(&rest[..count])
        self.position += count as UInt64
        Ok(count)
    }
}

extension<T: AsRef<[UInt8]>> Cursor<T>: BufRead {
    mutating fn fillBuf(): Result<&[UInt8]> { Ok(self.rest()) }
    mutating fn consume(amount: UIntSize) { self.position += amount as UInt64 }
}

extension<T: AsRef<[UInt8]>> Cursor<T>: Seek {
    mutating fn seek(position: SeekFrom): Result<UInt64> {
        let (base, offset) = match position {
            SeekFrom.Start(start) -> {
                self.position = start
                return Ok(start)
            }
            SeekFrom.End(offset) -> (self.inner.asRef().len() as UInt64, offset),
            SeekFrom.Current(offset) -> (self.position, offset),
        }
        match base.checkedAddSigned(offset) {
            Some(position) -> {
                self.position = position
                Ok(position)
            }
            null -> Err(Error.new(ErrorKind.InvalidInput, "invalid seek to a negative or overflowing position")),
        }
    }
}

/// Writes over what is there, and behind its end; a gap becomes zeros.
fn writeGrowing(position: &mut UInt64, target: &mut Vec<UInt8>, bytes: &[UInt8]): Result<UIntSize> {
    let start = *position as UIntSize
    if target.len() < start { target.resize(start, 0) }
    let over = if target.len() - start < bytes.len() { target.len() - start } else { bytes.len() }
    target[start..start + over].copyFromSlice(&bytes[..over])
    target.extendFromSlice(&bytes[over..])
    *position += bytes.len() as UInt64
    Ok(bytes.len())
}
fn writeWithin(position: &mut UInt64, target: &mut [UInt8], bytes: &[UInt8]): Result<UIntSize> {
    let start = if *position < target.len() as UInt64 { *position as UIntSize } else { target.len() }
    let count = if target.len() - start < bytes.len() { target.len() - start } else { bytes.len() }
    target[start..start + count].copyFromSlice(&bytes[..count])
    *position += count as UInt64
    Ok(count)
}

extension Cursor<Vec<UInt8>>: Write {
    mutating fn write(bytes: &[UInt8]): Result<UIntSize> { writeGrowing(&mut self.position, &mut self.inner, bytes) }
    mutating fn flush(): Result<()> { Ok(()) }
}
extension<'a> Cursor<&'a mut Vec<UInt8>>: Write {
    mutating fn write(bytes: &[UInt8]): Result<UIntSize> { writeGrowing(&mut self.position, self.inner, bytes) }
    mutating fn flush(): Result<()> { Ok(()) }
}
extension<'a> Cursor<&'a mut [UInt8]>: Write {
    mutating fn write(bytes: &[UInt8]): Result<UIntSize> { writeWithin(&mut self.position, self.inner, bytes) }
    mutating fn flush(): Result<()> { Ok(()) }
}
extension Cursor<Box<[UInt8]>>: Write {
    mutating fn write(bytes: &[UInt8]): Result<UIntSize> { writeWithin(&mut self.position, &mut *self.inner, bytes) }
    mutating fn flush(): Result<()> { Ok(()) }
}
extension<const N: UIntSize> Cursor<[UInt8; N]>: Write {
    mutating fn write(bytes: &[UInt8]): Result<UIntSize> { writeWithin(&mut self.position, &mut self.inner, bytes) }
    mutating fn flush(): Result<()> { Ok(()) }
}
