#include "ox/lang/hash_table.h"

namespace ox::hash::detail {

alignas(16) u8 const kNoControl[kGroup] = {kEmpty, kEmpty, kEmpty, kEmpty, kEmpty, kEmpty, kEmpty, kEmpty,
                                           kEmpty, kEmpty, kEmpty, kEmpty, kEmpty, kEmpty, kEmpty, kEmpty};

usize bucketsFor(usize elements) {
    if (elements < 4) return 4;
    if (elements < 8) return 8;
    if (elements > usize(PTRDIFF_MAX) / 8) alloc::capacityOverflow();
    usize wanted = elements * 8 / 7;
    return usize(1) << (64 - __builtin_clzll(wanted - 1));
}

}  // namespace ox::hash::detail
