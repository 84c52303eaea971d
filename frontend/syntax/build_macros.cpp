// Macros: the arguments of most are expressions; those of others are tried as expressions, and kept as text.
#include <fmt/format.h>

#include "frontend/syntax/bounded_parser.h"
#include "frontend/syntax/builder.h"
#include "frontend/syntax/error_strategy.h"
#include "frontend/syntax/token.h"
#include "frontend/syntax/token_list.h"

namespace oxide::syntax {

ast::ExprId Builder::macro(ast::Path path, Grammar::MacroCallContext* context, Span at) {
    if (context->bang->getType() == Grammar::SELECT_BANG) return selectMacro(std::move(path), context, at);
    if (context->raw != nullptr) {
        if (MacroDefinition* own = userMacro(path)) return expandExpr(*own, tokenOf(context->raw), at);
    }
    ast::MacroExpr result;
    result.path = std::move(path);
    Span whole = span(context);
    result.argsSpan = {file_, tokenOf(context->bang).end, whole.end};
    switch (context->bang->getType()) {
        case Grammar::MATCHES_BANG: {
            ast::MacroArg value;
            value.value = expr(context->value);
            result.args.push_back(std::move(value));
            ast::MacroArg test;
            std::size_t scopes = itScopes_.size();
            test.pattern = pattern(context->target);
            if (context->guard != nullptr) test.guard = expr(context->guard);
            leaveScopes(scopes);
            result.args.push_back(std::move(test));
            break;
        }
        case Grammar::BLOCK_BANG: {
            std::string_view name = text(result.path.segments.back().name.name);
            Span body = span(context->body);
            ast::MacroArg arg;
            if (name.starts_with("pin")) {
                arg.value =
                    addExpr(ast::BlockExpr{ast::BlockKind::Plain, block(context->body), {}, false}, body);
            } else {
                arg.value = generator(context->body, name != "stream");
            }
            result.args.push_back(std::move(arg));
            break;
        }
        default:
            if (context->raw != nullptr)
                rawArguments(tokenOf(context->raw), result);
            else
                macroArguments(context->list, context->count, result);
    }
    const ast::PathSegment& last = result.path.segments.back();
    if (text(last.name.name) == "cfg") return configuration(result, at);
    bool isSkipped = !macros_.debugAssertions() && text(camelCase(last.name.name)).starts_with("debugAssert");
    ast::ExprId call = addExpr(std::move(result), at);
    if (!isSkipped) return call;
    // Checked, and never run.
    ast::LiteralExpr never;
    never.kind = ast::LiteralKind::Bool;
    ast::IfExpr skipped;
    skipped.condition = addExpr(std::move(never), at);
    skipped.then.span = at;
    skipped.then.statements.push_back(ast_.stmts.add({ast::ExprStmt{call}, at}));
    return addExpr(std::move(skipped), at);
}

namespace {

// No name of the program is a keyword.
constexpr std::string_view kYielder = "yield";

}  // namespace

// `stream! { .. yield x .. }` is code that gets something to send its values to: `move { yielder -> async
// move { .. await yielder.send(x)
// .. } }`. In `tryStream!` the code ends in `Ok(())`.
ast::ExprId Builder::generator(Grammar::BlockContext* context, bool isTry) {
    Span at = span(context);
    ast::BindingPattern yielder;
    yielder.name = {intern(kYielder), at};
    ++generators_;
    ast::AsyncExpr code;
    code.moves = true;
    code.block = block(context);
    code.keyword = at;
    --generators_;
    if (isTry) {
        if (code.block.tail)
            code.block.statements.push_back(
                ast_.stmts.add({ast::ExprStmt{code.block.tail}, spanOf(code.block.tail)}));
        ast::NameExpr ok;
        ok.segment.name = {intern("Ok"), at};
        ast::CallExpr result;
        result.callee = addExpr(std::move(ok), at);
        result.args.push_back(addExpr(ast::TupleExpr{}, at));
        result.argsSpan = at;
        code.block.tail = addExpr(std::move(result), at);
    }
    ast::ClosureExpr closure;
    closure.moves = true;
    closure.hasArrow = true;
    closure.head = at;
    closure.params.push_back({ast_.patterns.add({std::move(yielder), at}), {}});
    closure.body.span = at;
    closure.body.tail = addExpr(std::move(code), at);
    return addExpr(std::move(closure), at);
}

ast::ExprId Builder::yield(ast::ExprId value, Span at) {
    if (generators_ == 0) return addExpr(ast::YieldExpr{value}, at);
    ast::NameExpr yielder;
    yielder.segment.name = {intern(kYielder), at};
    ast::MethodCallExpr send;
    send.base = addExpr(std::move(yielder), at);
    send.method.name = {intern("send"), at};
    send.args.push_back(value);
    send.argsSpan = at;
    ast::AwaitExpr await;
    await.operand = addExpr(std::move(send), at);
    await.keyword = at;
    return addExpr(std::move(await), at);
}

void Builder::macroArguments(Grammar::ArgumentsContext* context, Grammar::ExprContext* count,
                             ast::MacroExpr& macro) {
    for (auto* one : context->list) {
        ast::MacroArg arg;
        arg.value = value(one);
        ast::Expr& node = ast_.exprs[arg.value];
        if (auto* assign = std::get_if<ast::AssignExpr>(&node.kind); assign != nullptr && !assign->op) {
            // `name = value`
            if (auto* name = std::get_if<ast::NameExpr>(&ast_.exprs[assign->place].kind)) {
                arg.name = name->segment.name;
                arg.name.name = plain(arg.name.name);
                arg.value = assign->value;
            }
        } else if (auto* text = std::get_if<ast::LiteralExpr>(&node.kind);
                   text != nullptr && text->kind == ast::LiteralKind::String) {
            noteCapturedIt(text->text);
        }
        macro.args.push_back(std::move(arg));
    }
    if (count != nullptr) macro.repeat = expr(count);
}

// `println!("{it}")` mentions `it` too.
void Builder::noteCapturedIt(std::string_view literal) {
    for (std::size_t at = literal.find("{it"); at != std::string_view::npos;
         at = literal.find("{it", at + 1)) {
        bool escaped = at > 0 && literal[at - 1] == '{';
        if (!escaped && at + 3 < literal.size() && (literal[at + 3] == '}' || literal[at + 3] == ':'))
            noteIt();
    }
}

// A macro that is not known: its tokens, and its arguments if they happen to be expressions.
void Builder::rawArguments(const SyntaxToken& group, ast::MacroExpr& macro) {
    std::uint32_t open = rawIndex(group);
    RawRange inside{open + 1, lexed_.tokens[open].partner};
    macro.tokens = spacedText(sources_, {file_, &lexed_, inside});
    macro.parsed = false;
    if (text(macro.path.segments.back().name.name) == "stringify") return;
    diag::Diagnostics scratch;
    TokenFilter filter(file_, text_, lexed_, inside, FilterMode::Expression, macros_.names(), scratch);
    if (!filter.run() || scratch.hasErrors()) return;
    TokenList tokens(filter.take());
    BoundedParser parser(&tokens);
    parser.setErrorHandler(std::make_shared<BailStrategy>());
    Grammar::MacroArgumentsContext* context = nullptr;
    try {
        context = parser.macroArguments();
    } catch (const antlr4::ParseCancellationException&) {
        return;
    }
    Builder inner(file_, lexed_, tokens.tokens(), ast_, macros_, scratch);
    inner.itScopes_ = itScopes_;
    inner.macroArguments(context->list, context->count, macro);
    if (!itScopes_.empty()) itScopes_.back().used |= inner.itScopes_[itScopes_.size() - 1].used;
    if (scratch.hasErrors()) {
        macro.args.clear();
        macro.repeat = {};
        return;
    }
    macro.parsed = true;
}

ast::ExprId Builder::selectMacro(ast::Path path, Grammar::MacroCallContext* context, Span at) {
    ast::SelectExpr result;
    result.path = std::move(path);
    result.biased = context->biased != nullptr;
    ast::SelectArm idle;
    for (auto* arm : context->arms) {
        if (arm->exception) continue;
        if (arm->otherwise != nullptr) {
            std::string_view word = textOf(arm->otherwise);
            // `default -> e`: an arm without a future, behind the others.
            if (word == "default") {
                idle.handler = expr(arm->handler);
                idle.span = span(arm);
                continue;
            }
            if (result.otherwise) error(span(arm->otherwise), fmt::format("select! has two `{}` arms", word));
            result.otherwise = expr(arm->handler);
            continue;
        }
        ast::SelectArm one;
        one.span = span(arm);
        one.future = expr(arm->future);
        if (arm->precondition != nullptr) one.precondition = expr(arm->precondition);
        std::size_t scopes = itScopes_.size();
        one.pattern = pattern(arm->target);
        one.handler = expr(arm->handler);
        leaveScopes(scopes);
        result.arms.push_back(one);
    }
    if (idle.handler) result.arms.push_back(idle);
    return addExpr(std::move(result), at);
}

}  // namespace oxide::syntax
