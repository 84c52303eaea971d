#include "ox/lang/slice.h"

#include <cstdio>

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

}  // namespace ox::slices
