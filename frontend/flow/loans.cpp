#include "frontend/flow/loans.h"

namespace oxide::flow {

using Kind = Projection::Kind;
using types::TyKind;

namespace {

enum class Overlap { Same, Disjoint, Perhaps };

Overlap compare(const Projection& a, const Projection& b) {
    if (a == b) return a.kind == Kind::Index ? Overlap::Perhaps : Overlap::Same;
    if (a.kind == Kind::Field && b.kind == Kind::Field) return Overlap::Disjoint;
    auto isElement = [](const Projection& step) {
        return step.kind == Kind::Element || step.kind == Kind::Subslice;
    };
    if (isElement(a) && isElement(b)) {
        if (a.kind == Kind::Element && b.kind == Kind::Element) return Overlap::Disjoint;
        if (a.kind != b.kind) {
            const Projection& element = a.kind == Kind::Element ? a : b;
            const Projection& middle = a.kind == Kind::Element ? b : a;
            bool isOutside = element.fromEnd ? element.index <= middle.back : element.index < middle.index;
            return isOutside ? Overlap::Disjoint : Overlap::Perhaps;
        }
    }
    return Overlap::Perhaps;
}

}  // namespace

bool conflicts(const Analysis& analysis, const Place& borrowed, const Place& access, Depth depth) {
    if (borrowed.var != access.var) return false;
    std::size_t common = std::min(borrowed.path.size(), access.path.size());
    for (std::size_t i = 0; i < common; ++i) {
        if (compare(borrowed.path[i], access.path[i]) == Overlap::Disjoint) return false;
    }
    // What is borrowed lies below what is accessed: does the access reach it?
    Ty ty = common == 0 ? analysis.cfg.vars[borrowed.var].ty : borrowed.path[common - 1].ty;
    for (std::size_t i = common; i < borrowed.path.size(); ++i) {
        const Projection& step = borrowed.path[i];
        if (depth == Depth::Length) return false;  // of a slice: its elements do not matter
        TyKind kind = analysis.types.kind(ty);
        if (step.kind == Kind::Deref) {
            if (depth == Depth::Shallow) return false;
            if (depth == Depth::Drop && kind == TyKind::Ref) return false;
        }
        if (step.kind == Kind::Field && depth == Depth::Drop && kind == TyKind::Adt &&
            analysis.queries.hasDropImpl(ty))
            return true;
        ty = step.ty;
    }
    return true;
}

bool isTracked(const Analysis& analysis, const Place& place) {
    const Var& var = analysis.cfg.vars[place.var];
    if (var.kind == VarKind::Promoted || var.kind == VarKind::Static) return false;
    Ty ty = var.ty;
    for (const Projection& step : place.path) {
        const types::TyData& data = analysis.types[ty];
        if (step.kind == Kind::Deref &&
            ((data.kind == TyKind::Ref && !data.flag) || data.kind == TyKind::Pointer))
            return false;
        ty = step.ty;
    }
    return true;
}

}  // namespace oxide::flow
