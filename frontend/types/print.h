// Types as the user spells them.
#pragma once

#include <functional>
#include <string>

#include "frontend/types/type.h"

namespace oxide::types {

struct PrintContext {
    const TypeTable& table;
    const resolve::Definitions& defs;
    // How an inference variable is shown; nothing set: `_`.
    std::function<std::string(Ty)> infer;
};

std::string typeText(const PrintContext& context, Ty ty);

// `Trait<A, B>` for a trait with its arguments, the first of which is the self type.
std::string traitText(const PrintContext& context, DefId trait, Args args);

}  // namespace oxide::types
