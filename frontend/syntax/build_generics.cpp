// Generic parameters and arguments, bounds, where clauses.
#include "frontend/syntax/builder.h"

namespace oxide::syntax {

ast::Generics Builder::generics(Grammar::GenericParamsContext* params, Grammar::WhereClauseContext* where) {
    ast::Generics result;
    if (params != nullptr) {
        result.span = span(params);
        for (auto* param : params->params) result.params.push_back(genericParam(param));
    }
    whereClause(where, result);
    return result;
}

ast::GenericParam Builder::genericParam(Grammar::GenericParamContext* context) {
    ast::GenericParam param;
    if (context->lifetime != nullptr) {
        param.kind = ast::GenericParam::Kind::Lifetime;
        param.name = lifetime(context->lifetime);
        param.bounds = bounds(context->bound_);
        return param;
    }
    param.name = identifier(context->name);
    if (tokenOf(context->name).index > 0 &&
        tokens_[tokenOf(context->name).index - 1].type == Grammar::CONST) {
        param.kind = ast::GenericParam::Kind::Const;
        param.type = type(context->type);
        if (context->value != nullptr) {
            ast::GenericArg value = genericArg(context->value);
            param.defaultType = value.type;
            param.defaultValue = value.value;
        }
        return param;
    }
    param.bounds = bounds(context->bound_);
    if (context->type != nullptr) param.defaultType = type(context->type);
    return param;
}

void Builder::whereClause(Grammar::WhereClauseContext* context, ast::Generics& into) {
    if (context == nullptr) return;
    for (auto* predicate : context->predicates) {
        ast::WherePredicate result;
        result.span = span(predicate);
        result.bounds = bounds(predicate->bound_);
        if (predicate->lifetime != nullptr) {
            result.lifetime = lifetime(predicate->lifetime);
        } else {
            // `for<'a> F: Fn(&'a T)`: the type rule has read the binder as part of the subject
            auto* atom = predicate->subject->base->atom;
            if (atom->binder != nullptr && predicate->subject->base->prefixes.empty()) {
                result.forLifetimes = lifetimes(atom->binder);
                result.subject = type(atom->bound_);
            } else {
                result.subject = type(predicate->subject);
            }
        }
        into.where.push_back(std::move(result));
    }
}

std::vector<ast::Bound> Builder::bounds(Grammar::BoundsContext* context) {
    std::vector<ast::Bound> result;
    if (context == nullptr) return result;
    for (auto* one : context->list) result.push_back(bound(one));
    return result;
}

ast::Bound Builder::bound(Grammar::BoundContext* context) {
    if (context->inner != nullptr) return bound(context->inner);
    ast::Bound result;
    result.span = span(context);
    if (context->lifetime != nullptr) {
        result.kind = ast::Bound::Kind::Lifetime;
        result.lifetime = lifetime(context->lifetime);
        return result;
    }
    if (context->mark != nullptr) {
        result.maybe = context->mark->getType() == Grammar::QUESTION;
        result.negative = context->mark->getType() == Grammar::NOT;
    }
    if (context->binder != nullptr) result.forLifetimes = lifetimes(context->binder);
    result.path = path(context->path);
    functionSugar(result.path.segments.back(), context->args, context->result);
    return result;
}

std::vector<ast::Identifier> Builder::lifetimes(Grammar::ForLifetimesContext* context) {
    std::vector<ast::Identifier> result;
    for (auto* name : context->names) result.push_back(lifetime(name));
    return result;
}

// Fn(A, B) -> C
void Builder::functionSugar(ast::PathSegment& segment, Grammar::TypeListContext* args,
                            Grammar::TypeNoBoundsContext* result) {
    if (args == nullptr) {
        if (result != nullptr) error(span(result), "a result type needs parameters in front of it");
        return;
    }
    segment.args.present = true;
    segment.args.parenthesized = true;
    segment.args.span = span(args);
    for (ast::TypeId param : typeList(args)) {
        ast::GenericArg arg;
        arg.type = param;
        arg.span = ast_[param].span;
        segment.args.args.push_back(std::move(arg));
    }
    if (result != nullptr) segment.args.result = type(result);
}

ast::GenericArgs Builder::genericArgs(Grammar::GenericArgsContext* context) {
    ast::GenericArgs result;
    if (context == nullptr) return result;
    result.present = true;
    result.span = span(context);
    for (auto* arg : context->args) result.args.push_back(genericArg(arg));
    return result;
}

ast::GenericArg Builder::genericArg(Grammar::GenericArgContext* context) {
    ast::GenericArg result;
    result.span = span(context);
    if (context->lifetime != nullptr) {
        result.kind = ast::GenericArg::Kind::Lifetime;
        result.name = lifetime(context->lifetime);
    } else if (context->constant != nullptr) {
        result.kind = ast::GenericArg::Kind::Const;
        result.value = literal(context->constant);
    } else if (context->body != nullptr) {
        result.kind = ast::GenericArg::Kind::Const;
        result.value =
            addExpr(ast::BlockExpr{ast::BlockKind::Plain, block(context->body), {}, false}, result.span);
    } else if (context->value != nullptr || context->bound_ != nullptr) {
        // `Item = T`, `Item: Tr`: the name was read as a type
        auto* base = context->type->base;
        auto* name = base->atom->path;
        if (name == nullptr || name->segments.size() != 1 || !base->prefixes.empty()) {
            error(span(context->type), "expected the name of an associated type");
            result.type = addType(ast::ErrorType{}, result.span);
            return result;
        }
        ast::PathSegment segment = this->segment(name->segments.front());
        result.name = segment.name;
        result.nameArgs = std::move(segment.args.args);
        if (context->value != nullptr) {
            result.kind = ast::GenericArg::Kind::Binding;
            result.type = type(context->value);
        } else {
            result.kind = ast::GenericArg::Kind::Constraint;
            result.bounds = bounds(context->bound_);
        }
    } else {
        result.type = type(context->type);
    }
    return result;
}

}  // namespace oxide::syntax
