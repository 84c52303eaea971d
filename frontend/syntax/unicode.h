// Characters beyond ASCII in identifiers.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace oxide::syntax {

// Length in bytes of the first character of valid UTF-8.
std::size_t characterLength(std::string_view text);

// The first character that may not stand where it stands in an identifier, or npos.
std::size_t firstNonIdentifier(std::string_view word);

// The normal form (NFC) under which an identifier is interned.
std::string normalized(std::string_view word);

// Appends a code point as UTF-8.
void appendUtf8(std::string& to, char32_t character);

// The first code point of valid UTF-8.
char32_t firstCharacter(std::string_view text);

}  // namespace oxide::syntax
