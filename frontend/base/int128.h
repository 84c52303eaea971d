// 128-bit integers under names that -Wpedantic accepts.
#pragma once

namespace oxide {
__extension__ typedef __int128 Int128;
__extension__ typedef unsigned __int128 UInt128;
}  // namespace oxide
