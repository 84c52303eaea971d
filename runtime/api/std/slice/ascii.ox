// Bytes as ASCII text.
import std.slice.part
import std.str.escape.EscapeAscii

extension [UInt8] {
    public fn isAscii(): Bool { self.iter().all({ b -> b.isAscii() }) }

    public fn eqIgnoreAsciiCase(other: &[UInt8]): Bool {
        self.len() == other.len() && self.iter().zip(other.iter()).all({ (a, b) -> a.eqIgnoreAsciiCase(b) })
    }

    public fn toAsciiUppercase(): Vec<UInt8> { self.iter().map({ b -> b.toAsciiUppercase() }).collect() }

    public fn toAsciiLowercase(): Vec<UInt8> { self.iter().map({ b -> b.toAsciiLowercase() }).collect() }

    public mutating fn makeAsciiUppercase() {
        for b in self.iterMut() {
            b.makeAsciiUppercase()
        }
    }

    public mutating fn makeAsciiLowercase() {
        for b in self.iterMut() {
            b.makeAsciiLowercase()
        }
    }

    public fn escapeAscii(): EscapeAscii { EscapeAscii.of(self) }

    public fn trimAsciiStart(): &[UInt8] {
        var rest = self
        while let Some(b) = rest.first() {
            if !b.isAsciiWhitespace() { break }
            rest = part(rest, 1, rest.len() - 1)
        }
        rest
    }

    public fn trimAsciiEnd(): &[UInt8] {
        var rest = self
        while let Some(b) = rest.last() {
            if !b.isAsciiWhitespace() { break }
            rest = part(rest, 0, rest.len() - 1)
        }
        rest
    }

    public fn trimAscii(): &[UInt8] { self.trimAsciiStart().trimAsciiEnd() }
}
