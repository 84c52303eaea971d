// 128-bit integers under names that -Wpedantic accepts.
#pragma once

#include <string>

namespace oxide {
__extension__ typedef __int128 Int128;
__extension__ typedef unsigned __int128 UInt128;

// In decimal digits; of a signed value, in two's complement, with its sign.
inline std::string decimal(UInt128 value, bool isSigned = false) {
    bool isNegative = isSigned && value >> 127 != 0;
    if (isNegative) value = ~value + 1;
    std::string digits;
    do {
        digits.insert(digits.begin(), static_cast<char>('0' + static_cast<int>(value % 10)));
        value /= 10;
    } while (value != 0);
    return isNegative ? "-" + digits : digits;
}
}  // namespace oxide
