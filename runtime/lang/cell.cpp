#include "ox/lang/cell.h"

namespace ox::cell {

void alreadyBorrowed(char const* file, u32 line) {
    panicking::panicText("RefCell already borrowed", file, line);
}
void alreadyMutablyBorrowed(char const* file, u32 line) {
    panicking::panicText("RefCell already mutably borrowed", file, line);
}

}  // namespace ox::cell
