// #[cfg(..)]: what is part of the program at all.
#pragma once

#include "frontend/ast/path.h"

namespace oxide::ast {

// `debugAssertions` is what a build is asked about itself; all else is the one platform there is.
bool cfgHolds(const MetaItem& predicate, bool debugAssertions);
bool isCompiled(const std::vector<Attribute>& attributes, bool debugAssertions);

}  // namespace oxide::ast
