#include "ox/lang/alloc.h"

#include <algorithm>
#include <cstdint>

#include "ox/lang/fmt.h"
#include "ox/lang/io_print.h"
#include "ox/lang/panic.h"

namespace ox::alloc {

void failed(usize bytes) noexcept {
    // Nothing may be allocated here, so the number is written by hand.
    char digits[20];
    usize start = sizeof digits;
    do {
        digits[--start] = static_cast<char>('0' + bytes % 10);
        bytes /= 10;
    } while (bytes != 0);
    io::writeStderr("memory allocation of ");
    io::writeStderr(Str(digits + start, sizeof digits - start));
    io::writeStderr(" bytes failed\n");
    std::abort();
}

void capacityOverflow() { panicking::panic("capacity overflow"); }

usize largerCapacity(usize capacity, usize len, usize additional, usize size) {
    usize needed = 0;
    if (__builtin_add_overflow(len, additional, &needed)) capacityOverflow();
    usize const smallest = size == 1 ? 8 : size <= 1024 ? 4 : 1;
    return std::max({needed, capacity * 2, smallest});
}

Room grow(Room room, usize len, usize additional, usize size) {
    return resize(room, largerCapacity(room.capacity, len, additional, size), size);
}

Room resize(Room room, usize capacity, usize size) {
    if (capacity > static_cast<usize>(PTRDIFF_MAX) / size) capacityOverflow();
    usize const bytes = capacity * size;
    return {room.capacity == 0 ? allocate(bytes) : resize(room.data, bytes), capacity};
}

}  // namespace ox::alloc
