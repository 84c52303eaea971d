// Monomorphization: from the roots, every function, type and vtable the program needs, with all generics
// filled in.
#pragma once

#include "frontend/check/check.h"
#include "frontend/mono/program.h"

namespace oxide::mono {

// The program must have been checked without an error. Bodies of library functions are checked on the way, as
// they are needed; an error in one of them is reported like any other, and the result must then not be used.
Program run(check::Program& program);

}  // namespace oxide::mono
