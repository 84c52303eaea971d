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
    public fn getRef(): &R { &self.inner }
    public mutating fn getMut(): &mut R { &mut self.inner }
    public consuming fn intoInner(): R { self.inner }

    /// Reads more when nothing is left; false at the end.
    mutating fn fill(): Result<Bool> {
        while self.start == self.end {
            match self.inner.read(&mut self.buffer) {
                Ok(0) -> return Ok(false),
                Ok(count) -> {
                    self.start = 0
                    self.end = count
                }
                Err(error) -> if error.kind() != ErrorKind.Interrupted { return Err(error) },
            }
        }
        Ok(true)
    }
}

extension<R: Read> BufReader<R>: Read {
    mutating fn read(target: &mut [UInt8]): Result<UIntSize> {
        if !self.fill()? { return Ok(0) }
        let left = self.end - self.start
        let count = if target.len() < left { target.len() } else { left }
        target[..count].copyFromSlice(&self.buffer[self.start..self.start + count])
        self.start += count
        Ok(count)
    }
}

extension<R: Read> BufReader<R>: BufRead {
    mutating fn readUntil(delimiter: UInt8, target: &mut Vec<UInt8>): Result<UIntSize> {
        var total: UIntSize = 0
        while self.fill()? {
            var at = self.start
            var found = false
            while at < self.end && !found {
                found = self.buffer[at] == delimiter
                at += 1
            }
            target.extendFromSlice(&self.buffer[self.start..at])
            total += at - self.start
            self.start = at
            if found { break }
        }
        Ok(total)
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

extension<W: Write + fmt.Debug> BufWriter<W>: fmt.Debug {
    fn fmt(f: &mut fmt.Formatter): fmt.Result {
        f.debugStruct("BufWriter").field("writer", &self.inner).finishNonExhaustive()
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
    mutating fn readUntil(delimiter: UInt8, buffer: &mut Vec<UInt8>): Result<UIntSize> {
        var rest = self.rest()
        let count = rest.readUntil(delimiter, buffer)?
        self.position += count as UInt64
        Ok(count)
    }
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

extension Cursor<Vec<UInt8>>: Write {
    mutating fn write(bytes: &[UInt8]): Result<UIntSize> {
        let start = self.position as UIntSize
        while self.inner.len() < start {
            self.inner.push(0)
        }
        for (i, byte) in bytes.iter().enumerate() {
            if start + i < self.inner.len() {
                self.inner[start + i] = *byte
            } else {
                self.inner.push(*byte)
            }
        }
        self.position += bytes.len() as UInt64
        Ok(bytes.len())
    }
    mutating fn flush(): Result<()> { Ok(()) }
}
