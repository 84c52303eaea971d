#include "ox/lang/char.h"

#include <algorithm>
#include <cstring>

#include "ox/lang/fmt.h"
#include "ox/lang/panic.h"
#include "ox/lang/unicode_tables.h"

namespace ox {

namespace chars {
namespace {

bool contains(u32 const* flips, usize count, char32_t c) {
    return (std::upper_bound(flips, flips + count, static_cast<u32>(c)) - flips) % 2 == 1;
}

CaseMapping mapCase(char32_t c, unicode::CaseRun const* runs, usize runCount,
                    unicode::CaseSpecial const* specials, usize specialCount) {
    auto const* special =
        std::lower_bound(specials, specials + specialCount, c,
                         [](unicode::CaseSpecial const& s, char32_t key) { return s.from < key; });
    if (special != specials + specialCount && special->from == c) {
        u8 len = special->to[2] == 0 ? 2 : 3;
        return {{special->to[0], special->to[1], special->to[2]}, len};
    }
    auto const* run = std::lower_bound(runs, runs + runCount, c,
                                       [](unicode::CaseRun const& r, char32_t key) { return r.last < key; });
    if (run != runs + runCount && run->first <= c && (c - run->first) % run->step == 0) {
        return {{static_cast<char32_t>(static_cast<i32>(c) + run->delta)}, 1};
    }
    return {{c}, 1};
}

}  // namespace

void invalidRadix(char const* file, u32 line) {
    panicking::panic("to_digit: invalid radix -- radix must be in the range 2 to 36 inclusive", file, line);
}

Option<char32_t> fromDigitChecked(u32 digit, u32 radix, char const* file, u32 line) {
    if (radix > 36) panicking::panic("from_digit: radix is too high (maximum 36)", file, line);
    return fromDigit(digit, radix);
}

StrMut encodeUtf8(char32_t c, SliceMut<u8> buffer, char const* file, u32 line) {
    EncodedChar encoded(c);
    if (buffer.len() < encoded.len) {
        usize len = encoded.len;
        usize room = buffer.len();
        u32 code = c;
        panicking::panicFmt(
            fmt::Arguments("encode_utf8: need {} bytes to encode U+{:x} but buffer has just {}",
                           {fmt::display(len), fmt::arg<fmt::Int<u32>::lowerHex>(&code), fmt::display(room)}),
            file, line);
    }
    std::memcpy(buffer.data(), encoded.bytes, encoded.len);
    return StrMut(reinterpret_cast<char*>(buffer.data()), encoded.len);
}

namespace beyondAscii {

bool isAlphabetic(char32_t c) { return contains(unicode::kAlphabetic, unicode::kAlphabeticCount, c); }
bool isNumeric(char32_t c) { return contains(unicode::kNumeric, unicode::kNumericCount, c); }
bool isLowercase(char32_t c) { return contains(unicode::kLowercase, unicode::kLowercaseCount, c); }
bool isUppercase(char32_t c) { return contains(unicode::kUppercase, unicode::kUppercaseCount, c); }
bool isWhitespace(char32_t c) {
    return c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 ||
           c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

}  // namespace beyondAscii

bool isPrintable(char32_t c) {
    if (c < 0x7F) return c >= 0x20;
    return !contains(unicode::kUnprintable, unicode::kUnprintableCount, c);
}
bool isGraphemeExtend(char32_t c) {
    return c >= 0x300 && contains(unicode::kGraphemeExtend, unicode::kGraphemeExtendCount, c);
}
bool isCased(char32_t c) { return contains(unicode::kCased, unicode::kCasedCount, c); }
bool isCaseIgnorable(char32_t c) {
    return contains(unicode::kCaseIgnorable, unicode::kCaseIgnorableCount, c);
}

CaseMapping toLowercase(char32_t c) {
    if (c < 0x80) return {{isAsciiUpper(c) ? c + 32 : c}, 1};
    return mapCase(c, unicode::kLowerRuns, unicode::kLowerRunCount, unicode::kLowerSpecials,
                   unicode::kLowerSpecialCount);
}
CaseMapping toUppercase(char32_t c) {
    if (c < 0x80) return {{isAsciiLower(c) ? c - 32 : c}, 1};
    return mapCase(c, unicode::kUpperRuns, unicode::kUpperRunCount, unicode::kUpperSpecials,
                   unicode::kUpperSpecialCount);
}

}  // namespace chars

usize Chars::count() const {
    usize count = 0;
    for (char const* cursor = cursor_; cursor != end_; ++cursor)
        count += (static_cast<u8>(*cursor) & 0xC0) != 0x80;
    return count;
}

}  // namespace ox
