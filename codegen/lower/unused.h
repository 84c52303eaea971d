// Locals and parameters that the emitted statements never look at: C++ compilers warn about them.
#pragma once

#include "codegen/cpp/file.h"

namespace oxide::lower {

// Leaves out trivial locals whose initialiser does nothing, marks the others, and takes the names of unused
// parameters away.
void removeUnused(cpp::FunctionDecl& function);

}  // namespace oxide::lower
