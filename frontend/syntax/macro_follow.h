// Which tokens may stand behind a fragment in a macro's pattern: what ends the fragment today has to end it
// for ever.
#pragma once

#include <optional>
#include <string>

#include "frontend/syntax/macro_rules.h"

namespace oxide::syntax {

struct FollowMistake {
    Span at;
    std::string message;
};

std::optional<FollowMistake> followMistake(const std::vector<Matcher>& pattern, const TokenRun& run,
                                           const SourceMap& sources);

}  // namespace oxide::syntax
