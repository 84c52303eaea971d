// Lints about arithmetic and indexing that always panic: rustc's arithmetic_overflow and unconditional_panic.
#include <map>
#include <set>

#include "frontend/check/item_check.h"
#include "frontend/check/item_checks.h"

namespace oxide::check {

namespace {

using hir::BinaryOp;

// Numbers are known as rustc knows them: literals, constants, and variables that are never borrowed. One that
// is compared or matched is left alone, since what follows may never be reached.
class PanicLints {
  public:
    PanicLints(ItemTable& items, const hir::Body& body) : items_(items), table_(items.table()), body_(body) {}

    void run() {
        collectObserved();
        // The blocks inside come before those around them.
        while (collectKnown()) {
        }
        for (const hir::Expr& expr : body_.exprs) {
            if (const auto* block = std::get_if<hir::BlockExpr>(&expr.kind)) followStatements(*block);
        }
        for (std::size_t i = 0; i < body_.exprs.size(); ++i) lint(hir::ExprId(static_cast<std::uint32_t>(i)));
    }

  private:
    // ---- what is known

    hir::ExprId withoutScopes(hir::ExprId id) const {
        while (const auto* scope = std::get_if<hir::ScopeExpr>(&body_[id].kind)) id = scope->inner;
        return id;
    }
    // The variable that holds a place.
    const hir::LocalPlace* rootOf(hir::ExprId id) const {
        for (;;) {
            id = withoutScopes(id);
            if (const auto* field = std::get_if<hir::FieldPlace>(&body_[id].kind)) {
                id = field->base;
            } else if (const auto* index = std::get_if<hir::IndexPlace>(&body_[id].kind)) {
                id = index->base;
            } else if (const auto* copy = std::get_if<hir::CopyExpr>(&body_[id].kind)) {
                id = copy->place;
            } else {
                return std::get_if<hir::LocalPlace>(&body_[id].kind);
            }
        }
    }
    void observe(hir::ExprId id) {
        if (const auto* local = rootOf(id)) observed_.insert(local->local);
    }
    void collectObserved() {
        for (const hir::Expr& expr : body_.exprs) {
            if (const auto* borrow = std::get_if<hir::BorrowExpr>(&expr.kind)) observe(borrow->place);
            if (const auto* borrow = std::get_if<hir::RawBorrowExpr>(&expr.kind)) observe(borrow->place);
            if (const auto* match = std::get_if<hir::MatchExpr>(&expr.kind)) observe(match->scrutinee);
            if (const auto* condition = std::get_if<hir::LetConditionExpr>(&expr.kind))
                observe(condition->scrutinee);
            const auto* binary = std::get_if<hir::BinaryExpr>(&expr.kind);
            if (!binary || binary->op < BinaryOp::Eq) continue;
            observe(binary->left);
            observe(binary->right);
        }
    }

    const hir::BindingPattern* plainBinding(const hir::LetStmt& let) const {
        if (!let.init || !let.pattern) return nullptr;
        const auto* binding = std::get_if<hir::BindingPattern>(&body_[let.pattern].kind);
        return binding && !binding->sub && !observed_.contains(binding->local) ? binding : nullptr;
    }

    bool collectKnown() {
        std::size_t before = known_.size();
        for (const hir::Expr& expr : body_.exprs) {
            const auto* block = std::get_if<hir::BlockExpr>(&expr.kind);
            if (!block) continue;
            for (const hir::Stmt& statement : block->statements) {
                const auto* let = std::get_if<hir::LetStmt>(&statement.kind);
                const auto* binding = let ? plainBinding(*let) : nullptr;
                if (!binding || body_[binding->local].isMutable || known_.contains(binding->local)) continue;
                if (auto number = valueOf(let->init)) known_.emplace(binding->local, *number);
            }
        }
        return known_.size() != before;
    }

    // A variable that changes is known until something happens that is not plain arithmetic.
    void followStatements(const hir::BlockExpr& block) {
        std::map<hir::LocalId, Int128> unchanging = known_;
        for (const hir::Stmt& statement : block.statements) {
            if (const auto* let = std::get_if<hir::LetStmt>(&statement.kind)) {
                const auto* binding = plainBinding(*let);
                auto number = let->init ? valueOf(let->init) : std::nullopt;
                if (!number) {
                    known_ = unchanging;
                } else if (binding) {
                    known_.insert_or_assign(binding->local, *number);
                }
                continue;
            }
            hir::ExprId id = withoutScopes(std::get<hir::ExprStmt>(statement.kind).expr);
            const auto* change = std::get_if<hir::AssignOpExpr>(&body_[id].kind);
            const auto* local = change ? std::get_if<hir::LocalPlace>(&body_[change->place].kind) : nullptr;
            auto value = local && known_.contains(local->local) ? valueOf(change->value) : std::nullopt;
            if (!value) {
                known_ = unchanging;
                continue;
            }
            Ty type = body_[change->place].ty;
            auto result = compute(change->op, known_.at(local->local), *value, type);
            if (!result) {
                if (isOverflow(change->op, type)) report(id, "arithmetic", overflowText(change->op));
                known_ = unchanging;
                continue;
            }
            known_.insert_or_assign(local->local, *result);
        }
        known_ = std::move(unchanging);
    }

    // ---- values

    bool isKnownWidth(Ty type) const {
        return table_.kind(type) == TyKind::Int && types::bitWidth(table_.intKind(type)) < 128;
    }
    bool fits(Int128 value, Ty type) const {
        types::IntKind kind = table_.intKind(type);
        unsigned width = types::bitWidth(kind);
        Int128 one = 1;
        return types::isSigned(kind) ? value >= -(one << (width - 1)) && value < one << (width - 1)
                                     : value >= 0 && value < one << width;
    }
    Int128 wrapped(Int128 value, Ty type) const {
        types::IntKind kind = table_.intKind(type);
        unsigned width = types::bitWidth(kind);
        auto bits = static_cast<UInt128>(value) & ((static_cast<UInt128>(1) << width) - 1);
        bool isNegative = types::isSigned(kind) && bits >> (width - 1) != 0;
        return static_cast<Int128>(isNegative ? bits - (static_cast<UInt128>(1) << width) : bits);
    }

    // Nothing: unknown, or it overflows or panics.
    std::optional<Int128> compute(BinaryOp op, Int128 left, Int128 right, Ty type) const {
        unsigned width = types::bitWidth(table_.intKind(type));
        Int128 result = 0;
        switch (op) {
            case BinaryOp::Add: result = left + right; break;
            case BinaryOp::Sub: result = left - right; break;
            case BinaryOp::Mul:
                if (__builtin_mul_overflow(left, right, &result)) return std::nullopt;
                break;
            case BinaryOp::Div:
                if (right == 0) return std::nullopt;
                result = left / right;
                break;
            case BinaryOp::Rem:
                if (right == 0 || (right == -1 && !fits(-left, type))) return std::nullopt;
                result = left % right;
                break;
            case BinaryOp::BitAnd: result = left & right; break;
            case BinaryOp::BitOr: result = left | right; break;
            case BinaryOp::BitXor: result = left ^ right; break;
            case BinaryOp::Shl:
            case BinaryOp::Shr:
                if (right < 0 || right >= static_cast<Int128>(width)) return std::nullopt;
                return op == BinaryOp::Shr ? left >> static_cast<unsigned>(right)
                                           : wrapped(static_cast<Int128>(static_cast<UInt128>(left)
                                                                         << static_cast<unsigned>(right)),
                                                     type);
            default: return std::nullopt;
        }
        return fits(result, type) ? std::optional(result) : std::nullopt;
    }

    std::optional<Int128> valueOf(hir::ExprId id) const {
        id = withoutScopes(id);
        const hir::Expr& expr = body_[id];
        if (!isKnownWidth(expr.ty)) return std::nullopt;
        if (const auto* number = std::get_if<hir::IntLiteral>(&expr.kind)) {
            auto value = static_cast<Int128>(number->value);
            return fits(value, expr.ty) ? std::optional(value) : std::nullopt;
        }
        if (const auto* copy = std::get_if<hir::CopyExpr>(&expr.kind)) return valueOf(copy->place);
        if (const auto* local = std::get_if<hir::LocalPlace>(&expr.kind)) {
            auto it = known_.find(local->local);
            return it == known_.end() ? std::nullopt : std::optional(it->second);
        }
        if (std::holds_alternative<hir::ConstExpr>(expr.kind)) {
            auto constant = items_.evaluateExpr(body_, id);
            if (!constant || constant->kind != ConstValue::Kind::Scalar) return std::nullopt;
            return wrapped(static_cast<Int128>(constant->scalar), expr.ty);
        }
        if (const auto* cast = std::get_if<hir::CastExpr>(&expr.kind)) {
            auto value = cast->kind == hir::CastKind::Numeric ? valueOf(cast->operand) : std::nullopt;
            return value ? std::optional(wrapped(*value, expr.ty)) : std::nullopt;
        }
        if (const auto* unary = std::get_if<hir::UnaryExpr>(&expr.kind)) {
            auto value = unary->op == hir::UnaryOp::Negate ? valueOf(unary->operand) : std::nullopt;
            return value && fits(-*value, expr.ty) ? std::optional(-*value) : std::nullopt;
        }
        const auto* binary = std::get_if<hir::BinaryExpr>(&expr.kind);
        if (!binary) return std::nullopt;
        auto left = valueOf(binary->left);
        auto right = valueOf(binary->right);
        return left && right ? compute(binary->op, *left, *right, expr.ty) : std::nullopt;
    }

    // ---- reports

    static bool isDivision(BinaryOp op) { return op == BinaryOp::Div || op == BinaryOp::Rem; }
    static bool isShift(BinaryOp op) { return op == BinaryOp::Shl || op == BinaryOp::Shr; }
    bool isOverflow(BinaryOp op, Ty type) const { return isKnownWidth(type) && !isDivision(op); }
    static std::string overflowText(BinaryOp op) {
        return fmt::format("attempt to {} with overflow", op == BinaryOp::Add   ? "add"
                                                          : op == BinaryOp::Sub ? "subtract"
                                                          : op == BinaryOp::Mul ? "multiply"
                                                          : op == BinaryOp::Shl ? "shift left"
                                                                                : "shift right");
    }

    void lint(hir::ExprId id) {
        const hir::Expr& expr = body_[id];
        if (const auto* index = std::get_if<hir::IndexPlace>(&expr.kind)) {
            lintIndex(id, *index);
        } else if (const auto* unary = std::get_if<hir::UnaryExpr>(&expr.kind)) {
            if (unary->op != hir::UnaryOp::Negate || !isKnownWidth(expr.ty)) return;
            auto value = valueOf(unary->operand);
            if (value && !fits(-*value, expr.ty)) report(id, "arithmetic", "attempt to negate with overflow");
        } else if (const auto* binary = std::get_if<hir::BinaryExpr>(&expr.kind)) {
            lintBinary(id, *binary);
        }
    }

    void lintIndex(hir::ExprId id, const hir::IndexPlace& index) {
        Ty array = body_[index.base].ty;
        if (table_.kind(array) != TyKind::Array) return;
        Ty length = table_.args(array)[1];
        auto at = valueOf(index.index);
        if (!at || table_.kind(length) != TyKind::Const || static_cast<UInt128>(*at) < table_[length].value)
            return;
        report(
            id, "",
            fmt::format("index out of bounds: the length is {} but the index is {}",
                        static_cast<std::uint64_t>(table_[length].value), static_cast<std::uint64_t>(*at)));
    }

    void lintBinary(hir::ExprId id, const hir::BinaryExpr& binary) {
        Ty type = body_[binary.left].ty;
        if (binary.op >= BinaryOp::Eq || !isKnownWidth(type)) return;
        auto right = valueOf(binary.right);
        if (!right) return;
        if (isDivision(binary.op) && *right == 0)
            return report(id, "",
                          binary.op == BinaryOp::Div
                              ? "attempt to divide by zero"
                              : "attempt to calculate the remainder with a divisor of zero");
        if (isShift(binary.op)) {
            unsigned width = types::bitWidth(table_.intKind(type));
            if (*right < 0 || *right >= static_cast<Int128>(width))
                report(id, "arithmetic", overflowText(binary.op));
            return;
        }
        auto left = valueOf(binary.left);
        if (!left || compute(binary.op, *left, *right, type)) return;
        if (isDivision(binary.op)) return report(id, "", "attempt to divide with overflow");
        report(id, "arithmetic", overflowText(binary.op));
    }

    void report(hir::ExprId id, std::string_view what, std::string label) {
        bool isArithmetic = !what.empty();
        items_.diagnostics()
            .error(isArithmetic ? Code::arithmetic_overflow : Code::unconditional_panic, body_[id].span,
                   isArithmetic ? "this arithmetic operation will overflow"
                                : "this operation will panic at runtime")
            .label(std::move(label));
    }

    ItemTable& items_;
    types::TypeTable& table_;
    const hir::Body& body_;
    std::set<hir::LocalId> observed_;
    std::map<hir::LocalId, Int128> known_;
};

}  // namespace

void lintPanics(ItemTable& items, const hir::Body& body) { PanicLints(items, body).run(); }

}  // namespace oxide::check
