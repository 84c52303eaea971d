#pragma once

#include "ox/lang/option.h"

namespace ox {

/// No Char lies above 0x10FFFF.
template <>
struct Niche<char32_t> {
    static constexpr bool kHas = true;
    static constexpr char32_t none() { return 0x110000; }
    static constexpr bool isNone(char32_t const& value) { return value == 0x110000; }
};

/// Up to four bytes of UTF-8.
struct EncodedChar {
    char bytes[4];
    u8 len;

    constexpr explicit EncodedChar(char32_t c) : bytes{}, len(0) {
        if (c < 0x80) {
            bytes[0] = static_cast<char>(c);
            len = 1;
        } else if (c < 0x800) {
            bytes[0] = static_cast<char>(0xC0 | (c >> 6));
            bytes[1] = static_cast<char>(0x80 | (c & 0x3F));
            len = 2;
        } else if (c < 0x10000) {
            bytes[0] = static_cast<char>(0xE0 | (c >> 12));
            bytes[1] = static_cast<char>(0x80 | ((c >> 6) & 0x3F));
            bytes[2] = static_cast<char>(0x80 | (c & 0x3F));
            len = 3;
        } else {
            bytes[0] = static_cast<char>(0xF0 | (c >> 18));
            bytes[1] = static_cast<char>(0x80 | ((c >> 12) & 0x3F));
            bytes[2] = static_cast<char>(0x80 | ((c >> 6) & 0x3F));
            bytes[3] = static_cast<char>(0x80 | (c & 0x3F));
            len = 4;
        }
    }
    constexpr Str asStr() const { return Str(bytes, len); }
};

/// Predicates and conversions of Char, over Unicode as rustc has it. Names are Oxide's.
namespace chars {

constexpr usize lenUtf8(char32_t c) { return c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4; }
constexpr usize lenUtf16(char32_t c) { return c < 0x10000 ? 1 : 2; }
constexpr Option<char32_t> fromU32(u32 value) {
    if (value > 0x10FFFF || (value >= 0xD800 && value < 0xE000)) return Option<char32_t>::None();
    return Option<char32_t>::Some(static_cast<char32_t>(value));
}
/// The value of a digit below `radix` (2 to 36).
constexpr Option<u32> toDigit(char32_t c, u32 radix) {
    u32 digit = c - U'0';
    if (radix > 10 && digit >= 10) {
        u32 const letter = (c | 0x20) - U'a';
        digit = letter < 26 ? letter + 10 : radix;
    }
    return digit < radix ? Option<u32>::Some(digit) : Option<u32>::None();
}
constexpr Option<char32_t> fromDigit(u32 digit, u32 radix) {
    if (digit >= radix) return Option<char32_t>::None();
    return Option<char32_t>::Some(static_cast<char32_t>(digit < 10 ? U'0' + digit : U'a' + digit - 10));
}

[[noreturn]] void invalidRadix(char const* file, u32 line);
// These panic when the radix is not in 2..=36.
inline Option<u32> toDigitChecked(char32_t c, u32 radix, char const* file = __builtin_FILE(),
                                  u32 line = __builtin_LINE()) {
    if (radix < 2 || radix > 36) [[unlikely]]
        invalidRadix(file, line);
    return toDigit(c, radix);
}
Option<char32_t> fromDigitChecked(u32 digit, u32 radix, char const* file = __builtin_FILE(),
                                  u32 line = __builtin_LINE());
/// Writes `c` to the start of `buffer`, which must have room.
StrMut encodeUtf8(char32_t c, SliceMut<u8> buffer, char const* file = __builtin_FILE(),
                  u32 line = __builtin_LINE());

constexpr bool isAsciiLower(char32_t c) { return c - U'a' < 26; }
constexpr bool isAsciiUpper(char32_t c) { return c - U'A' < 26; }

/// The same of characters that are not ASCII's.
namespace beyondAscii {
bool isAlphabetic(char32_t c);
bool isNumeric(char32_t c);
bool isLowercase(char32_t c);
bool isUppercase(char32_t c);
bool isWhitespace(char32_t c);
}  // namespace beyondAscii

inline bool isAlphabetic(char32_t c) {
    return c < 0x80 ? isAsciiLower(c | 0x20) : beyondAscii::isAlphabetic(c);
}
inline bool isNumeric(char32_t c) { return c < 0x80 ? c - U'0' < 10 : beyondAscii::isNumeric(c); }
inline bool isLowercase(char32_t c) { return c < 0x80 ? isAsciiLower(c) : beyondAscii::isLowercase(c); }
inline bool isUppercase(char32_t c) { return c < 0x80 ? isAsciiUpper(c) : beyondAscii::isUppercase(c); }
inline bool isWhitespace(char32_t c) {
    return c < 0x80 ? c == U' ' || c - 0x09 < 5 : beyondAscii::isWhitespace(c);
}
constexpr bool isControl(char32_t c) { return c < 0x20 || (c >= 0x7F && c < 0xA0); }
/// Debug writes it as it is.
bool isPrintable(char32_t c);
bool isGraphemeExtend(char32_t c);
/// Letters for the final-sigma rule: characters with case, and those that the rule looks through.
bool isCased(char32_t c);
bool isCaseIgnorable(char32_t c);

/// One to three characters.
struct CaseMapping {
    char32_t items[3];
    u8 len;
};
CaseMapping toLowercase(char32_t c);
CaseMapping toUppercase(char32_t c);

}  // namespace chars

/// The iterator over the Chars of a str, from both ends.
class Chars {
  public:
    constexpr explicit Chars(Str text) : cursor_(text.begin()), end_(text.end()) {}

    constexpr Option<char32_t> next() {
        if (cursor_ == end_) return Option<char32_t>::None();
        u8 lead = static_cast<u8>(*cursor_++);
        return Option<char32_t>::Some(lead < 0x80 ? lead : beyondAscii(lead));
    }
    constexpr Option<char32_t> nextBack() {
        if (cursor_ == end_) return Option<char32_t>::None();
        char const* const end = end_;
        u8 last = static_cast<u8>(*--end_);
        if (last < 0x80) return Option<char32_t>::Some(last);
        while ((static_cast<u8>(*end_) & 0xC0) == 0x80) --end_;
        return Chars(Str(end_, static_cast<usize>(end - end_))).next();
    }
    constexpr Str asStr() const { return Str(cursor_, static_cast<usize>(end_ - cursor_)); }
    /// How many are left.
    usize count() const;

  private:
    static constexpr u32 tail(char byte) { return static_cast<u8>(byte) & 0x3Fu; }
    /// The character that begins with `lead`, which has been taken.
    constexpr char32_t beyondAscii(u8 lead) {
        u32 c = tail(*cursor_++);
        if (lead < 0xE0) return ((lead & 0x1Fu) << 6) | c;
        c = (c << 6) | tail(*cursor_++);
        if (lead < 0xF0) return ((lead & 0xFu) << 12) | c;
        c = (c << 6) | tail(*cursor_++);
        return ((lead & 0x7u) << 18) | c;
    }

    char const* cursor_;
    char const* end_;
};

}  // namespace ox
