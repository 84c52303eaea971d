#include "codegen/lower/body.h"

namespace oxide::lower {

Value BodyLowering::coerce(const hir::Expr& expr, const hir::CoerceExpr& node) {
    Ty from = typeOf(node.operand);
    switch (node.kind) {
        case hir::CoerceKind::NeverToAny: break;
        case hir::CoerceKind::ReifyFn: return value(node.operand);
        case hir::CoerceKind::ClosureFn: {
            const mono::ClosureInstance* closure = context_.closure(from);
            OX_CHECK(closure, "a closure that is not in the program");
            value(node.operand);
            context_.use(closure->function);
            return {cpp::addressOf(cpp::name(context_.closurePointer(closure->function)))};
        }
        case hir::CoerceKind::MutToConst: {
            Value operand = value(node.operand);
            Ty pointee = context_.types.pointee(expr.ty);
            bool changesType =
                context_.isUnsized(pointee) && context_.types[from].flag && !context_.types[expr.ty].flag;
            if (!changesType) return operand;
            return {cpp::convert(context_.type(expr.ty), operand.expr), operand.order};
        }
        case hir::CoerceKind::Unsize: return unsize(value(node.operand), from, expr.ty);
    }
    OX_UNREACHABLE("a coercion of no kind");
}

std::string BodyLowering::vtableName(Ty dyn, Ty concrete) { return context_.vtable(dyn, concrete); }

Value BodyLowering::unsize(Value operand, Ty from, Ty to) {
    if (context_.kind(to) == TyKind::Ref || context_.kind(to) == TyKind::Pointer) {
        Ty source = context_.types.pointee(from);
        Ty target = context_.types.pointee(to);
        cpp::Type type = context_.type(to);
        if (source == target) return operand;
        if (context_.kind(target) == TyKind::Slice) {
            cpp::Expr array = cpp::deref(operand.expr);
            if (context_.types[to].flag) return {cpp::methodCall(array, "asMutSlice"), operand.order};
            return {cpp::methodCall(array, "asSlice"), operand.order};
        }
        if (context_.kind(source) == TyKind::Dyn) return upcast(std::move(operand), source, target, to);
        cpp::Expr vtable = cpp::addressOf(cpp::name(vtableName(target, source)));
        return {cpp::aggregate(type, {{"", operand.expr}, {"", vtable}}), operand.order};
    }
    const mono::AdtInstance* pointer = context_.adt(to);
    OX_CHECK(pointer && !pointer->cppArgs.empty(), "unsizing of what is no pointer");
    Ty source = context_.adt(from)->cppArgs[0];
    Ty target = pointer->cppArgs[0];
    cpp::Type type = context_.type(to);
    if (source == target) return operand;
    // A pin of a pointer is converted like the pointer.
    if (!context_.isUnsized(target)) {
        Value inner = unsize({cpp::methodCall(operand.expr, "intoInner"), operand.order}, source, target);
        return {cpp::construct(type, {inner.expr}), operand.order};
    }
    if (context_.kind(source) == TyKind::Dyn) return upcast(std::move(operand), source, target, to);
    std::vector<cpp::Expr> args{operand.expr};
    if (context_.kind(target) == TyKind::Dyn)
        args.push_back(cpp::addressOf(cpp::name(vtableName(target, source))));
    return {cpp::call(type + "::unsize", std::move(args)), std::max(operand.order, Order::Read)};
}

// dyn to dyn: of a supertrait, or with fewer of the bounds that have no methods (then one vtable serves
// both).
Value BodyLowering::upcast(Value operand, Ty source, Ty target, Ty to) {
    cpp::Type from = context_.vtableClass(source);
    if (from == context_.vtableClass(target)) return operand;
    cpp::Expr super = cpp::addressOf(cpp::name(from + "::" + context_.superName(target)));
    bool isReference = context_.kind(to) == TyKind::Ref || context_.kind(to) == TyKind::Pointer;
    std::string function =
        isReference ? "ox::upcast<" + context_.type(to) + ">" : context_.type(to) + "::upcast";
    return {cpp::call(function, {operand.expr, super}), std::max(operand.order, Order::Read)};
}

}  // namespace oxide::lower
