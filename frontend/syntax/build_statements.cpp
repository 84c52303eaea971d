// Blocks and statements.
#include "frontend/syntax/builder.h"

namespace oxide::syntax {

ast::Block Builder::block(Grammar::BlockContext* context) {
    ast::Block result;
    result.span = span(context);
    statements(context->list, result);
    return result;
}

void Builder::statements(Grammar::StatementsContext* context, ast::Block& block) {
    std::size_t scopes = itScopes_.size();
    for (std::size_t i = 0; i < context->list.size(); ++i) {
        auto* one = context->list[i];
        bool last = i + 1 == context->list.size();
        if (last && one->value != nullptr && !one->exception) {
            const SyntaxToken& behind = tokens_[tokenOf(one->stop).index + 1];
            if (behind.type != Grammar::SEMI) {
                block.tail = expr(one->value);
                break;
            }
        }
        statement(one, block.statements);
    }
    leaveScopes(scopes);
}

void Builder::statement(Grammar::StatementContext* context, std::vector<ast::StmtId>& into) {
    Span at = span(context);
    auto add = [&](ast::StmtKind kind) { into.push_back(ast_.stmts.add({std::move(kind), at})); };
    if (context->exception) return add(ast::ExprStmt{errorExpr(at)});
    if (context->let != nullptr) return add(letStatement(context->let));
    if (context->guard != nullptr) {
        ast::Block otherwise = block(context->guard->otherwise);
        return add(ast::GuardStmt{condition(context->guard->condition), std::move(otherwise)});
    }
    if (context->item_ != nullptr) {
        std::vector<ast::ItemId> items;
        declaration(context->item_, context->attributes, at.begin, Surroundings::Free, items);
        for (ast::ItemId item : items) add(ast::ItemStmt{item});
        return;
    }
    add(ast::ExprStmt{expr(context->value)});
}

ast::StmtKind Builder::letStatement(Grammar::LetStatementContext* context) {
    ast::LetStmt result;
    result.isVar = context->keyword->getType() == Grammar::VAR;
    if (context->type != nullptr) result.type = type(context->type);
    if (context->init != nullptr) result.init = value(context->init);
    if (context->otherwise != nullptr) {
        Span at = span(context->otherwise);
        result.otherwise =
            addExpr(ast::BlockExpr{ast::BlockKind::Plain, block(context->otherwise), {}, false}, at);
    }
    result.pattern = pattern(context->target);
    return result;
}

}  // namespace oxide::syntax
