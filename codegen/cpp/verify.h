// Checks of the rules that every emitted function keeps (and the C++ compiler does not report): awaits only
// in coroutines and on named locals, returns of the right sort, each local declared once, gotos that jump
// forward and past no declaration. A violation is a bug of the lowering: OX_CHECK.
#pragma once

#include "codegen/cpp/file.h"

namespace oxide::cpp {

void verify(const File& file);
void verify(const FunctionDecl& function);

}  // namespace oxide::cpp
