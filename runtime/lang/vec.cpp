#include "ox/lang/vec.h"

#include <cstdio>

namespace ox::vec {

namespace {

[[noreturn]] void fail(char const* format, usize index, usize len, char const* file, u32 line) {
    char text[128];
    int written = std::snprintf(text, sizeof text, format, static_cast<unsigned long long>(index),
                                static_cast<unsigned long long>(len));
    panicking::panicText(Str(text, static_cast<usize>(written)), file, line);
}

}  // namespace

void insertOutOfRange(usize index, usize len, char const* file, u32 line) {
    fail("insertion index (is %llu) should be <= len (is %llu)", index, len, file, line);
}
void removeOutOfRange(usize index, usize len, char const* file, u32 line) {
    fail("removal index (is %llu) should be < len (is %llu)", index, len, file, line);
}
void swapRemoveOutOfRange(usize index, usize len, char const* file, u32 line) {
    fail("swap_remove index (is %llu) should be < len (is %llu)", index, len, file, line);
}
void splitOutOfRange(usize index, usize len, char const* file, u32 line) {
    fail("`at` split index (is %llu) should be <= len (is %llu)", index, len, file, line);
}

}  // namespace ox::vec
