// Postfix chains: fields, calls, indexes, `?`, `!!`, trailing closures, struct literals and macros behind a
// path.
#include <fmt/format.h>

#include "frontend/syntax/builder.h"
#include "frontend/syntax/token.h"

namespace oxide::syntax {

// A chain under construction.
struct Builder::Chain {
    Grammar::OperandContext* context;
    std::size_t next = 0;  // the suffix to come
    std::uint32_t begin = 0;
    std::uint32_t operandBegin = 0;  // with the prefixes

    Grammar::SuffixContext* peek() const {
        return next < context->suffixes.size() ? context->suffixes[next] : nullptr;
    }
};

ast::ExprId Builder::chain(Grammar::OperandContext* context) {
    if (context->suffixes.empty()) return primary(context->base);
    if (tooDeep(context->suffixes.size(), span(context))) return errorExpr(span(context));
    Chain chain{context, 0, tokenOf(context->base->start).begin, tokenOf(context->start).begin};
    std::optional<ast::ExprId> head = pathHead(chain);
    ast::ExprId result = head ? *head : primary(context->base);
    while (chain.peek() != nullptr) result = suffix(chain, result);
    return result;
}

// `a.B { .. }`, `Rc { v }`, `tokio.join!(..)`: the names in front are a path.
std::optional<ast::ExprId> Builder::pathHead(Chain& chain) {
    const auto& suffixes = chain.context->suffixes;
    if (chain.context->base->name == nullptr) return std::nullopt;
    std::size_t names = 0;
    while (names < suffixes.size() && suffixes[names]->name != nullptr) ++names;
    if (names == suffixes.size()) return std::nullopt;
    auto* last = suffixes[names];
    if (last->fields == nullptr && last->value == nullptr && last->call == nullptr) return std::nullopt;
    ast::Path path;
    path.segments.push_back(
        {identifier(chain.context->base->name), genericArgs(chain.context->base->generics)});
    path.span = span(chain.context->base);
    for (std::size_t i = 0; i < names; ++i) {
        path.segments.push_back({identifier(suffixes[i]->name), genericArgs(suffixes[i]->generics)});
        path.span = path.span.to(span(suffixes[i]));
    }
    chain.next = names + 1;
    Span at = path.span.to(span(last));
    if (last->fields != nullptr) {
        const SyntaxToken& brace = tokenOf(last->fields->open);
        if ((brace.flags & SyntaxToken::kInHead) != 0) {
            error(at, "struct literals are not allowed here")
                .fixes.push_back({"surround the struct literal with parentheses",
                                  {{at.startPoint(), "("}, {at.endPoint(), ")"}},
                                  diag::Applicability::Safe});
        }
        return structLiteral(std::move(path), last->fields);
    }
    if (last->value != nullptr) return addExpr(ast::BraceNewExpr{std::move(path), expr(last->value)}, at);
    return macro(std::move(path), last->call, at);
}

// One step of the chain; a name takes the call behind it, and a call the closure behind it.
ast::ExprId Builder::suffix(Chain& chain, ast::ExprId base) {
    auto* step = chain.peek();
    ++chain.next;
    Span begin{file_, chain.begin, chain.begin};
    Span at = begin.to(span(step));
    auto callArguments = [&](std::vector<ast::ExprId>& args, Span& argsSpan) {
        auto* open = chain.peek();
        if (open != nullptr && open->open != nullptr) {
            args = arguments(open->list);
            argsSpan = span(open);
            at = begin.to(argsSpan);
            ++chain.next;
        }
        auto* trailing = chain.peek();
        if (trailing != nullptr && trailing->lambda != nullptr) {
            at = begin.to(span(trailing));
            if (!argsSpan.valid()) argsSpan = span(trailing);
            ++chain.next;
            const SyntaxToken& brace = tokenOf(trailing->lambda->braces->open);
            if ((brace.flags & SyntaxToken::kInHead) != 0)
                headError(brace, Span{file_, chain.begin, tokenOf(chain.context->stop).end});
            args.push_back(closure(trailing->lambda, true));
        }
    };
    if (step->name != nullptr) {
        ast::PathSegment name{identifier(step->name), genericArgs(step->generics)};
        auto* next = chain.peek();
        if (next == nullptr || (next->open == nullptr && next->lambda == nullptr)) {
            return addExpr(ast::FieldExpr{base, std::move(name)}, at);
        }
        ast::MethodCallExpr call;
        call.base = base;
        call.method = std::move(name);
        callArguments(call.args, call.argsSpan);
        return addExpr(std::move(call), at);
    }
    if (step->open != nullptr || step->lambda != nullptr) {
        --chain.next;
        ast::CallExpr call;
        call.callee = base;
        callArguments(call.args, call.argsSpan);
        return addExpr(std::move(call), at);
    }
    if (step->index != nullptr) {
        std::string_view digits = textOf(step->index);
        std::uint32_t index = 0;
        bool plain = digits.size() < 6 && (digits.size() == 1 || digits[0] != '0');
        for (char c : digits) {
            plain = plain && c >= '0' && c <= '9';
            index = index * 10 + static_cast<std::uint32_t>(c - '0');
        }
        if (!plain) error(span(step->index), fmt::format("`{}` is no index of a tuple field", digits));
        return addExpr(ast::TupleFieldExpr{base, index, span(step->index)}, at);
    }
    if (step->await != nullptr) return rustAwait(base, chain);
    if (step->subscript != nullptr) return addExpr(ast::IndexExpr{base, expr(step->subscript)}, at);
    if (step->mark != nullptr) {
        return step->mark->getType() == Grammar::QUESTION ? addExpr(ast::TryExpr{base}, at)
                                                          : addExpr(ast::UnwrapExpr{base}, at);
    }
    error(begin.to(spanOf(base)), "expected a path in front of this");
    return errorExpr(at);
}

// `e.await`: the await applies to what stands in front of it.
ast::ExprId Builder::rustAwait(ast::ExprId base, const Chain& chain) {
    auto* step = chain.context->suffixes[chain.next - 1];
    Span front{file_, chain.begin, chain.begin};
    Span keyword = span(step->await);
    Span whole = front.to(keyword);
    bool onlyMarks = true;
    for (std::size_t i = chain.next; i < chain.context->suffixes.size(); ++i) {
        if (chain.context->suffixes[i]->mark == nullptr) onlyMarks = false;
    }
    Span removed = span(step);
    diag::Fix fix{"write `await` in front", {}, diag::Applicability::Safe};
    fix.edits.push_back({front, onlyMarks ? "await " : "(await "});
    fix.edits.push_back({removed, onlyMarks ? "" : ")"});
    rustSpelling(keyword, "`.await` is written `await` in front of the expression in Oxide")
        .fixes.push_back(std::move(fix));
    ast::ExprId awaited = addExpr(ast::AwaitExpr{base, keyword}, whole);
    return onlyMarks ? awaited : addExpr(ast::ParenExpr{awaited}, whole);
}

std::vector<ast::ExprId> Builder::arguments(Grammar::ArgumentsContext* context) {
    std::vector<ast::ExprId> result;
    result.reserve(context->list.size());
    for (auto* one : context->list) result.push_back(value(one));
    return result;
}

ast::ExprId Builder::structLiteral(ast::Path path, Grammar::StructLiteralContext* context) {
    ast::StructExpr result;
    Span at = path.span.to(span(context));
    result.path = std::move(path);
    for (auto* field : context->fields) {
        if (!isCompiled(field->attributes, field)) continue;
        if (field->base != nullptr) {
            result.base = expr(field->base);
            continue;
        }
        if (field->rest != nullptr) {
            error(span(field->rest), "expected a value behind `..`");
            continue;
        }
        ast::FieldInit init;
        init.name = identifier(field->name);
        if (field->value != nullptr) {
            init.value = value(field->value);
        } else {
            init.shorthand = true;
            init.value = nameExpr(field->name, nullptr, span(field->name));
        }
        result.fields.push_back(std::move(init));
    }
    return addExpr(std::move(result), at);
}

// A trailing closure in the head of a control structure (D21).
void Builder::headError(const SyntaxToken& brace, Span chain) {
    diagnostics_
        .error(diag::Code::E1003, {file_, brace.begin, brace.end},
               "a trailing closure in the head of a control structure needs parentheses around the call")
        .fixes.push_back({"surround the call with parentheses",
                          {{chain.startPoint(), "("}, {chain.endPoint(), ")"}},
                          diag::Applicability::Safe});
}

}  // namespace oxide::syntax
