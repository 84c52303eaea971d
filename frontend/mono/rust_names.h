// Names of types as `std.any.typeName` gives them: the text is Rust's, with its paths.
#pragma once

#include <string>

#include "frontend/check/items.h"

namespace oxide::mono {

std::string rustTypeName(check::ItemTable& items, types::Ty ty);

}  // namespace oxide::mono
