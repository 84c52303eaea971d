// Attributes.
#include "frontend/ast/cfg.h"
#include "frontend/syntax/builder.h"
#include "frontend/syntax/token.h"

namespace oxide::syntax {

std::vector<ast::Attribute> Builder::attributes(const std::vector<Grammar::AttributeContext*>& contexts) {
    std::vector<ast::Attribute> result;
    for (auto* one : contexts) result.push_back({metaItem(one->meta), false, span(one)});
    return result;
}

// What #[cfg(..)] leaves out is parsed, and forgotten.
bool Builder::isCompiled(const std::vector<Grammar::AttributeContext*>& contexts,
                         antlr4::ParserRuleContext* of) {
    if (contexts.empty()) return true;
    ast::Attributed attributed{span(of), attributes(contexts)};
    if (!ast::isCompiled(attributed.attributes, macros_.debugAssertions())) return false;
    ast_.attributed.push_back(std::move(attributed));
    return true;
}

// The argument of `cfg!`, which was read as an expression, as what an attribute would say.
std::optional<ast::MetaItem> Builder::metaItem(ast::ExprId id) {
    const ast::Expr& expr = ast_.exprs[id];
    ast::MetaItem result;
    result.span = expr.span;
    if (const auto* name = std::get_if<ast::NameExpr>(&expr.kind)) {
        result.path.push_back(name->segment.name);
        return result;
    }
    if (const auto* literal = std::get_if<ast::LiteralExpr>(&expr.kind)) {
        if (literal->kind != ast::LiteralKind::Bool) return std::nullopt;
        result.value = literal->integer != 0 ? "true" : "false";
        return result;
    }
    if (const auto* assign = std::get_if<ast::AssignExpr>(&expr.kind); assign != nullptr && !assign->op) {
        auto key = metaItem(assign->place);
        const auto* value = std::get_if<ast::LiteralExpr>(&ast_.exprs[assign->value].kind);
        if (!key || value == nullptr || value->kind != ast::LiteralKind::String) return std::nullopt;
        key->value = value->text;
        return key;
    }
    const auto* call = std::get_if<ast::CallExpr>(&expr.kind);
    if (call == nullptr) return std::nullopt;
    auto list = metaItem(call->callee);
    if (!list) return std::nullopt;
    list->hasArgs = true;
    for (ast::ExprId arg : call->args) {
        auto one = metaItem(arg);
        if (!one) return std::nullopt;
        list->args.push_back(std::move(*one));
    }
    return list;
}

ast::ExprId Builder::configuration(const ast::MacroExpr& macro, Span at) {
    std::optional<ast::MetaItem> predicate;
    if (macro.args.size() == 1) {
        const ast::MacroArg& arg = macro.args[0];
        predicate = metaItem(arg.value);
        if (arg.name.name.valid()) {
            const auto* value = std::get_if<ast::LiteralExpr>(&ast_.exprs[arg.value].kind);
            predicate.emplace();
            predicate->path.push_back(arg.name);
            if (value != nullptr) predicate->value = value->text;
        }
    }
    if (!predicate) {
        error(at, "`cfg!` takes one predicate");
        return errorExpr(at);
    }
    ast::LiteralExpr answer;
    answer.kind = ast::LiteralKind::Bool;
    answer.integer = ast::cfgHolds(*predicate, macros_.debugAssertions()) ? 1 : 0;
    return addExpr(std::move(answer), at);
}

ast::Attribute Builder::innerAttribute(Grammar::InnerAttributeContext* context) {
    return {metaItem(context->meta), true, span(context)};
}

ast::MetaItem Builder::metaItem(Grammar::MetaItemContext* context) {
    auto literalValue = [&](Grammar::LiteralContext* literal) {
        const SyntaxToken& token = tokenOf(literal->token);
        bool string = token.type == Grammar::STRING || token.type == Grammar::RAW_STRING;
        return string ? literalText(token) : std::string(textOf(span(literal)));
    };
    ast::MetaItem result;
    result.span = span(context);
    if (context->word != nullptr) {
        result.value = literalValue(context->word);
        return result;
    }
    for (auto* name : context->path) result.path.push_back(identifier(name));
    if (context->value != nullptr) result.value = literalValue(context->value);
    if (context->word_ != nullptr) result.value = std::string(textOf(context->word_));
    result.hasArgs = context->open != nullptr;
    for (auto* arg : context->args) result.args.push_back(metaItem(arg));
    return result;
}

}  // namespace oxide::syntax
