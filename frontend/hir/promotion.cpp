#include "frontend/hir/promotion.h"

#include "frontend/base/fields.h"

namespace oxide::hir {

bool isPromotable(const Body& body, ExprId id, const PromotionQueries& queries) {
    const Expr& expr = body[id];
    auto one = [&](ExprId part) { return isPromotable(body, part, queries); };
    auto all = [&](const std::vector<ExprId>& parts) {
        for (ExprId part : parts) {
            if (!one(part)) return false;
        }
        return true;
    };
    return std::visit(
        Overload{[](const IntLiteral&) { return true; }, [](const FloatLiteral&) { return true; },
                 [](const StringLiteral&) { return true; }, [](const BytesLiteral&) { return true; },
                 [](const FunctionExpr&) { return true; },
                 [&](const ConstExpr&) { return !queries.needsDrop(expr.ty); },
                 [&](const CallExpr& node) { return node.isPromotable && all(node.args); },
                 [&](const TupleExpr& node) { return all(node.elements); },
                 [&](const ArrayExpr& node) { return all(node.elements); },
                 [&](const RepeatExpr& node) { return one(node.value); },
                 [&](const UnaryExpr& node) { return one(node.operand); },
                 [&](const CastExpr& node) { return one(node.operand); },
                 [&](const CoerceExpr& node) { return one(node.operand); },
                 [&](const ScopeExpr& node) { return one(node.inner); },
                 [&](const BinaryExpr& node) {
                     bool mayFail = node.op == BinaryOp::Div || node.op == BinaryOp::Rem;
                     return !mayFail && one(node.left) && one(node.right);
                 },
                 [&](const BorrowExpr& node) {
                     const auto* inner = std::get_if<TempPlace>(&body[node.place].kind);
                     return node.kind == BorrowKind::Shared && inner && one(inner->value);
                 },
                 [&](const StructExpr& node) {
                     if (node.base || queries.implementsDrop(expr.ty)) return false;
                     for (const FieldValue& field : node.fields) {
                         if (!one(field.value)) return false;
                     }
                     return true;
                 },
                 [](const auto&) { return false; }},
        expr.kind);
}

}  // namespace oxide::hir
