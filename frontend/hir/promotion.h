// Rvalue static promotion (Rust's reference, "destructors": constant promotion): `&` of a value that is a
// constant of the program lives for ever.
#pragma once

#include <functional>

#include "frontend/hir/hir.h"

namespace oxide::hir {

// Whether a shared borrow of this value may be promoted: literals, constants, operators that cannot fail, and
// what is built of them. `implementsDrop`: the type itself has a destructor of its own; `needsDrop`: it or a
// part of it has one.
struct PromotionQueries {
    std::function<bool(Ty)> implementsDrop;
    std::function<bool(Ty)> needsDrop;
};
bool isPromotable(const Body& body, ExprId value, const PromotionQueries& queries);

}  // namespace oxide::hir
