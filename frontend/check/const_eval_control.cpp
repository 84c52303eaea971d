// Blocks, branches, loops and patterns of constants.
#include "frontend/check/const_eval.h"
#include "frontend/hir/places.h"

namespace oxide::check {

using types::TyKind;

bool ConstEvaluator::isPlace(hir::ExprId id) const { return hir::denotesPlace(body(), id); }

std::optional<ConstValue> ConstEvaluator::leave(Flow flow, hir::LoopId target, hir::ExprId id) {
    ConstValue result = ConstValue::aggregate(0);
    if (id) {
        auto given = value(id);
        if (!given) return given;
        result = std::move(*given);
    }
    frame_->flow = flow;
    frame_->target = target;
    frame_->value = std::move(result);
    return std::nullopt;
}

std::optional<ConstValue> ConstEvaluator::block(const hir::BlockExpr& node) {
    auto run = [&]() -> std::optional<ConstValue> {
        for (const hir::Stmt& stmt : node.statements) {
            if (auto* expr = std::get_if<hir::ExprStmt>(&stmt.kind)) {
                if (!value(expr->expr)) return std::nullopt;
                continue;
            }
            const auto& let = std::get<hir::LetStmt>(stmt.kind);
            if (!let.init) continue;
            ConstValue* at = nullptr;
            if (isPlace(let.init)) {
                at = place(let.init);
            } else if (auto made = value(let.init)) {
                at = keep(std::move(*made));
            }
            if (!at) return std::nullopt;
            if (!matches(let.pattern, at)) {
                if (frame_->flow == Flow::Failed) return std::nullopt;
                return let.otherwise ? value(let.otherwise) : fail(stmt.span);
            }
        }
        return node.tail ? value(node.tail) : ConstValue::aggregate(0);
    };
    auto result = run();
    if (!result && node.label && frame_->flow == Flow::Break && frame_->target == node.label) {
        frame_->flow = Flow::Normal;
        return std::move(frame_->value);
    }
    return result;
}

std::optional<ConstValue> ConstEvaluator::loop(const hir::LoopExpr& node) {
    while (true) {
        if (value(node.body)) continue;
        if (frame_->target != node.loop) return std::nullopt;
        if (frame_->flow == Flow::Break) {
            frame_->flow = Flow::Normal;
            return std::move(frame_->value);
        }
        if (frame_->flow != Flow::Continue) return std::nullopt;
        frame_->flow = Flow::Normal;
    }
}

// False: control left for elsewhere.
bool ConstEvaluator::condition(hir::ExprId id, bool& holds) {
    const hir::Expr& expr = body()[id];
    if (auto* let = std::get_if<hir::LetConditionExpr>(&expr.kind)) {
        ConstValue* scrutinee = place(let->scrutinee);
        if (!scrutinee) return false;
        holds = matches(let->pattern, scrutinee);
        return frame_->flow != Flow::Failed;
    }
    if (auto* logical = std::get_if<hir::LogicalExpr>(&expr.kind)) {
        if (!condition(logical->left, holds)) return false;
        return holds != logical->isAnd || condition(logical->right, holds);
    }
    if (auto* scope = std::get_if<hir::ScopeExpr>(&expr.kind)) return condition(scope->inner, holds);
    auto result = value(id);
    if (result) holds = result->scalar != 0;
    return result.has_value();
}

std::optional<ConstValue> ConstEvaluator::match(const hir::MatchExpr& node) {
    ConstValue* scrutinee = place(node.scrutinee);
    if (!scrutinee) return std::nullopt;
    for (const hir::Arm& arm : node.arms) {
        bool taken = matches(arm.pattern, scrutinee);
        if (frame_->flow == Flow::Failed) return std::nullopt;
        if (taken && arm.guard && !condition(arm.guard, taken)) return std::nullopt;
        if (taken) return value(arm.body);
    }
    return fail(body()[node.scrutinee].span);
}

bool ConstEvaluator::matches(hir::PatternId id, ConstValue* place) {
    const hir::Pattern& pattern = body()[id];
    auto fields = [&](const std::vector<hir::FieldSubpattern>& list) {
        for (const hir::FieldSubpattern& field : list) {
            if (!matches(field.pattern, &place->parts[field.field])) return false;
        }
        return true;
    };
    auto visit = [&](const auto& node) -> bool {
        using Node = std::decay_t<decltype(node)>;
        if constexpr (std::is_same_v<Node, hir::WildcardPattern>) {
            return true;
        } else if constexpr (std::is_same_v<Node, hir::BindingPattern>) {
            if (node.sub && !matches(node.sub, place)) return false;
            bool isReference =
                node.mode == hir::BindingMode::Shared || node.mode == hir::BindingMode::Mutable;
            TyKind kind = table_.kind(concrete(pattern.ty));
            bool isWide = kind == TyKind::Slice || kind == TyKind::Str;
            frame_->locals[node.local.value] =
                keep(isReference && !isWide ? ConstValue::pointer(place) : *place);
            return true;
        } else if constexpr (std::is_same_v<Node, hir::ConstPattern>) {
            if (const auto* number = std::get_if<UInt128>(&node.value)) return place->scalar == *number;
            return place->kind != ConstValue::Kind::Pointer &&
                   place->text == std::get<std::string>(node.value);
        } else if constexpr (std::is_same_v<Node, hir::RangePattern>) {
            Ty type = concrete(pattern.ty);
            bool isSigned = table_.isInteger(type) && types::isSigned(table_.intKind(type));
            auto less = [&](UInt128 a, UInt128 b) {
                return isSigned ? static_cast<Int128>(a) < static_cast<Int128>(b) : a < b;
            };
            if (node.from && less(place->scalar, *node.from)) return false;
            if (!node.to) return true;
            return node.inclusive ? !less(*node.to, place->scalar) : less(place->scalar, *node.to);
        } else if constexpr (std::is_same_v<Node, hir::VariantPattern>) {
            return place->variant == node.variant && fields(node.fields);
        } else if constexpr (std::is_same_v<Node, hir::StructPattern>) {
            return fields(node.fields);
        } else if constexpr (std::is_same_v<Node, hir::DerefPattern>) {
            TyKind pointee = table_.kind(concrete(body()[node.inner].ty));
            if (pointee == TyKind::Slice || pointee == TyKind::Str) return matches(node.inner, place);
            return place->target && matches(node.inner, place->target);
        } else if constexpr (std::is_same_v<Node, hir::SlicePattern>) {
            bool isSlice = place->kind == ConstValue::Kind::Pointer;
            ConstValue* array = isSlice ? place->target : place;
            std::uint64_t first = isSlice ? place->first : 0;
            std::uint64_t count = isSlice ? place->count : array->parts.size();
            std::uint64_t fixed = node.prefix.size() + node.suffix.size();
            if (node.hasRest ? count < fixed : count != fixed) return false;
            for (std::size_t i = 0; i < node.prefix.size(); ++i) {
                if (!matches(node.prefix[i], &array->parts[first + i])) return false;
            }
            for (std::size_t i = 0; i < node.suffix.size(); ++i) {
                if (!matches(node.suffix[i], &array->parts[first + count - node.suffix.size() + i]))
                    return false;
            }
            if (!node.rest) return true;
            ConstValue middle = ConstValue::pointer(array);
            middle.isSlice = true;
            middle.first = first + node.prefix.size();
            middle.count = count - fixed;
            return matches(node.rest, keep(std::move(middle)));
        } else if constexpr (std::is_same_v<Node, hir::OrPattern>) {
            for (hir::PatternId alternative : node.alternatives) {
                if (matches(alternative, place)) return true;
            }
            return false;
        } else {
            fail(pattern.span);
            return false;
        }
    };
    return std::visit(visit, pattern.kind);
}

}  // namespace oxide::check
