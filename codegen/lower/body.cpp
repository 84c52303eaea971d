#include "codegen/lower/body.h"

#include "frontend/base/fields.h"

namespace oxide::lower {

BodyLowering::BodyLowering(Context& context, const mono::Function& function)
    : context_(context), function_(function), body_(*function.code), names_(context.globals) {
    locals_.resize(body_.locals.size());
}

void BodyLowering::emit(decltype(cpp::Stmt::kind) kind) {
    if (!out_->diverged) out_->statements.push_back({std::move(kind), span_});
}

Buffer BodyLowering::capture(const std::function<void()>& make) {
    Buffer buffer;
    Buffer* outer = std::exchange(out_, &buffer);
    make();
    out_ = outer;
    return buffer;
}

Buffer BodyLowering::block(const std::function<void()>& make, bool* anyVisible) {
    frames_.emplace_back();
    Buffer buffer = capture(make);
    if (anyVisible) *anyVisible = frames_.back().anyVisible;
    frames_.pop_back();
    return buffer;
}

void BodyLowering::splice(Buffer buffer) {
    if (out_->diverged) return;
    for (cpp::Stmt& stmt : buffer.statements) out_->statements.push_back(std::move(stmt));
    out_->diverged = buffer.diverged;
}

void BodyLowering::emitBlock(Buffer buffer) {
    if (!buffer.statements.empty()) emit(cpp::BlockStmt{std::move(buffer.statements)});
    out_->diverged |= buffer.diverged;
}

void BodyLowering::unreachable() {
    emit(cpp::UnreachableStmt{});
    out_->diverged = true;
}

void BodyLowering::emitLocal(const std::string& name, Ty ty, Value value) {
    emitTyped(name, context_.type(ty), std::move(value), context_.isTrivial(ty));
}

void BodyLowering::emitTyped(const std::string& name, const cpp::Type& type, Value value, bool isTrivial) {
    // A list among the operands ends with its statement: Arguments that live on need an array.
    if (const auto* made = cpp::get<cpp::Construct>(value.expr); made && !made->args.empty()) {
        if (const auto* list = cpp::get<cpp::List>(made->args.back())) {
            std::string count = std::to_string(list->elements.size());
            cpp::Type array = context_.core("Array") + "<fmt::Argument, " + count + ">";
            std::string parts = names_.fresh("parts");
            emitTyped(parts, array, {cpp::call(array + "::of", list->elements)}, true);
            value.expr = cpp::construct(
                made->type, {made->args[0], cpp::methodCall(cpp::name(parts), "data"), cpp::literal(count)});
        }
    }
    emit(cpp::LocalStmt{.type = type,
                        .name = name,
                        .form = cpp::Initialiser::Assign,
                        .args = {cpp::bare(value.expr)},
                        .isTrivial = isTrivial});
}

cpp::Expr BodyLowering::temporary(std::string_view hint, Ty ty, Value value) {
    std::string name = names_.fresh(hint);
    emitLocal(name, ty, std::move(value));
    return cpp::name(name);
}

void BodyLowering::endEarly(const cpp::Expr& place) {
    emit(cpp::ExprStmt{cpp::call("mem::drop", {cpp::moved(place)})});
}

void BodyLowering::endTemporaries() {
    std::vector<cpp::Expr>& temporaries = frames_.back().temporaries;
    for (; !temporaries.empty(); temporaries.pop_back()) endEarly(temporaries.back());
}

void BodyLowering::emitReturn(cpp::Expr value) {
    if (isCoroutine_) {
        emit(cpp::CoReturnStmt{value ? std::move(value) : unitValue()});
    } else {
        emit(cpp::ReturnStmt{std::move(value)});
    }
    out_->diverged = true;
}

void BodyLowering::storeUnit(Destination& destination) {
    switch (destination.kind) {
        case Destination::Discard: return;
        case Destination::Return: emitReturn({}); return;
        case Destination::Assign: emit(cpp::AssignStmt{destination.target, unitValue()}); return;
        case Destination::Declare:
            emitLocal(destination.name, context_.types.unit(), {unitValue()});
            destination.place = cpp::name(destination.name);
            return;
    }
}

void BodyLowering::store(Value value, Ty ty, Destination& destination) {
    bool isVoid = context_.isUnit(ty) || context_.isNever(ty);
    if (isVoid || destination.kind == Destination::Discard) {
        if (const cpp::Move* move = cpp::get<cpp::Move>(value.expr)) {
            if (context_.needsDrop(ty)) endEarly(move->place);
        } else if (value.order < Order::Effect && context_.isVisible(ty)) {
            emit(cpp::ExprStmt{cpp::call("mem::drop", {value.expr})});
        } else if (value.order >= Order::Panics) {
            bool isCall = cpp::get<cpp::Call>(value.expr) || cpp::get<cpp::Wording>(value.expr);
            emit(cpp::ExprStmt{value.expr, !isCall});
        }
        if (context_.isNever(ty)) {
            // Only C++ functions are declared [[noreturn]]; closures, pointers and vtables are not.
            const cpp::Call* call = cpp::get<cpp::Call>(value.expr);
            const cpp::Name* function = call ? cpp::get<cpp::Name>(call->function) : nullptr;
            bool isKnown = function && (context_.globals.contains(function->text) ||
                                        function->text.find("::") != std::string::npos);
            if (!isKnown) emit(cpp::UnreachableStmt{});
            out_->diverged = true;
        } else if (isVoid) {
            storeUnit(destination);
        }
        return;
    }
    switch (destination.kind) {
        case Destination::Discard: return;
        case Destination::Return: {
            // Returning a local moves it anyway, and compilers warn about saying so.
            const cpp::Move* move = cpp::get<cpp::Move>(value.expr);
            const cpp::Name* local = move ? cpp::get<cpp::Name>(move->place) : nullptr;
            bool implied = local && !isCoroutine_ && !members_.contains(local->text);
            emitReturn(implied ? move->place : isCoroutine_ ? value.expr : cpp::bare(value.expr));
            return;
        }
        case Destination::Assign: emit(cpp::AssignStmt{destination.target, cpp::bare(value.expr)}); return;
        case Destination::Declare:
            emitLocal(destination.name, ty, std::move(value));
            destination.place = cpp::name(destination.name);
            destination.target = destination.place;
            return;
    }
}

void BodyLowering::predeclare(Destination& destination) {
    if (destination.kind != Destination::Declare) return;
    Ty ty = destination.ty;
    cpp::LocalStmt local{
        .type = context_.type(ty), .name = destination.name, .isTrivial = context_.isTrivial(ty)};
    auto initial = [&](const char* text) {
        local.form = cpp::Initialiser::Assign;
        local.args = {cpp::literal(text)};
    };
    destination.target = cpp::name(destination.name);
    destination.place = destination.target;
    destination.kind = Destination::Assign;
    bool isThin = !context_.isPlain(ty) || context_.kind(ty) == TyKind::FnPtr ||
                  context_.kind(ty) == TyKind::FnDef ||
                  (context_.types.kind(ty) != TyKind::Ref && context_.types.kind(ty) != TyKind::Pointer) ||
                  !context_.isUnsized(context_.types.pointee(ty));
    switch (context_.kind(ty)) {
        case TyKind::Int:
        case TyKind::Float:
        case TyKind::Char: initial("0"); break;
        case TyKind::Bool: initial("false"); break;
        case TyKind::FnPtr:
        case TyKind::FnDef: initial("nullptr"); break;
        case TyKind::Ref:
        case TyKind::Pointer:
            if (isThin) {
                initial("nullptr");
                break;
            }
            [[fallthrough]];
        default:
            if (context_.isUnit(ty)) {
                break;
            }
            local.type = context_.core("Deferred") + "<" + local.type + ">";
            destination.place = cpp::derefObject(destination.target);
            deferred_.insert(destination.name);
    }
    emit(std::move(local));
}

void BodyLowering::into(ExprId id, Destination& destination) {
    if (out_->diverged) return;
    const hir::Expr& expr = body_[id];
    Span outer = std::exchange(span_, expr.span.valid() ? expr.span : span_);
    std::visit(Overload{
                   [&](const hir::BlockExpr& node) { blockInto(expr, node, destination); },
                   [&](const hir::ScopeExpr& node) { scopeInto(node, destination); },
                   [&](const hir::IfExpr& node) { ifInto(expr, node, destination); },
                   [&](const hir::MatchExpr& node) { matchInto(expr, node, destination); },
                   [&](const hir::LoopExpr& node) { loopInto(expr, node, destination); },
                   [&](const hir::CountExpr& node) { countInto(node, destination); },
                   [&](const hir::BreakExpr& node) { breakTo(node); },
                   [&](const hir::ContinueExpr& node) { continueTo(node.loop); },
                   [&](const hir::ReturnExpr& node) {
                       Destination result = Destination::result();
                       if (node.value) {
                           into(node.value, result);
                       } else {
                           emitReturn({});
                       }
                   },
                   [&](const hir::AwaitExpr& node) { awaitInto(expr, node, destination); },
                   [&](const hir::JoinExpr& node) { joinInto(expr, node, destination); },
                   [&](const hir::SelectExpr& node) { selectInto(expr, node, destination); },
                   [&](const hir::AssignExpr& node) {
                       assign(node);
                       storeUnit(destination);
                   },
                   [&](const hir::AssignOpExpr& node) {
                       assignOp(node);
                       storeUnit(destination);
                   },
                   [&](const hir::CoerceExpr& node) {
                       if (node.kind == hir::CoerceKind::NeverToAny) {
                           discard(node.operand);
                           if (!out_->diverged) unreachable();
                       } else {
                           store(rawValue(id), expr.ty, destination);
                       }
                   },
                   [&](const auto&) { store(rawValue(id), expr.ty, destination); },
               },
               expr.kind);
    span_ = outer;
}

Value BodyLowering::value(ExprId id) {
    Ty ty = typeOf(id);
    if (!context_.isUnit(ty) && !context_.isNever(ty)) return rawValue(id);
    into(id, Destination::discard());
    return {unitValue()};
}

Value BodyLowering::rawValue(ExprId id) {
    const hir::Expr& expr = body_[id];
    Span outer = std::exchange(span_, expr.span.valid() ? expr.span : span_);
    // Constructs that need statements: through a local.
    auto byLocal = [&]() -> Value {
        if (context_.isUnit(expr.ty) || context_.isNever(expr.ty)) {
            into(id, Destination::discard());
            return {unitValue()};
        }
        Destination local = Destination::declare(names_.fresh(std::exchange(hint_, {})), expr.ty);
        into(id, local);
        if (!local.place) return {unitValue()};  // control never comes here
        return context_.isTrivial(expr.ty) ? Value{local.place} : Value{cpp::moved(local.place)};
    };
    Value result = std::visit(
        Overload{
            [&](const hir::LocalPlace&) { return copyOut(place(id)); },
            [&](const hir::CapturePlace&) { return copyOut(place(id)); },
            [&](const hir::StaticPlace&) { return copyOut(place(id)); },
            [&](const hir::FieldPlace&) { return copyOut(place(id)); },
            [&](const hir::DerefPlace&) { return copyOut(place(id)); },
            [&](const hir::IndexPlace&) { return copyOut(place(id)); },
            [&](const hir::TempPlace& node) { return rawValue(node.value); },
            [&](const hir::CopyExpr& node) { return copyOut(place(node.place)); },
            [&](const hir::MoveExpr& node) { return moveOut(place(node.place), expr.ty); },
            [&](const hir::BorrowExpr& node) {
                if (node.kind == hir::BorrowKind::Shared) {
                    const auto* temp = std::get_if<hir::TempPlace>(&body_[node.place].kind);
                    bool isConstant = temp && temp->extended && body_.kind == hir::BodyKind::Constant;
                    if (temp && (isConstant || isPromotable(temp->value))) return promoted(temp->value);
                }
                return borrow(place(node.place), typeOf(node.place), node.kind != hir::BorrowKind::Shared);
            },
            [&](const hir::RawBorrowExpr& node) {
                return borrow(place(node.place), typeOf(node.place), node.isMutable);
            },
            [&](const hir::IntLiteral& node) { return intLiteral(expr.ty, node.value); },
            [&](const hir::FloatLiteral& node) { return floatLiteral(expr.ty, node.text); },
            [&](const hir::StringLiteral& node) { return stringLiteral(node.text); },
            [&](const hir::BytesLiteral& node) { return bytesLiteral(expr, node.bytes); },
            [&](const hir::CallExpr& node) { return call(expr, node); },
            [&](const hir::CallClosureExpr& node) { return callClosure(expr, node); },
            [&](const hir::CallPointerExpr& node) { return callPointer(node); },
            [&](const hir::CallDynExpr& node) { return callDyn(expr, node); },
            [&](const hir::UnaryExpr& node) { return unary(expr, node); },
            [&](const hir::BinaryExpr& node) { return binary(expr, node); },
            [&](const hir::LogicalExpr& node) { return logical(node); },
            [&](const hir::CastExpr& node) { return castExpr(expr, node); },
            [&](const hir::CoerceExpr& node) {
                return node.kind == hir::CoerceKind::NeverToAny ? byLocal() : coerce(expr, node);
            },
            [&](const hir::TupleExpr& node) { return tupleExpr(expr, node); },
            [&](const hir::ArrayExpr& node) { return arrayExpr(expr, node); },
            [&](const hir::RepeatExpr& node) { return repeatExpr(expr, node); },
            [&](const hir::StructExpr& node) { return structExpr(expr, node); },
            [&](const hir::FunctionExpr& node) { return functionExpr(node); },
            [&](const hir::ConstExpr& node) { return constExpr(node); },
            [&](const hir::ClosureExpr& node) { return closureExpr(expr, node); },
            [&](const hir::AsyncExpr& node) { return asyncExpr(expr, node); },
            [&](const hir::FormatExpr& node) { return formatExpr(node); },
            [&](const hir::ScopeExpr& node) { return scopeValue(expr, node); },
            [&](const hir::BlockExpr& node) {
                bool isTailOnly = node.statements.empty() && node.tail && !node.label;
                return isTailOnly ? rawValue(node.tail) : byLocal();
            },
            [&](const hir::IfExpr&) { return isSimpleScalar(id) ? conditionalValue(id) : byLocal(); },
            [&](const hir::MatchExpr&) { return byLocal(); },
            [&](const hir::LoopExpr&) { return byLocal(); },
            [&](const hir::CountExpr&) { return byLocal(); },
            [&](const hir::BreakExpr&) { return byLocal(); },
            [&](const hir::ContinueExpr&) { return byLocal(); },
            [&](const hir::ReturnExpr&) { return byLocal(); },
            [&](const hir::AwaitExpr&) { return byLocal(); },
            [&](const hir::JoinExpr&) { return byLocal(); },
            [&](const hir::SelectExpr&) { return byLocal(); },
            [&](const hir::AssignExpr&) { return byLocal(); },
            [&](const hir::AssignOpExpr&) { return byLocal(); },
            [&](const hir::LetConditionExpr&) -> Value { OX_UNREACHABLE("a let condition as a value"); },
            [&](const hir::CallValueExpr&) -> Value { OX_UNREACHABLE("a call that mono left unresolved"); },
            [&](const hir::ConstParamExpr&) -> Value { OX_UNREACHABLE("a constant parameter after mono"); },
            [&](const hir::ErrorExpr&) -> Value { OX_UNREACHABLE("an error reached the lowering"); },
        },
        expr.kind);
    span_ = outer;
    return result;
}

}  // namespace oxide::lower
