// Patterns.
#include "frontend/syntax/builder.h"

namespace oxide::syntax {

ast::PatternId Builder::pattern(Grammar::PatternContext* context) {
    if (context->alternatives.size() == 1) return pattern(context->alternatives.front());
    ast::OrPattern result;
    for (auto* one : context->alternatives) result.alternatives.push_back(pattern(one));
    return addPattern(std::move(result), span(context));
}

ast::PatternId Builder::binding(ast::Identifier name, antlr4::Token* reference, antlr4::Token* isMutable,
                                Span span) {
    ast::BindingPattern result;
    result.name = name;
    result.byReference = reference != nullptr;
    result.mutableReference = reference != nullptr && isMutable != nullptr;
    result.isMutable = reference == nullptr && isMutable != nullptr;
    declareIt(name.name);
    return addPattern(std::move(result), span);
}

ast::PatternId Builder::pattern(Grammar::PatternAtomContext* context) {
    Span at = span(context);
    auto elements = [&] {
        std::vector<ast::PatternId> result;
        for (auto* one : context->elements) result.push_back(pattern(one));
        return result;
    };
    if (context->mark != nullptr) {
        switch (context->mark->getType()) {
            case Grammar::UNDERSCORE: return addPattern(ast::WildcardPattern{}, at);
            case Grammar::NULL_: return addPattern(ast::NullPattern{}, at);
            default: return addPattern(ast::RestPattern{}, at);
        }
    }
    if (context->name != nullptr) {
        ast::PatternId result = binding(variable(context->name), context->reference, context->mutable_, at);
        if (context->sub != nullptr) {
            ast::PatternId sub = pattern(context->sub);
            std::get<ast::BindingPattern>(ast_.patterns[result].kind).sub = sub;
        }
        return result;
    }
    if (context->path != nullptr) return pathPattern(context);
    if (context->value != nullptr) {
        ast::ExprId from = literal(context->value);
        if (context->range == nullptr) return addPattern(ast::LiteralPattern{from}, at);
        ast::ExprId to = context->to != nullptr ? patternBound(context->to) : ast::ExprId{};
        return addPattern(ast::RangePattern{from, to, context->range->getType() == Grammar::RANGE_EQ}, at);
    }
    if (context->range != nullptr) {
        return addPattern(
            ast::RangePattern{
                {}, patternBound(context->to), context->range->getType() == Grammar::RANGE_TO_EQ},
            at);
    }
    if (context->borrow != nullptr) {
        ast::PatternId inner = pattern(context->sub);
        std::size_t kind = context->borrow->getType();
        bool twice = kind == Grammar::AND || kind == Grammar::AND_MUT;
        bool isMutable = kind == Grammar::AMP_MUT || kind == Grammar::AND_MUT;
        Span second = at;
        if (twice) ++second.begin;
        ast::PatternId result = addPattern(ast::ReferencePattern{isMutable, inner}, second);
        return twice ? addPattern(ast::ReferencePattern{false, result}, at) : result;
    }
    if (context->slice != nullptr) return addPattern(ast::SlicePattern{elements()}, at);
    std::vector<ast::PatternId> inner = elements();
    bool grouped = inner.size() == 1 && context->commas.empty() &&
                   !std::holds_alternative<ast::RestPattern>(ast_[inner.front()].kind);
    if (grouped) return inner.front();
    return addPattern(ast::TuplePattern{std::move(inner)}, at);
}

// Everything that begins with a name.
ast::PatternId Builder::pathPattern(Grammar::PatternAtomContext* context) {
    if (context->macro != nullptr)
        return expandPattern(path(context->path), tokenOf(context->macro), span(context));
    Span at = span(context);
    if (context->open != nullptr) {
        ast::TupleStructPattern result{path(context->path), {}};
        for (auto* one : context->elements) result.elements.push_back(pattern(one));
        return addPattern(std::move(result), at);
    }
    if (context->fields != nullptr) {
        ast::StructPattern result{path(context->path), {}, false};
        for (auto* one : context->fields->list) {
            if (one->rest != nullptr) {
                result.hasRest = true;
                continue;
            }
            ast::FieldPattern field;
            field.pattern = fieldPattern(one, field);
            result.fields.push_back(std::move(field));
        }
        return addPattern(std::move(result), at);
    }
    if (context->range != nullptr) {
        ast::ExprId to = context->to != nullptr ? patternBound(context->to) : ast::ExprId{};
        return addPattern(
            ast::RangePattern{pathValue(context->path), to, context->range->getType() == Grammar::RANGE_EQ},
            at);
    }
    auto* first = context->path->segments.front();
    bool plain = context->path->segments.size() == 1 && first->name->getType() == Grammar::IDENT &&
                 first->generics == nullptr;
    if (context->sub != nullptr) {
        if (!plain) error(span(context->path), "only a plain name can be bound with `@`");
        ast::PatternId result = binding(variable(first->name), nullptr, nullptr, at);
        ast::PatternId sub = pattern(context->sub);
        std::get<ast::BindingPattern>(ast_.patterns[result].kind).sub = sub;
        return result;
    }
    if (plain) return binding(variable(first->name), nullptr, nullptr, at);
    return addPattern(ast::PathPattern{path(context->path)}, at);
}

ast::PatternId Builder::fieldPattern(Grammar::FieldPatternContext* context, ast::FieldPattern& field) {
    field.name = identifier(context->name);
    if (context->target != nullptr) return pattern(context->target);
    field.shorthand = true;
    return binding(variable(context->name), context->reference, context->mutable_, span(context));
}

ast::ExprId Builder::patternBound(Grammar::PatternBoundContext* context) {
    return context->value != nullptr ? literal(context->value) : pathValue(context->path);
}

// A constant named by a path, as an expression: `Int.MAX` is Field(Name Int, MAX).
ast::ExprId Builder::pathValue(Grammar::TypePathContext* context) {
    ast::ExprId result;
    for (auto* one : context->segments) {
        ast::PathSegment name = segment(one);
        Span at = span(context->segments.front()).to(span(one));
        result = result ? addExpr(ast::FieldExpr{result, std::move(name)}, at)
                        : addExpr(ast::NameExpr{std::move(name)}, at);
    }
    return result;
}

}  // namespace oxide::syntax
