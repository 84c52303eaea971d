#include "frontend/syntax/unicode.h"

#include <utf8proc.h>

#include <cstdlib>

namespace oxide::syntax {

namespace {

const utf8proc_uint8_t* bytes(std::string_view text) {
    return reinterpret_cast<const utf8proc_uint8_t*>(text.data());
}

bool startsIdentifier(char32_t c) {
    if (c < 0x80) return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    switch (utf8proc_category(static_cast<utf8proc_int32_t>(c))) {
        case UTF8PROC_CATEGORY_LU:
        case UTF8PROC_CATEGORY_LL:
        case UTF8PROC_CATEGORY_LT:
        case UTF8PROC_CATEGORY_LM:
        case UTF8PROC_CATEGORY_LO:
        case UTF8PROC_CATEGORY_NL: return true;
        default: return false;
    }
}

bool continuesIdentifier(char32_t c) {
    if (startsIdentifier(c) || (c >= '0' && c <= '9')) return true;
    if (c < 0x80) return false;
    switch (utf8proc_category(static_cast<utf8proc_int32_t>(c))) {
        case UTF8PROC_CATEGORY_MN:
        case UTF8PROC_CATEGORY_MC:
        case UTF8PROC_CATEGORY_ND:
        case UTF8PROC_CATEGORY_PC: return true;
        default: return c == 0xB7;
    }
}

}  // namespace

std::size_t characterLength(std::string_view text) {
    auto first = static_cast<unsigned char>(text.front());
    return first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
}

char32_t firstCharacter(std::string_view text) {
    utf8proc_int32_t c = 0;
    utf8proc_iterate(bytes(text), static_cast<utf8proc_ssize_t>(text.size()), &c);
    return static_cast<char32_t>(c);
}

std::size_t firstNonIdentifier(std::string_view word) {
    for (std::size_t i = 0; i < word.size(); i += characterLength(word.substr(i))) {
        char32_t c = firstCharacter(word.substr(i));
        if (!(i == 0 ? startsIdentifier(c) : continuesIdentifier(c))) return i;
    }
    return std::string_view::npos;
}

std::string normalized(std::string_view word) {
    utf8proc_uint8_t* form = nullptr;
    auto length = utf8proc_map(bytes(word), static_cast<utf8proc_ssize_t>(word.size()), &form,
                               static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
    if (length < 0) return std::string(word);
    std::string result(reinterpret_cast<char*>(form), static_cast<std::size_t>(length));
    std::free(form);
    return result;
}

void appendUtf8(std::string& to, char32_t character) {
    utf8proc_uint8_t buffer[4];
    auto length = utf8proc_encode_char(static_cast<utf8proc_int32_t>(character), buffer);
    to.append(reinterpret_cast<char*>(buffer), static_cast<std::size_t>(length));
}

}  // namespace oxide::syntax
