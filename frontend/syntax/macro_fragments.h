// The fragments of macros' patterns: where one that begins in a call's arguments ends.
#pragma once

#include <set>

#include "frontend/syntax/macro_rules.h"

namespace oxide::syntax {

// None if what stands at `at` is no such fragment, which is reported.
std::optional<std::uint32_t> fragmentEnd(Fragment fragment, const TokenRun& run, std::uint32_t at,
                                         const SourceMap& sources, const std::set<Name>& userMacros,
                                         diag::Diagnostics& diagnostics);

}  // namespace oxide::syntax
