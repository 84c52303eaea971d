// Attributes.
#include "frontend/syntax/builder.h"
#include "frontend/syntax/token.h"

namespace oxide::syntax {

std::vector<ast::Attribute> Builder::attributes(const std::vector<Grammar::AttributeContext*>& contexts) {
    std::vector<ast::Attribute> result;
    for (auto* one : contexts) result.push_back({metaItem(one->meta), false, span(one)});
    return result;
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
