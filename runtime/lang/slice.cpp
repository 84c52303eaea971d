#include "ox/lang/slice.h"

#include <algorithm>
#include <cstdio>
#include <cstring>

namespace ox::slices {

void rangeOutOfRange(usize start, usize end, usize len, char const* file, u32 line) {
    auto number = [](usize value) { return static_cast<unsigned long long>(value); };
    char text[128];
    int written = 0;
    if (start > len) {
        written =
            std::snprintf(text, sizeof text, "range start index %llu out of range for slice of length %llu",
                          number(start), number(len));
    } else if (end > len) {
        written =
            std::snprintf(text, sizeof text, "range end index %llu out of range for slice of length %llu",
                          number(end), number(len));
    } else {
        written = std::snprintf(text, sizeof text, "slice index starts at %llu but ends at %llu",
                                number(start), number(end));
    }
    panicking::panicText(Str(text, static_cast<usize>(written)), file, line);
}

namespace {

constexpr usize kBuffer = 4096;

void swapBytes(unsigned char* a, unsigned char* b, usize count) {
    unsigned char kept[kBuffer];
    for (usize step = 0; count > 0; a += step, b += step, count -= step) {
        step = std::min(count, kBuffer);
        std::memcpy(kept, a, step);
        std::memcpy(a, b, step);
        std::memcpy(b, kept, step);
    }
}

}  // namespace

void rotateBytes(unsigned char* bytes, usize left, usize right) {
    // The shorter part changes places with as much of the longer one, until a buffer can hold it.
    while (std::min(left, right) > kBuffer) {
        if (left <= right) {
            swapBytes(bytes, bytes + left, left);
            bytes += left;
            right -= left;
        } else {
            swapBytes(bytes + left - right, bytes + left, right);
            left -= right;
        }
    }
    unsigned char kept[kBuffer];
    if (left <= right) {
        std::memcpy(kept, bytes, left);
        std::memmove(bytes, bytes + left, right);
        std::memcpy(bytes + right, kept, left);
    } else {
        std::memcpy(kept, bytes + left, right);
        std::memmove(bytes + right, bytes, left);
        std::memcpy(bytes, kept, right);
    }
}

}  // namespace ox::slices
