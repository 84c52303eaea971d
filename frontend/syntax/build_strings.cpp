// Interpolated strings.
#include "frontend/ast/format_spec.h"
#include "frontend/syntax/builder.h"
#include "frontend/syntax/token.h"

namespace oxide::syntax {

ast::ExprId Builder::interpolation(Grammar::InterpolationContext* context) {
    ast::InterpolationExpr result;
    std::string text;
    for (auto* part : context->parts) {
        if (part->text != nullptr) {
            const SyntaxToken& token = tokenOf(part->text);
            text += unescaped(token.begin, token.end, EscapeKind::Text);
            continue;
        }
        result.texts.push_back(std::move(text));
        text.clear();
        ast::InterpolationPart value;
        value.value = expr(part->value);
        if (part->spec != nullptr) value.spec = formatSpec(tokenOf(part->spec));
        result.values.push_back(std::move(value));
    }
    result.texts.push_back(std::move(text));
    return addExpr(std::move(result), span(context));
}

ast::FormatSpec Builder::formatSpec(const SyntaxToken& token) {
    ast::FormatSpec result;
    Span at = span(token);
    if (auto message = ast::parseFormatSpec(textOf(at), at, result))
        diagnostics_.error(diag::Code::E1004, at, *message);
    return result;
}

}  // namespace oxide::syntax
