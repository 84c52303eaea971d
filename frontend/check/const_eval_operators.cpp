// Operators, casts and coercions of constants.
#include <fmt/format.h>

#include "frontend/check/const_eval.h"

namespace oxide::check {

using types::TyKind;

UInt128 truncateTo(const types::TypeTable& table, Ty type, UInt128 value) {
    if (!table.isInteger(type)) return value;
    types::IntKind kind = table.intKind(type);
    unsigned width = types::bitWidth(kind);
    if (width == 128) return value;
    UInt128 mask = (static_cast<UInt128>(1) << width) - 1;
    value &= mask;
    bool isNegative = types::isSigned(kind) && ((value >> (width - 1)) & 1) != 0;
    return isNegative ? value | ~mask : value;
}

namespace {

// Whether `left op right` does not fit in 128 bits of the type's sign.
bool overflows128(hir::BinaryOp op, UInt128 left, UInt128 right, bool isSigned, UInt128& result) {
    auto apply = [&](auto a, auto b) {
        decltype(a) out = 0;
        bool overflow = op == hir::BinaryOp::Add   ? __builtin_add_overflow(a, b, &out)
                        : op == hir::BinaryOp::Sub ? __builtin_sub_overflow(a, b, &out)
                                                   : __builtin_mul_overflow(a, b, &out);
        result = static_cast<UInt128>(out);
        return overflow;
    };
    return isSigned ? apply(static_cast<Int128>(left), static_cast<Int128>(right)) : apply(left, right);
}

std::string_view verb(hir::BinaryOp op) {
    switch (op) {
        case hir::BinaryOp::Add: return "add";
        case hir::BinaryOp::Sub: return "subtract";
        case hir::BinaryOp::Mul: return "multiply";
        case hir::BinaryOp::Div: return "divide";
        case hir::BinaryOp::Rem: return "calculate the remainder";
        case hir::BinaryOp::Shl: return "shift left";
        default: return "shift right";
    }
}

}  // namespace

std::optional<ConstValue> ConstEvaluator::unary(const hir::UnaryExpr& node, Ty type, Span span) {
    auto operand = value(node.operand);
    if (!operand) return operand;
    if (operand->kind == ConstValue::Kind::Float) {
        bool isNegative = operand->text.starts_with('-');
        operand->text = isNegative ? operand->text.substr(1) : "-" + operand->text;
        return operand;
    }
    if (table_.kind(type) == TyKind::Bool) return ConstValue::of(operand->scalar == 0 ? 1 : 0);
    if (node.op == hir::UnaryOp::Not) return ConstValue::of(truncateTo(table_, type, ~operand->scalar));
    UInt128 negated = truncateTo(table_, type, ~operand->scalar + 1);
    if (negated == operand->scalar && negated != 0) return fail(span, "attempt to negate with overflow");
    return ConstValue::of(negated);
}

std::optional<ConstValue> ConstEvaluator::binary(hir::BinaryOp op, const ConstValue& left,
                                                 const ConstValue& right, Ty type, Span span) {
    using hir::BinaryOp;
    if (left.kind != ConstValue::Kind::Scalar || right.kind != ConstValue::Kind::Scalar) return fail(span);
    bool isSigned = table_.isInteger(type) && types::isSigned(table_.intKind(type));
    UInt128 a = left.scalar;
    UInt128 b = right.scalar;
    auto signedA = static_cast<Int128>(a);
    auto signedB = static_cast<Int128>(b);
    bool less = isSigned ? signedA < signedB : a < b;
    auto overflow = [&] { return fail(span, fmt::format("attempt to {} with overflow", verb(op))); };
    switch (op) {
        case BinaryOp::Add:
        case BinaryOp::Sub:
        case BinaryOp::Mul: {
            UInt128 result = 0;
            if (overflows128(op, a, b, isSigned, result) || truncateTo(table_, type, result) != result)
                return overflow();
            return ConstValue::of(result);
        }
        case BinaryOp::Div:
        case BinaryOp::Rem: {
            if (b == 0) {
                return fail(span, op == BinaryOp::Div
                                      ? "attempt to divide by zero"
                                      : "attempt to calculate the remainder with a divisor of zero");
            }
            if (isSigned && signedB == -1) {
                UInt128 negated = truncateTo(table_, type, ~a + 1);
                if (negated == a && a != 0) return overflow();
                return ConstValue::of(op == BinaryOp::Div ? negated : 0);
            }
            if (op == BinaryOp::Div)
                return ConstValue::of(isSigned ? static_cast<UInt128>(signedA / signedB) : a / b);
            return ConstValue::of(isSigned ? static_cast<UInt128>(signedA % signedB) : a % b);
        }
        case BinaryOp::BitAnd: return ConstValue::of(a & b);
        case BinaryOp::BitOr: return ConstValue::of(a | b);
        case BinaryOp::BitXor: return ConstValue::of(a ^ b);
        case BinaryOp::Shl:
        case BinaryOp::Shr: {
            unsigned width = types::bitWidth(table_.intKind(type));
            if (b >= width) return overflow();
            auto by = static_cast<unsigned>(b);
            if (op == BinaryOp::Shl) return ConstValue::of(truncateTo(table_, type, a << by));
            return ConstValue::of(isSigned ? static_cast<UInt128>(signedA >> by) : a >> by);
        }
        case BinaryOp::Eq: return ConstValue::of(a == b ? 1 : 0);
        case BinaryOp::Ne: return ConstValue::of(a != b ? 1 : 0);
        case BinaryOp::Lt: return ConstValue::of(less ? 1 : 0);
        case BinaryOp::Le: return ConstValue::of(less || a == b ? 1 : 0);
        case BinaryOp::Gt: return ConstValue::of(!less && a != b ? 1 : 0);
        case BinaryOp::Ge: return ConstValue::of(!less ? 1 : 0);
    }
    return fail(span);
}

std::optional<ConstValue> ConstEvaluator::cast(const hir::CastExpr& node, Ty type) {
    auto operand = value(node.operand);
    if (!operand) return operand;
    Span span = body()[node.operand].span;
    switch (node.kind) {
        case hir::CastKind::Numeric:
            if (operand->kind != ConstValue::Kind::Scalar || !table_.isInteger(type)) return fail(span);
            [[fallthrough]];
        case hir::CastKind::IntToChar:
        case hir::CastKind::CharToInt:
        case hir::CastKind::BoolToInt: return ConstValue::of(truncateTo(table_, type, operand->scalar));
        case hir::CastKind::EnumToInt: {
            Ty from = concrete(body()[node.operand].ty);
            auto discriminant = items_.discriminant(table_[from].def, operand->variant);
            if (!discriminant) return fail(span);
            return ConstValue::of(truncateTo(table_, type, static_cast<UInt128>(*discriminant)));
        }
        default: return fail(span);
    }
}

std::optional<ConstValue> ConstEvaluator::coerce(const hir::CoerceExpr& node, Ty type) {
    auto operand = value(node.operand);
    if (!operand) return operand;
    bool isSlice = node.kind == hir::CoerceKind::Unsize && table_.kind(type) == TyKind::Ref &&
                   table_.kind(table_.pointee(type)) == TyKind::Slice;
    if (!isSlice) return fail(body()[node.operand].span);
    operand->isSlice = true;
    operand->count = operand->target->parts.size();
    return operand;
}

}  // namespace oxide::check
