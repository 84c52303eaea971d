// Tries the arguments of a call against the pattern of one rule, as rustc does: all ways through the
// repetitions at once, never going back behind a fragment that has been parsed.
#pragma once

#include <functional>
#include <string>

#include "frontend/syntax/macro_rules.h"

namespace oxide::syntax {

// What a variable stands for: tokens of the arguments, or one binding for each round of a repetition.
struct MacroBinding {
    Fragment fragment = Fragment::Tt;
    RawRange tokens;
    bool repeats = false;
    std::vector<MacroBinding> rounds;
};

struct MatchResult {
    enum class Kind { Matched, Failed, Error };
    Kind kind = Kind::Failed;
    std::vector<MacroBinding> bindings;  // Matched: by the number of the variable
    std::uint32_t at = 0;                // the token that fits nowhere; the range's end if some are missing
    std::string message;                 // Error: empty if it has been reported
};

// Where the fragment that begins at a token ends; none if there is a mistake in it, which is then reported.
using FragmentEnd = std::function<std::optional<std::uint32_t>(Fragment, std::uint32_t at)>;

MatchResult matchRule(const MacroRule& rule, const MacroDefinition& macro, const TokenRun& arguments,
                      const SourceMap& sources, const FragmentEnd& fragmentEnd);

// Whether a fragment of this kind can begin at a token; a `vis` is empty in front of most.
bool fragmentMayBegin(Fragment fragment, const TokenRun& run, std::uint32_t at, const SourceMap& sources);

}  // namespace oxide::syntax
