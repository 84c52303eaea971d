#include "codegen/lower/body.h"
#include "frontend/hir/places.h"

namespace oxide::lower {

ExprId peelIn(const hir::Body& body, ExprId id) {
    for (;;) {
        if (const auto* scope = std::get_if<hir::ScopeExpr>(&body[id].kind)) {
            id = scope->inner;
            continue;
        }
        if (const auto* coercion = std::get_if<hir::CoerceExpr>(&body[id].kind);
            coercion && coercion->kind == hir::CoerceKind::NeverToAny) {
            id = coercion->operand;
            continue;
        }
        const auto* block = std::get_if<hir::BlockExpr>(&body[id].kind);
        if (!block || block->label) return id;
        if (block->statements.empty() && block->tail) {
            id = block->tail;
            continue;
        }
        const auto* only = block->statements.size() == 1 && !block->tail
                               ? std::get_if<hir::ExprStmt>(&block->statements[0].kind)
                               : nullptr;
        if (!only) return id;
        id = only->expr;
    }
}

void BodyLowering::bodyOf(ExprId id, Destination& destination) {
    const hir::Expr& expr = body_[id];
    if (const auto* scope = std::get_if<hir::ScopeExpr>(&expr.kind)) {
        bodyOf(scope->inner, destination);
        return;
    }
    const auto* block = std::get_if<hir::BlockExpr>(&expr.kind);
    if (block && !block->label) {
        statements(*block, destination);
        return;
    }
    into(id, destination);
}

bool BodyLowering::hasVisibleLocals(const hir::BlockExpr& node) const {
    for (const hir::Stmt& stmt : node.statements) {
        const auto* let = std::get_if<hir::LetStmt>(&stmt.kind);
        if (!let) continue;
        if (context_.isVisible(body_[let->pattern].ty)) return true;
        // let r = &temporary
        const auto* borrow =
            let->init ? std::get_if<hir::BorrowExpr>(&body_[peelIn(body_, let->init)].kind) : nullptr;
        if (borrow && context_.isVisible(typeOf(borrow->place))) return true;
    }
    return false;
}

void BodyLowering::blockInto(const hir::Expr& expr, const hir::BlockExpr& node, Destination& destination) {
    if (node.label) {
        predeclare(destination);
        targets_.push_back({.id = node.label, .destination = destination, .isLoop = false});
        Buffer buffer = block([&] { statements(node, destination); });
        Target target = std::move(targets_.back());
        targets_.pop_back();
        emitBlock(std::move(buffer));
        finishTarget(target);
        return;
    }
    if (node.statements.empty()) {
        if (node.tail) {
            into(node.tail, destination);
        } else {
            storeUnit(destination);
        }
        return;
    }
    // Nothing follows in this function, or nothing that could tell when the locals die.
    bool isFlat = destination.kind == Destination::Return ||
                  (destination.kind == Destination::Declare && !hasVisibleLocals(node));
    if (isFlat) {
        statements(node, destination);
        return;
    }
    if (context_.isNever(expr.ty)) {
        emitBlock(block([&] { statements(node, destination); }));
        return;
    }
    predeclare(destination);
    emitBlock(block([&] { statements(node, destination); }));
}

void BodyLowering::statements(const hir::BlockExpr& node, Destination& destination) {
    for (const hir::Stmt& stmt : node.statements) {
        if (out_->diverged) return;
        if (stmt.span.valid()) span_ = stmt.span;
        if (const auto* declaration = std::get_if<hir::LetStmt>(&stmt.kind)) {
            let(*declaration);
        } else {
            discard(std::get<hir::ExprStmt>(stmt.kind).expr);
        }
    }
    if (out_->diverged) return;
    if (node.tail) {
        into(node.tail, destination);
    } else {
        storeUnit(destination);
    }
}

void BodyLowering::letInto(LocalId local, ExprId init) {
    const hir::Local& info = body_[local];
    Destination destination = Destination::declare(names_.fresh(text(info.name)), info.ty);
    if (init) {
        into(init, destination);
    } else {
        predeclare(destination);
    }
    locals_[local.value] = destination.place;
}

void BodyLowering::let(const hir::LetStmt& node) {
    const hir::Pattern& pattern = body_[node.pattern];
    const auto* binding = std::get_if<hir::BindingPattern>(&pattern.kind);
    bool isPlainBinding =
        binding && !binding->sub &&
        (binding->mode == hir::BindingMode::Copy || binding->mode == hir::BindingMode::Move);
    ExprId init = node.init;
    while (init) {
        const auto* scope = std::get_if<hir::ScopeExpr>(&body_[init].kind);
        if (!scope || !hir::isPlace(body_[scope->inner])) break;
        init = scope->inner;
    }
    bool fromPlace = init && hir::isPlace(body_[init]);
    if (isPlainBinding && !fromPlace) {
        letInto(binding->local, node.init);
        return;
    }
    if (!node.init) {  // let (a, b): each is initialised later
        std::vector<LocalId> locals;
        collectBindings(node.pattern, locals);
        for (LocalId local : locals) letInto(local, {});
        return;
    }
    if (std::holds_alternative<hir::WildcardPattern>(pattern.kind) && !fromPlace) {
        discard(node.init);
        return;
    }
    // The value stays where it is while parts of it are bound by reference; what was not moved out of it dies
    // with the statement otherwise.
    frames_.emplace_back();
    Place from = asPlace(init, "value");
    if (!out_->diverged) from = stable(from, pattern.ty);
    Frame frame = std::move(frames_.back());
    frames_.pop_back();
    frames_.back().anyVisible |= frame.anyVisible;
    if (out_->diverged) return;
    if (std::optional<cpp::Expr> condition = test(node.pattern, from); condition && node.otherwise) {
        Buffer otherwise = block([&] { bodyOf(node.otherwise, Destination::discard()); });
        emit(cpp::IfStmt{cpp::negated(*condition), std::move(otherwise.statements), {}});
    }
    bind(node.pattern, from);
    if (hir::bindsByReference(body_, node.pattern)) return;
    for (; !frame.temporaries.empty(); frame.temporaries.pop_back()) endEarly(frame.temporaries.back());
}

void BodyLowering::scopeInto(const hir::ScopeExpr& node, Destination& destination) {
    switch (destination.kind) {
        case Destination::Discard:
        case Destination::Assign: {
            bool anyVisible = false;
            Buffer buffer = block([&] { into(node.inner, destination); }, &anyVisible);
            if (anyVisible) {
                emitBlock(std::move(buffer));
            } else {
                splice(std::move(buffer));
            }
            return;
        }
        case Destination::Return:
        case Destination::Declare: {
            frames_.emplace_back();
            into(node.inner, destination);
            endTemporaries();
            bool anyVisible = frames_.back().anyVisible;
            frames_.pop_back();
            frames_.back().anyVisible |= anyVisible;
            return;
        }
    }
}

Value BodyLowering::scopeValue(const hir::Expr& expr, const hir::ScopeExpr& node) {
    frames_.emplace_back();
    Value result = value(node.inner);
    Frame& frame = frames_.back();
    bool anyVisible = frame.anyVisible;
    if (!frame.temporaries.empty() && !out_->diverged) {
        if (result.order != Order::Pure) {
            cpp::Expr local = temporary("value", expr.ty, result);
            result = {context_.isTrivial(expr.ty) ? local : cpp::moved(local)};
        }
        endTemporaries();
    }
    frames_.pop_back();
    frames_.back().anyVisible |= anyVisible;
    return result;
}

}  // namespace oxide::lower
