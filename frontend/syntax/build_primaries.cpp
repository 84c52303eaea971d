// Names, groups, control structures and closures.
#include "frontend/syntax/builder.h"
#include "frontend/syntax/token.h"

namespace oxide::syntax {

ast::ExprId Builder::nameExpr(antlr4::Token* name, Grammar::GenericArgsContext* generics, Span span) {
    ast::Identifier id = name->getType() == Grammar::IDENT ? variable(name) : identifier(name);
    static const Name kIt = intern("it");
    if (id.name == kIt) noteIt();
    return addExpr(ast::NameExpr{{id, genericArgs(generics)}}, span);
}

ast::ExprId Builder::primary(Grammar::PrimaryContext* context) {
    Span at = span(context);
    if (context->name != nullptr) return nameExpr(context->name, context->generics, at);
    if (context->group != nullptr) return parens(context->group);
    if (context->grouped != nullptr) {
        ast::ExprId inner = expr(context->grouped);
        return addExpr(ast::ParenExpr{inner}, spanOf(inner));
    }
    if (context->array != nullptr) return brackets(context->array);
    if (context->text != nullptr) return interpolation(context->text);
    if (context->conditional != nullptr) return ifExpr(context->conditional, 0);
    if (context->choice != nullptr) return matchExpr(context->choice);
    if (context->lambda != nullptr) return closure(context->lambda, false);
    if (context->typed != nullptr) return typedRustClosure(context->typed);
    ast::Identifier label = this->label(context->label);
    if (context->loop != nullptr) return loopExpr(context->loop, label);
    if (context->qualified != nullptr)
        return addExpr(ast::QualifiedPathExpr{qualifiedPath(context->qualified)}, at);
    std::size_t kind = context->token != nullptr ? context->token->getType() : kNowhere;
    if (kind == Grammar::ASYNC) {
        if (context->braces != nullptr) {
            const SyntaxToken* move = context->moves != nullptr ? &tokenOf(context->moves) : nullptr;
            return closure(context->braces, move, false, true, at);
        }
        ast::AsyncExpr result;
        result.moves = context->moves != nullptr;
        result.keyword = span(context->token);
        if (context->moves != nullptr) result.keyword = result.keyword.to(span(context->moves));
        result.block = block(context->body);
        return addExpr(std::move(result), at);
    }
    if (context->body != nullptr) {
        ast::BlockKind blockKind = kind == Grammar::UNSAFE        ? ast::BlockKind::Unsafe
                                   : kind == Grammar::CONST_BLOCK ? ast::BlockKind::Const
                                                                  : ast::BlockKind::Plain;
        return addExpr(ast::BlockExpr{blockKind, block(context->body), label, false}, at);
    }
    switch (kind) {
        case Grammar::NULL_: return addExpr(ast::NullExpr{}, at);
        case Grammar::RETURN_BARE: return addExpr(ast::ReturnExpr{}, at);
        case Grammar::BREAK_BARE: return addExpr(ast::BreakExpr{label, {}}, at);
        case Grammar::CONTINUE: return addExpr(ast::ContinueExpr{label}, at);
        case Grammar::RANGE_FULL: return addExpr(ast::RangeExpr{}, at);
        case Grammar::UNDERSCORE: return addExpr(ast::NameExpr{{identifier(context->token), {}}}, at);
        default: return literal(tokenOf(context->token));
    }
}

ast::ExprId Builder::parens(Grammar::ParensContext* context) {
    Span at = span(context);
    if (context->elements.size() == 1 && context->commas.empty())
        return addExpr(ast::ParenExpr{expr(context->elements.front())}, at);
    ast::TupleExpr result;
    for (auto* one : context->elements) result.elements.push_back(value(one));
    return addExpr(std::move(result), at);
}

ast::ExprId Builder::brackets(Grammar::BracketsContext* context) {
    Span at = span(context);
    if (context->count != nullptr) {
        ast::ExprId element = value(context->elements.front());
        return addExpr(ast::RepeatExpr{element, expr(context->count)}, at);
    }
    ast::ArrayExpr result;
    result.elements.reserve(context->elements.size());
    for (auto* one : context->elements) result.elements.push_back(value(one));
    return addExpr(std::move(result), at);
}

// The branch and everything behind it: `else if` nests in the tree.
ast::ExprId Builder::ifExpr(Grammar::IfExprContext* context, std::size_t branch) {
    Span at = span(context);
    if (branch == 0 && context->conditions.size() > 256) {
        diagnostics_.error(diag::Code::E1010, at, "expression is nested too deeply");
        return errorExpr(at);
    }
    // the `if` of an `else if` is the end of its token
    if (branch > 0) at.begin = tokens_[tokenOf(context->conditions[branch]->start).index - 1].end - 2;
    std::size_t scopes = itScopes_.size();
    ast::IfExpr result;
    result.condition = condition(context->conditions[branch]);
    result.then = block(context->blocks[branch]);
    leaveScopes(scopes);
    if (branch + 1 < context->conditions.size()) {
        result.otherwise = ifExpr(context, branch + 1);
    } else if (context->otherwise != nullptr) {
        Span elseSpan = span(context->otherwise);
        result.otherwise =
            addExpr(ast::BlockExpr{ast::BlockKind::Plain, block(context->otherwise), {}, false}, elseSpan);
    }
    return addExpr(std::move(result), at);
}

ast::ExprId Builder::matchExpr(Grammar::MatchExprContext* context) {
    ast::MatchExpr result;
    result.keyword = span(context->keyword);
    result.scrutinee = expr(context->scrutinee);
    for (auto* arm : context->arms) {
        if (arm->exception || !isCompiled(arm->attributes, arm)) continue;
        std::size_t scopes = itScopes_.size();
        ast::MatchArm one;
        one.span = span(arm);
        one.pattern = arm->target != nullptr ? pattern(arm->target)
                                             : addPattern(ast::WildcardPattern{}, span(arm->otherwise));
        if (arm->guard != nullptr) one.guard = condition(arm->guard);
        one.body = expr(arm->body);
        leaveScopes(scopes);
        result.arms.push_back(one);
    }
    return addExpr(std::move(result), span(context));
}

ast::ExprId Builder::loopExpr(Grammar::LoopExprContext* context, ast::Identifier label) {
    Span at = span(context);
    if (label) at.begin = label.span.begin;
    std::size_t scopes = itScopes_.size();
    ast::ExprId result;
    switch (context->kind->getType()) {
        case Grammar::LOOP: result = addExpr(ast::LoopExpr{label, block(context->body)}, at); break;
        case Grammar::WHILE: {
            ast::ExprId test = condition(context->head);
            result = addExpr(ast::WhileExpr{label, test, block(context->body)}, at);
            break;
        }
        default: {
            ast::ExprId iterable = expr(context->head);
            ast::PatternId target = pattern(context->target);
            result = addExpr(
                ast::ForExpr{label, context->await != nullptr, target, iterable, block(context->body)}, at);
        }
    }
    leaveScopes(scopes);
    return result;
}

// ---- closures

std::vector<ast::ClosureParam> Builder::closureParams(
    const std::vector<Grammar::ClosureParamContext*>& params) {
    std::vector<ast::ClosureParam> result;
    for (auto* param : params) {
        ast::ClosureParam one;
        one.pattern = pattern(param->target);
        if (param->type != nullptr) one.type = type(param->type);
        result.push_back(one);
    }
    return result;
}

ast::ExprId Builder::closure(Grammar::ClosureContext* context, bool trailing) {
    const SyntaxToken* move = context->moves != nullptr ? &tokenOf(context->moves) : nullptr;
    return closure(context->braces, move, trailing, false, span(context));
}

ast::PatternId Builder::implicitIt(Span at) {
    static const Name kIt = intern("it");
    ast::BindingPattern it;
    it.name = {kIt, at.startPoint()};
    return addPattern(std::move(it), at.startPoint());
}

ast::ExprId Builder::closure(Grammar::ClosureBracesContext* context, const SyntaxToken* move, bool trailing,
                             bool isAsync, Span at) {
    ast::ClosureExpr result;
    result.moves = move != nullptr;
    result.isAsync = isAsync;
    result.trailing = trailing;
    result.hasArrow = context->arrow != nullptr;
    result.head = move != nullptr ? span(*move).to(span(context->open)) : span(context->open);
    if (result.hasArrow) result.head = result.head.to(span(context->arrow));
    std::size_t scopes = itScopes_.size();
    if (!result.hasArrow) {
        itScopes_.push_back({});
        result.implicitIt = implicitIt(span(context->open));
    }
    result.params = closureParams(context->params);
    result.body.span = span(context);
    statements(context->list, result.body);
    if (!result.hasArrow) result.usesIt = itScopes_[scopes].used;
    itScopes_.resize(std::min(scopes, itScopes_.size()));
    return addExpr(std::move(result), at);
}

}  // namespace oxide::syntax
