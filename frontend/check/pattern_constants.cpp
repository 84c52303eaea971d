// Patterns that are values: literals' ranges, constants, and paths that may name one.
#include <fmt/format.h>

#include "frontend/check/body_checker.h"
#include "frontend/types/fold.h"

namespace oxide::check {

using diag::Code;
using resolve::Target;

PatternId BodyChecker::checkConstantPattern(const Target& target, Ty expected, Span at) {
    if (target.kind == Target::Kind::Error) return makePattern(hir::ErrorPattern{}, expected, at);
    const resolve::Def& def = items_.defs()[target.def];
    if (def.kind == DefKind::Variant || def.kind == DefKind::Struct) {
        DefId adt = def.kind == DefKind::Variant ? def.parent : target.def;
        Ty ty = table_.adt(adt, table_.makeArgs(solver_.freshArgs(adt, at)));
        if (!infer_.unify(ty, expected)) {
            reportMismatch(expected, ty, at, {});
            return makePattern(hir::ErrorPattern{}, expected, at);
        }
        const AdtInfo& info = items_.adt(adt);
        const VariantInfo& variant = info.variants[def.kind == DefKind::Variant ? def.index : 0];
        if (variant.shape != ast::VariantShape::Unit) {
            error(variant.shape == ast::VariantShape::Struct ? Code::E0533 : Code::E0532, at,
                  fmt::format("expected unit struct, unit variant or constant, found {} variant `{}`",
                              variant.shape == ast::VariantShape::Tuple ? "tuple" : "struct",
                              text(variant.name)))
                .label("not a unit struct, unit variant or constant");
            return makePattern(hir::ErrorPattern{}, expected, at);
        }
        if (!info.isEnum) return makePattern(hir::StructPattern{}, infer_.resolve(expected), at);
        return makePattern(hir::VariantPattern{def.index, {}}, infer_.resolve(expected), at);
    }
    if (def.kind == DefKind::Const) {
        items_.resolver().ensureResolved(target.def);
        Ty ty = types::eraseRegions(table_, items_.typeOfValue(target.def));
        if (!infer_.unify(ty, expected)) {
            reportMismatch(expected, ty, at, {});
            return makePattern(hir::ErrorPattern{}, expected, at);
        }
        auto value = items_.evaluateItem(target.def);
        PatternId pattern = value ? valuePattern(*value, ty, at) : PatternId{};
        if (pattern) return pattern;
        error(Code::E1011, at, "this constant cannot be used as a pattern");
        return makePattern(hir::ErrorPattern{}, expected, at);
    }
    error(Code::E0532, at,
          fmt::format("expected unit struct, unit variant or constant, found `{}`", text(def.name)));
    return makePattern(hir::ErrorPattern{}, expected, at);
}

// A pattern that only this value matches; invalid if there is none.
PatternId BodyChecker::valuePattern(const ConstValue& value, Ty ty, Span at) {
    auto parts = [&](auto typeOfPart, auto into) {
        for (std::uint32_t i = 0; i < value.parts.size(); ++i) {
            PatternId part = valuePattern(value.parts[i], typeOfPart(i), at);
            if (!part) return false;
            into(i, part);
        }
        return true;
    };
    switch (value.kind) {
        case ConstValue::Kind::Scalar: return makePattern(hir::ConstPattern{value.scalar}, ty, at);
        case ConstValue::Kind::Float:
        case ConstValue::Kind::Text: return makePattern(hir::ConstPattern{value.text}, ty, at);
        case ConstValue::Kind::Pointer: {
            if (value.isSlice || !value.target || table_.kind(ty) != TyKind::Ref) return {};
            PatternId inner = valuePattern(*value.target, table_.pointee(ty), at);
            return inner ? makePattern(hir::DerefPattern{inner}, ty, at) : inner;
        }
        case ConstValue::Kind::Aggregate: {
            if (table_.kind(ty) == TyKind::Array) {
                hir::SlicePattern slice;
                bool known = parts([&](std::uint32_t) { return table_.args(ty)[0]; },
                                   [&](std::uint32_t, PatternId part) { slice.prefix.push_back(part); });
                return known ? makePattern(std::move(slice), ty, at) : PatternId{};
            }
            std::vector<hir::FieldSubpattern> fields;
            bool known = parts(
                [&](std::uint32_t i) {
                    if (table_.kind(ty) == TyKind::Tuple) return table_.args(ty)[i];
                    Ty field = items_.adt(table_[ty].def).variants[value.variant].fields[i].ty;
                    return types::eraseRegions(table_, types::substitute(table_, field,
                                                                         std::vector(table_.args(ty).begin(),
                                                                                     table_.args(ty).end())));
                },
                [&](std::uint32_t i, PatternId part) { fields.push_back({i, part}); });
            if (!known) return {};
            bool isEnum = table_.kind(ty) == TyKind::Adt && items_.adt(table_[ty].def).isEnum;
            if (isEnum) return makePattern(hir::VariantPattern{value.variant, std::move(fields)}, ty, at);
            return makePattern(hir::StructPattern{std::move(fields)}, ty, at);
        }
        case ConstValue::Kind::Unset: break;
    }
    return {};
}

// Literals may have a type that is not known yet.
std::optional<UInt128> BodyChecker::patternBound(ast::ExprId syntax, ExprId typed, Ty ty) {
    const ast::ExprKind* kind = &ast()[syntax].kind;
    if (auto* unary = std::get_if<ast::UnaryExpr>(kind)) kind = &ast()[unary->operand].kind;
    if (!std::holds_alternative<ast::LiteralExpr>(*kind))
        return items_.evaluate(syntax, infer_.resolve(ty), typeScope());
    auto value = items_.evaluateExpr(*frame_->body, typed);
    if (!value || value->kind != ConstValue::Kind::Scalar) return std::nullopt;
    return value->scalar;
}

PatternId BodyChecker::checkRangePattern(const ast::RangePattern& pattern, Ty expected, Span at) {
    hir::RangePattern range;
    range.inclusive = pattern.inclusive;
    for (auto [syntax, bound] : {std::pair(pattern.from, &range.from), std::pair(pattern.to, &range.to)}) {
        if (!syntax) continue;
        ExprId typed = check(syntax, {expected, false});
        Ty ty = typeOf(typed);
        bool ordered = table_.isNumeric(ty) || table_.kind(ty) == TyKind::Char ||
                       table_.kind(ty) == TyKind::Infer || table_.kind(ty) == TyKind::Error;
        if (!ordered) {
            error(Code::E0029, at, "only `Char` and numeric types are allowed in range patterns")
                .label(span(syntax),
                       fmt::format("this is of type `{}` but it should be `Char` or numeric", show(ty)));
            return makePattern(hir::ErrorPattern{}, expected, at);
        }
        if (!infer_.unify(expected, ty)) {
            reportMismatch(expected, ty, span(syntax), {});
            return makePattern(hir::ErrorPattern{}, expected, at);
        }
        if (auto value = patternBound(syntax, typed, ty)) {
            *bound = *value;
        } else {
            error(Code::E1011, span(syntax), "this bound of a range pattern cannot be evaluated");
            return makePattern(hir::ErrorPattern{}, expected, at);
        }
    }
    return makePattern(std::move(range), expected, at);
}

}  // namespace oxide::check
