// Which temporaries of an initialiser live as long as what is initialised.
#include <algorithm>
#include <array>

#include "frontend/check/body_checker.h"
#include "frontend/hir/places.h"
#include "frontend/hir/promotion.h"

namespace oxide::check {

namespace {

// What `*e` and `e[i]` are when a type of the program or the library says so.
bool isAccess(ItemTable& items, DefId callee) {
    static constexpr std::array<std::pair<const char*, const char*>, 4> kMethods = {
        {{"Deref", "deref"}, {"DerefMut", "derefMut"}, {"Index", "index"}, {"IndexMut", "indexMut"}}};
    return std::any_of(kMethods.begin(), kMethods.end(), [&](const auto& method) {
        return callee ==
               items.resolver().member(items.resolver().langItem(method.first), intern(method.second));
    });
}

// The temporary that a borrowed place lies in; else the place where looking for one ends.
ExprId temporaryOf(ItemTable& items, const hir::Body& body, ExprId place) {
    while (true) {
        const hir::ExprKind& kind = body[place].kind;
        if (auto* field = std::get_if<hir::FieldPlace>(&kind)) {
            place = field->base;
        } else if (auto* index = std::get_if<hir::IndexPlace>(&kind)) {
            place = index->base;
        } else if (auto* deref = std::get_if<hir::DerefPlace>(&kind)) {
            ExprId pointer = deref->pointer;
            const auto* call = std::get_if<hir::CallExpr>(&body[pointer].kind);
            if (call && isAccess(items, call->callee.def)) pointer = call->args[0];
            const auto* borrow = std::get_if<hir::BorrowExpr>(&body[pointer].kind);
            if (!borrow && !hir::isPlace(body[pointer])) return place;
            place = borrow ? borrow->place : pointer;
        } else {
            return place;
        }
    }
}

}  // namespace

// Rust's rule for `let`: a temporary whose address the initialiser hands to the binding lives as long as the
// block. Temporaries of branches and inner blocks become variables before the `let`, in `declared`; the body
// of a constant has none, there they live for ever.
void BodyChecker::extendTemporaries(ExprId init, std::vector<hir::Stmt>* declared) {
    auto extend = [&](ExprId part) { extendTemporaries(part, declared); };
    // Ends in a block of its own.
    auto nested = [&](ExprId part) {
        if (part && declared) extendNested(part, *declared);
        if (part && !declared) extend(part);
    };
    hir::ExprKind& kind = node(init).kind;
    if (auto* borrow = std::get_if<hir::BorrowExpr>(&kind)) {
        ExprId place = temporaryOf(items_, *frame_->body, borrow->place);
        if (auto* temp = std::get_if<hir::TempPlace>(&node(place).kind)) {
            temp->extended = true;
            extend(temp->value);
        }
        // A coerced `&mut` is borrowed again where it points.
        if (auto* pointer = std::get_if<hir::DerefPlace>(&node(place).kind)) extend(pointer->pointer);
    } else if (auto* call = std::get_if<hir::CallExpr>(&kind)) {
        if (call->callee.def == lang("pinned")) extend(call->args[0]);
    } else if (auto* tuple = std::get_if<hir::TupleExpr>(&kind)) {
        for (ExprId element : std::vector(tuple->elements)) extend(element);
    } else if (auto* array = std::get_if<hir::ArrayExpr>(&kind)) {
        for (ExprId element : std::vector(array->elements)) extend(element);
    } else if (auto* fields = std::get_if<hir::StructExpr>(&kind)) {
        for (const hir::FieldValue& field : std::vector(fields->fields)) extend(field.value);
    } else if (auto* cast = std::get_if<hir::CoerceExpr>(&kind)) {
        extend(cast->operand);
    } else if (auto* cast = std::get_if<hir::CastExpr>(&kind)) {
        extend(cast->operand);
    } else if (auto* scope = std::get_if<hir::ScopeExpr>(&kind)) {
        extend(scope->inner);
    } else if (auto* block = std::get_if<hir::BlockExpr>(&kind)) {
        if (block->statements.empty() && block->tail)
            extend(block->tail);
        else
            nested(block->tail);
    } else if (auto* branch = std::get_if<hir::IfExpr>(&kind)) {
        ExprId then = branch->then, otherwise = branch->otherwise;
        nested(then);
        nested(otherwise);
    } else if (auto* match = std::get_if<hir::MatchExpr>(&kind)) {
        for (const hir::Arm& arm : std::vector(match->arms)) nested(arm.body);
    }
}

// `&f()` becomes `{ t = f() &t }`, with `let t` in `declared`, unless it may be a constant that lives for
// ever.
void BodyChecker::extendNested(ExprId id, std::vector<hir::Stmt>& declared) {
    auto* borrow = std::get_if<hir::BorrowExpr>(&node(id).kind);
    if (!borrow) {
        hir::ExprKind& kind = node(id).kind;
        auto all = [&](std::vector<ExprId> parts) {
            for (ExprId part : parts) extendNested(part, declared);
        };
        if (auto* tuple = std::get_if<hir::TupleExpr>(&kind)) return all(tuple->elements);
        if (auto* array = std::get_if<hir::ArrayExpr>(&kind)) return all(array->elements);
        if (auto* cast = std::get_if<hir::CoerceExpr>(&kind)) return all({cast->operand});
        if (auto* cast = std::get_if<hir::CastExpr>(&kind)) return all({cast->operand});
        if (auto* scope = std::get_if<hir::ScopeExpr>(&kind)) return all({scope->inner});
        if (auto* fields = std::get_if<hir::StructExpr>(&kind)) {
            for (const hir::FieldValue& field : std::vector(fields->fields))
                extendNested(field.value, declared);
            return;
        }
        if (auto* block = std::get_if<hir::BlockExpr>(&kind)) {
            if (block->tail) all({block->tail});
            return;
        }
        return extendTemporaries(id, &declared);
    }
    hir::BorrowExpr made = *borrow;
    ExprId place = temporaryOf(items_, *frame_->body, made.place);
    if (auto* deref = std::get_if<hir::DerefPlace>(&node(place).kind))
        return extendNested(deref->pointer, declared);
    auto* temp = std::get_if<hir::TempPlace>(&node(place).kind);
    if (!temp) return;
    ExprId value = temp->value;
    auto implementsDrop = [this](Ty ty) {
        return solver_.evaluate(lang("Drop"), {ty}) == types::Outcome::Yes;
    };
    hir::PromotionQueries assumed{implementsDrop, [](Ty) { return false; }};
    if (made.kind == hir::BorrowKind::Shared && hir::isPromotable(*frame_->body, value, assumed)) return;
    extendNested(value, declared);
    Ty ty = node(value).ty;
    Span at = spanOf(value);
    LocalId local = newLocal("", ty, at, true);
    declared.push_back(
        {hir::LetStmt{makePattern(hir::BindingPattern{local, hir::BindingMode::Move, {}}, ty, at), {}, {}},
         at});
    ExprId target = make(hir::LocalPlace{local}, ty, at);
    ExprId assign = make(hir::AssignExpr{target, value}, table_.unit(), at);
    node(place).kind = hir::LocalPlace{local};
    ExprId tail = make(made, node(id).ty, spanOf(id));
    node(id).kind = hir::BlockExpr{{{hir::ExprStmt{scoped(assign)}, at}}, tail, {}, false};
}

}  // namespace oxide::check
