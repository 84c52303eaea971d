// Rust's spelling of our names.
#pragma once

#include <string>
#include <string_view>

namespace oxide {

// `hashMap` gives `hash_map`; names that do not begin with a small letter stay (D4).
std::string snakeCase(std::string_view name);

}  // namespace oxide
