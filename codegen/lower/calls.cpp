#include "codegen/lower/body.h"

namespace oxide::lower {

std::vector<BodyLowering::Operand> BodyLowering::argumentOperands(FunctionId id,
                                                                  const std::vector<ExprId>& args) {
    const mono::Function& function = context_.function(id);
    std::vector<Operand> operands;
    for (std::size_t i = 0; i < args.size(); ++i) {
        bool isNamed = i < function.params.size() && function.kind != mono::FunctionKind::Extern &&
                       function.params[i].name != "self";
        operands.push_back(operand(args[i], isNamed ? function.params[i].name : "argument"));
    }
    return operands;
}

Value BodyLowering::call(const hir::Expr&, const hir::CallExpr& node) {
    FunctionId id = context_.callee(node.callee);
    const mono::Function& function = context_.function(id);
    std::vector<Operand> operands = argumentOperands(id, node.args);
    if (function.kind == mono::FunctionKind::Extern) {
        for (std::size_t i : repeatedOperands(function.external)) {
            if (i < operands.size()) operands[i].mustBeName = true;
        }
    }
    return callFunction(context_, id, sequence(std::move(operands)), caller_);
}

Value callFunction(Context& context, FunctionId id, std::vector<Value> args, const cpp::Expr& caller) {
    const mono::Function& function = context.function(id);
    switch (function.kind) {
        case mono::FunctionKind::Extern: return callExtern(context, function, std::move(args), caller);
        case mono::FunctionKind::Constructor:
            return {build(context, function.result, function.variant, exprs(args)), strongest(args)};
        case mono::FunctionKind::Plain:
        case mono::FunctionKind::Closure:
        case mono::FunctionKind::AsyncBlock: break;
    }
    std::string name = context.use(id);
    if (function.isAsync) {
        Order order = std::max(strongest(args), Order::Read);
        return {cpp::call("makeLazy<" + name + ">", exprs(args)), order};
    }
    std::vector<cpp::Expr> operands;
    for (const Value& arg : args) operands.push_back(cpp::bare(arg.expr));
    if (caller && function.tracksCaller) operands.push_back(caller);
    return {cpp::call(name, std::move(operands)), Order::Effect};
}

void addCaller(std::vector<cpp::Expr>& args, const cpp::Expr& caller) {
    if (!caller) return;
    args.push_back(cpp::member(caller, "file"));
    args.push_back(cpp::member(caller, "line"));
}

namespace {

// Where a pointer is called, g++ 12 turns an array into a pointer before it looks for a conversion: texts
// keep their type.
cpp::Expr pointerArgument(const cpp::Expr& expr) {
    const auto* literal = cpp::get<cpp::Literal>(expr);
    return literal && literal->bare.starts_with('"') ? expr : cpp::bare(expr);
}

}  // namespace

Value BodyLowering::callPointer(const hir::CallPointerExpr& node) {
    std::vector<Operand> operands;
    operands.push_back(operand(node.function, "function"));
    for (ExprId arg : node.args) operands.push_back(operand(arg, "argument"));
    std::vector<Value> values = sequence(std::move(operands));
    std::vector<cpp::Expr> args;
    for (std::size_t i = 1; i < values.size(); ++i) args.push_back(pointerArgument(values[i].expr));
    return {cpp::call(values[0].expr, std::move(args)), Order::Effect};
}

Value BodyLowering::callDyn(const hir::Expr&, const hir::CallDynExpr& node) {
    Ty receiverTy = typeOf(node.receiver);
    bool isOwned = context_.ownsObject(receiverTy);
    bool isPinned = context_.externName(receiverTy) == "ox::Pin";
    Ty dyn = isOwned    ? context_.adt(receiverTy)->cppArgs[0]
             : isPinned ? context_.types.pointee(context_.adt(receiverTy)->cppArgs[0])
                        : context_.types.pointee(receiverTy);
    const mono::VTableMethod& method = context_.vtableMethod(dyn, node.slot);
    std::vector<Operand> operands;
    operands.push_back(operand(node.receiver, "object"));
    operands.back().mustBeName = true;
    if (isOwned) {
        // A closure is moved out of its box, which frees itself later; a method of Box<Self> takes the box
        // over.
        operands[0].lower = [&] {
            Value box = value(node.receiver);
            if (!method.isCall)
                return Value{cpp::call(context_.type(receiverTy) + "::intoRaw", {box.expr}), Order::Effect};
            const cpp::Move* move = cpp::get<cpp::Move>(box.expr);
            cpp::Expr place =
                move && cpp::get<cpp::Name>(move->place) ? move->place : temporary("boxed", receiverTy, box);
            return Value{cpp::methodCall(place, "get"), Order::Read};
        };
        operands[0].type = "auto";
        operands[0].moves = false;
    }
    if (isPinned) {
        operands[0].lower = [&] {
            Value pin = value(node.receiver);
            return Value{cpp::call(context_.type(receiverTy) + "::unpin", {pin.expr}), Order::Effect};
        };
        operands[0].type = "auto";
        operands[0].moves = false;
    }
    if (!isOwned && !isPinned && method.consumes) {
        // The closure in a box, without the box.
        operands[0].lower = [&] {
            ExprId boxed = node.receiver;
            if (const auto* borrowed = std::get_if<hir::BorrowExpr>(&body_[boxed].kind))
                boxed = borrowed->place;
            Place place = this->place(boxed);
            return Value{place.expr, place.order};
        };
        operands[0].type = "auto";
        operands[0].moves = false;
    }
    for (ExprId arg : node.args) operands.push_back(operand(arg, "argument"));
    std::vector<Value> values = sequence(std::move(operands));
    if (out_->diverged) return {unitValue()};
    cpp::Expr object = values[0].expr;
    if (method.isPoll)
        return {cpp::call("ox::pollByHand", {cpp::addressOf(object), values[1].expr}), Order::Effect};
    std::vector<cpp::Expr> args{cpp::member(object, "data")};
    for (std::size_t i = 1; i < values.size(); ++i) args.push_back(pointerArgument(values[i].expr));
    cpp::Expr function =
        cpp::member(cpp::deref(cpp::member(object, "vtable")), context_.methodName(dyn, node.slot));
    return {cpp::call(function, std::move(args)), Order::Effect};
}

Value BodyLowering::functionExpr(const hir::FunctionExpr& node) {
    FunctionId id = context_.callee(node.callee);
    return {cpp::addressOf(cpp::name(context_.useValue(id)))};
}

Value BodyLowering::constExpr(const hir::ConstExpr& node) {
    FunctionId id = context_.callee(node.callee);
    const mono::Function& function = context_.function(id);
    // A plain number says more than a call.
    if (function.code) {
        ExprId root = peelIn(*function.code, function.code->root);
        const hir::Expr& expr = (*function.code)[root];
        if (const auto* number = std::get_if<hir::IntLiteral>(&expr.kind))
            return intLiteral(expr.ty, number->value);
        if (const auto* number = std::get_if<hir::FloatLiteral>(&expr.kind))
            return floatLiteral(expr.ty, number->text);
    }
    return callFunction(context_, id, {});
}

}  // namespace oxide::lower
