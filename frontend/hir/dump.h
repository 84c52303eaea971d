// HIR as text, for --print=hir and tests.
#pragma once

#include <functional>

#include "frontend/hir/hir.h"
#include "frontend/types/print.h"

namespace oxide::hir {

// One body, with the closures and async blocks in it when `bodies` is given.
std::string dump(const Body& body, const types::PrintContext& types, const Bodies* bodies = nullptr);

}  // namespace oxide::hir
