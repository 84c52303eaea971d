#include "frontend/base/check.h"
#include "frontend/flow/builder.h"
#include "frontend/hir/places.h"

namespace oxide::flow {

using hir::ExprId;

// ---- conditions
// ---------------------------------------------------------------------------------------------------------

bool Builder::holdsLet(ExprId id) const {
    const hir::ExprKind& kind = body_[id].kind;
    if (std::holds_alternative<hir::LetConditionExpr>(kind)) return true;
    if (const auto* scope = std::get_if<hir::ScopeExpr>(&kind)) return holdsLet(scope->inner);
    if (const auto* both = std::get_if<hir::LogicalExpr>(&kind))
        return both->isAnd && (holdsLet(both->left) || holdsLet(both->right));
    return false;
}

void Builder::failTo(BlockId from, const Otherwise& otherwise) {
    BlockId here = std::exchange(current_, from);
    unwindTo(otherwise.depth);
    go(otherwise.block);
    current_ = here;
}

// Goes on in the current block when the condition holds.
void Builder::condition(ExprId id, const Otherwise& otherwise) {
    const hir::Expr& expr = body_[id];
    if (const auto* scope = std::get_if<hir::ScopeExpr>(&expr.kind)) {
        if (holdsLet(scope->inner)) return condition(scope->inner, otherwise);
        enter(ScopeKind::Temps, expr.span);
        condition(scope->inner, otherwise);
        leave();
        return;
    }
    if (const auto* logical = std::get_if<hir::LogicalExpr>(&expr.kind)) {
        if (logical->isAnd) {
            condition(logical->left, otherwise);
            condition(logical->right, otherwise);
            return;
        }
        BlockId second = newBlock(), join = newBlock();
        condition(logical->left, {second, scopes_.size()});
        go(join, expr.span);
        current_ = second;
        condition(logical->right, otherwise);
        go(join, expr.span);
        current_ = join;
        return;
    }
    if (const auto* unary = std::get_if<hir::UnaryExpr>(&expr.kind);
        unary && unary->op == hir::UnaryOp::Not) {
        BlockId holds = newBlock();
        condition(unary->operand, {holds, scopes_.size()});
        BlockId fails = current_;
        current_ = holds;
        failTo(fails, otherwise);
        return;
    }
    if (const auto* let = std::get_if<hir::LetConditionExpr>(&expr.kind)) {
        Place scrutinee = place(let->scrutinee);
        Span at = body_[let->scrutinee].span;
        mention(scrutinee, at);
        std::size_t depth = scopes_.size();
        Failure failure;
        std::vector<Way> ways = match(let->pattern, scrutinee, at, failure);
        OX_CHECK(depth == scopes_.size(), "a pattern opens no scope");
        if (failure.block) failTo(failure.block, otherwise);
        declare(let->pattern);
        bind(ways, at);
        return;
    }
    operand(id);
    BlockId holds = newBlock(), fails = newBlock();
    branch({fails, holds}, expr.span);
    failTo(fails, otherwise);
    current_ = holds;
}

void Builder::ifExpr(const Place& target, const hir::IfExpr& node, Span span) {
    BlockId otherwise = newBlock(), join = newBlock();
    bool bindsNames = holdsLet(node.condition);
    if (bindsNames) {
        // The names are dropped first, then the scrutinees' temporaries; none of them lives in the `else`.
        enter(ScopeKind::Temps, span);
        enter(ScopeKind::Block, span);
        condition(node.condition, {otherwise, scopes_.size() - 2});
    } else {
        condition(node.condition, {otherwise, scopes_.size()});
    }
    into(target, node.then);
    if (bindsNames) {
        leave();
        leave();
    }
    go(join, span);
    current_ = otherwise;
    if (node.otherwise) {
        into(target, node.otherwise);
    } else {
        assign(target, UseValue{constant(types_.unit(), span)}, span);
    }
    go(join, span);
    current_ = join;
}

// ---- match
// --------------------------------------------------------------------------------------------------------------

// Variants are told apart in the order of their declaration, whatever the order of the arms is: whether an
// arm behind this one has an earlier variant.
bool Builder::comesAfter(const hir::MatchExpr& node, std::size_t arm) const {
    auto variantOf = [&](hir::PatternId id) -> std::optional<std::uint32_t> {
        while (const auto* reference = std::get_if<hir::DerefPattern>(&body_[id].kind)) id = reference->inner;
        const auto* variant = std::get_if<hir::VariantPattern>(&body_[id].kind);
        return variant ? std::optional(variant->variant) : std::nullopt;
    };
    std::optional<std::uint32_t> own = variantOf(node.arms[arm].pattern);
    if (!own) return false;
    return std::any_of(node.arms.begin() + static_cast<std::ptrdiff_t>(arm), node.arms.end(),
                       [&](const hir::Arm& other) {
                           std::optional<std::uint32_t> later = variantOf(other.pattern);
                           return later && *later < *own;
                       });
}

void Builder::matchExpr(const Place& target, const hir::MatchExpr& node, const hir::Expr& expr) {
    Place scrutinee = place(node.scrutinee);
    Span at = body_[node.scrutinee].span;
    mention(scrutinee, at);
    BlockId join = newBlock();
    for (std::size_t i = 0; i < node.arms.size(); ++i) {
        const hir::Arm& arm = node.arms[i];
        Failure failure;
        failsFirst_ = comesAfter(node, i);
        std::vector<Way> ways = match(arm.pattern, scrutinee, at, failure);
        enter(ScopeKind::Block, arm.span);
        BlockId next = failure.block;
        bool guardBinds = arm.guard && holdsLet(arm.guard);
        if (arm.guard) {
            if (!next) next = newBlock();
            Otherwise otherwise{next, scopes_.size() - 1};
            if (guardBinds) {
                enter(ScopeKind::Temps, arm.span);
                enter(ScopeKind::Block, arm.span);
            }
            guard(arm, ways, otherwise);
            cfg_.guards.push_back({scrutinee, body_[arm.guard].span});
        }
        declare(arm.pattern);
        bind(ways, at);
        into(target, arm.body);
        if (guardBinds) {
            leave();
            leave();
        }
        leave();
        go(join, expr.span);
        current_ = next ? next : newBlock();
    }
    // No arm matched: not reachable, since matches are exhaustive.
    current_ = join;
}

// The guard sees the bindings through references: nothing is moved before it has decided.
void Builder::guard(const hir::Arm& arm, std::vector<Way>& ways, const Otherwise& otherwise) {
    BlockId start = newBlock();
    auto before = guardRefs_;
    for (Way& way : ways) {
        current_ = way.block;
        for (const Binding& binding : way.bindings) {
            VarId& var = guardRefs_[binding.local];
            if (!var) {
                var = cfg_.vars.add({.kind = VarKind::GuardRef,
                                     .ty = types_.reference(false, body_[binding.local].ty),
                                     .local = binding.local,
                                     .span = binding.span});
            }
            bool bindsReference =
                binding.mode == hir::BindingMode::Shared || binding.mode == hir::BindingMode::Mutable;
            if (!bindsReference) {
                assign(placeOf(var), BorrowValue{hir::BorrowKind::Shared, binding.place, false},
                       binding.span);
                continue;
            }
            // `ref` bindings: the guard reads the reference itself, a shared one until the arm is chosen.
            Place reference = placeOf(temp(types_.reference(false, cfg_.tyOf(binding.place)), binding.span));
            assign(reference, BorrowValue{hir::BorrowKind::Shared, binding.place, false}, binding.span);
            assign(placeOf(var), BorrowValue{hir::BorrowKind::Shared, reference, false}, binding.span);
        }
        go(start);
    }
    current_ = start;
    condition(arm.guard, otherwise);
    guardRefs_ = std::move(before);
    std::vector<BlockId> targets;
    for (Way& way : ways) {
        way.block = newBlock();
        targets.push_back(way.block);
    }
    branch(std::move(targets), arm.span);
}

// ---- loops and blocks
// ---------------------------------------------------------------------------------------------------

const Builder::Loop& Builder::loop(hir::LoopId id) const {
    for (std::size_t i = loops_.size(); i-- > 0;) {
        if (loops_[i].id == id) return loops_[i];
    }
    OX_UNREACHABLE("a jump out of a loop that is not there");
}

void Builder::leaveLoop(const Loop& loop, BlockId to, Span span) {
    unwindTo(loop.depth);
    go(to, span);
    current_ = newBlock();
}

void Builder::loopExpr(const Place& target, const hir::LoopExpr& node, const hir::Expr& expr) {
    BlockId start = newBlock(), exit = newBlock();
    go(start, expr.span);
    current_ = start;
    loops_.push_back({node.loop, target, exit, start, scopes_.size()});
    Place unit = placeOf(temp(types_.unit(), expr.span));
    into(unit, node.body);
    go(start, expr.span);
    loops_.pop_back();
    current_ = exit;
}

void Builder::blockExpr(const Place& target, const hir::BlockExpr& node, const hir::Expr& expr) {
    BlockId exit;
    if (node.label) {
        exit = newBlock();
        loops_.push_back({node.label, target, exit, {}, scopes_.size()});
    }
    enter(ScopeKind::Block, expr.span);
    Span before;
    for (const hir::Stmt& stmt : node.statements) {
        cfg_.steps.push_back({current_, stmt.span, before, false});
        before = stmt.span;
        if (const auto* let = std::get_if<hir::LetStmt>(&stmt.kind)) {
            letStmt(*let, stmt.span);
        } else {
            discard(std::get<hir::ExprStmt>(stmt.kind).expr);
        }
    }
    if (node.tail) cfg_.steps.push_back({current_, body_[node.tail].span, before, true});
    if (node.tail) {
        into(target, node.tail);
    } else if (types_.isUnit(expr.ty)) {
        assign(target, UseValue{constant(expr.ty, expr.span)}, expr.span);
    }
    leave();
    if (node.label) {
        loops_.pop_back();
        go(exit, expr.span);
        current_ = exit;
    }
}

void Builder::letStmt(const hir::LetStmt& node, Span span) {
    const auto* binding = std::get_if<hir::BindingPattern>(&body_[node.pattern].kind);
    bool isPlain = binding && !binding->sub &&
                   (binding->mode == hir::BindingMode::Move || binding->mode == hir::BindingMode::Copy);
    auto remember = [&] {
        if (isPlain && !node.otherwise) cfg_.vars[localVar(binding->local)].letSpan = span;
    };
    if (!node.init) {
        declare(node.pattern);
        remember();
        return;
    }
    std::size_t outer = std::exchange(extendedScope_, blockScope());
    if (isPlain && !isPlace(node.init)) {
        into(placeOf(localVar(binding->local)), node.init);
        declare(node.pattern);
        remember();
        extendedScope_ = outer;
        return;
    }
    // The temporaries of the initializer are dropped after the pattern has taken what it binds.
    const auto* scope = std::get_if<hir::ScopeExpr>(&body_[node.init].kind);
    enter(ScopeKind::Temps, body_[node.init].span);
    std::size_t inner = scopes_.size() - 1;
    ExprId init = scope ? scope->inner : node.init;
    Place source;
    if (!isPlace(init) &&
        hir::bindsByReference(body_, node.pattern)) {  // the value lives as long as what refers to it
        VarId var = temp(body_[init].ty, body_[init].span);
        into(placeOf(var), init);
        schedule(extendedScope_, var, true);
        source = placeOf(var);
    } else {
        source = place(init);
    }
    Span at = body_[node.init].span;
    extendedScope_ = outer;
    if (!std::holds_alternative<hir::WildcardPattern>(body_[node.pattern].kind)) mention(source, at);
    Failure failure;
    std::vector<Way> ways = match(node.pattern, source, at, failure);
    if (node.otherwise) {
        if (!failure.block) failure.block = newBlock();
        BlockId otherwise = newBlock();
        failTo(failure.block, {otherwise, inner});
        failure.block = otherwise;
    }
    // The names belong to the enclosing block, not to the scope of the temporaries.
    Scope temporaries = std::move(scopes_.back());
    scopes_.pop_back();
    if (node.otherwise) {
        BlockId here = std::exchange(current_, failure.block);
        Place never = placeOf(temp(types_.never(), span));
        into(never, node.otherwise);
        finish(span);
        current_ = here;
    }
    declare(node.pattern);
    remember();
    bind(ways, at);
    emitExit(temporaries);
}

}  // namespace oxide::flow
