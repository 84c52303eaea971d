// Building blocks of HIR: places and values, borrows, calls of library functions.
#include "frontend/check/body_checker.h"
#include "frontend/hir/places.h"
#include "frontend/types/fold.h"

namespace oxide::check {

bool BodyChecker::isPlace(ExprId id) { return hir::isPlace(node(id)); }

// Whether a value is copied or moved out of its place is decided when its type is final.
ExprId BodyChecker::toValue(ExprId id) {
    if (!isPlace(id)) return id;
    if (auto* temp = std::get_if<hir::TempPlace>(&node(id).kind); temp && !temp->extended) return temp->value;
    return make(hir::MoveExpr{id}, node(id).ty, spanOf(id));
}

ExprId BodyChecker::toPlace(ExprId id) {
    if (isPlace(id)) return id;
    return make(hir::TempPlace{id, false}, node(id).ty, spanOf(id));
}

ExprId BodyChecker::scoped(ExprId id) {
    if (std::holds_alternative<hir::ScopeExpr>(node(id).kind)) return id;
    return make(hir::ScopeExpr{id}, node(id).ty, spanOf(id));
}

ExprId BodyChecker::unitValue(Span span) { return make(hir::TupleExpr{}, table_.unit(), span); }

ExprId BodyChecker::deref(ExprId pointer, Span span) {
    Ty ty = typeOf(pointer);
    Ty inner = table_.kind(ty) == TyKind::Adt ? argsOf(ty)[0] : table_.pointee(ty);
    if (table_.kind(ty) == TyKind::Adt) pointer = toPlace(pointer);
    return make(hir::DerefPlace{pointer}, inner, span);
}

// Whether a place belongs to a variable of a surrounding body.
bool BodyChecker::isCaptured(ExprId place) {
    for (;;) {
        const hir::ExprKind& kind = node(place).kind;
        if (std::holds_alternative<hir::CapturePlace>(kind)) return true;
        if (const auto* field = std::get_if<hir::FieldPlace>(&kind))
            place = field->base;
        else if (const auto* inner = std::get_if<hir::DerefPlace>(&kind))
            place = inner->pointer;
        else
            return false;
    }
}

ExprId BodyChecker::borrow(ExprId place, bool isMutable, Span span) {
    place = toPlace(place);
    if (isMutable) place = makeMutable(place);
    Ty ty = table_.reference(isMutable, node(place).ty);
    return make(hir::BorrowExpr{isMutable ? hir::BorrowKind::Mutable : hir::BorrowKind::Shared, place, false},
                ty, span);
}

ExprId BodyChecker::makeMutable(ExprId place) {
    hir::ExprKind& kind = node(place).kind;
    if (auto* field = std::get_if<hir::FieldPlace>(&kind)) {
        makeMutable(field->base);
        return place;
    }
    if (auto* index = std::get_if<hir::IndexPlace>(&kind)) {
        makeMutable(index->base);
        return place;
    }
    auto* through = std::get_if<hir::DerefPlace>(&kind);
    if (!through) return place;
    auto found = overloaded_.find({frame_->id, place});
    if (found == overloaded_.end()) {
        ExprId pointer = through->pointer;
        // What is behind a `&mut` is changed only through a `&mut` to that.
        Ty type = infer_.resolve(typeOf(pointer));
        bool isMutableReference = table_.kind(type) == types::TyKind::Ref && table_[type].flag;
        if (isMutableReference || isAdt(type, "Box")) makeMutable(pointer);
        // The slice that an array was turned into.
        if (auto* unsize = std::get_if<hir::CoerceExpr>(&node(pointer).kind)) {
            if (auto* array = std::get_if<hir::BorrowExpr>(&node(unsize->operand).kind)) {
                makeMutable(array->place);
                array->kind = hir::BorrowKind::Mutable;
                node(unsize->operand).ty = table_.reference(true, node(array->place).ty);
                node(pointer).ty = table_.reference(true, node(place).ty);
            }
        }
        return place;
    }
    OverloadedPlace how = found->second;
    // A type that only reads through its dereference or index stays as it is: flow says what is wrong.
    DefId trait = lang(how.isIndex ? "IndexMut" : "DerefMut");
    Ty owner = typeOf(how.base);
    bool isReadOnly =
        solver_.evaluate(trait, how.isIndex ? std::initializer_list<Ty>{owner, node(how.index).ty}
                                            : std::initializer_list<Ty>{owner}) == types::Outcome::No;
    if (isReadOnly) return place;
    overloaded_.erase(found);
    Span at = spanOf(place);
    ExprId base = borrow(how.base, true, spanOf(how.base));
    Ty self = typeOf(how.base);
    ExprId call;
    Ty pointee = node(place).ty;
    if (how.isIndex) {
        DefId method = items_.resolver().member(lang("IndexMut"), intern("indexMut"));
        Args args = table_.makeArgs({self, node(how.index).ty});
        Predicate bound;
        bound.trait = {lang("IndexMut"), args};
        types::Obligation obligation;
        obligation.predicate = bound;
        obligation.span = at;
        obligation.cause = Cause::Operator;
        solver_.add(obligation);
        call = make(hir::CallExpr{{method, args}, {base, how.index}, false, at},
                    table_.reference(true, pointee), at);
    } else {
        DefId method = items_.resolver().member(lang("DerefMut"), intern("derefMut"));
        Args args = table_.makeArgs({self});
        call = make(hir::CallExpr{{method, args}, {base}, false, at}, table_.reference(true, pointee), at);
    }
    std::get<hir::DerefPlace>(node(place).kind).pointer = call;
    return place;
}

ExprId BodyChecker::callFunction(DefId def, std::vector<Ty> args, std::vector<ExprId> operands, Span span) {
    const types::FnSignature& signature = items_.signature(def);
    Args list = table_.makeArgs(args);
    Ty result = solver_.normalize(types::substitute(table_, signature.result, args), span);
    return make(hir::CallExpr{{def, list}, std::move(operands), false, span}, result, span);
}

std::size_t BodyChecker::variantIndex(DefId adt, std::string_view name) {
    const AdtInfo& info = items_.adt(adt);
    for (std::size_t i = 0; i < info.variants.size(); ++i) {
        if (text(info.variants[i].name) == name) return i;
    }
    OX_UNREACHABLE("a library enum lacks a variant the compiler knows");
}

ExprId BodyChecker::someValue(ExprId value, Span span) {
    auto some = static_cast<std::uint32_t>(variantIndex(lang("Option"), "Some"));
    Ty ty = option(node(value).ty);
    return make(hir::StructExpr{some, {{0, value}}, {}}, ty, span);
}

ExprId BodyChecker::noneValue(Ty inner, Span span) {
    auto none = static_cast<std::uint32_t>(variantIndex(lang("Option"), "None"));
    return make(hir::StructExpr{none, {}, {}}, option(inner), span);
}

LocalId BodyChecker::newLocal(std::string_view name, Ty ty, Span span, bool isMutable) {
    hir::Local local;
    local.name = name.empty() ? Name{} : intern(name);
    local.ty = ty;
    local.isMutable = isMutable;
    local.span = span;
    return frame_->body->locals.add(local);
}

bool BodyChecker::isAdt(Ty ty, std::string_view name) {
    ty = infer_.resolve(ty);
    return table_.kind(ty) == TyKind::Adt && table_[ty].def == lang(name);
}

std::string BodyChecker::show(Ty ty) {
    types::PrintContext context = items_.printContext();
    context.infer = [&](Ty variable) -> std::string {
        switch (infer_.variableKind(variable)) {
            case types::VariableKind::Integer: return "{integer}";
            case types::VariableKind::Float: return "{float}";
            default: return "_";
        }
    };
    return types::typeText(context, infer_.resolveAll(ty));
}

TypeScope BodyChecker::typeScope() {
    TypeScope scope;
    scope.item = owner_;
    scope.inBody = true;
    scope.fresh = [this](Span at) { return infer_.fresh(at); };
    return scope;
}

}  // namespace oxide::check
