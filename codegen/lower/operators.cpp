#include "codegen/lower/body.h"

namespace oxide::lower {

namespace {

const char* checkedName(hir::BinaryOp op) {
    switch (op) {
        case hir::BinaryOp::Add: return "ops::add";
        case hir::BinaryOp::Sub: return "ops::sub";
        case hir::BinaryOp::Mul: return "ops::mul";
        case hir::BinaryOp::Div: return "ops::div";
        case hir::BinaryOp::Rem: return "ops::rem";
        case hir::BinaryOp::Shl: return "ops::shl";
        case hir::BinaryOp::Shr: return "ops::shr";
        default: return nullptr;
    }
}

const char* plainName(hir::BinaryOp op) {
    switch (op) {
        case hir::BinaryOp::BitAnd: return "&";
        case hir::BinaryOp::BitOr: return "|";
        case hir::BinaryOp::BitXor: return "^";
        case hir::BinaryOp::Eq: return "==";
        case hir::BinaryOp::Ne: return "!=";
        case hir::BinaryOp::Lt: return "<";
        case hir::BinaryOp::Le: return "<=";
        case hir::BinaryOp::Gt: return ">";
        case hir::BinaryOp::Ge: return ">=";
        default: return nullptr;
    }
}

bool isBitwise(hir::BinaryOp op) {
    return op == hir::BinaryOp::BitAnd || op == hir::BinaryOp::BitOr || op == hir::BinaryOp::BitXor;
}

bool isShift(hir::BinaryOp op) { return op == hir::BinaryOp::Shl || op == hir::BinaryOp::Shr; }

}  // namespace

Value BodyLowering::unary(const hir::Expr& expr, const hir::UnaryExpr& node) {
    Value operand = value(node.operand);
    if (node.op == hir::UnaryOp::Negate) {
        const cpp::Literal* literal = cpp::get<cpp::Literal>(operand.expr);
        if (literal && context_.types.isFloat(expr.ty))
            return {cpp::literal("(-" + literal->bare + ")", "-" + literal->bare)};
        if (const auto* number = std::get_if<hir::IntLiteral>(&body_[node.operand].kind))
            return intLiteral(expr.ty, -number->value);
        if (context_.types.isFloat(expr.ty)) return {cpp::unary("-", operand.expr), operand.order};
        std::vector<cpp::Expr> args{operand.expr};
        addCaller(args, caller_);
        return {cpp::call("ops::neg", std::move(args)), std::max(operand.order, Order::Panics)};
    }
    if (context_.kind(expr.ty) == TyKind::Bool) return {cpp::negated(operand.expr), operand.order};
    // C++ computes at least in int: narrower results are cut back.
    return {cpp::convert(context_.type(expr.ty), cpp::unary("~", operand.expr)), operand.order};
}

Value BodyLowering::binaryOf(hir::BinaryOp op, Ty ty, Value left, Value right) {
    Order order = std::max(left.order, right.order);
    if (const char* name = checkedName(op)) {
        if (context_.types.isFloat(ty) && op != hir::BinaryOp::Rem) {
            static const std::unordered_map<std::string_view, const char*> kSigns = {
                {"ops::add", "+"}, {"ops::sub", "-"}, {"ops::mul", "*"}, {"ops::div", "/"}};
            return {cpp::binary(kSigns.at(name), left.expr, right.expr), order};
        }
        std::vector<cpp::Expr> args{left.expr, isShift(op) ? right.expr : cpp::bare(right.expr)};
        addCaller(args, caller_);
        return {cpp::call(name, std::move(args)), std::max(order, Order::Panics)};
    }
    if (context_.isUnit(ty)) {  // () == (): always equal
        bool isTrue = op == hir::BinaryOp::Eq || op == hir::BinaryOp::Le || op == hir::BinaryOp::Ge;
        return {cpp::literal(isTrue ? "true" : "false")};
    }
    cpp::Expr result =
        cpp::binary(plainName(op), left.expr, isBitwise(op) ? right.expr : cpp::bare(right.expr));
    if (isBitwise(op) &&
        (context_.kind(ty) == TyKind::Bool || types::bitWidth(context_.types.intKind(ty)) < 32)) {
        result = cpp::convert(context_.type(ty), result);
    }
    return {result, order};
}

Value BodyLowering::binary(const hir::Expr&, const hir::BinaryExpr& node) {
    std::vector<Operand> operands;
    operands.push_back(operand(node.left, "left"));
    operands.push_back(operand(node.right, "right"));
    std::vector<Value> values = sequence(std::move(operands));
    return binaryOf(node.op, typeOf(node.left), values[0], values[1]);
}

Value BodyLowering::logical(const hir::LogicalExpr& node) {
    Value left = value(node.left);
    Value right;
    Buffer buffer = capture([&] { right = value(node.right); });
    if (buffer.statements.empty() && !buffer.diverged) {
        return {cpp::binary(node.isAnd ? "&&" : "||", left.expr, right.expr),
                std::max(left.order, right.order)};
    }
    Ty boolean = context_.types.boolean();
    cpp::Expr result = temporary("condition", boolean, left);
    Buffer then = block([&] {
        splice(std::move(buffer));
        emit(cpp::AssignStmt{result, right.expr});
    });
    emit(cpp::IfStmt{node.isAnd ? result : cpp::unary("!", result), std::move(then.statements), {}});
    return {result};
}

Value BodyLowering::castExpr(const hir::Expr& expr, const hir::CastExpr& node) {
    cpp::Type to = context_.type(expr.ty);
    Ty from = typeOf(node.operand);
    Value operand = value(node.operand);
    switch (node.kind) {
        case hir::CastKind::Numeric:
        case hir::CastKind::IntToChar:
        case hir::CastKind::CharToInt:
        case hir::CastKind::BoolToInt:
            if (from == expr.ty) return operand;
            return {cpp::call("ops::cast<" + to + ">", {operand.expr}), operand.order};
        case hir::CastKind::EnumToInt:
            // Tags have the values of the discriminants.
            return {cpp::staticCast(to, cpp::methodCall(operand.expr, "tag")), operand.order};
        case hir::CastKind::FnToPointer:
            if (context_.types.isInteger(expr.ty))
                return {cpp::cast("reinterpret_cast", to, operand.expr), operand.order};
            return operand;
        case hir::CastKind::PointerToInt:
        case hir::CastKind::IntToPointer:
            return {cpp::cast("reinterpret_cast", to, operand.expr), operand.order};
        case hir::CastKind::PointerToPointer: {
            bool wasFat = context_.isUnsized(context_.types.pointee(from));
            cpp::Expr pointer = wasFat && !context_.isUnsized(context_.types.pointee(expr.ty))
                                    ? cpp::methodCall(operand.expr, "data")
                                    : operand.expr;
            if (from == expr.ty) return operand;
            cpp::Expr erased =
                cpp::cast("const_cast", context_.type(context_.types.pointee(from)) + "*", pointer);
            if (wasFat) return {cpp::cast("reinterpret_cast", to, pointer), operand.order};
            return {cpp::cast("reinterpret_cast", to, context_.types[expr.ty].flag ? erased : pointer),
                    operand.order};
        }
    }
    OX_UNREACHABLE("a cast of no kind");
}

bool BodyLowering::isControl(ExprId id) const {
    const auto& kind = body_[id].kind;
    if (const auto* scope = std::get_if<hir::ScopeExpr>(&kind)) return isControl(scope->inner);
    return std::holds_alternative<hir::BlockExpr>(kind) || std::holds_alternative<hir::IfExpr>(kind) ||
           std::holds_alternative<hir::MatchExpr>(kind) || std::holds_alternative<hir::LoopExpr>(kind) ||
           std::holds_alternative<hir::CountExpr>(kind) ||
           std::holds_alternative<hir::SelectExpr>(kind);
}

void BodyLowering::assign(const hir::AssignExpr& node) {
    Ty ty = typeOf(node.place);
    // A local that was declared without a value.
    if (const auto* local = std::get_if<hir::LocalPlace>(&body_[node.place].kind)) {
        cpp::Expr name = locals_[local->local.value];
        const cpp::Deref* deferred = cpp::get<cpp::Deref>(name);
        const cpp::Name* variable = cpp::get<cpp::Name>(deferred ? deferred->pointer : name);
        bool isDeferred = deferred && variable && deferred_.contains(variable->text);
        if (variable && (!deferred || isDeferred)) {
            Destination target{
                .kind = Destination::Assign, .ty = ty, .place = name, .target = cpp::name(variable->text)};
            // A block ends borrows of the old value when it is left; dropping that value inside it would come
            // too early.
            if (!isControl(node.value) || isDeferred || context_.isTrivial(ty)) {
                into(node.value, target);
                return;
            }
        }
    }
    std::vector<Operand> operands;
    Place destination;
    operands.push_back(operand(node.value));
    bool isFat = context_.isUnsized(ty);
    operands.push_back({.lower =
                            [&] {
                                destination = place(node.place);
                                return Value{isFat ? destination.expr : cpp::addressOf(destination.expr),
                                             destination.order};
                            },
                        .type = "auto*",
                        .hint = "target"});
    std::vector<Value> values = sequence(std::move(operands));
    if (context_.isUnit(ty)) return;
    emit(cpp::AssignStmt{cpp::deref(values[1].expr), cpp::bare(values[0].expr)});
}

void BodyLowering::assignOp(const hir::AssignOpExpr& node) {
    Ty ty = typeOf(node.place);
    std::vector<Operand> operands;
    operands.push_back(operand(node.value));
    operands.push_back({.lower =
                            [&] {
                                Place target = stable(place(node.place), ty);
                                return Value{cpp::addressOf(target.expr), target.order};
                            },
                        .type = "auto*",
                        .hint = "target"});
    std::vector<Value> values = sequence(std::move(operands));
    cpp::Expr target = cpp::deref(values[1].expr);
    Value result = binaryOf(node.op, ty, {target, Order::Read}, values[0]);
    emit(cpp::AssignStmt{target, result.expr});
}

}  // namespace oxide::lower
