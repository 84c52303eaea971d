#include "frontend/check/generics.h"

#include <algorithm>

namespace oxide::check {

bool mayBeUnsized(const ast::Ast& ast, const ast::Generics& generics, Name param) {
    auto isMaybe = [](const ast::Bound& bound) { return bound.maybe; };
    for (const ast::GenericParam& one : generics.params) {
        if (one.name.name == param && std::ranges::any_of(one.bounds, isMaybe)) return true;
    }
    return std::ranges::any_of(generics.where, [&](const ast::WherePredicate& where) {
        const auto* path = where.subject ? std::get_if<ast::PathType>(&ast[where.subject].kind) : nullptr;
        return path && path->path.segments.size() == 1 && path->path.segments[0].name.name == param &&
               std::ranges::any_of(where.bounds, isMaybe);
    });
}

}  // namespace oxide::check
