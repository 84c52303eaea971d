#include "frontend/flow/analysis.h"

#include <fmt/format.h>

namespace oxide::flow {

using Kind = Projection::Kind;
using types::TyKind;

bool Analysis::isBox(Ty ty) const {
    if (types.kind(ty) != TyKind::Adt) return false;
    const resolve::Def& def = defs[types[ty].def];
    return def.isLibrary && text(def.name) == "Box";
}

MoveObstacle obstacleToMove(const Analysis& analysis, const Place& place) {
    using Obstacle = MoveObstacle::Kind;
    const Var& var = analysis.cfg.vars[place.var];
    const hir::Body& body = analysis.body();
    if (var.kind == VarKind::Static) return {Obstacle::Static, 0};
    MoveObstacle found;
    if (var.kind == VarKind::Capture && body.kind == hir::BodyKind::Closure &&
        body.callKind != hir::CallKind::FnOnce && body.captures[var.capture].mode == hir::CaptureMode::Move) {
        found = {Obstacle::Captured, 0};
    }
    Ty ty = var.ty;
    for (std::size_t i = 0; i < place.path.size(); ++i) {
        const Projection& step = place.path[i];
        TyKind kind = analysis.types.kind(ty);
        switch (step.kind) {
            case Kind::Deref:
                if (var.kind == VarKind::GuardRef && i == 0) {
                    found = {Obstacle::Guard, i};
                } else if (kind == TyKind::Ref) {
                    found = {Obstacle::Reference, i};
                } else if (kind == TyKind::Pointer) {
                    found = {Obstacle::Pointer, i};
                }
                break;
            case Kind::Field:
                if (found.kind == Obstacle::None && kind == TyKind::Adt && analysis.queries.hasDropImpl(ty))
                    found = {Obstacle::Destructor, i};
                break;
            case Kind::Index: found = {kind == TyKind::Array ? Obstacle::Array : Obstacle::Slice, i}; break;
            case Kind::Element:
            case Kind::Subslice:
                if (kind == TyKind::Slice) found = {Obstacle::Slice, i};
                break;
        }
        ty = step.ty;
    }
    return found;
}

std::string nameOf(const Analysis& analysis, VarId id) {
    const Var& var = analysis.cfg.vars[id];
    switch (var.kind) {
        case VarKind::Local:
        case VarKind::GuardRef: return std::string(text(analysis.body()[var.local].name));
        case VarKind::Capture: return std::string(text(analysis.body().captures[var.capture].name));
        case VarKind::Static: return std::string(text(analysis.defs[var.def].name));
        default: return "";
    }
}

std::optional<std::string> describe(const Analysis& analysis, const Place& place) {
    const Var& var = analysis.cfg.vars[place.var];
    std::string result = nameOf(analysis, place.var);
    if (result.empty()) return std::nullopt;
    std::size_t first = 0;
    if (var.kind == VarKind::Capture) {
        const hir::Capture& capture = analysis.body().captures[var.capture];
        if (!capture.placeText.empty()) result = capture.placeText;
        if (capture.mode != hir::CaptureMode::Move) first = 1;
    }
    if (var.kind == VarKind::GuardRef) first = 1;
    Ty ty = first && !place.path.empty() ? place.path[0].ty : var.ty;
    for (std::size_t i = first; i < place.path.size(); ++i) {
        const Projection& step = place.path[i];
        switch (step.kind) {
            case Kind::Deref: {
                bool isImplied = i + 1 < place.path.size() && place.path[i + 1].kind != Kind::Deref;
                if (!isImplied) result.insert(0, "*");
                break;
            }
            case Kind::Field: {
                if (analysis.types.kind(ty) == TyKind::Tuple) {
                    result += fmt::format(".{}", step.index);
                    break;
                }
                if (analysis.types.kind(ty) == TyKind::Adt &&
                    analysis.defs[analysis.types[ty].def].kind == resolve::DefKind::Enum) {
                    return std::nullopt;
                }
                std::vector<Field> fields = analysis.queries.fields(ty, step.variant);
                if (step.index >= fields.size()) return std::nullopt;
                result += "." + fields[step.index].name;
                break;
            }
            case Kind::Index: result += "[_]"; break;
            case Kind::Element:
            case Kind::Subslice: result += "[..]"; break;
        }
        ty = step.ty;
    }
    return result;
}

std::string describeOr(const Analysis& analysis, const Place& place, std::string_view otherwise) {
    std::optional<std::string> name = describe(analysis, place);
    return name ? fmt::format("`{}`", *name) : std::string(otherwise);
}

std::optional<OverloadedAccess> overloadedAccess(const Analysis& analysis, VarId temp) {
    if (analysis.cfg.vars[temp].kind != VarKind::Temp) return std::nullopt;
    for (const Block& block : analysis.cfg.blocks) {
        for (const Statement& statement : block.statements) {
            const auto* assign = std::get_if<Assign>(&statement.kind);
            if (!assign || !assign->target.isVar() || assign->target.var != temp) continue;
            const auto* call = std::get_if<CallValue>(&assign->value);
            if (!call || !call->callee || call->args.empty()) return std::nullopt;
            const resolve::Def& def = analysis.defs[call->callee->def];
            std::string_view name = text(def.name);
            Ty self = call->args[0].ty;
            if (!def.isLibrary || analysis.types.kind(self) != TyKind::Ref) return std::nullopt;
            self = analysis.types.pointee(self);
            if (name == "deref" || name == "derefMut") return OverloadedAccess{false, self};
            if (name == "index" || name == "indexMut") return OverloadedAccess{true, self};
            return std::nullopt;
        }
    }
    return std::nullopt;
}

std::string overloadedText(const Analysis& analysis, const OverloadedAccess& access) {
    std::string type = analysis.queries.typeText(access.type);
    if (access.isIndex) return fmt::format("index of `{}`", type);
    if (analysis.types.kind(access.type) == TyKind::Adt) {
        const resolve::Def& def = analysis.defs[analysis.types[access.type].def];
        std::string_view name = text(def.name);
        if (def.isLibrary && (name == "Rc" || name == "Arc")) return fmt::format("an `{}`", name);
    }
    return fmt::format("dereference of `{}`", type);
}

}  // namespace oxide::flow
