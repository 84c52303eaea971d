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

bool bindsByReference(const Body& body, PatternId id) {
    const Pattern& pattern = body[id];
    auto any = [&](const std::vector<FieldSubpattern>& list) {
        for (const FieldSubpattern& field : list) {
            if (bindsByReference(body, field.pattern)) return true;
        }
        return false;
    };
    auto anyOf = [&](const std::vector<PatternId>& list) {
        for (PatternId sub : list) {
            if (bindsByReference(body, sub)) return true;
        }
        return false;
    };
    if (const auto* binding = std::get_if<BindingPattern>(&pattern.kind)) {
        bool byReference = binding->mode == BindingMode::Shared || binding->mode == BindingMode::Mutable;
        return byReference || (binding->sub && bindsByReference(body, binding->sub));
    }
    if (const auto* variant = std::get_if<VariantPattern>(&pattern.kind)) return any(variant->fields);
    if (const auto* structure = std::get_if<StructPattern>(&pattern.kind)) return any(structure->fields);
    if (const auto* deref = std::get_if<DerefPattern>(&pattern.kind))
        return bindsByReference(body, deref->inner);
    if (const auto* slice = std::get_if<SlicePattern>(&pattern.kind)) {
        return anyOf(slice->prefix) || anyOf(slice->suffix) ||
               (slice->rest && bindsByReference(body, slice->rest));
    }
    if (const auto* either = std::get_if<OrPattern>(&pattern.kind)) return anyOf(either->alternatives);
    return false;
}

}  // namespace oxide::hir
