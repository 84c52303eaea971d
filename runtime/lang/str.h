#pragma once

#include "ox/lang/ordering.h"
#include "ox/lang/string.h"
#include "ox/lang/tuple.h"

/// The primitives under the methods of `str`; the rest is Oxide code in std/str.ox. Offsets are in bytes.
namespace ox::strs {

inline bool isCharBoundary(Str text, usize index) {
    if (index >= text.len()) return index == text.len();
    return (text.byteAt(index) & 0xC0) != 0x80;
}

[[noreturn, gnu::cold]] void failSlice(Str text, usize start, usize end, char const* file, u32 line);

/// `text[start..end]`; panics when out of range or not on boundaries. An open end is `kToEnd`.
inline constexpr usize kToEnd = ~usize(0);
inline Str slice(Str text, usize start, usize end, OX_AT) {
    if (start > end || !isCharBoundary(text, start) || !isCharBoundary(text, end)) [[unlikely]] {
        failSlice(text, start, end, file, line);
    }
    return text.from(start, end - start);
}
inline Str sliceFrom(Str text, usize start, OX_AT) {
    if (!isCharBoundary(text, start)) [[unlikely]]
        failSlice(text, start, kToEnd, file, line);
    return text.from(start, text.len() - start);
}
inline Str sliceTo(Str text, usize end, OX_AT) { return slice(text, 0, end, file, line); }
/// `get(start..end)`.
inline Option<Str> get(Str text, usize start, usize end) {
    if (start > end || !isCharBoundary(text, start) || !isCharBoundary(text, end)) return Option<Str>::None();
    return Option<Str>::Some(text.from(start, end - start));
}
/// Between offsets known to be right.
inline Str sliceUnchecked(Str text, usize start, usize end) { return text.from(start, end - start); }
inline StrMut sliceMut(StrMut text, usize start, usize end, OX_AT) {
    slice(text, start, end, file, line);
    return StrMut(text.data() + start, end - start);
}

inline bool equal(Str a, Str b) { return a == b; }
inline Ordering compare(Str a, Str b) {
    int const order = __builtin_memcmp(a.data(), b.data(), a.len() < b.len() ? a.len() : b.len());
    return order != 0 ? Ordering::of(order) : Ordering::compare(a.len(), b.len());
}

/// The first `needle` that starts at `from` or later; the last that ends at `until` or earlier.
Option<usize> findFar(Str text, Str needle, usize from);
inline Option<usize> find(Str text, Str needle, usize from) {
    constexpr usize kNear = 32;
    usize const n = needle.len();
    if (n < 2 || from > text.len() || text.len() - from > kNear) return findFar(text, needle, from);
    // A call of the C library would cost more than looking at each place.
    auto const firstTwo = [](char const* at) {
        u16 result{};
        __builtin_memcpy(&result, at, sizeof result);
        return result;
    };
    u16 const head = firstTwo(needle.data());
    for (usize at = from; at + n <= text.len(); ++at) {
        if (firstTwo(text.data() + at) == head &&
            (n == 2 || __builtin_memcmp(text.data() + at + 2, needle.data() + 2, n - 2) == 0))
            return Option<usize>::Some(at);
    }
    return Option<usize>::None();
}
Option<usize> findBack(Str text, Str needle, usize until);
Option<usize> findChar(Str text, char32_t needle, usize from);
Option<usize> findCharBack(Str text, char32_t needle, usize until);
inline bool startsWith(Str text, Str prefix) {
    return text.len() >= prefix.len() && text.from(0, prefix.len()) == prefix;
}
inline bool endsWith(Str text, Str suffix) {
    return text.len() >= suffix.len() && text.from(text.len() - suffix.len(), suffix.len()) == suffix;
}

/// The Char that starts at a boundary below the length.
inline char32_t charAt(Str text, usize index) {
    return Chars(text.from(index, text.len() - index)).next().asSome()._0;
}
/// The Char that ends at a boundary above 0.
inline char32_t charBefore(Str text, usize end) { return Chars(text.from(0, end)).nextBack().asSome()._0; }
inline usize countChars(Str text) { return Chars(text).count(); }

Str trimStart(Str text);
Str trimEnd(Str text);
inline Str trim(Str text) { return trimEnd(trimStart(text)); }
/// Where the characters that are white space, or are not, end.
template <bool kWhitespace>
inline char const* endOfRun(char const* at, char const* end) {
    while (at != end) {
        u8 const byte = static_cast<u8>(*at);
        char const* next = at + 1;
        bool isWhitespace = byte <= ' ' && chars::isWhitespace(byte);
        if (byte >= 0x80) {
            Chars rest(Str(at, static_cast<usize>(end - at)));
            isWhitespace = chars::isWhitespace(rest.next().asSome()._0);
            next = rest.asStr().begin();
        }
        if (isWhitespace != kWhitespace) break;
        at = next;
    }
    return at;
}

/// Takes the word that `rest` begins with, and the white space behind it.
inline Str takeWord(Str* rest) {
    char const* const start = rest->begin();
    char const* const end = rest->end();
    char const* const behind = endOfRun<false>(start, end);
    char const* const next = endOfRun<true>(behind, end);
    *rest = Str(next, static_cast<usize>(end - next));
    return Str(start, static_cast<usize>(behind - start));
}
String toLowercase(Str text);
String toUppercase(Str text);
String toAsciiLowercase(Str text);
String toAsciiUppercase(Str text);
void makeAsciiLowercase(StrMut text);
void makeAsciiUppercase(StrMut text);
bool eqIgnoreAsciiCase(Str a, Str b);
bool isAscii(Str text);
String repeat(Str text, usize times);

/// `\n`, `\u{..}`: the Debug form without quotes; `escapeDefault` writes everything beyond printable ASCII as
/// escapes.
String escapeDebug(Str text);
String escapeDefault(Str text);
String escapeUnicode(Str text);
/// As in the literal of a byte string.
String escapeAscii(Slice<u8> bytes);

/// Where UTF-8 ends to be valid: all of it, or `validUpTo` and how many bytes are wrong (0: the text stops
/// within a character).
struct Utf8Check {
    usize validUpTo;
    u8 errorLen;
    bool valid;
};
Utf8Check checkUtf8(Slice<u8> bytes);
String fromUtf8Lossy(Slice<u8> bytes);
inline Str fromUtf8Unchecked(Slice<u8> bytes) {
    return Str(reinterpret_cast<char const*>(bytes.data()), bytes.len());
}

}  // namespace ox::strs
