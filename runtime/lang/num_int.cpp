#include "ox/lang/num_int.h"

#include <algorithm>
#include <cmath>

#include "ox/lang/char.h"

namespace ox::num {

ParseFault parseDigits(Str text, u32 radix, u128 const& most, u128 const& mostNegative, bool isSigned,
                       u128& value) {
    if (text.isEmpty()) return ParseFault::Empty;
    bool negative = false;
    usize at = 0;
    if (text.byteAt(0) == '+' || (text.byteAt(0) == '-' && isSigned)) {
        negative = text.byteAt(0) == '-';
        at = 1;
        if (text.len() == 1) return ParseFault::InvalidDigit;
    }
    u128 limit = negative ? mostNegative : most;
    ParseFault overflow = negative ? ParseFault::NegOverflow : ParseFault::PosOverflow;
    // The first digits fit into 64 bits.
    usize const narrowEnd = std::min(text.len(), at + (radix <= 16 ? 15 : 12));
    u64 const narrowLimit = limit > ~u64(0) ? ~u64(0) : static_cast<u64>(limit);
    u64 narrow = 0;
    for (; at < narrowEnd; ++at) {
        Option<u32> digit = chars::toDigit(text.byteAt(at), radix);
        if (digit.isNone()) return ParseFault::InvalidDigit;
        narrow = narrow * radix + digit.asSome()._0;
        if (narrow > narrowLimit) return overflow;
    }
    u128 number = narrow;
    for (; at < text.len(); ++at) {
        Option<u32> digit = chars::toDigit(text.byteAt(at), radix);
        if (digit.isNone()) return ParseFault::InvalidDigit;
        u128 next = 0;
        // As in Rust, what comes first decides: an overflow, or a character that is no digit.
        if (__builtin_mul_overflow(number, u128(radix), &next) ||
            __builtin_add_overflow(next, u128(digit.asSome()._0), &next) || next > limit) {
            return overflow;
        }
        number = next;
    }
    value = negative ? ~number + 1 : number;
    return ParseFault::None;
}

u128 squareRoot(u128 value) {
    if (value <= ~u64(0)) {
        u64 narrow = static_cast<u64>(value);
        u64 root = static_cast<u64>(std::sqrt(static_cast<f64>(narrow)));
        // The double is off by one at most.
        while (u128(root) * root > narrow) --root;
        while (u128(root + 1) * (root + 1) <= narrow) ++root;
        return root;
    }
    u128 root = 0;
    for (int shift = 63; shift >= 0; --shift) {
        u128 candidate = root | (u128(1) << shift);
        if (candidate <= value / candidate) root = candidate;
    }
    return root;
}

void failLogarithm(char const* file, u32 line) {
    panicking::panic("argument of integer logarithm must be positive", file, line);
}
void failLogarithmBase(char const* file, u32 line) {
    panicking::panic("base of integer logarithm must be at least 2", file, line);
}
void failSquareRoot(char const* file, u32 line) {
    panicking::panic("argument of integer square root cannot be negative", file, line);
}

}  // namespace ox::num
