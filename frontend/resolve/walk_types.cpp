// Types, bounds, generic arguments and lifetimes.
#include <fmt/format.h>

#include "frontend/resolve/walker.h"

namespace oxide::resolve {

using diag::Code;

void Walker::type(ast::TypeId id) {
    if (!id) return;
    std::visit(Overload{
                   [](std::monostate) {},
                   [](const ast::ErrorType&) {},
                   [&](const ast::PathType& t) { path(t.path, PathUse::Type); },
                   [&](const ast::ReferenceType& t) {
                       lifetime(t.lifetime);
                       type(t.inner);
                   },
                   [&](const ast::PointerType& t) { type(t.inner); },
                   [&](const ast::NullableType& t) { type(t.inner); },
                   [&](const ast::TupleType& t) {
                       for (ast::TypeId element : t.elements) type(element);
                   },
                   [&](const ast::ArrayType& t) {
                       type(t.element);
                       constant(t.length);
                   },
                   [&](const ast::SliceType& t) { type(t.element); },
                   [&](const ast::FunctionType& t) {
                       Frame frame(*this);
                       lifetimeParams(t.forLifetimes);
                       for (ast::TypeId param : t.params) type(param);
                       type(t.result);
                   },
                   [](const ast::NeverType&) {},
                   [](const ast::InferType&) {},
                   [&](const ast::ImplType& t) { bounds(t.bounds); },
                   [&](const ast::DynType& t) { bounds(t.bounds); },
               },
               state_.ast[id].kind);
}

void Walker::bounds(const std::vector<ast::Bound>& bounds) {
    for (const ast::Bound& each : bounds) bound(each);
}

void Walker::bound(const ast::Bound& bound) {
    if (bound.kind == ast::Bound::Kind::Lifetime) {
        lifetime(bound.lifetime);
        return;
    }
    Frame frame(*this);
    lifetimeParams(bound.forLifetimes);
    PathTarget named = path(bound.path, PathUse::Trait);
    if (named.target.kind == Target::Kind::Error && !isInBody_) state_.resolution.lacksTrait = true;
}

void Walker::genericArgs(const ast::GenericArgs& args) {
    for (const ast::GenericArg& arg : args.args) genericArg(arg);
    type(args.result);
}

void Walker::genericArg(const ast::GenericArg& arg) {
    switch (arg.kind) {
        case ast::GenericArg::Kind::Type:
            // A plain name may be a constant: only here, so that `[T; n]` and the like stay types.
            if (const auto* path = std::get_if<ast::PathType>(&state_.ast[arg.type].kind)) {
                this->path(path->path, PathUse::GenericArg);
            } else {
                type(arg.type);
            }
            return;
        case ast::GenericArg::Kind::Const: constant(arg.value); return;
        case ast::GenericArg::Kind::Lifetime: lifetime(arg.name); return;
        case ast::GenericArg::Kind::Binding:
            for (const ast::GenericArg& inner : arg.nameArgs) genericArg(inner);
            type(arg.type);
            return;
        case ast::GenericArg::Kind::Constraint: bounds(arg.bounds); return;
    }
}

void Walker::lifetimeParams(const std::vector<ast::Identifier>& names) {
    for (const ast::Identifier& name : names) {
        Entry entry;
        entry.kind = Entry::Kind::Lifetime;
        entry.name = name.name;
        entries_.push_back(entry);
    }
}

void Walker::lifetime(ast::Identifier name) {
    if (!name || text(name.name) == "static" || text(name.name) == "_") return;
    bool crossed = false;
    for (std::size_t i = entries_.size(); i-- > 0;) {
        const Entry& entry = entries_[i];
        crossed =
            crossed || entry.kind == Entry::Kind::FunctionBorder || entry.kind == Entry::Kind::ConstantBorder;
        if (entry.kind != Entry::Kind::Lifetime || entry.name != name.name) continue;
        if (!crossed) return;
        state_.diagnostics.error(Code::E0401, name.span, "can't use generic parameters from outer item")
            .label("use of generic parameter from outer item");
        return;
    }
    state_.diagnostics
        .error(Code::E0261, name.span, fmt::format("use of undeclared lifetime name `'{}`", text(name.name)))
        .label("undeclared lifetime");
}

// An expression that is evaluated at compile time: no local variable reaches into it.
void Walker::constant(ast::ExprId id) {
    if (!id) return;
    Frame frame(*this);
    Entry border;
    border.kind = Entry::Kind::LengthBorder;
    entries_.push_back(border);
    std::vector<Jump> jumps = std::exchange(jumps_, {});
    expr(id);
    jumps_ = std::move(jumps);
}

}  // namespace oxide::resolve
