// "Did you mean": the name that is closest to a misspelled one.
#pragma once

#include <vector>

#include "frontend/base/interner.h"

namespace oxide::resolve {

// The closest of the candidates within a third of the name's length, or one that differs in case or
// underscores only. Invalid if there is none. The first of equally close ones wins.
Name bestMatch(Name name, const std::vector<Name>& candidates);

}  // namespace oxide::resolve
