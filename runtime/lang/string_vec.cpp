#include "ox/lang/string_vec.h"

namespace ox::strings {

String fromBytes(Vec<u8> bytes) {
    // Without spare capacity: the box of the bytes is the storage.
    usize len = bytes.len();
    Box<slice<u8>> storage = Vec<u8>::intoBoxedSlice(std::move(bytes));
    return String::fromRawParts(reinterpret_cast<char*>(Box<slice<u8>>::intoRaw(std::move(storage)).data()),
                                len, len);
}

Vec<u8> intoBytes(String text) {
    usize len = text.len();
    usize capacity = text.capacity();
    return Vec<u8>::fromRawParts(reinterpret_cast<u8*>(text.intoRawParts()), len, capacity);
}

StrMut leak(String text) {
    usize len = text.len();
    return StrMut(text.intoRawParts(), len);
}

String takeRange(String* text, usize start, usize end) {
    String part(text->asStr().from(start, end - start));
    text->removeRange(start, end);
    return part;
}

}  // namespace ox::strings
