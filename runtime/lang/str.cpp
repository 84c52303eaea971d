#include "ox/lang/str.h"

#include <cstring>

#include "ox/lang/fmt.h"
#include "ox/lang/panic.h"

namespace ox::strs {

namespace {

/// Panic messages show at most this much of the text.
constexpr usize kShown = 256;

usize floorBoundary(Str text, usize index) {
    if (index >= text.len()) return text.len();
    while (!isCharBoundary(text, index)) --index;
    return index;
}

[[noreturn]] void failAt(Str text, Str which, usize index, char const* file, u32 line) {
    usize shownLen = text.len() <= kShown ? text.len() : floorBoundary(text, kShown);
    Str shown = text.from(0, shownLen);
    Str dots = shownLen < text.len() ? Str("[...]") : Str("");
    if (index > text.len()) {
        panicking::panicFmt(fmt::Arguments("{} byte index {} is out of bounds of `{}`{}",
                                           {fmt::display(which), fmt::display(index), fmt::display(shown),
                                            fmt::display(dots)}),
                            file, line);
    }
    usize start = floorBoundary(text, index);
    char32_t c = charAt(text, start);
    usize end = start + chars::lenUtf8(c);
    panicking::panicFmt(
        fmt::Arguments("{} byte index {} is not a char boundary; it is inside {} (bytes {}..{}) of `{}`{}",
                       {fmt::display(which), fmt::display(index), fmt::arg<fmt::debugChar>(&c),
                        fmt::display(start), fmt::display(end), fmt::display(shown), fmt::display(dots)}),
        file, line);
}

}  // namespace

void failSlice(Str text, usize start, usize end, char const* file, u32 line) {
    if (start > text.len()) failAt(text, "start", start, file, line);
    if (end != kToEnd) {
        if (end > text.len()) failAt(text, "end", end, file, line);
        if (start > end) {
            panicking::panicFmt(fmt::Arguments("begin > end ({} > {}) when slicing `{}`",
                                               {fmt::display(start), fmt::display(end), fmt::display(text)}),
                                file, line);
        }
    }
    if (!isCharBoundary(text, start)) failAt(text, "start", start, file, line);
    failAt(text, "end", end, file, line);
}

Option<usize> findFar(Str text, Str needle, usize from) {
    using Answer = Option<usize>;
    if (from > text.len()) return Answer::None();
    auto const answer = [&](void const* hit) -> Answer {
        if (hit == nullptr) return Answer::None();
        return Answer::Some(static_cast<usize>(static_cast<char const*>(hit) - text.data()));
    };
    usize const n = needle.len();
    char const* at = text.data() + from;
    if (n < 2 || n > 32 || text.len() - from < n) {
        return answer(::memmem(at, text.len() - from, needle.data(), n));
    }
    // A short needle is found by its first byte, unless that is too common.
    char const* const end = text.end() - (n - 1);
    for (usize misses = 0; at < end; ++misses) {
        if (misses > 32 + static_cast<usize>(at - text.data()) / 8) {
            return answer(::memmem(at, static_cast<usize>(text.end() - at), needle.data(), n));
        }
        at = static_cast<char const*>(std::memchr(at, needle.data()[0], static_cast<usize>(end - at)));
        if (at == nullptr) break;
        if (at[n - 1] == needle.data()[n - 1] && std::memcmp(at + 1, needle.data() + 1, n - 2) == 0) {
            return answer(at);
        }
        ++at;
    }
    return Answer::None();
}

Option<usize> findBack(Str text, Str needle, usize until) {
    if (needle.len() > until) return Option<usize>::None();
    for (usize at = until - needle.len() + 1; at-- > 0;) {
        if (std::memcmp(text.data() + at, needle.data(), needle.len()) == 0) return Option<usize>::Some(at);
    }
    return Option<usize>::None();
}

Option<usize> findChar(Str text, char32_t needle, usize from) {
    if (needle >= 0x80) return find(text, EncodedChar(needle).asStr(), from);
    if (from >= text.len()) return Option<usize>::None();
    void const* hit = std::memchr(text.data() + from, static_cast<int>(needle), text.len() - from);
    if (hit == nullptr) return Option<usize>::None();
    return Option<usize>::Some(static_cast<usize>(static_cast<char const*>(hit) - text.data()));
}

Option<usize> findCharBack(Str text, char32_t needle, usize until) {
    if (needle >= 0x80) return findBack(text, EncodedChar(needle).asStr(), until);
    void const* hit = ::memrchr(text.data(), static_cast<int>(needle), until);
    if (hit == nullptr) return Option<usize>::None();
    return Option<usize>::Some(static_cast<usize>(static_cast<char const*>(hit) - text.data()));
}

Str trimStart(Str text) {
    // Mostly there is little to trim, and that is ASCII.
    if (!text.isEmpty() && static_cast<u8>(text.byteAt(0)) - 0x21u < 0x5F) return text;
    Chars rest(text);
    while (true) {
        Str before = rest.asStr();
        Option<char32_t> c = rest.next();
        if (c.isNone() || !chars::isWhitespace(c.asSome()._0)) return before;
    }
}

Str trimEnd(Str text) {
    Chars rest(text);
    while (true) {
        Str before = rest.asStr();
        Option<char32_t> c = rest.nextBack();
        if (c.isNone() || !chars::isWhitespace(c.asSome()._0)) return before;
    }
}

namespace {

/// A capital sigma at the end of a word becomes the final form.
bool isFinalSigma(Str text, usize at) {
    Chars before(text.from(0, at));
    Option<char32_t> c = before.nextBack();
    while (c.isSome() && chars::isCaseIgnorable(c.asSome()._0)) c = before.nextBack();
    if (c.isNone() || !chars::isCased(c.asSome()._0)) return false;
    Chars after(text.from(at + 2, text.len() - at - 2));
    c = after.next();
    while (c.isSome() && chars::isCaseIgnorable(c.asSome()._0)) c = after.next();
    return c.isNone() || !chars::isCased(c.asSome()._0);
}

char asciiLower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }
char asciiUpper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; }

/// In blocks of a length that compilers make vector code for.
template <class F>
void mapBytes(char* bytes, usize len, F map) {
    constexpr usize kBlock = 32;
    usize i = 0;
    for (; i + kBlock <= len; i += kBlock) {
        for (usize j = 0; j < kBlock; ++j) bytes[i + j] = map(bytes[i + j]);
    }
    for (; i < len; ++i) bytes[i] = map(bytes[i]);
}

usize asciiPrefix(Str text) {
    usize i = 0;
    for (u64 bytes = 0; i + sizeof bytes <= text.len(); i += sizeof bytes) {
        std::memcpy(&bytes, text.data() + i, sizeof bytes);
        if ((bytes & 0x8080808080808080) != 0) break;
    }
    while (i < text.len() && static_cast<u8>(text.data()[i]) < 0x80) ++i;
    return i;
}

/// Appends the ASCII that `text` begins with, for which there is room, with the case of its letters changed
/// that are `first` or one of the 25 behind; returns its length.
usize appendAscii(String& result, Str text, u8 first) {
    using Bytes [[gnu::vector_size(16)]] = u8;
    char const* from = text.data();
    char* to = result.data();
    usize i = 0;
    for (Bytes block[2]; i + sizeof block <= text.len(); i += sizeof block) {
        std::memcpy(block, from + i, sizeof block);
        Bytes const both = block[0] | block[1];
        u64 words[2];
        std::memcpy(words, &both, sizeof words);
        if (((words[0] | words[1]) & 0x8080808080808080) != 0) break;
        for (Bytes& bytes : block) bytes ^= reinterpret_cast<Bytes>(bytes - first < 26) & 0x20;
        std::memcpy(to + i, block, sizeof block);
    }
    for (; i < text.len() && static_cast<u8>(from[i]) < 0x80; ++i) {
        bool const isLetter = static_cast<u8>(from[i] - first) < 26;
        to[i] = static_cast<char>(from[i] ^ (isLetter ? 0x20 : 0));
    }
    result.setLen(i);
    return i;
}

}  // namespace

String toLowercase(Str text) {
    String result = String::withCapacity(text.len());
    usize const prefix = appendAscii(result, text, 'A');
    Chars rest(text.from(prefix, text.len() - prefix));
    while (true) {
        usize at = text.len() - rest.asStr().len();
        Option<char32_t> next = rest.next();
        if (next.isNone()) return result;
        char32_t c = next.asSome()._0;
        if (c == U'Σ') {
            result.push(isFinalSigma(text, at) ? U'ς' : U'σ');
            continue;
        }
        chars::CaseMapping mapping = chars::toLowercase(c);
        for (u8 i = 0; i < mapping.len; ++i) result.push(mapping.items[i]);
    }
}

String toUppercase(Str text) {
    String result = String::withCapacity(text.len());
    usize const prefix = appendAscii(result, text, 'a');
    Chars rest(text.from(prefix, text.len() - prefix));
    for (Option<char32_t> c = rest.next(); c.isSome(); c = rest.next()) {
        chars::CaseMapping mapping = chars::toUppercase(c.asSome()._0);
        for (u8 i = 0; i < mapping.len; ++i) result.push(mapping.items[i]);
    }
    return result;
}

void makeAsciiLowercase(StrMut text) { mapBytes(text.data(), text.len(), asciiLower); }
void makeAsciiUppercase(StrMut text) { mapBytes(text.data(), text.len(), asciiUpper); }
String toAsciiLowercase(Str text) {
    String result(text);
    makeAsciiLowercase(result.asMutStr());
    return result;
}
String toAsciiUppercase(Str text) {
    String result(text);
    makeAsciiUppercase(result.asMutStr());
    return result;
}

bool eqIgnoreAsciiCase(Str a, Str b) {
    if (a.len() != b.len()) return false;
    for (usize i = 0; i < a.len(); ++i) {
        if (asciiLower(a.data()[i]) != asciiLower(b.data()[i])) return false;
    }
    return true;
}

bool isAscii(Str text) { return asciiPrefix(text) == text.len(); }

String repeat(Str text, usize times) {
    usize len = 0;
    if (__builtin_mul_overflow(text.len(), times, &len)) panicking::panic("capacity overflow");
    String result = String::withCapacity(len);
    for (usize i = 0; i < times; ++i) result.pushStr(text);
    return result;
}

namespace {

void pushUnicodeEscape(String& text, char32_t c) {
    text.pushStr("\\u{");
    bool started = false;
    for (int shift = 20; shift >= 0; shift -= 4) {
        u32 digit = (c >> shift) & 0xF;
        started = started || digit != 0 || shift == 0;
        if (started) text.push(static_cast<char32_t>("0123456789abcdef"[digit]));
    }
    text.push(U'}');
}

bool pushNamedEscape(String& text, char32_t c) {
    switch (c) {
        case U'\t': text.pushStr("\\t"); return true;
        case U'\n': text.pushStr("\\n"); return true;
        case U'\r': text.pushStr("\\r"); return true;
        case U'\\': text.pushStr("\\\\"); return true;
        case U'"': text.pushStr("\\\""); return true;
        case U'\'': text.pushStr("\\'"); return true;
        default: return false;
    }
}

}  // namespace

String escapeDebug(Str text) {
    String result = String::withCapacity(text.len());
    Chars rest(text);
    bool first = true;
    for (Option<char32_t> next = rest.next(); next.isSome(); next = rest.next(), first = false) {
        char32_t c = next.asSome()._0;
        if (c == U'\0') {
            result.pushStr("\\0");
        } else if (pushNamedEscape(result, c)) {
            continue;
        } else if (chars::isPrintable(c) && !(first && chars::isGraphemeExtend(c))) {
            result.push(c);
        } else {
            pushUnicodeEscape(result, c);
        }
    }
    return result;
}

String escapeDefault(Str text) {
    String result = String::withCapacity(text.len());
    Chars rest(text);
    for (Option<char32_t> next = rest.next(); next.isSome(); next = rest.next()) {
        char32_t c = next.asSome()._0;
        if (pushNamedEscape(result, c)) continue;
        if (c >= 0x20 && c < 0x7F) {
            result.push(c);
        } else {
            pushUnicodeEscape(result, c);
        }
    }
    return result;
}

String escapeUnicode(Str text) {
    String result = String::withCapacity(text.len() * 6);
    Chars rest(text);
    for (Option<char32_t> c = rest.next(); c.isSome(); c = rest.next())
        pushUnicodeEscape(result, c.asSome()._0);
    return result;
}

String escapeAscii(Slice<u8> bytes) {
    constexpr char kDigits[] = "0123456789abcdef";
    String result = String::withCapacity(bytes.len());
    for (usize i = 0; i < bytes.len(); i++) {
        u8 byte = bytes[i];
        if (pushNamedEscape(result, byte)) continue;
        if (byte >= 0x20 && byte < 0x7F) {
            result.push(byte);
        } else {
            result.pushStr("\\x");
            result.push(static_cast<char32_t>(kDigits[byte >> 4]));
            result.push(static_cast<char32_t>(kDigits[byte & 15]));
        }
    }
    return result;
}

Utf8Check checkUtf8(Slice<u8> bytes) {
    usize at = 0;
    usize len = bytes.len();
    while (at < len) {
        u8 lead = bytes[at];
        if (lead < 0x80) {
            ++at;
            continue;
        }
        // How many bytes follow, and the range of the first of them: it excludes overlong forms and
        // surrogates.
        u8 follow = 0;
        u8 low = 0x80;
        u8 high = 0xBF;
        if (lead >= 0xC2 && lead <= 0xDF) {
            follow = 1;
        } else if (lead >= 0xE0 && lead <= 0xEF) {
            follow = 2;
            if (lead == 0xE0) low = 0xA0;
            if (lead == 0xED) high = 0x9F;
        } else if (lead >= 0xF0 && lead <= 0xF4) {
            follow = 3;
            if (lead == 0xF0) low = 0x90;
            if (lead == 0xF4) high = 0x8F;
        } else {
            return {at, 1, false};
        }
        for (u8 i = 1; i <= follow; ++i) {
            if (at + i >= len) return {at, 0, false};
            u8 byte = bytes[at + i];
            if (byte < low || byte > high) return {at, i, false};
            low = 0x80;
            high = 0xBF;
        }
        at += usize(follow) + 1;
    }
    return {len, 0, true};
}

String fromUtf8Lossy(Slice<u8> bytes) {
    String result = String::withCapacity(bytes.len());
    while (true) {
        Utf8Check check = checkUtf8(bytes);
        result.pushStr(fromUtf8Unchecked(bytes.from(0, check.validUpTo)));
        if (check.valid) return result;
        result.push(U'\uFFFD');
        if (check.errorLen == 0) return result;
        usize done = check.validUpTo + check.errorLen;
        bytes = bytes.from(done, bytes.len() - done);
    }
}

}  // namespace ox::strs
