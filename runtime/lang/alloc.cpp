#include "ox/lang/alloc.h"

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

}  // namespace ox::alloc
