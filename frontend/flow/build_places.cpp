#include "frontend/base/check.h"
#include "frontend/flow/builder.h"
#include "frontend/hir/places.h"
#include "frontend/hir/promotion.h"

namespace oxide::flow {

using hir::ExprId;
using Kind = Projection::Kind;

bool Builder::isPlace(ExprId id) const { return hir::denotesPlace(body_, id); }

// The place an expression denotes; a value is put into a temporary of the enclosing scope.
Place Builder::place(ExprId id) {
    const hir::Expr& expr = body_[id];
    if (const auto* node = std::get_if<hir::LocalPlace>(&expr.kind)) return localPlace(node->local);
    if (const auto* node = std::get_if<hir::CapturePlace>(&expr.kind)) return capturePlace(node->capture);
    if (const auto* node = std::get_if<hir::StaticPlace>(&expr.kind))
        return placeOf(staticVar(node->def, expr.ty, expr.span));
    if (const auto* node = std::get_if<hir::FieldPlace>(&expr.kind)) {
        return project(place(node->base),
                       {.kind = Kind::Field, .variant = node->variant, .index = node->field, .ty = expr.ty});
    }
    if (const auto* node = std::get_if<hir::DerefPlace>(&expr.kind)) {
        // A reference that is read from a place is not taken out of it: `*p` is a place of its own below p.
        ExprId pointer = node->pointer;
        if (const auto* copy = std::get_if<hir::CopyExpr>(&body_[pointer].kind)) pointer = copy->place;
        if (const auto* move = std::get_if<hir::MoveExpr>(&body_[pointer].kind)) pointer = move->place;
        Place base;
        if (isPlace(pointer)) {
            base = place(pointer);
        } else {
            base = placeOf(temp(body_[pointer].ty, body_[pointer].span));
            into(base, pointer);
        }
        return project(std::move(base), {.kind = Kind::Deref, .ty = expr.ty});
    }
    if (const auto* node = std::get_if<hir::IndexPlace>(&expr.kind)) {
        Place base = place(node->base);
        operand(node->index);
        if (types_.kind(cfg_.tyOf(base)) == types::TyKind::Slice) {
            assign(placeOf(temp(types_.integer(types::IntKind::USize), expr.span)), InspectValue{base},
                   expr.span);
        }
        return project(std::move(base), {.kind = Kind::Index, .ty = expr.ty});
    }
    if (const auto* node = std::get_if<hir::TempPlace>(&expr.kind)) return tempPlace(*node, expr);
    if (const auto* node = std::get_if<hir::ScopeExpr>(&expr.kind); node && isPlace(node->inner)) {
        enter(ScopeKind::Temps, expr.span);
        Place result = place(node->inner);
        leave();
        return result;
    }
    return tempPlace({id, false}, expr);
}

Place Builder::capturePlace(std::uint32_t index) {
    Place base = placeOf(captures_[index]);
    const hir::Capture& capture = body_.captures[index];
    if (capture.mode == hir::CaptureMode::Move) return base;
    return project(std::move(base), {.kind = Kind::Deref, .ty = capture.ty});
}

Place Builder::tempPlace(const hir::TempPlace& node, const hir::Expr& expr) {
    hir::PromotionQueries promotion{[this](Ty ty) { return queries_.hasDropImpl(ty); },
                                    [this](Ty ty) { return queries_.needsDrop(ty); }};
    // What a constant borrows in its result lives as long as the program.
    bool isConstant = node.extended && body_.kind == hir::BodyKind::Constant;
    if (promotes_ && (isConstant || hir::isPromotable(body_, node.value, promotion))) {
        VarId var =
            cfg_.vars.add({.kind = VarKind::Promoted, .ty = expr.ty, .isMutable = true, .span = expr.span});
        into(placeOf(var), node.value);
        return placeOf(var);
    }
    VarId var = temp(expr.ty, expr.span);
    cfg_.vars[var].isUserTemp = true;
    into(placeOf(var), node.value);
    schedule(node.extended ? extendedScope_ : tempScope(), var, true);
    return placeOf(var);
}

VarId Builder::staticVar(DefId def, Ty ty, Span span) {
    VarId& var = statics_[def];
    if (!var)
        var = cfg_.vars.add({.kind = VarKind::Static, .ty = ty, .def = def, .isParam = true, .span = span});
    return var;
}

}  // namespace oxide::flow
