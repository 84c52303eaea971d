// std.io: input and output that blocks.
#![cpp(header = "ox/lang/io_std.h")]
import std.fmt
import std.io.traits.appendText

public external module adapters
public external module buffered
public external module error
public external module traits

public import std.io.adapters.{ Bytes, Chain, Empty, Repeat, Sink, Take, empty, readToString, repeat, sink }
public import std.io.buffered.{ BufReader, BufWriter, Cursor, IntoInnerError, LineWriter }
public import std.io.error.{ Error, ErrorKind, Result }
public import std.io.traits.{ BufRead, IoSlice, IoSliceMut, Lines, Read, Seek, SeekFrom, Split, Write }

#[cpp("ox::io::print")]
public extern fn printArguments(args: fmt.Arguments)
#[cpp("ox::io::eprint")]
public extern fn eprintArguments(args: fmt.Arguments)

// Counts, or a negative errno.
#[cpp("ox::io::writeStdout")]
extern fn writeStdout(bytes: &[UInt8]): Int
#[cpp("ox::io::flushStdout")]
extern fn flushStdout(): Int
#[cpp("ox::io::writeStderrBytes")]
extern fn writeStderr(bytes: &[UInt8]): Int
#[cpp("ox::io::lockStdout")]
extern fn lockStdout()
#[cpp("ox::io::unlockStdout")]
extern fn unlockStdout()
#[cpp("ox::io::readStdin")]
extern fn readStdin(buffer: &mut [UInt8]): Int64
#[cpp("ox::io::fillStdin")]
extern fn fillStdin(): Int64
#[cpp("ox::io::stdinBuffered")]
extern fn stdinBuffered(): &'static [UInt8]
#[cpp("ox::io::consumeStdin")]
extern fn consumeStdin(amount: UIntSize)
#[cpp("ox::io::readStdinUntil")]
extern fn readStdinUntil(delimiter: UInt8, into: &mut Vec<UInt8>): Int64
#[cpp("ox::io::readStdinToEnd")]
extern fn readStdinToEnd(into: &mut Vec<UInt8>): Int64
#[cpp("ox::io::isTerminal")]
extern fn isTerminal(descriptor: Int): Bool

fn done(code: Int): Result<()> { if code == 0 { Ok(()) } else { Err(Error.fromRawOsError(code)) } }

fn counted(count: Int64): Result<UIntSize> {
    if count >= 0 { Ok(count as UIntSize) } else { Err(Error.fromRawOsError(-count as Int)) }
}

public struct Stdin
public struct StdinLock
public struct Stdout
public struct StdoutLock {
    locked: (),
}
public struct Stderr

public fn stdin(): Stdin { Stdin }
public fn stdout(): Stdout { Stdout }
public fn stderr(): Stderr { Stderr }

extension Stdin {
    public fn readLine(buffer: &mut String): Result<UIntSize> {
        var bytes = Vec.new()
        counted(readStdinUntil(10, &mut bytes))?
        appendText(bytes, buffer)
    }
    #[mustUse]
    public consuming fn lines(): Lines<StdinLock> { Lines.of(StdinLock) }
    public fn lock(): StdinLock { StdinLock }
}
extension Stdin: Read {
    mutating fn read(buffer: &mut [UInt8]): Result<UIntSize> { counted(readStdin(buffer)) }
    mutating fn readToEnd(buffer: &mut Vec<UInt8>): Result<UIntSize> { counted(readStdinToEnd(buffer)) }
}
extension StdinLock: Read {
    mutating fn read(buffer: &mut [UInt8]): Result<UIntSize> { counted(readStdin(buffer)) }
    mutating fn readToEnd(buffer: &mut Vec<UInt8>): Result<UIntSize> { counted(readStdinToEnd(buffer)) }
}
extension StdinLock: BufRead {
    mutating fn fillBuf(): Result<&[UInt8]> {
        counted(fillStdin())?
        Ok(stdinBuffered())
    }
    mutating fn consume(amount: UIntSize) { consumeStdin(amount) }
    mutating fn readUntil(delimiter: UInt8, buffer: &mut Vec<UInt8>): Result<UIntSize> {
        counted(readStdinUntil(delimiter, buffer))
    }
}

extension Stdout {
    public fn lock(): StdoutLock {
        lockStdout()
        StdoutLock { locked: () }
    }
}
extension Stdout: Write {
    mutating fn write(buffer: &[UInt8]): Result<UIntSize> {
        done(writeStdout(buffer))?
        Ok(buffer.len())
    }
    mutating fn flush(): Result<()> { done(flushStdout()) }
}
extension StdoutLock: Write {
    mutating fn write(buffer: &[UInt8]): Result<UIntSize> {
        done(writeStdout(buffer))?
        Ok(buffer.len())
    }
    mutating fn flush(): Result<()> { done(flushStdout()) }
}
extension StdoutLock: Drop { mutating fn drop() { unlockStdout() } }

extension Stderr {
    public fn lock(): Stderr { Stderr }
}
extension Stderr: Write {
    mutating fn write(buffer: &[UInt8]): Result<UIntSize> {
        done(writeStderr(buffer))?
        Ok(buffer.len())
    }
    mutating fn flush(): Result<()> { Ok(()) }
}

public trait IsTerminal {
    fn isTerminal(): Bool
}
extension Stdin: IsTerminal { fn isTerminal(): Bool { isTerminal(0) } }
extension Stdout: IsTerminal { fn isTerminal(): Bool { isTerminal(1) } }
extension Stderr: IsTerminal { fn isTerminal(): Bool { isTerminal(2) } }

public fn readToString<R: Read>(mut reader: R): Result<String> {
    var text = String.new()
    reader.readToString(&mut text)?
    Ok(text)
}

public fn copy<R: Read + ?Sized, W: Write + ?Sized>(reader: &mut R, writer: &mut W): Result<UInt64> {
    var buffer = [0u8; 8192]
    var total: UInt64 = 0
    loop {
        let count = reader.read(&mut buffer)?
        if count == 0 { return Ok(total) }
        writer.writeAll(&buffer[..count])?
        total += count as UInt64
    }
}
