// Generic parameters of items, with those that an extension introduces just by naming them (`extension
// Holder<T>`).
#include <fmt/format.h>

#include <algorithm>

#include "frontend/resolve/state.h"

namespace oxide::resolve {

using diag::Code;

const ast::Generics* State::genericsOf(DefId item) const {
    if (!defs[item].item) return nullptr;
    return std::visit(Overload{
                          [](const ast::FunctionItem& f) { return &f.generics; },
                          [](const ast::StructItem& s) { return &s.generics; },
                          [](const ast::EnumItem& e) { return &e.generics; },
                          [](const ast::TraitItem& t) { return &t.generics; },
                          [](const ast::ExtensionItem& e) { return &e.generics; },
                          [](const ast::TypeAliasItem& a) { return &a.generics; },
                          [](const auto&) -> const ast::Generics* { return nullptr; },
                      },
                      ast[defs[item].item].kind);
}

namespace {

DefKind paramKind(ast::GenericParam::Kind kind) {
    switch (kind) {
        case ast::GenericParam::Kind::Type: return DefKind::TypeParam;
        case ast::GenericParam::Kind::Const: return DefKind::ConstParam;
        case ast::GenericParam::Kind::Lifetime: return DefKind::LifetimeParam;
    }
    OX_UNREACHABLE("kind of generic parameter");
}

struct NewParam {
    DefKind kind;
    ast::Identifier name;
};

// Finds the names in an extended type that nobody declares.
class ImplicitParams {
  public:
    ImplicitParams(State& state, DefId extension) : state_(state), scope_(state.scopeOf[extension]) {
        for (const ast::GenericParam& param : state.genericsOf(extension)->params)
            known_.push_back(param.name.name);
    }

    std::vector<NewParam> of(ast::TypeId type) {
        head(type);
        return std::move(found_);
    }

  private:
    void add(DefKind kind, ast::Identifier name) {
        if (std::find(known_.begin(), known_.end(), name.name) != known_.end()) return;
        known_.push_back(name.name);
        found_.push_back({kind, name});
    }

    void lifetime(ast::Identifier name) {
        if (!name || text(name.name) == "static" || text(name.name) == "_") return;
        add(DefKind::LifetimeParam, name);
    }

    void constant(ast::ExprId expr) {
        if (!expr) return;
        if (const auto* name = std::get_if<ast::NameExpr>(&state_.ast[expr].kind)) {
            if (!isKnown(name->segment.name.name)) add(DefKind::ConstParam, name->segment.name);
        }
    }

    bool isKnown(Name name) {
        return text(name) == "Self" || text(name) == "_" ||
               state_.lookupLexical(scope_, name, Namespace::Type) ||
               state_.lookupLexical(scope_, name, Namespace::Value);
    }

    // A type in the place of an argument: a plain unknown name is a new parameter.
    void argument(ast::TypeId type, DefKind kind) {
        if (const auto* path = std::get_if<ast::PathType>(&state_.ast[type].kind)) {
            const ast::Path& p = path->path;
            if (p.segments.size() == 1 && !p.qualifiedSelf && !p.segments[0].args.present) {
                if (!isKnown(p.segments[0].name.name)) add(kind, p.segments[0].name);
                return;
            }
        }
        head(type);
    }

    void head(ast::TypeId type) {
        if (!type) return;
        std::visit(Overload{
                       [&](const ast::PathType& t) { path(t.path); },
                       [&](const ast::ReferenceType& t) {
                           lifetime(t.lifetime);
                           head(t.inner);
                       },
                       [&](const ast::PointerType& t) { head(t.inner); },
                       [&](const ast::NullableType& t) { argument(t.inner, DefKind::TypeParam); },
                       [&](const ast::TupleType& t) {
                           for (ast::TypeId element : t.elements) argument(element, DefKind::TypeParam);
                       },
                       [&](const ast::ArrayType& t) {
                           argument(t.element, DefKind::TypeParam);
                           constant(t.length);
                       },
                       [&](const ast::SliceType& t) { argument(t.element, DefKind::TypeParam); },
                       [](const auto&) {},
                   },
                   state_.ast[type].kind);
    }

    void path(const ast::Path& path) {
        for (std::size_t s = 0; s < path.segments.size(); ++s) {
            const ast::GenericArgs& args = path.segments[s].args;
            if (args.args.empty() || args.parenthesized) continue;
            const ast::Generics* declared = nullptr;
            Binding target =
                state_.lookupQuietly(scope_, std::span(path.segments).first(s + 1), Namespace::Type);
            if (target.isDef()) declared = state_.genericsOf(target.target.def);
            std::size_t position = 0;
            for (const ast::GenericArg& arg : args.args) {
                if (arg.kind == ast::GenericArg::Kind::Lifetime) lifetime(arg.name);
                if (arg.kind == ast::GenericArg::Kind::Const) constant(arg.value);
                if (arg.kind == ast::GenericArg::Kind::Type) {
                    argument(arg.type, kindAt(declared, position));
                }
                position += arg.kind != ast::GenericArg::Kind::Lifetime;
            }
        }
    }

    static DefKind kindAt(const ast::Generics* generics, std::size_t position) {
        if (!generics) return DefKind::TypeParam;
        for (const ast::GenericParam& param : generics->params) {
            if (param.kind == ast::GenericParam::Kind::Lifetime) continue;
            if (position-- == 0) return paramKind(param.kind);
        }
        return DefKind::TypeParam;
    }

    State& state_;
    ScopeId scope_;
    std::vector<Name> known_;
    std::vector<NewParam> found_;
};

}  // namespace

const GenericParams& State::genericParams(DefId item) {
    if (auto it = generics.find(item); it != generics.end()) return it->second;
    DefKind kind = defs[item].kind;
    if (kind == DefKind::Variant) return genericParams(defs[item].parent);
    GenericParams result;
    if (defs.isMember(item)) {
        result.parent = defs[item].parent;
        const GenericParams& outer = genericParams(result.parent);
        result.inherited = outer.own;
        result.hasSelf = outer.hasSelf;
    }
    if (kind == DefKind::Trait) result.hasSelf = true;
    std::vector<NewParam> params;
    if (const ast::Generics* declared = genericsOf(item)) {
        for (const ast::GenericParam& param : declared->params)
            params.push_back({paramKind(param.kind), param.name});
    }
    if (kind == DefKind::Extension) {
        for (NewParam param : ImplicitParams(*this, item).of(node<ast::ExtensionItem>(item).type)) {
            params.push_back(param);
        }
    }
    std::stable_partition(params.begin(), params.end(),
                          [](const NewParam& p) { return p.kind == DefKind::LifetimeParam; });
    std::uint32_t index = (result.hasSelf ? 1 : 0) + static_cast<std::uint32_t>(result.inherited.size());
    for (const NewParam& param : params) {
        Def def = defs[item];
        def.kind = param.kind;
        def.name = param.name.name;
        def.span = param.name.span;
        def.parent = item;
        def.index = index++;
        DefId added = defs.add(def);
        scopeOf.set(added, scopeOf[item]);
        result.own.push_back(added);
    }
    return generics.emplace(item, std::move(result)).first->second;
}

}  // namespace oxide::resolve
