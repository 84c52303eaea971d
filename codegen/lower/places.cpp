#include "frontend/hir/places.h"

#include "codegen/lower/body.h"
#include "frontend/base/fields.h"
#include "frontend/hir/promotion.h"

namespace oxide::lower {

Place BodyLowering::place(ExprId id) {
    const hir::Expr& expr = body_[id];
    return std::visit(
        Overload{
            [&](const hir::LocalPlace& node) -> Place {
                cpp::Expr name = locals_[node.local.value];
                if (!name) name = unitValue();  // behind an expression that never comes back
                bool isStable = !body_[node.local].isMutable && context_.isTrivial(expr.ty);
                return {name, isStable ? Order::Pure : Order::Read, false,
                        values_.contains(node.local.value)};
            },
            [&](const hir::CapturePlace& node) -> Place {
                const hir::Capture& capture = body_.captures[node.capture];
                return {captures_[node.capture], Order::Read, capture.mode == hir::CaptureMode::Mutable};
            },
            [&](const hir::StaticPlace& node) -> Place {
                const mono::StaticInstance& item =
                    context_.program.statics[context_.program.staticOf.at(node.def)];
                return {cpp::name(item.isThreadLocal ? keyName(item) : identifier(item.name)), Order::Read};
            },
            [&](const hir::FieldPlace& node) -> Place {
                return fieldPlace(place(node.base), typeOf(node.base), node.variant, node.field);
            },
            [&](const hir::DerefPlace& node) -> Place {
                if (hir::isPlace(body_[node.pointer]))
                    return derefPlace(place(node.pointer), typeOf(node.pointer));
                Value pointer = rawValue(node.pointer);
                return derefPlace({pointer.expr, pointer.order, false}, typeOf(node.pointer));
            },
            [&](const hir::IndexPlace& node) { return indexPlace(node); },
            [&](const hir::TempPlace& node) { return tempPlace(expr, node); },
            [&](const auto&) -> Place {
                Value result = rawValue(id);
                return {result.expr, result.order};
            },
        },
        expr.kind);
}

Place BodyLowering::indexPlace(const hir::IndexPlace& node) {
    Ty baseTy = typeOf(node.base);
    bool isFat = context_.isUnsized(baseTy);
    std::vector<Operand> operands;
    operands.push_back({.lower =
                            [&] {
                                Place base = place(node.base);
                                return Value{isFat ? base.expr : cpp::addressOf(base.expr), base.order};
                            },
                        .type = isFat ? "auto" : "auto*",
                        .hint = "items"});
    operands.push_back(operand(node.index, "index"));
    std::vector<Value> values = sequence(std::move(operands));
    cpp::Expr items = isFat ? values[0].expr : cpp::deref(values[0].expr);
    std::vector<cpp::Expr> args{items, cpp::bare(values[1].expr)};
    addCaller(args, caller_);
    return {cpp::call("ops::index", std::move(args)), Order::Panics};
}

Place BodyLowering::fieldPlace(Place base, Ty owner, std::uint32_t variant, std::uint32_t field) {
    cpp::Expr expr = base.expr;
    if (const mono::AdtInstance* adt = context_.adt(owner); adt && adt->isEnum) {
        expr = cpp::methodCall(expr, "as" + context_.variantOf(*adt, variant));
    }
    return {cpp::member(expr, context_.fieldOf(owner, variant, field)), base.order};
}

Place BodyLowering::derefPlace(Place pointer, Ty pointerTy) {
    if (context_.isBox(pointerTy)) {
        Ty inner = context_.adt(pointerTy)->cppArgs[0];
        if (context_.isUnsized(inner)) return {cpp::methodCall(pointer.expr, "get"), pointer.order, true};
        return {cpp::derefObject(pointer.expr), pointer.order};
    }
    OX_CHECK(context_.kind(pointerTy) == TyKind::Ref || context_.kind(pointerTy) == TyKind::Pointer,
             "deref of what is no pointer");
    if (context_.isUnsized(context_.types.pointee(pointerTy))) {
        return {pointer.expr, pointer.order, context_.types[pointerTy].flag};
    }
    return {cpp::deref(pointer.expr), pointer.order};
}

Place BodyLowering::tempPlace(const hir::Expr& expr, const hir::TempPlace& node) {
    Destination local = Destination::declare(names_.fresh(std::exchange(hint_, {})), expr.ty);
    into(node.value, local);
    if (!local.place) return {unitValue()};
    if (context_.isVisible(expr.ty)) {
        frames_.back().anyVisible = true;
        if (!node.extended) frames_.back().temporaries.push_back(local.place);
    }
    return {local.place, context_.isTrivial(expr.ty) ? Order::Pure : Order::Read};
}

Place BodyLowering::asPlace(ExprId id, std::string_view hint) {
    const hir::Expr& expr = body_[id];
    hint_ = hint;
    Place result;
    if (hir::isPlace(expr)) {
        result = place(id);
    } else {
        result = tempPlace(expr, {id, false});
    }
    hint_.clear();
    return result;
}

// Names, members and dereferences of those may be repeated; a call may not.
Place BodyLowering::stable(Place place, Ty ty) {
    std::function<bool(const cpp::Expr&)> isPath = [&](const cpp::Expr& expr) {
        if (cpp::get<cpp::Name>(expr)) return true;
        if (const auto* member = cpp::get<cpp::Member>(expr)) return isPath(member->base);
        if (const auto* deref = cpp::get<cpp::Deref>(expr)) return isPath(deref->pointer);
        if (const auto* call = cpp::get<cpp::Call>(expr)) {
            // The payload of a variant.
            const auto* member = cpp::get<cpp::Member>(call->function);
            return member && call->args.empty() && member->name.starts_with("as") && isPath(member->base);
        }
        return false;
    };
    if (isPath(place.expr)) return place;
    std::string name = names_.fresh("matched");
    if (place.isValue || context_.isUnsized(ty)) {
        emitTyped(name, "auto", {place.expr, place.order}, true);
        return {cpp::name(name), Order::Read, place.isMutableFat};
    }
    emitTyped(name, "auto*", {cpp::addressOf(place.expr), place.order}, true);
    return {cpp::deref(cpp::name(name)), Order::Read};
}

Value BodyLowering::borrow(Place place, Ty placeTy, bool isMutable) {
    if (context_.isUnsized(placeTy)) {
        // A fat pointer is its own reference; from &mut to & its type changes.
        if (isMutable || !place.isMutableFat) return {place.expr, place.order};
        return {cpp::convert(context_.reference(false, placeTy), place.expr), place.order};
    }
    if (place.isValue) place.expr = temporary("bound", placeTy, {place.expr, place.order});
    cpp::Expr address = cpp::addressOf(place.expr);
    // The address of a local never changes.
    const cpp::AddressOf* node = cpp::get<cpp::AddressOf>(address);
    bool isFixed = node && cpp::get<cpp::Name>(node->place);
    return {address, isFixed ? Order::Pure : place.order};
}

Value BodyLowering::moveOut(Place place, Ty ty) {
    if (context_.isTrivial(ty)) return {place.expr, place.order};
    return {cpp::moved(place.expr), std::max(place.order, Order::Read)};
}

bool BodyLowering::isPromotable(ExprId id) const {
    return hir::isPromotable(body_, id,
                             {[this](Ty ty) { return context_.hasDestructor(ty); },
                              [this](Ty ty) { return context_.needsDrop(ty); }});
}

Value BodyLowering::promoted(ExprId constant) {
    Ty ty = typeOf(constant);
    Value initial = value(constant);
    if (out_->diverged) return {unitValue()};
    std::string name = names_.fresh("constant");
    // A promoted constant is never destroyed.
    cpp::Type type = context_.type(ty);
    bool lives = context_.needsDrop(ty);
    cpp::Expr kept =
        lives ? cpp::wording({"*new " + type + "(", ")"}, {initial.expr}) : cpp::bare(initial.expr);
    emit(cpp::LocalStmt{.type = lives ? type + "&" : type,
                        .name = name,
                        .form = cpp::Initialiser::Assign,
                        .args = {kept},
                        .storage = cpp::Storage::Constant});
    return {cpp::addressOf(cpp::name(name))};
}

}  // namespace oxide::lower
