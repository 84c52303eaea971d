#include "codegen/lower/body.h"
#include "frontend/base/fields.h"

namespace oxide::lower {

bool BodyLowering::hasLet(ExprId condition) const {
    const auto& kind = body_[condition].kind;
    if (std::holds_alternative<hir::LetConditionExpr>(kind)) return true;
    if (const auto* scope = std::get_if<hir::ScopeExpr>(&kind)) return hasLet(scope->inner);
    const auto* both = std::get_if<hir::LogicalExpr>(&kind);
    return both && both->isAnd && (hasLet(both->left) || hasLet(both->right));
}

void BodyLowering::conditionParts(ExprId condition, std::vector<ExprId>& parts) const {
    if (hasLet(condition)) {
        const auto& kind = body_[condition].kind;
        if (const auto* scope = std::get_if<hir::ScopeExpr>(&kind))
            return conditionParts(scope->inner, parts);
        if (const auto* both = std::get_if<hir::LogicalExpr>(&kind)) {
            conditionParts(both->left, parts);
            return conditionParts(both->right, parts);
        }
    }
    parts.push_back(condition);
}

void BodyLowering::ifInto(const hir::Expr& expr, const hir::IfExpr& node, Destination& destination) {
    bool leaves = node.otherwise && destination.kind == Destination::Declare && !hasLet(node.condition) &&
                  context_.isNever(typeOf(peelIn(body_, node.then)));
    if (leaves) {
        Value condition = value(node.condition);
        if (out_->diverged) return;
        Span span = span_;
        Buffer then = block([&] { bodyOf(node.then, Destination::discard()); });
        span_ = span;
        emit(cpp::IfStmt{condition.expr, std::move(then.statements), {}});
        into(node.otherwise, destination);
        return;
    }
    if (!context_.isNever(expr.ty)) predeclare(destination);
    if (hasLet(node.condition)) {
        ifLetInto(node, destination);
        return;
    }
    Value condition = value(node.condition);
    if (out_->diverged) return;
    Span span = span_;
    Buffer then = block([&] { bodyOf(node.then, destination); });
    Buffer otherwise = block([&] {
        if (node.otherwise) {
            bodyOf(node.otherwise, destination);
        } else {
            storeUnit(destination);
        }
    });
    span_ = span;
    bool diverges = then.diverged && otherwise.diverged;
    if (then.statements.empty() && !otherwise.statements.empty()) {
        emit(cpp::IfStmt{cpp::negated(condition.expr), std::move(otherwise.statements), {}});
    } else if (then.diverged && otherwise.diverged) {
        // Both leave: the second needs no else.
        emit(cpp::IfStmt{condition.expr, std::move(then.statements), {}});
        bool declares = false;
        for (const cpp::Stmt& stmt : otherwise.statements)
            declares |= std::holds_alternative<cpp::LocalStmt>(stmt.kind);
        if (declares) {
            emitBlock(std::move(otherwise));
        } else {
            splice(std::move(otherwise));
        }
    } else {
        emit(cpp::IfStmt{condition.expr, std::move(then.statements), std::move(otherwise.statements)});
    }
    out_->diverged |= diverges;
}

// Emits `if`s around `then`, one for each part from `at` on; true if `then` may be missed.
bool BodyLowering::guarded(const std::vector<ExprId>& parts, std::size_t at,
                           const std::function<void()>& then) {
    if (at == parts.size()) {
        then();
        return false;
    }
    const auto* condition = std::get_if<hir::LetConditionExpr>(&body_[parts[at]].kind);
    if (!condition) {
        Value part = value(parts[at]);
        Buffer inner = block([&] { guarded(parts, at + 1, then); });
        emit(cpp::IfStmt{part.expr, std::move(inner.statements), {}});
        return true;
    }
    Place scrutinee = asPlace(condition->scrutinee, "value");
    if (out_->diverged) return false;
    scrutinee = stable(scrutinee, typeOf(condition->scrutinee));
    std::optional<cpp::Expr> matches = test(condition->pattern, scrutinee);
    auto rest = [&] {
        bind(condition->pattern, scrutinee);
        return guarded(parts, at + 1, then);
    };
    if (!matches) return rest();
    Buffer inner = block([&] { rest(); });
    emit(cpp::IfStmt{*matches, std::move(inner.statements), {}});
    return true;
}

void BodyLowering::ifLetInto(const hir::IfExpr& node, Destination& destination) {
    std::vector<ExprId> parts;
    conditionParts(node.condition, parts);
    Span span = span_;
    bool thenDiverges = false;
    std::string end;
    bool hasElse = node.otherwise.valid() || destination.kind == Destination::Assign ||
                   destination.kind == Destination::Return;
    bool anyVisible = false;
    bool mayMiss = false;
    Buffer whole = block(
        [&] {
            mayMiss = guarded(parts, 0, [&] {
                bodyOf(node.then, destination);
                thenDiverges = out_->diverged;
                // Which may turn out to be needless: see below.
                if (hasElse && !out_->diverged) {
                    if (end.empty()) end = names_.fresh("ifEnd");
                    emit(cpp::GotoStmt{end});
                }
            });
        },
        &anyVisible);
    span_ = span;
    if (!mayMiss) {  // the pattern always matches
        if (!end.empty()) whole.statements = withoutGoto(std::move(whole.statements), end);
        emitBlockIf(anyVisible, std::move(whole));
        out_->diverged |= thenDiverges;
        return;
    }
    if (!hasElse) {
        emitBlockIf(anyVisible, std::move(whole));
        return;
    }
    Buffer otherwise = block([&] {
        if (node.otherwise) {
            bodyOf(node.otherwise, destination);
        } else {
            storeUnit(destination);
        }
    });
    span_ = span;
    // One test, whose temporaries nobody sees dying: an ordinary if with its else.
    cpp::IfStmt* last =
        whole.statements.empty() ? nullptr : std::get_if<cpp::IfStmt>(&whole.statements.back().kind);
    if (parts.size() == 1 && !anyVisible && last) {
        last->then = withoutGoto(std::move(last->then), end);
        last->otherwise = std::move(otherwise.statements);
        whole.diverged = thenDiverges && otherwise.diverged;
        splice(std::move(whole));
        return;
    }
    emitBlockIf(anyVisible, std::move(whole));
    bool needsLabel = !thenDiverges;
    emitBlock(std::move(otherwise));
    if (needsLabel) {
        out_->diverged = false;
        emit(cpp::LabelStmt{end});
    }
}

cpp::Block BodyLowering::withoutGoto(cpp::Block block, const std::string& label) const {
    if (block.empty()) return block;
    const auto* last = std::get_if<cpp::GotoStmt>(&block.back().kind);
    if (last && last->label == label) block.pop_back();
    return block;
}

void BodyLowering::emitBlockIf(bool isBlock, Buffer buffer) {
    if (isBlock) {
        emitBlock(std::move(buffer));
    } else {
        splice(std::move(buffer));
    }
}

bool BodyLowering::isSimpleScalar(ExprId id) const {
    const hir::Expr& expr = body_[id];
    if (!context_.types.isScalar(expr.ty)) return false;
    std::function<bool(ExprId)> isSimple = [&](ExprId at) -> bool {
        at = peelIn(body_, at);
        return std::visit(Overload{[](const hir::IntLiteral&) { return true; },
                                   [](const hir::FloatLiteral&) { return true; },
                                   [](const hir::LocalPlace&) { return true; },
                                   [](const hir::CapturePlace&) { return true; },
                                   [&](const hir::CopyExpr& node) { return isSimple(node.place); },
                                   [&](const hir::FieldPlace& node) { return isSimple(node.base); },
                                   [&](const hir::DerefPlace& node) { return isSimple(node.pointer); },
                                   [&](const hir::UnaryExpr& node) { return isSimple(node.operand); },
                                   [](const auto&) { return false; }},
                          body_[at].kind);
    };
    const auto& node = std::get<hir::IfExpr>(expr.kind);
    return node.otherwise && !hasLet(node.condition) && isSimple(node.then) && isSimple(node.otherwise);
}

Value BodyLowering::conditionalValue(ExprId id) {
    const auto& node = std::get<hir::IfExpr>(body_[id].kind);
    Value condition = value(node.condition);
    Value then = value(peelIn(body_, node.then));
    Value otherwise = value(peelIn(body_, node.otherwise));
    return {cpp::conditional(condition.expr, then.expr, otherwise.expr),
            std::max({condition.order, then.order, otherwise.order})};
}

}  // namespace oxide::lower
