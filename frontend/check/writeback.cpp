// Final types into HIR; copies told from moves; operators and casts decided.
#include <fmt/format.h>

#include <algorithm>

#include "frontend/check/body_checker.h"
#include "frontend/check/generics.h"
#include "frontend/check/item_check.h"
#include "frontend/check/layout.h"
#include "frontend/types/fold.h"

namespace oxide::check {

using diag::Code;

namespace {

// Whether a literal fits its type: the value as written, before two's complement.
bool literalFits(const types::TypeTable& table, Ty ty, UInt128 value) {
    if (!table.isInteger(ty)) return true;
    types::IntKind kind = table.intKind(ty);
    unsigned width = types::bitWidth(kind);
    if (width == 128) return true;
    auto asSigned = static_cast<Int128>(value);
    if (types::isSigned(kind)) {
        Int128 limit = static_cast<Int128>(1) << (width - 1);
        return asSigned >= -limit && asSigned < limit;
    }
    return (value >> width) == 0;
}

}  // namespace

void BodyChecker::writeback(Frame& frame) {
    hir::Body& body = *frame.body;
    for (hir::Local& local : body.locals) {
        local.ty = finalType(local.ty, local.span);
        if (local.annotated) local.annotated = infer_.resolveAll(local.annotated);
        // Parameters are looked at with the function's head.
        if (local.name && !local.isParam && !solver_.isSized(local.ty))
            reportUnsized(items_, local.ty, local.span);
    }
    for (hir::Pattern& pattern : body.patterns) {
        pattern.ty = finalType(pattern.ty, pattern.span);
        if (auto* binding = std::get_if<hir::BindingPattern>(&pattern.kind)) {
            if (binding->mode == hir::BindingMode::Move && solver_.isCopy(pattern.ty))
                binding->mode = hir::BindingMode::Copy;
        }
    }
    for (hir::BodyParam& param : body.params) param.ty = finalType(param.ty, param.span);
    body.resultTy = finalType(body.resultTy, body.span);
    for (hir::Capture& capture : body.captures) capture.ty = finalType(capture.ty, capture.use);

    for (std::uint32_t i = 0; i < body.exprs.size(); ++i) {
        hir::Expr& expr = body.exprs[ExprId(i)];
        expr.ty = finalType(expr.ty, expr.span);
    }
    auto callee = [&](hir::Callee& one, Span at) {
        std::vector<Ty> args(table_.list(one.args).begin(), table_.list(one.args).end());
        std::vector<DefId> params = types::allParams(items_.generics(one.def));
        for (std::size_t i = 0; i < args.size(); ++i) {
            bool isConstant =
                i < params.size() && params[i] && items_.defs()[params[i]].kind == DefKind::ConstParam;
            if (isConstant && table_.kind(infer_.resolve(args[i])) == TyKind::Infer && !reportedUnknown_ &&
                !hasFailed()) {
                reportedUnknown_ = true;
                error(Code::E0284, at, "type annotations needed")
                    .label(fmt::format("cannot infer the value of the const parameter `{}`",
                                       text(items_.defs()[params[i]].name)));
            }
            args[i] = finalType(args[i], at);
        }
        one.args = table_.makeArgs(args);
        requireSizedArgs(one.def, args, at);
    };
    for (std::uint32_t i = 0; i < body.exprs.size(); ++i) {
        hir::Expr& expr = body.exprs[ExprId(i)];
        Span at = expr.span;
        if (auto* move = std::get_if<hir::MoveExpr>(&expr.kind)) {
            if (solver_.isCopy(expr.ty)) expr.kind = hir::CopyExpr{move->place};
        } else if (auto* call = std::get_if<hir::CallExpr>(&expr.kind)) {
            callee(call->callee, at);
            requireKnownSelf(*call, at);
            requireSameSize(*call, at);
        } else if (auto* function = std::get_if<hir::FunctionExpr>(&expr.kind)) {
            callee(function->callee, at);
        } else if (auto* constant = std::get_if<hir::ConstExpr>(&expr.kind)) {
            callee(constant->callee, at);
        } else if (auto* format = std::get_if<hir::FormatExpr>(&expr.kind)) {
            for (hir::FormatArg& arg : format->args) {
                if (arg.format.def) callee(arg.format, at);
            }
        } else if (auto* literal = std::get_if<hir::IntLiteral>(&expr.kind)) {
            bool isInteger = table_.isInteger(expr.ty) && types::bitWidth(table_.intKind(expr.ty)) < 128;
            bool isNegative = isInteger && !types::isSigned(table_.intKind(expr.ty)) && literal->value >> 127;
            if (isNegative) {
                error(Code::E0277, at,
                      fmt::format("the trait bound `{}: Neg` is not satisfied", show(expr.ty)))
                    .label(fmt::format("the trait `Neg` is not implemented for `{}`", show(expr.ty)))
                    .note("unsigned values cannot be negated");
            } else if (!literalFits(table_, expr.ty, literal->value)) {
                error(Code::overflowing_literals, at,
                      fmt::format("literal out of range for `{}`", show(expr.ty)))
                    .note(fmt::format("the literal does not fit into the type `{}`", show(expr.ty)));
            }
        }
    }
    // An operator on types that turned out to be scalars is the built-in one.
    for (const PendingOperator& pending : operators_) {
        if (pending.frame != &frame) continue;
        Ty left = body.exprs[pending.left].ty;
        Ty right = body.exprs[pending.right].ty;
        bool scalar = table_.isNumeric(left) && table_.isNumeric(right) &&
                      (left == right || pending.op == ast::BinaryOp::Shl || pending.op == ast::BinaryOp::Shr);
        if (scalar)
            body.exprs[pending.expr].kind =
                hir::BinaryExpr{static_cast<hir::BinaryOp>(pending.op), pending.left, pending.right};
    }
    for (const PendingCast& pending : casts_) {
        if (pending.frame == &frame) finishCast(pending);
    }
    decideClosureCalls(body);
}

// What stands for a type parameter of a function of the program is sized, unless the parameter is `?Sized`.
void BodyChecker::requireSizedArgs(DefId function, std::span<const Ty> args, Span at) {
    const ast::FunctionItem* syntax = isLocal(items_, function) ? items_.functionSyntax(function) : nullptr;
    if (!syntax || std::ranges::all_of(args, [&](Ty arg) { return solver_.isSized(arg); })) return;
    std::vector<DefId> params = types::allParams(items_.generics(function));
    for (std::size_t i = 0; i < args.size() && i < params.size(); ++i) {
        if (solver_.isSized(args[i]) || !params[i]) continue;
        const resolve::Def& param = items_.defs()[params[i]];
        // The parameter behind an `impl Trait` is not written as one.
        bool isWritten = std::ranges::any_of(syntax->generics.params, [&](const ast::GenericParam& written) {
            return written.name.name == param.name;
        });
        if (param.parent != function || !isWritten ||
            mayBeUnsized(items_.ast(), syntax->generics, param.name))
            continue;
        return reportUnsized(items_, args[i], at);
    }
}

// `transmute` makes one type of another of the same size.
void BodyChecker::requireSameSize(const hir::CallExpr& call, Span at) {
    const resolve::Def& callee = items_.defs()[call.callee.def];
    if (!callee.isLibrary || text(callee.name) != "transmute" || hasFailed()) return;
    auto args = table_.list(call.callee.args);
    OX_CHECK(args.size() == 2, "transmute has two generic parameters");
    if (args[0] == args[1]) return;
    auto from = layoutOf(items_, args[0]);
    auto to = layoutOf(items_, args[1]);
    bool isOpen = table_[args[0]].hasParam || table_[args[1]].hasParam;
    if (!isOpen && (!from || !to || from->size == to->size)) return;
    if (isOpen && from && to && from->size == to->size) return;
    auto shown = [&](Ty ty, const std::optional<Layout>& layout) {
        return layout ? fmt::format("`{}` ({} bits)", show(ty), layout->size * 8)
                      : fmt::format("`{}` (its size can vary)", show(ty));
    };
    error(Code::E0512, at, "cannot transmute between types of different sizes, or dependently-sized types")
        .label(fmt::format("from {} to {}", shown(args[0], from), shown(args[1], to)));
}

// A method that consumes `self` cannot be given what a `dyn` type hides.
void BodyChecker::requireKnownSelf(const hir::CallExpr& call, Span at) {
    DefId method = call.callee.def;
    bool consumes = method && isLocal(items_, method) && items_.hasReceiver(method) &&
                    items_.receiver(method) == ast::Receiver::Owned && !call.args.empty();
    if (!consumes) return;
    Ty self = finalType(typeOf(call.args[0]), at);
    if (table_.kind(self) != TyKind::Dyn) return;
    error(Code::E0161, at, fmt::format("cannot move a value of type `{}`", show(self)))
        .label(fmt::format("the size of `{}` is not known", show(self)))
        .help("a method of a boxed object takes `self: Box<Self>`");
}

// A closure is called by the least its body needs.
void BodyChecker::decideClosureCalls(hir::Body& body) {
    for (std::uint32_t i = 0; i < body.exprs.size(); ++i) {
        const auto* call = std::get_if<hir::CallValueExpr>(&body.exprs[ExprId(i)].kind);
        if (!call || !isPlace(call->function)) continue;
        Ty ty = body.exprs[call->function].ty;
        if (table_.kind(ty) != TyKind::Closure) continue;
        hir::CallKind kind = items_.closure(BodyId(table_[ty].index)).kind.value_or(hir::CallKind::Fn);
        ExprId function = call->function;
        if (kind == hir::CallKind::FnMut) function = makeMutable(function);
        if (kind == hir::CallKind::FnOnce) {
            function = toValue(function);
            if (auto* move = std::get_if<hir::MoveExpr>(&node(function).kind); move && solver_.isCopy(ty))
                node(function).kind = hir::CopyExpr{move->place};
        }
        auto& decided = std::get<hir::CallValueExpr>(body.exprs[ExprId(i)].kind);
        decided.kind = kind;
        decided.function = function;
    }
}

void BodyChecker::finishCast(const PendingCast& pending) {
    hir::Body& body = *pending.frame->body;
    hir::Expr& expr = body.exprs[pending.expr];
    auto& cast = std::get<hir::CastExpr>(expr.kind);
    Ty from = body.exprs[cast.operand].ty;
    Ty to = expr.ty;
    if (table_[from].hasError || table_[to].hasError) return;
    TyKind source = table_.kind(from);
    TyKind target = table_.kind(to);
    bool toInteger = target == TyKind::Int;
    auto fail = [&](Code code, std::string message, std::string label) {
        error(code, expr.span, std::move(message)).label(std::move(label));
        expr.kind = hir::ErrorExpr{};
    };
    if (from == to) {
        ExprId operand = cast.operand;
        expr.kind = hir::ScopeExpr{operand};
        return;
    }
    bool numeric = table_.isNumeric(from) && table_.isNumeric(to);
    if (numeric) return void(cast.kind = hir::CastKind::Numeric);
    if (source == TyKind::Bool && toInteger) return void(cast.kind = hir::CastKind::BoolToInt);
    if (source == TyKind::Char && toInteger) return void(cast.kind = hir::CastKind::CharToInt);
    if (target == TyKind::Char && from == table_.integer(types::IntKind::U8))
        return void(cast.kind = hir::CastKind::IntToChar);
    if (target == TyKind::Char && (source == TyKind::Int || source == TyKind::Float)) {
        return fail(Code::E0604, fmt::format("only `UInt8` can be cast as `Char`, not `{}`", show(from)),
                    "invalid cast");
    }
    if (target == TyKind::Bool && (table_.isNumeric(from))) {
        return fail(Code::E0054, fmt::format("cannot cast `{}` as `Bool`", show(from)), "unsupported cast");
    }
    if (source == TyKind::Adt && toInteger) {
        const AdtInfo& info = items_.adt(table_[from].def);
        bool plain = info.isEnum;
        for (const VariantInfo& variant : info.variants) plain &= variant.fields.empty();
        if (plain) return void(cast.kind = hir::CastKind::EnumToInt);
    }
    bool pointers = (source == TyKind::Pointer || source == TyKind::Ref) && target == TyKind::Pointer;
    if (pointers) {
        TyKind wide = table_.kind(table_.pointee(to));
        bool isWide = wide == TyKind::Slice || wide == TyKind::Str || wide == TyKind::Dyn;
        if (isWide && source == TyKind::Pointer && solver_.isSized(table_.pointee(from)))
            return fail(
                Code::E0607,
                fmt::format("cannot cast thin pointer `{}` to wide pointer `{}`", show(from), show(to)),
                "the length or the type behind it is missing");
    }
    if (pointers) return void(cast.kind = hir::CastKind::PointerToPointer);
    if (source == TyKind::Pointer && toInteger) return void(cast.kind = hir::CastKind::PointerToInt);
    if (source == TyKind::Int && target == TyKind::Pointer)
        return void(cast.kind = hir::CastKind::IntToPointer);
    if (source == TyKind::Ref &&
        (table_.isNumeric(table_.pointee(from)) && (table_.isNumeric(to) || toInteger))) {
        // D9 reaches casts of references to scalars? Rust rejects them, and so do we.
        return fail(Code::E0606, fmt::format("casting `{}` as `{}` is invalid", show(from), show(to)),
                    "cannot cast this reference; dereference it: `*`");
    }
    if ((source == TyKind::FnDef || source == TyKind::Closure) && target == TyKind::FnPtr) {
        cast.kind = hir::CastKind::FnToPointer;
        ExprId operand = cast.operand;
        expr.kind = hir::CoerceExpr{
            source == TyKind::FnDef ? hir::CoerceKind::ReifyFn : hir::CoerceKind::ClosureFn, operand};
        return;
    }
    // Everything a coercion can do, a cast can do.
    frame_ = pending.frame;
    bool ok = false;
    ExprId operand = cast.operand;
    ExprId coerced = tryCoerce(operand, to, ok, {});
    if (ok) {
        body.exprs[pending.expr].kind = hir::ScopeExpr{coerced};
        return;
    }
    bool scalars = (table_.isScalar(from) || source == TyKind::Pointer) &&
                   (table_.isScalar(to) || target == TyKind::Pointer);
    bool isByte = source == TyKind::Ref && table_.kind(table_.pointee(from)) == TyKind::Int;
    bool toChar = target == TyKind::Char && isByte && table_.intKind(table_.pointee(from)) == types::IntKind::U8;
    if (scalars || toChar || (source == TyKind::Ref && (toInteger || table_.isNumeric(to))))
        return fail(Code::E0606, fmt::format("casting `{}` as `{}` is invalid", show(from), show(to)),
                    "invalid cast");
    fail(Code::E0605, fmt::format("non-primitive cast: `{}` as `{}`", show(from), show(to)),
         "an `as` expression can only be used to convert between primitive types or to coerce to a specific "
         "trait object");
}

}  // namespace oxide::check
