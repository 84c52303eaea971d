#pragma once

#include "ox/lang/string.h"
#include "ox/lang/vec.h"

/// What String and Vec do together.
namespace ox::strings {

/// The bytes are UTF-8.
String fromBytes(Vec<u8> bytes);
Vec<u8> intoBytes(String text);
StrMut leak(String text);
/// Cuts `start..end` out, in bounds and on boundaries.
String takeRange(String* text, usize start, usize end);

}  // namespace ox::strings
