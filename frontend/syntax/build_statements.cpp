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
    std::size_t macros = macros_.enterScope();
    statementList(context, block);
    macros_.leaveScope(macros);
    leaveScopes(scopes);
}

void Builder::statementList(Grammar::StatementsContext* context, ast::Block& block) {
    std::vector<Grammar::StatementContext*> list;
    for (auto* one : context->list) {
        if (isCompiled(one->attributes, one) || one->item_ != nullptr) list.push_back(one);
    }
    for (std::size_t i = 0; i < list.size(); ++i) {
        auto* one = list[i];
        bool isTail = i + 1 == list.size() && one->value != nullptr && !one->exception &&
                      tokens_[tokenOf(one->stop).index + 1].type != Grammar::SEMI;
        if (expandStatements(one, isTail, block)) continue;
        if (!isTail) {
            statement(one, block.statements);
            continue;
        }
        ast::ExprId tail = expr(one->value);
        if (!pinStatement(tail, block.statements)) block.tail = tail;
    }
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
    ast::ExprId value = expr(context->value);
    if (!pinStatement(value, into)) add(ast::ExprStmt{value});
}

// `tokio.pin!(a, b)` binds the names anew: `let mut a = pin!(a)`; `tokio.pin! { let a = f() }`: `let mut a =
// pin!(f())`.
bool Builder::pinStatement(ast::ExprId value, std::vector<ast::StmtId>& into) {
    const auto* macro = std::get_if<ast::MacroExpr>(&ast_.exprs[value].kind);
    if (macro == nullptr || macro->args.empty()) return false;
    std::string_view name = text(macro->path.segments.back().name.name);
    if (name != "pin" && name != "pinMut" && name != "pin_mut") return false;
    struct Pinned {
        ast::PatternId pattern;
        ast::ExprId init;
        Span span;
    };
    std::vector<Pinned> all;
    const ast::BlockExpr* block = std::get_if<ast::BlockExpr>(&ast_.exprs[macro->args[0].value].kind);
    if (block != nullptr) {
        for (ast::StmtId stmt : block->block.statements) {
            const auto* let = std::get_if<ast::LetStmt>(&ast_.stmts[stmt].kind);
            if (let == nullptr || !let->init) return false;
            all.push_back({let->pattern, let->init, ast_.stmts[stmt].span});
        }
    } else {
        for (const ast::MacroArg& arg : macro->args) {
            const auto* variable = std::get_if<ast::NameExpr>(&ast_.exprs[arg.value].kind);
            if (variable == nullptr) return false;
            Span at = ast_.exprs[arg.value].span;
            ast::BindingPattern binding;
            binding.name = variable->segment.name;
            all.push_back({ast_.patterns.add({std::move(binding), at}), arg.value, at});
        }
    }
    ast::Path path = macro->path;
    for (const Pinned& one : all) {
        if (auto* binding = std::get_if<ast::BindingPattern>(&ast_.patterns[one.pattern].kind)) {
            binding->isMutable = true;
            binding->byMacro = true;
        }
        ast::MacroExpr pin;
        pin.path = path;
        pin.argsSpan = one.span;
        pin.args.emplace_back().value = one.init;
        ast::LetStmt let;
        let.pattern = one.pattern;
        let.init = addExpr(std::move(pin), one.span);
        into.push_back(ast_.stmts.add({std::move(let), one.span}));
    }
    return true;
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
