// The pages of `oxidec explain`, embedded when oxidec is built: explain/E0382.md and so on.
#pragma once

#include <string_view>

#include "frontend/diag/diagnostic.h"

namespace oxide::diag {

// "" for a code without a page.
std::string_view explanation(Code code);

}  // namespace oxide::diag
