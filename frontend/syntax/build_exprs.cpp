// Operators: the grammar gives a flat list, precedence is applied here.
#include <fmt/format.h>

#include <limits>

#include "frontend/syntax/builder.h"
#include "frontend/syntax/token.h"

namespace oxide::syntax {

namespace {

// Binding strength, as in the table of the language reference.
enum Level : int {
    kLowest = 0,
    kAssign = 20,
    kRange = 30,
    kCoalesce = 35,
    kOr = 40,
    kAnd = 50,
    kCompare = 60,
    kBitOr = 70,
    kBitXor = 80,
    kBitAnd = 90,
    kShift = 100,
    kSum = 110,
    kProduct = 120,
    kCast = 130,
};

int level(std::size_t op) {
    switch (op) {
        case Grammar::AS: return kCast;
        case Grammar::STAR:
        case Grammar::SLASH:
        case Grammar::PERCENT: return kProduct;
        case Grammar::PLUS:
        case Grammar::MINUS: return kSum;
        case Grammar::SHL:
        case Grammar::SHR: return kShift;
        case Grammar::AMP: return kBitAnd;
        case Grammar::CARET: return kBitXor;
        case Grammar::OR: return kBitOr;
        case Grammar::EQ:
        case Grammar::NE:
        case Grammar::LT:
        case Grammar::GT:
        case Grammar::LE:
        case Grammar::GE: return kCompare;
        case Grammar::AND: return kAnd;
        case Grammar::OROR: return kOr;
        case Grammar::COALESCE: return kCoalesce;
        case Grammar::RANGE:
        case Grammar::RANGE_EQ:
        case Grammar::RANGE_FROM: return kRange;
        default: return kAssign;
    }
}

ast::BinaryOp operation(std::size_t op) {
    using ast::BinaryOp;
    switch (op) {
        case Grammar::STAR:
        case Grammar::STAR_ASSIGN: return BinaryOp::Mul;
        case Grammar::SLASH:
        case Grammar::SLASH_ASSIGN: return BinaryOp::Div;
        case Grammar::PERCENT:
        case Grammar::PERCENT_ASSIGN: return BinaryOp::Rem;
        case Grammar::PLUS:
        case Grammar::PLUS_ASSIGN: return BinaryOp::Add;
        case Grammar::MINUS:
        case Grammar::MINUS_ASSIGN: return BinaryOp::Sub;
        case Grammar::SHL:
        case Grammar::SHL_ASSIGN: return BinaryOp::Shl;
        case Grammar::SHR:
        case Grammar::SHR_ASSIGN: return BinaryOp::Shr;
        case Grammar::AMP:
        case Grammar::AMP_ASSIGN: return BinaryOp::BitAnd;
        case Grammar::CARET:
        case Grammar::CARET_ASSIGN: return BinaryOp::BitXor;
        case Grammar::OR:
        case Grammar::OR_ASSIGN: return BinaryOp::BitOr;
        case Grammar::EQ: return BinaryOp::Eq;
        case Grammar::NE: return BinaryOp::Ne;
        case Grammar::LT: return BinaryOp::Lt;
        case Grammar::GT: return BinaryOp::Gt;
        case Grammar::LE: return BinaryOp::Le;
        case Grammar::GE: return BinaryOp::Ge;
        case Grammar::AND: return BinaryOp::And;
        default: return BinaryOp::Or;
    }
}

}  // namespace

// The operators that are still to be placed.
struct Builder::Precedence {
    const std::vector<Grammar::BinaryContext*>& rest;
    std::size_t next = 0;
    bool isCondition = false;  // of if, while or guard
    bool chained = false;      // a chain of comparisons or ranges has been reported
};

ast::ExprId Builder::expr(Grammar::ExprContext* context) {
    if (context->rest.empty() && context->first->prefixes.empty()) return chain(context->first);
    if (tooDeep(context->rest.size(), span(context))) return errorExpr(span(context));
    Precedence state{context->rest};
    return binary(state, context->first, 0, kLowest);
}

ast::ExprId Builder::condition(Grammar::ExprContext* context) {
    if (tooDeep(context->rest.size(), span(context))) return errorExpr(span(context));
    Precedence state{context->rest};
    state.isCondition = true;
    return binary(state, context->first, 0, kLowest);
}

ast::ExprId Builder::value(Grammar::ExprContext* context) {
    auto* operand = context->first;
    auto* base = operand->base;
    bool bare = context->rest.empty() && operand->prefixes.empty() && operand->suffixes.empty() &&
                base->body != nullptr && base->token == nullptr && base->label == nullptr;
    if (!bare) return expr(context);
    Span at = span(context);
    std::size_t scopes = itScopes_.size();
    itScopes_.push_back({});
    ast::Block body = block(base->body);
    bool usesIt = itScopes_[scopes].used;
    itScopes_.resize(scopes);
    if (usesIt && scopes > 0) noteIt();
    if (!usesIt || scopes > 0)
        return addExpr(ast::BlockExpr{ast::BlockKind::Plain, std::move(body), {}, true}, at);
    ast::ClosureExpr closure;
    closure.usesIt = true;
    closure.implicitIt = implicitIt(at);
    closure.body = std::move(body);
    closure.head = {file_, at.begin, at.begin + 1};
    return addExpr(std::move(closure), at);
}

ast::ExprId Builder::binary(Precedence& state, Grammar::OperandContext* first, std::size_t prefix,
                            int minimum) {
    ast::ExprId left = operand(state, first, prefix);
    while (state.next < state.rest.size()) {
        auto* one = state.rest[state.next];
        std::size_t op = one->op->getType();
        int strength = level(op);
        if (strength < minimum) break;
        ++state.next;
        Span opSpan = span(one->op);
        if (op == Grammar::AS) {
            ast::TypeId target = type(one->type);
            left = addExpr(ast::CastExpr{left, target}, spanOf(left).to(ast_[target].span));
            continue;
        }
        if (op == Grammar::RANGE_FROM) {
            left = addExpr(ast::RangeExpr{left, {}, false}, spanOf(left).to(opSpan));
            continue;
        }
        bool rightAssociative = strength == kAssign;
        ast::ExprId right = binary(state, one->right, 0, rightAssociative ? strength : strength + 1);
        Span at = spanOf(left).to(spanOf(right));
        if (strength != kAnd && state.isCondition) {
            for (ast::ExprId side : {left, right}) {
                if (!std::holds_alternative<ast::LetConditionExpr>(ast_[side].kind)) continue;
                error(spanOf(side), "expected expression, found a `let` condition")
                    .note("`let` conditions can only be joined by `&&`");
            }
        }
        if (state.next < state.rest.size() && !state.chained) {
            Span next = span(state.rest[state.next]->op);
            int nextStrength = level(state.rest[state.next]->op->getType());
            if (strength == kCompare && nextStrength == kCompare) {
                state.chained = true;
                error(opSpan, "comparison operators cannot be chained")
                    .label(next, "")
                    .help("split the comparison into two, joined by `&&`");
            } else if (strength == kRange && nextStrength == kRange) {
                state.chained = true;
                error(next, "ranges cannot be chained");
            }
        }
        if (op == Grammar::COALESCE) {
            left = addExpr(ast::CoalesceExpr{left, right, opSpan}, at);
        } else if (strength == kRange) {
            left = addExpr(ast::RangeExpr{left, right, op == Grammar::RANGE_EQ}, at);
        } else if (strength == kAssign) {
            std::optional<ast::BinaryOp> compound;
            if (op != Grammar::ASSIGN) compound = operation(op);
            if (!compound && isAssigneePattern(left))
                left = destructuringAssignment(left, right, opSpan, at);
            else
                left = addExpr(ast::AssignExpr{left, right, compound, opSpan}, at);
        } else {
            left = addExpr(ast::BinaryExpr{operation(op), left, right, opSpan}, at);
        }
    }
    return left;
}

ast::ExprId Builder::operand(Precedence& state, Grammar::OperandContext* context, std::size_t prefix) {
    if (prefix == context->prefixes.size()) return chain(context);
    if (prefix == 0 && context->prefixes.size() > 256) {
        diagnostics_.error(diag::Code::E1010, span(context), "expression is nested too deeply");
        return errorExpr(span(context));
    }
    return applyPrefix(state, context, prefix);
}

ast::ExprId Builder::applyPrefix(Precedence& state, Grammar::OperandContext* context, std::size_t prefix) {
    auto* mark = context->prefixes[prefix];
    Span op = span(mark->op);
    auto rest = [&](int minimum) { return binary(state, context, prefix + 1, minimum); };
    auto from = [&](ast::ExprId inner) { return op.to(spanOf(inner)); };
    switch (mark->op->getType()) {
        case Grammar::RETURN: {
            ast::ExprId value = rest(kLowest);
            return addExpr(ast::ReturnExpr{value}, from(value));
        }
        case Grammar::YIELD: {
            ast::ExprId value = rest(kLowest);
            return yield(value, from(value));
        }
        case Grammar::BREAK: {
            ast::ExprId value = rest(kLowest);
            return addExpr(ast::BreakExpr{label(mark->label), value}, from(value));
        }
        case Grammar::RANGE_TO:
        case Grammar::RANGE_TO_EQ: {
            ast::ExprId to = rest(kRange + 1);
            return addExpr(ast::RangeExpr{{}, to, mark->op->getType() == Grammar::RANGE_TO_EQ}, from(to));
        }
        case Grammar::RUST_BAR:
        case Grammar::RUST_BARS: return rustClosure(state, context, prefix);
        case Grammar::COND_LET: {
            if (!state.isCondition) error(op, "expected expression, found keyword `let`");
            ast::ExprId value = rest(kAnd + 1);
            // `??` binds looser than `&&` elsewhere, but cannot apply to a condition
            while (state.next < state.rest.size() &&
                   state.rest[state.next]->op->getType() == Grammar::COALESCE) {
                auto* one = state.rest[state.next++];
                ast::ExprId fallback = binary(state, one->right, 0, kAnd + 1);
                value = addExpr(ast::CoalesceExpr{value, fallback, span(one->op)},
                                spanOf(value).to(spanOf(fallback)));
            }
            ast::PatternId target = pattern(mark->target);
            return addExpr(ast::LetConditionExpr{target, value}, from(value));
        }
        default: break;
    }
    ast::ExprId inner = operand(state, context, prefix + 1);
    Span at = from(inner);
    auto borrow = [&](bool isMutable, bool raw) {
        return addExpr(ast::BorrowExpr{isMutable, raw, inner}, at);
    };
    switch (mark->op->getType()) {
        case Grammar::MINUS: return addExpr(ast::UnaryExpr{ast::UnaryOp::Negate, inner}, at);
        case Grammar::NOT: return addExpr(ast::UnaryExpr{ast::UnaryOp::Not, inner}, at);
        case Grammar::STAR: return addExpr(ast::UnaryExpr{ast::UnaryOp::Deref, inner}, at);
        case Grammar::AWAIT: return addExpr(ast::AwaitExpr{inner, op}, at);
        case Grammar::AMP: return borrow(false, false);
        case Grammar::AMP_MUT: return borrow(true, false);
        case Grammar::AMP_RAW_CONST: return borrow(false, true);
        case Grammar::AMP_RAW_MUT: return borrow(true, true);
        default: {  // && and &&mut
            Span second = at;
            ++second.begin;
            bool isMutable = mark->op->getType() == Grammar::AND_MUT;
            ast::ExprId first = addExpr(ast::BorrowExpr{isMutable, false, inner}, second);
            return addExpr(ast::BorrowExpr{false, false, first}, at);
        }
    }
}

// ---- Rust's closures: |x| e

ast::ExprId Builder::rustClosure(Precedence& state, Grammar::OperandContext* context, std::size_t prefix) {
    auto* bars = context->prefixes[prefix];
    std::size_t scopes = itScopes_.size();
    if (!itScopes_.empty()) itScopes_.push_back({true, false});
    std::vector<ast::ClosureParam> params = closureParams(bars->params);
    ast::ExprId body = binary(state, context, prefix + 1, kLowest);
    leaveScopes(scopes);
    return finishRustClosure(tokenOf(bars->op), tokenOf(bars->stop), std::move(params), {}, body);
}

ast::ExprId Builder::typedRustClosure(Grammar::TypedRustClosureContext* context) {
    std::size_t scopes = itScopes_.size();
    if (!itScopes_.empty()) itScopes_.push_back({true, false});
    std::vector<ast::ClosureParam> params = closureParams(context->params);
    Span at = span(context->body);
    ast::ExprId body = addExpr(ast::BlockExpr{ast::BlockKind::Plain, block(context->body), {}, false}, at);
    leaveScopes(scopes);
    const SyntaxToken& open = tokenOf(context->bar);
    const SyntaxToken& close = context->close != nullptr ? tokenOf(context->close) : open;
    return finishRustClosure(open, close, std::move(params), type(context->result), body);
}

// Reports the spelling once, with `{ x -> .. }` as the fix.
ast::ExprId Builder::finishRustClosure(const SyntaxToken& open, const SyntaxToken& close,
                                       std::vector<ast::ClosureParam> params, ast::TypeId result,
                                       ast::ExprId body) {
    ast::ClosureExpr closure;
    closure.moves = (open.flags & SyntaxToken::kMoves) != 0;
    closure.isAsync = (open.flags & SyntaxToken::kAsync) != 0;
    closure.hasArrow = true;
    closure.params = std::move(params);
    closure.result = result;
    Span bodySpan = spanOf(body);
    closure.head = span(open).to(span(close));
    Span at = closure.head.to(bodySpan);
    auto* block = std::get_if<ast::BlockExpr>(&ast_.exprs[body].kind);
    bool braced = block != nullptr && block->kind == ast::BlockKind::Plain && !block->label;
    std::string words = std::string(closure.isAsync ? "async " : "") + (closure.moves ? "move " : "");
    std::string text(textOf(
        Span{file_, &open == &close ? close.end : open.end, &open == &close ? close.end : close.begin}));
    std::string head = words + "{ " + text + (text.empty() ? "->" : " ->");
    diag::Fix fix{"write the closure in braces", {}, diag::Applicability::Safe};
    if (braced) {
        fix.edits.push_back({Span{file_, open.begin, bodySpan.begin + 1}, head});
        closure.body = std::move(block->block);
    } else {
        fix.edits.push_back({closure.head, head});
        fix.edits.push_back({bodySpan.endPoint(), " }"});
        closure.body.tail = body;
        closure.body.span = bodySpan;
    }
    rustSpelling(closure.head, "closures are written in braces, `{ x -> .. }`, in Oxide")
        .fixes.push_back(std::move(fix));
    return addExpr(std::move(closure), at);
}

}  // namespace oxide::syntax
