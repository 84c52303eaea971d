// Iterators over the parts of text.
#![cpp(header = "ox/lang/str.h")]
import std.iter.{ DoubleEndedIterator, FusedIterator, Iterator }
import std.str.pattern.Pattern
import std.str.sliceUnchecked

/// Where to search on behind a match: beyond an empty one.
fn behind(start: UIntSize, end: UIntSize): UIntSize { if start == end { end + 1 } else { end } }

/// Where to search on before a match; nothing left before an empty one at 0.
fn before(start: UIntSize, end: UIntSize): Option<UIntSize> {
    if start < end {
        Some(start)
    } else if start > 0 {
        Some(start - 1)
    } else {
        null
    }
}

#[derive(Clone, Debug)]
public struct Split<'a, P> {
    text: &'a str,
    pattern: P,
    start: UIntSize,
    end: UIntSize,
    search: UIntSize,
    searchBack: Option<UIntSize>,
    allowTrailingEmpty: Bool,
    finished: Bool,
}

public type SplitTerminator<'a, P> = Split<'a, P>

extension<'a, P: Pattern> Split<'a, P> {
    public static fn of(text: &'a str, pattern: P, allowTrailingEmpty: Bool): Split<'a, P> {
        Split {
            text: text,
            pattern: pattern,
            start: 0,
            end: text.len(),
            search: 0,
            searchBack: Some(text.len()),
            allowTrailingEmpty: allowTrailingEmpty,
            finished: false,
        }
    }

    mutating fn rest(): Option<&'a str> {
        if self.finished { return null }
        self.finished = true
        if self.allowTrailingEmpty || self.end > self.start {
            Some(sliceUnchecked(self.text, self.start, self.end))
        } else {
            null
        }
    }

    public fn remainder(): Option<&'a str> {
        if self.finished { null } else { Some(sliceUnchecked(self.text, self.start, self.end)) }
    }
}

extension<'a, P: Pattern> Split<'a, P>: Iterator {
    type Item = &'a str
    mutating fn next(): Option<&'a str> {
        if self.finished { return null }
        if let Some((from, to)) = self.pattern.nextMatch(self.text, self.search) {
            if to <= self.end {
                let part = sliceUnchecked(self.text, self.start, from)
                self.start = to
                self.search = behind(from, to)
                return Some(part)
            }
        }
        self.rest()
    }
}

extension<'a, P: Pattern> Split<'a, P>: DoubleEndedIterator {
    mutating fn nextBack(): Option<&'a str> {
        if self.finished { return null }
        if !self.allowTrailingEmpty {
            self.allowTrailingEmpty = true
            match self.nextBack() {
                Some(part) -> if !part.isEmpty() || self.finished { return Some(part) },
                null -> return null,
            }
            if self.finished { return null }
        }
        if let Some(until) = self.searchBack {
            if let Some((from, to)) = self.pattern.nextMatchBack(self.text, until) {
                if from >= self.start {
                    let part = sliceUnchecked(self.text, to, self.end)
                    self.end = from
                    self.searchBack = before(from, to)
                    return Some(part)
                }
            }
        }
        self.finished = true
        Some(sliceUnchecked(self.text, self.start, self.end))
    }
}

extension<'a, P: Pattern> Split<'a, P>: FusedIterator {}

#[derive(Clone)]
public struct RSplit<'a, P> {
    inner: Split<'a, P>,
}

extension<'a, P: Pattern> RSplit<'a, P> {
    public static fn of(text: &'a str, pattern: P): RSplit<'a, P> { RSplit { inner: Split.of(text, pattern, true) } }
    public static fn terminated(text: &'a str, pattern: P): RSplit<'a, P> { RSplit { inner: Split.of(text, pattern, false) } }
}

public type RSplitTerminator<'a, P> = RSplit<'a, P>
extension<'a, P: Pattern> RSplit<'a, P>: Iterator {
    type Item = &'a str
    mutating fn next(): Option<&'a str> { self.inner.nextBack() }
}
extension<'a, P: Pattern> RSplit<'a, P>: DoubleEndedIterator {
    mutating fn nextBack(): Option<&'a str> { self.inner.next() }
}

/// The matches stay at the end of their parts.
#[derive(Clone)]
public struct SplitInclusive<'a, P> {
    text: &'a str,
    pattern: P,
    start: UIntSize,
    search: UIntSize,
}

extension<'a, P: Pattern> SplitInclusive<'a, P> {
    public static fn of(text: &'a str, pattern: P): SplitInclusive<'a, P> {
        SplitInclusive { text: text, pattern: pattern, start: 0, search: 0 }
    }
}
extension<'a, P: Pattern> SplitInclusive<'a, P>: Iterator {
    type Item = &'a str
    mutating fn next(): Option<&'a str> {
        if self.start == self.text.len() { return null }
        let end = match self.pattern.nextMatch(self.text, self.search) {
            Some((from, to)) -> {
                self.search = behind(from, to)
                to
            }
            null -> self.text.len(),
        }
        let part = sliceUnchecked(self.text, self.start, end)
        self.start = end
        Some(part)
    }
}

#[derive(Clone)]
public struct SplitN<'a, P> {
    inner: Split<'a, P>,
    left: UIntSize,
}

extension<'a, P: Pattern> SplitN<'a, P> {
    public static fn of(text: &'a str, n: UIntSize, pattern: P): SplitN<'a, P> {
        SplitN { inner: Split.of(text, pattern, true), left: n }
    }
}
extension<'a, P: Pattern> SplitN<'a, P>: Iterator {
    type Item = &'a str
    mutating fn next(): Option<&'a str> {
        if self.left == 0 { return null }
        self.left -= 1
        if self.left == 0 { self.inner.rest() } else { self.inner.next() }
    }
}

#[derive(Clone)]
public struct RSplitN<'a, P> {
    inner: Split<'a, P>,
    left: UIntSize,
}

extension<'a, P: Pattern> RSplitN<'a, P> {
    public static fn of(text: &'a str, n: UIntSize, pattern: P): RSplitN<'a, P> {
        RSplitN { inner: Split.of(text, pattern, true), left: n }
    }
}
extension<'a, P: Pattern> RSplitN<'a, P>: Iterator {
    type Item = &'a str
    mutating fn next(): Option<&'a str> {
        if self.left == 0 { return null }
        self.left -= 1
        if self.left == 0 { self.inner.rest() } else { self.inner.nextBack() }
    }
}

#[derive(Clone)]
public struct MatchIndices<'a, P> {
    text: &'a str,
    pattern: P,
    search: UIntSize,
}

extension<'a, P: Pattern> MatchIndices<'a, P> {
    public static fn of(text: &'a str, pattern: P): MatchIndices<'a, P> {
        MatchIndices { text: text, pattern: pattern, search: 0 }
    }
}
extension<'a, P: Pattern> MatchIndices<'a, P>: Iterator {
    type Item = (UIntSize, &'a str)
    mutating fn next(): Option<(UIntSize, &'a str)> {
        match self.pattern.nextMatch(self.text, self.search) {
            Some((from, to)) -> {
                self.search = behind(from, to)
                Some((from, sliceUnchecked(self.text, from, to)))
            }
            null -> null,
        }
    }
}

#[derive(Clone)]
public struct RMatchIndices<'a, P> {
    text: &'a str,
    pattern: P,
    until: Option<UIntSize>,
}

extension<'a, P: Pattern> RMatchIndices<'a, P> {
    public static fn of(text: &'a str, pattern: P): RMatchIndices<'a, P> {
        RMatchIndices { text: text, pattern: pattern, until: Some(text.len()) }
    }
}
extension<'a, P: Pattern> RMatchIndices<'a, P>: Iterator {
    type Item = (UIntSize, &'a str)
    mutating fn next(): Option<(UIntSize, &'a str)> {
        guard let until = self.until else { return null }
        match self.pattern.nextMatchBack(self.text, until) {
            Some((from, to)) -> {
                self.until = before(from, to)
                Some((from, sliceUnchecked(self.text, from, to)))
            }
            null -> null,
        }
    }
}

#[derive(Clone)]
public struct Matches<'a, P> {
    inner: MatchIndices<'a, P>,
}

extension<'a, P: Pattern> Matches<'a, P> {
    public static fn of(text: &'a str, pattern: P): Matches<'a, P> { Matches { inner: MatchIndices.of(text, pattern) } }
}
extension<'a, P: Pattern> Matches<'a, P>: Iterator {
    type Item = &'a str
    mutating fn next(): Option<&'a str> {
        match self.inner.next() {
            Some((_, part)) -> Some(part),
            null -> null,
        }
    }
}

#[derive(Clone)]
public struct RMatches<'a, P> {
    inner: RMatchIndices<'a, P>,
}

extension<'a, P: Pattern> RMatches<'a, P> {
    public static fn of(text: &'a str, pattern: P): RMatches<'a, P> { RMatches { inner: RMatchIndices.of(text, pattern) } }
}
extension<'a, P: Pattern> RMatches<'a, P>: Iterator {
    type Item = &'a str
    mutating fn next(): Option<&'a str> {
        match self.inner.next() {
            Some((_, part)) -> Some(part),
            null -> null,
        }
    }
}

/// Without line ends, `\n` or `\r\n`.
#[mustUse]
#[derive(Clone, Debug)]
public struct Lines<'a> {
    inner: Split<'a, Char>,
}

fn withoutReturn(line: &str): &str { line.stripSuffix('\r').unwrapOr(line) }

extension<'a> Lines<'a> {
    public static fn of(text: &'a str): Lines<'a> { Lines { inner: Split.of(text, '\n', false) } }
}
extension<'a> Lines<'a>: Iterator {
    type Item = &'a str
    mutating fn next(): Option<&'a str> {
        match self.inner.next() {
            // A return at the very end, without a newline, stays.
            Some(line) -> if self.inner.finished { Some(line) } else { Some(withoutReturn(line)) },
            null -> null,
        }
    }
}
extension<'a> Lines<'a>: DoubleEndedIterator {
    mutating fn nextBack(): Option<&'a str> {
        let isLast = self.inner.end == self.inner.text.len()
        let hasNewline = self.inner.text.endsWith('\n')
        match self.inner.nextBack() {
            Some(line) -> if isLast && !hasNewline { Some(line) } else { Some(withoutReturn(line)) },
            null -> null,
        }
    }
}

/// The word that `rest` begins with; the white space behind it is skipped.
#[cpp("ox::strs::takeWord")]
extern fn takeWord<'a>(rest: &mut &'a str): &'a str

#[derive(Clone, Debug)]
public struct SplitWhitespace<'a> {
    rest: &'a str,
}

extension<'a> SplitWhitespace<'a> {
    public static fn of(text: &'a str): SplitWhitespace<'a> { SplitWhitespace { rest: text.trim() } }
}
extension<'a> SplitWhitespace<'a>: Iterator {
    type Item = &'a str
    mutating fn next(): Option<&'a str> {
        if self.rest.isEmpty() { return null }
        Some(takeWord(&mut self.rest))
    }
}
extension<'a> SplitWhitespace<'a>: DoubleEndedIterator {
    mutating fn nextBack(): Option<&'a str> {
        if self.rest.isEmpty() { return null }
        let text = self.rest
        match text.rfind({ c: Char -> c.isWhitespace() }) {
            Some(at) -> {
                self.rest = sliceUnchecked(text, 0, at).trimEnd()
                Some(sliceUnchecked(text, at, text.len()).trimStart())
            }
            null -> {
                self.rest = ""
                Some(text)
            }
        }
    }
}

#[derive(Clone, Debug)]
public struct SplitAsciiWhitespace<'a> {
    rest: &'a str,
}

extension<'a> SplitAsciiWhitespace<'a> {
    public static fn of(text: &'a str): SplitAsciiWhitespace<'a> { SplitAsciiWhitespace { rest: text } }
}
extension<'a> SplitAsciiWhitespace<'a>: Iterator {
    type Item = &'a str
    mutating fn next(): Option<&'a str> {
        let text = self.rest.trimStartMatches({ c: Char -> c.isAsciiWhitespace() })
        if text.isEmpty() { return null }
        let end = text.find({ c: Char -> c.isAsciiWhitespace() }).unwrapOr(text.len())
        self.rest = sliceUnchecked(text, end, text.len())
        Some(sliceUnchecked(text, 0, end))
    }
}
