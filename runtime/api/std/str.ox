// std.str: borrowed text.
#![cpp(header = "ox/lang/str.h")]
import std.fmt
import std.ops.{ Bound, Index, IndexMut, Range, RangeBounds, RangeFrom, RangeFull, RangeInclusive, RangeTo, RangeToInclusive }

public external module escape
public external module iter
public external module parse
public external module pattern
public external module split
public external module utf8

public import std.str.escape.{ EscapeDebug, EscapeDefault, EscapeUnicode }
public import std.str.iter.{ Bytes, CharIndices, Chars, EncodeUtf16 }
public import std.str.parse.{ FromStr, ParseBoolError }
public import std.str.pattern.Pattern
public import std.str.split.{ Lines, MatchIndices, Matches, RMatchIndices, RMatches, RSplit, RSplitN, RSplitTerminator, Split, SplitAsciiWhitespace, SplitInclusive, SplitN, SplitTerminator, SplitWhitespace }
public import std.str.utf8.{ fromUtf8, fromUtf8Unchecked, Utf8Error }

#[trackCaller]
#[cpp("ox::strs::slice")]
extern fn slice(text: &str, start: UIntSize, end: UIntSize): &str
#[trackCaller]
#[cpp("ox::strs::sliceMut")]
extern fn sliceMut(text: &mut str, start: UIntSize, end: UIntSize): &mut str
/// Between offsets that are known to be right.
#[cpp("ox::strs::sliceUnchecked")]
public extern fn sliceUnchecked(text: &str, start: UIntSize, end: UIntSize): &str
/// A second name for `text`.
#[cpp("$0")]
extern unsafe fn again<'a>(text: &mut str): &'a mut str
#[cpp("ox::strs::get")]
extern fn get(text: &str, start: UIntSize, end: UIntSize): Option<&str>

#[lang("str")]
extension str {
    #[mustUse]
    #[cpp(".len")]
    public extern fn len(): UIntSize
    #[mustUse]
    #[cpp(".isEmpty")]
    public extern fn isEmpty(): Bool
    #[mustUse]
    #[cpp(".asBytes")]
    public extern fn asBytes(): &[UInt8]
    #[mustUse]
    #[cpp("ox::strs::isCharBoundary")]
    public extern fn isCharBoundary(index: UIntSize): Bool
    public fn floorCharBoundary(index: UIntSize): UIntSize {
        if index >= self.len() { return self.len() }
        var at = index
        while !self.isCharBoundary(at) {
            at -= 1
        }
        at
    }
    public fn ceilCharBoundary(index: UIntSize): UIntSize {
        var at = index
        while at < self.len() && !self.isCharBoundary(at) {
            at += 1
        }
        if at > self.len() { self.len() } else { at }
    }
    #[cpp("ox::String::from")]
    public extern fn toString(): String
    #[cpp("ox::String::from")]
    #[mustUse]
    public extern fn toOwned(): String

    public fn chars(): Chars { Chars.of(self) }
    public fn charIndices(): CharIndices { CharIndices.of(self) }
    public fn bytes(): Bytes { Bytes.of(self) }
    #[mustUse]
    public fn encodeUtf16(): EncodeUtf16 { EncodeUtf16.of(self) }
    public fn lines(): Lines { Lines.of(self) }
    #[mustUse]
    public fn splitWhitespace(): SplitWhitespace { SplitWhitespace.of(self) }
    #[mustUse]
    public fn splitAsciiWhitespace(): SplitAsciiWhitespace { SplitAsciiWhitespace.of(self) }

    public fn get<R: RangeBounds<UIntSize>>(range: R): Option<&str> {
        match boundsOf(&range, self.len()) {
            Some((start, end)) -> get(self, start, end),
            null -> null,
        }
    }

    public fn contains<P: Pattern>(mut pattern: P): Bool { pattern.nextMatch(self, 0).isSome() }
    public fn startsWith<P: Pattern>(mut pattern: P): Bool { pattern.prefixLen(self).isSome() }
    public fn endsWith<P: Pattern>(mut pattern: P): Bool { pattern.suffixStart(self).isSome() }
    public fn find<P: Pattern>(mut pattern: P): Option<UIntSize> {
        match pattern.nextMatch(self, 0) {
            Some((start, _)) -> Some(start),
            null -> null,
        }
    }
    public fn rfind<P: Pattern>(mut pattern: P): Option<UIntSize> {
        match pattern.nextMatchBack(self, self.len()) {
            Some((start, _)) -> Some(start),
            null -> null,
        }
    }
    #[mustUse]
    public fn stripPrefix<P: Pattern>(mut pattern: P): Option<&str> {
        match pattern.prefixLen(self) {
            Some(len) -> Some(sliceUnchecked(self, len, self.len())),
            null -> null,
        }
    }
    #[mustUse]
    public fn stripSuffix<P: Pattern>(mut pattern: P): Option<&str> {
        match pattern.suffixStart(self) {
            Some(start) -> Some(sliceUnchecked(self, 0, start)),
            null -> null,
        }
    }

    public fn split<P: Pattern>(pattern: P): Split<P> { Split.of(self, pattern, true) }
    public fn splitTerminator<P: Pattern>(pattern: P): SplitTerminator<P> { Split.of(self, pattern, false) }
    public fn rsplitTerminator<P: Pattern>(pattern: P): RSplitTerminator<P> { RSplit.terminated(self, pattern) }
    public fn splitInclusive<P: Pattern>(pattern: P): SplitInclusive<P> { SplitInclusive.of(self, pattern) }
    public fn rsplit<P: Pattern>(pattern: P): RSplit<P> { RSplit.of(self, pattern) }
    public fn splitn<P: Pattern>(n: UIntSize, pattern: P): SplitN<P> { SplitN.of(self, n, pattern) }
    public fn rsplitn<P: Pattern>(n: UIntSize, pattern: P): RSplitN<P> { RSplitN.of(self, n, pattern) }
    public fn matches<P: Pattern>(pattern: P): Matches<P> { Matches.of(self, pattern) }
    public fn rmatches<P: Pattern>(pattern: P): RMatches<P> { RMatches.of(self, pattern) }
    public fn matchIndices<P: Pattern>(pattern: P): MatchIndices<P> { MatchIndices.of(self, pattern) }
    public fn rmatchIndices<P: Pattern>(pattern: P): RMatchIndices<P> { RMatchIndices.of(self, pattern) }
    public fn splitOnce<P: Pattern>(mut pattern: P): Option<(&str, &str)> {
        match pattern.nextMatch(self, 0) {
            Some((start, end)) -> Some((sliceUnchecked(self, 0, start), sliceUnchecked(self, end, self.len()))),
            null -> null,
        }
    }
    public fn rsplitOnce<P: Pattern>(mut pattern: P): Option<(&str, &str)> {
        match pattern.nextMatchBack(self, self.len()) {
            Some((start, end)) -> Some((sliceUnchecked(self, 0, start), sliceUnchecked(self, end, self.len()))),
            null -> null,
        }
    }
    #[mustUse]
    #[trackCaller]
    public fn splitAt(mid: UIntSize): (&str, &str) { (slice(self, 0, mid), sliceUnchecked(self, mid, self.len())) }
    #[mustUse]
    #[trackCaller]
    public mutating fn splitAtMut(mid: UIntSize): (&mut str, &mut str) {
        let len = self.len()
        let head = unsafe { again(self) }
        (sliceMut(head, 0, mid), sliceMut(self, mid, len))
    }
    #[mustUse]
    public fn splitAtChecked(mid: UIntSize): Option<(&str, &str)> {
        if self.isCharBoundary(mid) { Some((sliceUnchecked(self, 0, mid), sliceUnchecked(self, mid, self.len()))) } else { null }
    }

    #[mustUse]
    #[cpp("ox::strs::trim")]
    public extern fn trim(): &str
    #[mustUse]
    #[cpp("ox::strs::trimStart")]
    public extern fn trimStart(): &str
    #[mustUse]
    #[cpp("ox::strs::trimEnd")]
    public extern fn trimEnd(): &str
    #[mustUse]
    public fn trimLeft(): &str { self.trimStart() }
    #[mustUse]
    public fn trimRight(): &str { self.trimEnd() }
    #[mustUse]
    public fn trimAscii(): &str { self.trimMatches({ c: Char -> c.isAsciiWhitespace() }) }
    #[mustUse]
    public fn trimAsciiStart(): &str { self.trimStartMatches({ c: Char -> c.isAsciiWhitespace() }) }
    #[mustUse]
    public fn trimAsciiEnd(): &str { self.trimEndMatches({ c: Char -> c.isAsciiWhitespace() }) }
    #[mustUse]
    public fn trimMatches<P: Pattern>(mut pattern: P): &str {
        var rest = self
        while let Some(len) = pattern.prefixLen(rest) {
            if len == 0 { break }
            rest = sliceUnchecked(rest, len, rest.len())
        }
        while let Some(start) = pattern.suffixStart(rest) {
            if start == rest.len() { break }
            rest = sliceUnchecked(rest, 0, start)
        }
        rest
    }
    #[mustUse]
    public fn trimStartMatches<P: Pattern>(mut pattern: P): &str {
        var rest = self
        while let Some(len) = pattern.prefixLen(rest) {
            if len == 0 { break }
            rest = sliceUnchecked(rest, len, rest.len())
        }
        rest
    }
    #[mustUse]
    public fn trimEndMatches<P: Pattern>(mut pattern: P): &str {
        var rest = self
        while let Some(start) = pattern.suffixStart(rest) {
            if start == rest.len() { break }
            rest = sliceUnchecked(rest, 0, start)
        }
        rest
    }

    public fn parse<F: FromStr>(): Result<F, F.Err> { F.fromStr(self) }

    #[mustUse]
    public fn replace<P: Pattern>(pattern: P, to: &str): String {
        var result = String.withCapacity(self.len())
        var last: UIntSize = 0
        for (start, part) in self.matchIndices(pattern) {
            result.pushStr(sliceUnchecked(self, last, start))
            result.pushStr(to)
            last = start + part.len()
        }
        result.pushStr(sliceUnchecked(self, last, self.len()))
        result
    }
    #[mustUse]
    public fn replacen<P: Pattern>(pattern: P, to: &str, count: UIntSize): String {
        var result = String.withCapacity(self.len())
        var last: UIntSize = 0
        for (start, part) in self.matchIndices(pattern).take(count) {
            result.pushStr(sliceUnchecked(self, last, start))
            result.pushStr(to)
            last = start + part.len()
        }
        result.pushStr(sliceUnchecked(self, last, self.len()))
        result
    }
    #[mustUse]
    #[cpp("ox::strs::toLowercase")]
    public extern fn toLowercase(): String
    #[mustUse]
    #[cpp("ox::strs::toUppercase")]
    public extern fn toUppercase(): String
    #[mustUse]
    #[cpp("ox::strs::toAsciiLowercase")]
    public extern fn toAsciiLowercase(): String
    #[mustUse]
    #[cpp("ox::strs::toAsciiUppercase")]
    public extern fn toAsciiUppercase(): String
    #[cpp("ox::strs::makeAsciiLowercase")]
    public extern mutating fn makeAsciiLowercase()
    #[cpp("ox::strs::makeAsciiUppercase")]
    public extern mutating fn makeAsciiUppercase()
    #[mustUse]
    #[cpp("ox::strs::eqIgnoreAsciiCase")]
    public extern fn eqIgnoreAsciiCase(other: &str): Bool
    #[mustUse]
    #[cpp("ox::strs::isAscii")]
    public extern fn isAscii(): Bool
    #[mustUse]
    #[cpp("ox::strs::repeat")]
    public extern fn repeat(n: UIntSize): String
    #[mustUse]
    public fn escapeDebug(): EscapeDebug { EscapeDebug.debug(self) }
    #[mustUse]
    public fn escapeDefault(): EscapeDefault { EscapeDefault.defaults(self) }
    #[mustUse]
    public fn escapeUnicode(): EscapeUnicode { EscapeUnicode.unicode(self) }
}

/// The offsets of a range in something of `len` bytes; nothing if they overflow or end beyond it.
public fn boundsOf<R: RangeBounds<UIntSize>>(range: &R, len: UIntSize): Option<(UIntSize, UIntSize)> {
    let start: UIntSize = match range.startBound() {
        Bound.Included(start) -> *start,
        Bound.Excluded(start) -> if *start == UIntSize.MAX { return null } else { *start + 1 },
        Bound.Unbounded -> 0,
    }
    let end: UIntSize = match range.endBound() {
        Bound.Included(end) -> if *end == UIntSize.MAX { return null } else { *end + 1 },
        Bound.Excluded(end) -> *end,
        Bound.Unbounded -> len,
    }
    if start <= end && end <= len { Some((start, end)) } else { null }
}

extension str: Index<Range<UIntSize>> {
    type Output = str
    fn index(range: Range<UIntSize>): &str { slice(self, range.start, range.end) }
}
extension str: Index<RangeFrom<UIntSize>> {
    type Output = str
    #[trackCaller]
    #[cpp("ox::strs::sliceFrom($self, $0.start, $caller)")]
    extern fn index(range: RangeFrom<UIntSize>): &str
}
extension str: Index<RangeTo<UIntSize>> {
    type Output = str
    fn index(range: RangeTo<UIntSize>): &str { slice(self, 0, range.end) }
}
extension str: Index<RangeFull> {
    type Output = str
    fn index(range: RangeFull): &str { self }
}
extension str: Index<RangeInclusive<UIntSize>> {
    type Output = str
    fn index(range: RangeInclusive<UIntSize>): &str { slice(self, range.start, range.end.saturatingAdd(1)) }
}
extension str: Index<RangeToInclusive<UIntSize>> {
    type Output = str
    fn index(range: RangeToInclusive<UIntSize>): &str { slice(self, 0, range.end.saturatingAdd(1)) }
}
extension str: IndexMut<Range<UIntSize>> {
    mutating fn indexMut(range: Range<UIntSize>): &mut str { sliceMut(self, range.start, range.end) }
}
extension str: IndexMut<RangeFrom<UIntSize>> {
    mutating fn indexMut(range: RangeFrom<UIntSize>): &mut str {
        let len = self.len()
        sliceMut(self, range.start, len)
    }
}
extension str: IndexMut<RangeTo<UIntSize>> {
    mutating fn indexMut(range: RangeTo<UIntSize>): &mut str { sliceMut(self, 0, range.end) }
}
extension str: IndexMut<RangeFull> {
    mutating fn indexMut(range: RangeFull): &mut str { self }
}
