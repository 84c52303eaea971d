#include "frontend/hir/places.h"

#include "frontend/base/fields.h"

namespace oxide::hir {

bool isPlace(const Expr& expr) {
    return std::visit(
        Overload{[](const LocalPlace&) { return true; }, [](const CapturePlace&) { return true; },
                 [](const StaticPlace&) { return true; }, [](const FieldPlace&) { return true; },
                 [](const DerefPlace&) { return true; }, [](const IndexPlace&) { return true; },
                 [](const TempPlace&) { return true; }, [](const auto&) { return false; }},
        expr.kind);
}

bool denotesPlace(const Body& body, ExprId id) {
    while (const auto* scope = std::get_if<ScopeExpr>(&body[id].kind)) id = scope->inner;
    return isPlace(body[id]);
}

}  // namespace oxide::hir
