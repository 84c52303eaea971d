// Types and paths.
#include "frontend/syntax/builder.h"

namespace oxide::syntax {

ast::TypeId Builder::type(Grammar::Type_Context* context) {
    std::vector<ast::Bound> extra;
    for (auto* one : context->extra) extra.push_back(bound(one));
    return type(context->base, std::move(extra));
}

ast::TypeId Builder::type(Grammar::TypeNoBoundsContext* context, std::vector<ast::Bound> extraBounds) {
    Span whole = span(context);
    if (!extraBounds.empty()) whole = whole.to(extraBounds.back().span);
    if (context->prefixes.size() > 256 || context->atom->questions.size() > 256) {
        diagnostics_.error(diag::Code::E1010, whole, "type is nested too deeply");
        return addType(ast::ErrorType{}, whole);
    }
    if (context->prefixes.empty()) return typeAtom(context->atom, std::move(extraBounds));
    // `&T?` is the nullable reference: the `?` that the atom ends in apply last.
    ast::TypeId inner = typeAtom(context->atom, std::move(extraBounds));
    std::size_t count =
        (context->atom->opaque != nullptr ? context->atom->first->questions : context->atom->questions)
            .size();
    std::vector<Span> questions;
    while (questions.size() < count) {
        questions.push_back(ast_.types[inner].span);
        inner = std::get<ast::NullableType>(ast_.types[inner].kind).inner;
    }
    for (std::size_t i = context->prefixes.size(); i-- > 0;) {
        auto* prefix = context->prefixes[i];
        Span at = span(prefix).to(ast_[inner].span);
        switch (prefix->kind->getType()) {
            case Grammar::STAR:
                inner = addType(ast::PointerType{prefix->qualifier->getType() == Grammar::MUT, inner}, at);
                break;
            case Grammar::AND:
            case Grammar::AND_MUT: {
                bool isMutable = prefix->mutable_ != nullptr || prefix->kind->getType() == Grammar::AND_MUT;
                Span second = at;
                ++second.begin;
                inner = addType(ast::ReferenceType{lifetime(prefix->lifetime), isMutable, inner}, second);
                inner = addType(ast::ReferenceType{{}, false, inner}, at);
                break;
            }
            default: {
                bool isMutable = prefix->mutable_ != nullptr || prefix->kind->getType() == Grammar::AMP_MUT;
                inner = addType(ast::ReferenceType{lifetime(prefix->lifetime), isMutable, inner}, at);
            }
        }
    }
    for (std::size_t i = questions.size(); i-- > 0;) {
        Span at = questions[i];
        at.begin = whole.begin;
        inner = addType(ast::NullableType{inner}, at);
    }
    return inner;
}

ast::TypeId Builder::typeAtom(Grammar::TypeAtomContext* context, std::vector<ast::Bound> extraBounds) {
    Span whole = span(context);
    std::vector<antlr4::Token*>* questions = &context->questions;
    Span at = whole;
    if (!questions->empty()) at.end = tokens_[tokenOf(questions->front()).index - 1].end;
    ast::TypeId result;
    if (context->opaque != nullptr) {
        // The `?` behind the only bound belongs to the whole type.
        questions = &context->first->questions;
        if (!questions->empty()) at.end = tokens_[tokenOf(questions->front()).index - 1].end;
        std::vector<ast::Bound> all;
        all.push_back(bound(context->first));
        for (ast::Bound& extra : extraBounds) all.push_back(std::move(extra));
        if (all.size() > 1) at = at.to(all.back().span);
        extraBounds.clear();
        result = context->opaque->getType() == Grammar::DYN ? addType(ast::DynType{std::move(all)}, at)
                                                            : addType(ast::ImplType{std::move(all)}, at);
    } else if (context->path != nullptr) {
        ast::Path name = path(context->path);
        if (context->macro != nullptr) {
            result = expandType(name, tokenOf(context->macro), at);
        } else {
            functionSugar(name.segments.back(), context->args, context->result);
            name.span = at;
            result = addType(ast::PathType{std::move(name)}, at);
        }
    } else if (context->tuple != nullptr) {
        std::vector<ast::TypeId> elements = typeList(context->tuple);
        if (context->result != nullptr) {
            result = addType(ast::FunctionType{false, {}, std::move(elements), type(context->result)}, at);
        } else if (elements.size() == 1 && context->tuple->commas.empty()) {
            result = elements.front();
        } else {
            result = addType(ast::TupleType{std::move(elements)}, at);
        }
    } else if (context->fn != nullptr) {
        ast::FunctionType function{context->unsafe != nullptr, {}, typeList(context->params), {}};
        if (context->result != nullptr) function.result = type(context->result);
        result = addType(std::move(function), at);
    } else if (context->bracket != nullptr) {
        ast::TypeId element = type(context->element);
        result = context->length != nullptr ? addType(ast::ArrayType{element, expr(context->length)}, at)
                                            : addType(ast::SliceType{element}, at);
    } else if (context->mark != nullptr) {
        result = context->mark->getType() == Grammar::NOT ? addType(ast::NeverType{}, at)
                                                          : addType(ast::InferType{}, at);
    } else if (context->binder != nullptr) {
        result = type(context->bound_);
        if (auto* function = std::get_if<ast::FunctionType>(&ast_.types[result].kind))
            function->forLifetimes = lifetimes(context->binder);
    } else {
        ast::Path name = qualifiedPath(context->qualified);
        for (auto* more : context->more) name.segments.push_back(segment(more));
        name.span = at;
        result = addType(ast::PathType{std::move(name)}, at);
    }
    if (!extraBounds.empty()) {
        error(extraBounds.front().span, "expected a path on the left-hand side of `+`")
            .note("only `impl` and `dyn` take several bounds");
    }
    for (auto* question : *questions) {
        at = at.to(span(question));
        result = addType(ast::NullableType{result}, at);
    }
    return result;
}

std::vector<ast::TypeId> Builder::typeList(Grammar::TypeListContext* context) {
    std::vector<ast::TypeId> result;
    // `fn(name: Type)`: the name is only for the reader
    for (auto* one : context->types)
        result.push_back(type(one->second != nullptr ? one->second : one->first));
    return result;
}

ast::Path Builder::path(Grammar::TypePathContext* context) {
    ast::Path result;
    result.span = span(context);
    for (auto* one : context->segments) result.segments.push_back(segment(one));
    return result;
}

ast::Path Builder::qualifiedPath(Grammar::QualifiedPathContext* context) {
    ast::Path result;
    result.span = span(context);
    result.qualifiedSelf = type(context->type);
    if (context->trait != nullptr) result.qualifiedTrait = path(context->trait).segments;
    result.segments.push_back(segment(context->segment));
    return result;
}

ast::PathSegment Builder::segment(Grammar::PathSegmentContext* context) {
    return {identifier(context->name), genericArgs(context->generics)};
}

}  // namespace oxide::syntax
