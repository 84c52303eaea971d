#include "ox/lang/string.h"

#include <cstring>

#include "ox/lang/panic.h"
#include "ox/lang/str.h"

namespace ox {

namespace {

constexpr usize kMaxCapacity = ~usize(0) >> 1;

void requireBoundary(Str text, usize index, Str message, char const* file, u32 line) {
    if (!strs::isCharBoundary(text, index)) panicking::panic(message, file, line);
}

}  // namespace

String String::withCapacity(usize capacity) {
    if (capacity == 0) return String();
    if (capacity > kMaxCapacity) alloc::capacityOverflow();
    return String(static_cast<char*>(alloc::allocate(capacity)), 0, capacity);
}

void String::pushSlowly(char32_t c) { pushStr(EncodedChar(c).asStr()); }

void String::reserveExact(usize additional) {
    if (capacity_ - len_ >= additional) return;
    usize needed = 0;
    if (__builtin_add_overflow(len_, additional, &needed) || needed > kMaxCapacity) alloc::capacityOverflow();
    data_ = static_cast<char*>(capacity_ == 0 ? alloc::allocate(needed) : alloc::resize(data_, needed));
    capacity_ = needed;
}

void String::shrinkTo(usize capacity) {
    if (capacity < len_) capacity = len_;
    if (capacity >= capacity_) return;
    if (capacity == 0) {
        release();
        forget();
        return;
    }
    data_ = static_cast<char*>(alloc::resize(data_, capacity));
    capacity_ = capacity;
}

Option<char32_t> String::pop() {
    Chars chars(asStr());
    Option<char32_t> last = chars.nextBack();
    len_ = chars.asStr().len();
    return last;
}

void String::truncate(usize len, char const* file, u32 line) {
    if (len > len_) return;
    requireBoundary(asStr(), len, "assertion failed: self.is_char_boundary(new_len)", file, line);
    len_ = len;
}

void String::insertStr(usize index, Str text, char const* file, u32 line) {
    requireBoundary(asStr(), index, "assertion failed: self.is_char_boundary(idx)", file, line);
    reserve(text.len());
    std::memmove(data_ + index + text.len(), data_ + index, len_ - index);
    std::memcpy(data_ + index, text.data(), text.len());
    len_ += text.len();
}

char32_t String::remove(usize index, char const* file, u32 line) {
    Chars rest(strs::sliceFrom(asStr(), index, file, line));
    Option<char32_t> c = rest.next();
    if (c.isNone()) panicking::panic("cannot remove a char from the end of a string", file, line);
    removeRange(index, len_ - rest.asStr().len());
    return c.asSome()._0;
}

String String::splitOff(usize at, char const* file, u32 line) {
    requireBoundary(asStr(), at, "assertion failed: self.is_char_boundary(at)", file, line);
    String tail(asStr().from(at, len_ - at));
    len_ = at;
    return tail;
}

void String::removeRange(usize start, usize end) {
    std::memmove(data_ + start, data_ + end, len_ - end);
    len_ -= end - start;
}

}  // namespace ox
