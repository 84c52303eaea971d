// What can be searched for in text: a Char, a str, a set of Chars, a predicate on Chars.
#![cpp(header = "ox/lang/str.h")]

/// A match is given as the offsets of its start and end.
public trait Pattern: Sized {
    /// The first match that starts at `from` or later; nothing when `from` is beyond the end.
    mutating fn nextMatch(text: &str, from: UIntSize): Option<(UIntSize, UIntSize)>
    /// The last match that ends at `until` or earlier.
    mutating fn nextMatchBack(text: &str, until: UIntSize): Option<(UIntSize, UIntSize)>
    /// The length of the match at the start of `text`.
    mutating fn prefixLen(text: &str): Option<UIntSize>
    /// The start of the match at the end of `text`.
    mutating fn suffixStart(text: &str): Option<UIntSize>
}

#[cpp("ox::strs::find")]
extern fn find(text: &str, needle: &str, from: UIntSize): Option<UIntSize>
#[cpp("ox::strs::findBack")]
extern fn findBack(text: &str, needle: &str, until: UIntSize): Option<UIntSize>
#[cpp("ox::strs::findChar")]
extern fn findChar(text: &str, needle: Char, from: UIntSize): Option<UIntSize>
#[cpp("ox::strs::findCharBack")]
extern fn findCharBack(text: &str, needle: Char, until: UIntSize): Option<UIntSize>
#[cpp("ox::strs::startsWith")]
extern fn startsWith(text: &str, prefix: &str): Bool
#[cpp("ox::strs::endsWith")]
extern fn endsWith(text: &str, suffix: &str): Bool
#[cpp("ox::strs::charAt")]
extern fn charAt(text: &str, at: UIntSize): Char
#[cpp("ox::strs::charBefore")]
extern fn charBefore(text: &str, end: UIntSize): Char

extension Char: Pattern {
    mutating fn nextMatch(text: &str, from: UIntSize): Option<(UIntSize, UIntSize)> {
        match findChar(text, *self, from) {
            Some(start) -> Some((start, start + self.lenUtf8())),
            null -> null,
        }
    }
    mutating fn nextMatchBack(text: &str, until: UIntSize): Option<(UIntSize, UIntSize)> {
        match findCharBack(text, *self, until) {
            Some(start) -> Some((start, start + self.lenUtf8())),
            null -> null,
        }
    }
    mutating fn prefixLen(text: &str): Option<UIntSize> {
        if !text.isEmpty() && charAt(text, 0) == *self { Some(self.lenUtf8()) } else { null }
    }
    mutating fn suffixStart(text: &str): Option<UIntSize> {
        if !text.isEmpty() && charBefore(text, text.len()) == *self { Some(text.len() - self.lenUtf8()) } else { null }
    }
}

extension<'b> &'b str: Pattern {
    mutating fn nextMatch(text: &str, from: UIntSize): Option<(UIntSize, UIntSize)> {
        var at = from
        // An empty needle is found between characters only.
        while at < text.len() && !text.isCharBoundary(at) {
            at += 1
        }
        match find(text, *self, at) {
            Some(start) -> Some((start, start + self.len())),
            null -> null,
        }
    }
    mutating fn nextMatchBack(text: &str, until: UIntSize): Option<(UIntSize, UIntSize)> {
        match findBack(text, *self, until) {
            Some(start) -> Some((start, start + self.len())),
            null -> null,
        }
    }
    mutating fn prefixLen(text: &str): Option<UIntSize> {
        if startsWith(text, *self) { Some(self.len()) } else { null }
    }
    mutating fn suffixStart(text: &str): Option<UIntSize> {
        if endsWith(text, *self) { Some(text.len() - self.len()) } else { null }
    }
}

extension<'b, 'c> &'c &'b str: Pattern {
    mutating fn nextMatch(text: &str, from: UIntSize): Option<(UIntSize, UIntSize)> {
        var needle = **self
        needle.nextMatch(text, from)
    }
    mutating fn nextMatchBack(text: &str, until: UIntSize): Option<(UIntSize, UIntSize)> {
        var needle = **self
        needle.nextMatchBack(text, until)
    }
    mutating fn prefixLen(text: &str): Option<UIntSize> {
        var needle = **self
        needle.prefixLen(text)
    }
    mutating fn suffixStart(text: &str): Option<UIntSize> {
        var needle = **self
        needle.suffixStart(text)
    }
}

extension<'b> &'b String: Pattern {
    mutating fn nextMatch(text: &str, from: UIntSize): Option<(UIntSize, UIntSize)> {
        var needle = self.asStr()
        needle.nextMatch(text, from)
    }
    mutating fn nextMatchBack(text: &str, until: UIntSize): Option<(UIntSize, UIntSize)> {
        var needle = self.asStr()
        needle.nextMatchBack(text, until)
    }
    mutating fn prefixLen(text: &str): Option<UIntSize> {
        var needle = self.asStr()
        needle.prefixLen(text)
    }
    mutating fn suffixStart(text: &str): Option<UIntSize> {
        var needle = self.asStr()
        needle.suffixStart(text)
    }
}

fn firstWhere<F: FnMut(Char) -> Bool>(text: &str, from: UIntSize, mut test: F): Option<(UIntSize, UIntSize)> {
    var at = from
    while at < text.len() {
        let c = charAt(text, at)
        let end = at + c.lenUtf8()
        if test(c) { return Some((at, end)) }
        at = end
    }
    null
}

fn lastWhere<F: FnMut(Char) -> Bool>(text: &str, until: UIntSize, mut test: F): Option<(UIntSize, UIntSize)> {
    var end = until
    while end > 0 {
        let c = charBefore(text, end)
        let at = end - c.lenUtf8()
        if test(c) { return Some((at, end)) }
        end = at
    }
    null
}

extension<F: FnMut(Char) -> Bool> F: Pattern {
    mutating fn nextMatch(text: &str, from: UIntSize): Option<(UIntSize, UIntSize)> { firstWhere(text, from, { c: Char -> self(c) }) }
    mutating fn nextMatchBack(text: &str, until: UIntSize): Option<(UIntSize, UIntSize)> { lastWhere(text, until, { c: Char -> self(c) }) }
    mutating fn prefixLen(text: &str): Option<UIntSize> {
        if text.isEmpty() { return null }
        let c = charAt(text, 0)
        if self(c) { Some(c.lenUtf8()) } else { null }
    }
    mutating fn suffixStart(text: &str): Option<UIntSize> {
        if text.isEmpty() { return null }
        let c = charBefore(text, text.len())
        if self(c) { Some(text.len() - c.lenUtf8()) } else { null }
    }
}

extension<'b> &'b [Char]: Pattern {
    mutating fn nextMatch(text: &str, from: UIntSize): Option<(UIntSize, UIntSize)> {
        firstWhere(text, from, { c: Char -> self.contains(&c) })
    }
    mutating fn nextMatchBack(text: &str, until: UIntSize): Option<(UIntSize, UIntSize)> {
        lastWhere(text, until, { c: Char -> self.contains(&c) })
    }
    mutating fn prefixLen(text: &str): Option<UIntSize> {
        if text.isEmpty() { return null }
        let c = charAt(text, 0)
        if self.contains(&c) { Some(c.lenUtf8()) } else { null }
    }
    mutating fn suffixStart(text: &str): Option<UIntSize> {
        if text.isEmpty() { return null }
        let c = charBefore(text, text.len())
        if self.contains(&c) { Some(text.len() - c.lenUtf8()) } else { null }
    }
}

extension<const N: UIntSize> [Char; N]: Pattern {
    mutating fn nextMatch(text: &str, from: UIntSize): Option<(UIntSize, UIntSize)> {
        firstWhere(text, from, { c: Char -> self.contains(&c) })
    }
    mutating fn nextMatchBack(text: &str, until: UIntSize): Option<(UIntSize, UIntSize)> {
        lastWhere(text, until, { c: Char -> self.contains(&c) })
    }
    mutating fn prefixLen(text: &str): Option<UIntSize> {
        if text.isEmpty() { return null }
        let c = charAt(text, 0)
        if self.contains(&c) { Some(c.lenUtf8()) } else { null }
    }
    mutating fn suffixStart(text: &str): Option<UIntSize> {
        if text.isEmpty() { return null }
        let c = charBefore(text, text.len())
        if self.contains(&c) { Some(text.len() - c.lenUtf8()) } else { null }
    }
}

extension<'b, const N: UIntSize> &'b [Char; N]: Pattern {
    mutating fn nextMatch(text: &str, from: UIntSize): Option<(UIntSize, UIntSize)> {
        firstWhere(text, from, { c: Char -> self.contains(&c) })
    }
    mutating fn nextMatchBack(text: &str, until: UIntSize): Option<(UIntSize, UIntSize)> {
        lastWhere(text, until, { c: Char -> self.contains(&c) })
    }
    mutating fn prefixLen(text: &str): Option<UIntSize> {
        if text.isEmpty() { return null }
        let c = charAt(text, 0)
        if self.contains(&c) { Some(c.lenUtf8()) } else { null }
    }
    mutating fn suffixStart(text: &str): Option<UIntSize> {
        if text.isEmpty() { return null }
        let c = charBefore(text, text.len())
        if self.contains(&c) { Some(text.len() - c.lenUtf8()) } else { null }
    }
}
