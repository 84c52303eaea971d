#pragma once

#include "ox/lang/basic.h"

namespace ox::unicode {

/// Sets are the sorted numbers at which membership flips; `contains` is true behind an odd number of them.
#define OX_SET(name)         \
    extern u32 const name[]; \
    extern usize const name##Count;
OX_SET(kAlphabetic)
OX_SET(kNumeric)
OX_SET(kLowercase)
OX_SET(kUppercase)
OX_SET(kUnprintable)
OX_SET(kGraphemeExtend)
OX_SET(kCased)
OX_SET(kCaseIgnorable)
#undef OX_SET

/// Characters `first`, `first + step`, .. `last` each map to themselves plus `delta`.
struct CaseRun {
    u32 first;
    u32 last;
    u32 step;
    i32 delta;
};
/// A character that becomes two or three; unused places are 0.
struct CaseSpecial {
    u32 from;
    u32 to[3];
};
extern CaseRun const kLowerRuns[];
extern usize const kLowerRunCount;
extern CaseSpecial const kLowerSpecials[];
extern usize const kLowerSpecialCount;
extern CaseRun const kUpperRuns[];
extern usize const kUpperRunCount;
extern CaseSpecial const kUpperSpecials[];
extern usize const kUpperSpecialCount;

}  // namespace ox::unicode
