// Functions and their receivers.
#include <fmt/format.h>

#include "frontend/syntax/builder.h"
#include "frontend/syntax/token.h"

namespace oxide::syntax {

ast::ItemKind Builder::function(Grammar::FunctionContext* context,
                                const std::vector<Grammar::ModifierContext*>& modifiers,
                                Surroundings surroundings) {
    ast::FunctionItem result;
    result.name = identifier(context->name);
    result.generics = generics(context->generics, context->where);
    bool member = surroundings != Surroundings::Free;
    result.receiver = member ? ast::Receiver::Shared : ast::Receiver::None;
    bool isExtern = false, chosen = false;
    Span modifiersAt = modifiers.empty() ? span(context).startPoint() : span(modifiers.front()).startPoint();
    for (auto* modifier : modifiers) {
        Span at = span(modifier);
        auto receiver = [&](ast::Receiver kind) {
            if (!member)
                error(at, fmt::format("`{}` is only allowed in extensions and traits", textOf(at)));
            else if (chosen)
                error(at, "a method has one receiver modifier");
            else
                result.receiver = kind;
            chosen = true;
        };
        switch (modifier->kind->getType()) {
            case Grammar::STATIC:
                result.isStatic = true;
                if (member) receiver(ast::Receiver::None);
                break;
            case Grammar::MUTATING: receiver(ast::Receiver::Mutable); break;
            case Grammar::CONSUMING: receiver(ast::Receiver::Owned); break;
            case Grammar::ASYNC_FN: result.isAsync = true; break;
            case Grammar::UNSAFE_DECL: result.isUnsafe = true; break;
            case Grammar::CONST_FN: result.isConst = true; break;
            case Grammar::EXTERN: isExtern = true; break;
            default: error(at, fmt::format("`{}` is not allowed on a function", textOf(at)));
        }
    }
    result.isExtern = isExtern && context->body == nullptr;
    std::size_t scopes = itScopes_.size();
    if (!itScopes_.empty()) itScopes_.push_back({true, false});
    Grammar::SelfParamContext* self = nullptr;
    for (auto* param : context->params) {
        if (param->receiver != nullptr) {
            self = param->receiver;
            continue;
        }
        if (!isCompiled(param->attributes, param)) continue;
        ast::Param one;
        one.pattern = pattern(param->target);
        one.type = type(param->type);
        one.attributes = attributes(param->attributes);
        result.params.push_back(std::move(one));
    }
    if (self != nullptr && !member) {
        error(span(self), "`self` parameter is only allowed in associated functions");
    } else if (self != nullptr && self->type != nullptr && self->amp == nullptr) {
        result.receiver = ast::Receiver::Typed;
        result.receiverType = type(self->type);
        result.mutableReceiver = self->mutable_ != nullptr;
    } else if (self != nullptr) {
        rustReceiver(self, modifiersAt, result);
    } else if (surroundings == Surroundings::RustImpl && !chosen) {
        // In Rust's `impl` a function without `self` has no receiver; the error at `impl` offers the word.
        result.receiver = ast::Receiver::None;
        result.isStatic = true;
        if (rustImplFix_ != nullptr) rustImplFix_->edits.push_back({modifiersAt, "static "});
    }
    if (context->never != nullptr) {
        result.result = addType(ast::NeverType{}, span(context->never));
    } else if (context->result != nullptr) {
        result.result = type(context->result);
        if (context->arrow != nullptr) {
            Span arrow = span(context->arrow);
            Span from{file_, tokenOf(context->close).end, arrow.end};
            rustSpelling(arrow, "the result type of a function stands behind `:` in Oxide")
                .fix("write `:`", from, ":");
        }
    }
    if (context->body != nullptr) result.body = block(context->body);
    leaveScopes(scopes);
    return result;
}

// `&self`, `&mut self`, `self`, `mut self`: Rust's spelling of what a modifier says.
void Builder::rustReceiver(Grammar::SelfParamContext* self, Span modifiersAt, ast::FunctionItem& function) {
    bool reference = self->amp != nullptr;
    bool isMutable = self->mutable_ != nullptr;
    function.receiver = !reference  ? ast::Receiver::Owned
                        : isMutable ? ast::Receiver::Mutable
                                    : ast::Receiver::Shared;
    function.mutableReceiver = !reference && isMutable;
    std::string_view modifier = !reference ? "consuming " : isMutable ? "mutating " : "";
    Span removed = span(self);
    const SyntaxToken& behind = tokens_[tokenOf(self->stop).index + 1];
    if (behind.type == Grammar::COMMA) removed.end = tokens_[behind.index + 1].begin;
    diag::Fix fix{modifier.empty() ? "leave it out"
                                   : fmt::format("write `{}` in front of the function",
                                                 modifier.substr(0, modifier.size() - 1)),
                  {},
                  diag::Applicability::Safe};
    if (!modifier.empty()) fix.edits.push_back({modifiersAt, std::string(modifier)});
    fix.edits.push_back({removed, ""});
    rustSpelling(span(self), fmt::format("the receiver `{}` is not written in Oxide", textOf(span(self))))
        .fixes.push_back(std::move(fix));
}

}  // namespace oxide::syntax
