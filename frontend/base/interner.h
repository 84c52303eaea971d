// Interned names. A Name is 32 bits, compares in one instruction and prints through the one global table
// (the compiler is single-threaded; the table lives as long as the process).
#pragma once

#include <string>
#include <string_view>

#include "frontend/base/ids.h"

namespace oxide {

struct NameTag;
using Name = Id<NameTag>;

Name intern(std::string_view text);
std::string_view text(Name name);  // stays valid for the life of the process; "" for an invalid name

// The camelCase spelling under which the library declares what Rust spells in snake_case:
// `push_str` gives `pushStr`; names without an inner underscore come back as they are.
Name camelCase(Name name);

// Hygiene: the name of a local variable or label that an expansion of a macro wrote. It prints like `name`
// and is another one.
Name hygienic(Name name, std::uint32_t expansion);
// Of a hygienic name: the expansion, and the name without it; kNone, and the name itself, of any other.
std::uint32_t expansionOf(Name name);
Name withoutExpansion(Name name);
Name plain(Name name);  // without any expansion

}  // namespace oxide
