// Paths as values: functions, constructors, constants, members of types.
#include <fmt/format.h>

#include "frontend/check/body_checker.h"
#include "frontend/types/fold.h"

namespace oxide::check {

using diag::Code;
using resolve::Target;

namespace {

const ast::PathSegment* segmentOf(const ast::ExprKind& kind) {
    if (auto* name = std::get_if<ast::NameExpr>(&kind)) return &name->segment;
    if (auto* field = std::get_if<ast::FieldExpr>(&kind)) return &field->field;
    if (auto* call = std::get_if<ast::MethodCallExpr>(&kind)) return &call->method;
    return nullptr;
}

ast::ExprId baseOf(const ast::ExprKind& kind) {
    if (auto* field = std::get_if<ast::FieldExpr>(&kind)) return field->base;
    if (auto* call = std::get_if<ast::MethodCallExpr>(&kind)) return call->base;
    return {};
}

}  // namespace

// The type an expression names, as the head of `Type.member`; nothing if it is a value, a module or a
// function.
std::optional<Ty> BodyChecker::typeNamedBy(ast::ExprId id) {
    const ast::ExprKind& kind = ast()[id].kind;
    if (auto* qualified = std::get_if<ast::QualifiedPathExpr>(&kind);
        qualified && qualified->path.segments.empty()) {
        return items_.lowerType(qualified->path.qualifiedSelf, typeScope());
    } else if (qualified && qualified->path.segments.size() == 1 && !qualified->path.qualifiedTrait.empty()) {
        // `<T as Trait>.Item`
        const ast::Path& path = qualified->path;
        Target trait = names().target(path).target;
        if (trait.kind != Target::Kind::Def) return std::nullopt;
        DefId member = items_.resolver().member(trait.def, path.segments[0].name.name);
        if (!member || items_.defs()[member].kind != DefKind::TypeAlias) return std::nullopt;
        Ty self = items_.lowerType(path.qualifiedSelf, typeScope());
        std::vector<Ty> args =
            items_.lowerArgs(trait.def, path.qualifiedTrait.back(), typeScope(), {self}, span(id));
        return structurally(solver_.normalize(table_.projection(member, table_.makeArgs(args)), span(id)),
                            span(id));
    }
    Target target = names().target(id);
    if (target.kind == Target::Kind::None) {
        // `Self.Item.default()`: an associated type named through another type.
        auto* field = std::get_if<ast::FieldExpr>(&kind);
        if (!field) return std::nullopt;
        auto base = typeNamedBy(field->base);
        if (!base || (table_.kind(*base) != TyKind::Param && table_.kind(*base) != TyKind::Projection &&
                      names().target(field->base).kind != Target::Kind::SelfType)) {
            return std::nullopt;
        }
        std::string_view name = text(field->field.name.name);
        if (name.empty() || name[0] < 'A' || name[0] > 'Z') return std::nullopt;
        for (DefId owner = owner_; owner; owner = items_.defs()[owner].parent) {
            if (items_.defs()[owner].kind == DefKind::Module) break;
        }
        // Variants and constants of the type come first; only a real associated type is one.
        if (table_.kind(*base) == TyKind::Adt) {
            const AdtInfo& info = items_.adt(table_[*base].def);
            for (const VariantInfo& variant : info.variants) {
                if (variant.name == field->field.name.name) return std::nullopt;
            }
            for (DefId extension : items_.inherentExtensions(*base)) {
                if (items_.resolver().member(extension, field->field.name.name)) return std::nullopt;
            }
        }
        bool isConstant = true;
        for (char c : name) isConstant &= !(c >= 'a' && c <= 'z');
        if (isConstant && name.size() > 1) return std::nullopt;
        return solver_.normalize(items_.assocTypeOf(*base, field->field, typeScope(), span(id)), span(id));
    }
    if (!target.isType(items_.defs())) return std::nullopt;
    if (target.kind == Target::Kind::Def && items_.defs()[target.def].kind == DefKind::Trait)
        return std::nullopt;
    // D22: a unit struct as the head of a method call is its value; only a member without receiver makes it
    // the type.
    const ast::PathSegment* segment = segmentOf(kind);
    static const ast::PathSegment kPlain{};
    ast::Path path;
    path.span = span(id);
    return items_.lowerTargetType(target, segment ? *segment : kPlain, typeScope(), span(id));
}

Args BodyChecker::instantiate(DefId def, const ast::PathSegment* segment, std::vector<Ty> parentArgs,
                              Span at) {
    std::vector<DefId> params = types::allParams(items_.generics(def));
    if (segment && segment->args.present && !segment->args.parenthesized) {
        // Inherited parameters that were not given are open.
        std::size_t inherited =
            items_.generics(def).inherited.size() + (items_.generics(def).hasSelf ? 1 : 0);
        for (std::size_t i = parentArgs.size(); i < inherited; ++i) {
            bool isLifetime = params[i] && items_.defs()[params[i]].kind == DefKind::LifetimeParam;
            parentArgs.push_back(isLifetime ? table_.erasedRegion() : fresh(at));
        }
        return table_.makeArgs(items_.lowerArgs(def, *segment, typeScope(), std::move(parentArgs), at));
    }
    for (std::size_t i = parentArgs.size(); i < params.size(); ++i) {
        bool isLifetime = params[i] && items_.defs()[params[i]].kind == DefKind::LifetimeParam;
        parentArgs.push_back(isLifetime ? table_.erasedRegion() : fresh(at));
    }
    return table_.makeArgs(parentArgs);
}

// `Type.name`: a variant, an associated function or constant, or one of a trait the type implements.
BodyChecker::PathValue BodyChecker::typeMember(Ty base, const ast::PathSegment& segment, Span at,
                                               ast::ExprId id) {
    (void)id;
    PathValue result;
    result.span = segment.name.span;
    base = infer_.resolve(base);
    Name name = segment.name.name;
    if (table_.kind(base) == TyKind::Error) {
        result.kind = PathValue::Kind::Error;
        return result;
    }
    if (table_.kind(base) == TyKind::Adt) {
        const AdtInfo& info = items_.adt(table_[base].def);
        for (const VariantInfo& variant : info.variants) {
            if (!info.isEnum || variant.name != name) continue;
            result.kind = PathValue::Kind::Constructor;
            result.def = variant.def;
            result.args = table_[base].args;
            return result;
        }
    }
    auto accept = [&](DefId member, std::vector<Ty> parentArgs) {
        result.def = member;
        result.kind =
            items_.defs()[member].kind == DefKind::Const ? PathValue::Kind::Const : PathValue::Kind::Function;
        result.args = instantiate(member, &segment, std::move(parentArgs), at);
    };
    DefId module = items_.defs()[owner_].module;
    std::vector<DefId> candidates = items_.inherentExtensions(base);
    for (DefId extension : candidates) {
        DefId member = items_.resolver().member(extension, name);
        if (!member || items_.defs()[member].kind == DefKind::TypeAlias) continue;
        auto attempt = solver_.checkpoint();
        std::vector<Ty> args = solver_.freshArgs(extension, at);
        Ty self =
            solver_.normalize(types::substitute(table_, items_.implementation(extension).self, args), at);
        if (!infer_.unify(self, base)) {
            solver_.rollback(std::move(attempt));
            continue;
        }
        bool applies = true;
        for (const Predicate& predicate : items_.implementation(extension).predicates) {
            if (predicate.kind != Predicate::Kind::Trait) continue;
            Predicate one = predicate;
            one.trait.args = types::substitute(table_, one.trait.args, args);
            auto before = infer_.snapshot();
            applies &= solver_.evaluate(one) != types::Outcome::No;
            infer_.rollback(before);
        }
        if (!applies && candidates.size() > 1) {
            solver_.rollback(std::move(attempt));
            continue;
        }
        if (!items_.resolver().isAccessible(items_.defs()[member].access, module)) {
            error(Code::E0624, segment.name.span,
                  fmt::format("associated function `{}` is private", text(name)))
                .label("private associated function");
            result.kind = PathValue::Kind::Error;
            return result;
        }
        accept(member, args);
        return result;
    }
    // Traits: bounds of a parameter first, then the traits in scope.
    std::vector<types::TraitRef> bounds;
    for (const Predicate& known : solver_.environment()) {
        if (known.kind == Predicate::Kind::Trait && infer_.resolve(table_.list(known.trait.args)[0]) == base)
            bounds.push_back(known.trait);
    }
    auto isAmbiguous = [&](DefId one, DefId other) {
        if (one == other || (items_.defs()[one].isLibrary && items_.defs()[other].isLibrary)) return false;
        reportAmbiguousItem(name, one, other, segment.name.span);
        result.kind = PathValue::Kind::Error;
        return true;
    };
    for (std::size_t i = 0; i < bounds.size(); ++i) {
        const types::TraitRef& bound = bounds[i];
        DefId member = items_.resolver().member(bound.trait, name);
        if (!member || items_.defs()[member].kind == DefKind::TypeAlias) continue;
        for (std::size_t j = i + 1; j < bounds.size(); ++j) {
            DefId other = items_.resolver().member(bounds[j].trait, name);
            if (other && isAmbiguous(member, other)) return result;
        }
        std::vector<Ty> args(table_.list(bound.args).begin(), table_.list(bound.args).end());
        accept(member, args);
        return result;
    }
    std::vector<std::pair<DefId, DefId>> found;
    for (DefId trait : items_.resolver().traitsInScope(module, currentExpr_)) {
        DefId member = items_.resolver().member(trait, name);
        if (!member || items_.defs()[member].kind == DefKind::TypeAlias) continue;
        std::vector<Ty> args = solver_.freshArgs(trait, at);
        args[0] = base;
        Predicate predicate;
        predicate.trait = {trait, table_.makeArgs(args)};
        auto before = infer_.snapshot();
        bool possible = solver_.evaluate(predicate) != types::Outcome::No;
        infer_.rollback(before);
        if (possible) found.push_back({trait, member});
    }
    if (found.size() > 1 && table_.kind(base) != TyKind::Infer &&
        isAmbiguous(found[0].second, found[1].second))
        return result;
    if (!found.empty()) {
        items_.resolver().noteTraitUsed(found[0].first, module);
        std::vector<Ty> args = solver_.freshArgs(found[0].first, at);
        args[0] = base;
        accept(found[0].second, args);
        return result;
    }
    result.kind = PathValue::Kind::Error;
    bool isEnum = table_.kind(base) == TyKind::Adt && items_.adt(table_[base].def).isEnum;
    bool looksLikeVariant = isEnum && !text(name).empty() && text(name)[0] >= 'A' && text(name)[0] <= 'Z';
    auto& report =
        error(Code::E0599, segment.name.span,
              looksLikeVariant
                  ? fmt::format(
                        "no variant or associated item named `{}` found for enum `{}` in the current scope",
                        text(name), show(base))
                  : fmt::format(
                        "no function or associated item named `{}` found for type `{}` in the current scope",
                        text(name), show(base)))
            .label(looksLikeVariant
                       ? fmt::format("variant or associated item not found in `{}`", show(base))
                       : fmt::format("function or associated item not found in `{}`", show(base)));
    (void)report;
    return result;
}

BodyChecker::PathValue BodyChecker::resolvePath(ast::ExprId id, bool isCallee) {
    PathValue result;
    Span at = span(id);
    result.span = at;
    const ast::ExprKind& kind = ast()[id].kind;
    const ast::PathSegment* segment = segmentOf(kind);
    if (auto* qualified = std::get_if<ast::QualifiedPathExpr>(&kind)) {
        const ast::Path& path = qualified->path;
        Ty self = items_.lowerType(path.qualifiedSelf, typeScope());
        if (path.segments.empty()) return result;
        if (path.qualifiedTrait.empty()) return typeMember(self, path.segments[0], at, id);
        Target target = names().target(path).target;
        if (target.kind != Target::Kind::Def) {
            result.kind = PathValue::Kind::Error;
            return result;
        }
        std::vector<Ty> args =
            items_.lowerArgs(target.def, path.qualifiedTrait.back(), typeScope(), {self}, at);
        DefId member = items_.resolver().member(target.def, path.segments[0].name.name);
        if (!member) {
            error(Code::E0576, path.segments[0].name.span,
                  fmt::format("cannot find associated item `{}` in trait `{}`",
                              text(path.segments[0].name.name), text(items_.defs()[target.def].name)));
            result.kind = PathValue::Kind::Error;
            return result;
        }
        result.kind =
            items_.defs()[member].kind == DefKind::Const ? PathValue::Kind::Const : PathValue::Kind::Function;
        result.def = member;
        result.args = instantiate(member, &path.segments[0], args, at);
        return result;
    }
    Target target = names().target(id);
    switch (target.kind) {
        case Target::Kind::None: {
            ast::ExprId base = baseOf(kind);
            if (!base) {
                result.kind = PathValue::Kind::Error;
                return result;
            }
            Target baseTarget = names().target(base);
            if (baseTarget.kind == Target::Kind::Def &&
                items_.defs()[baseTarget.def].kind == DefKind::Trait) {
                // `Trait.method`: Self is open.
                DefId trait = baseTarget.def;
                DefId member = items_.resolver().member(trait, segment->name.name);
                if (!member) {
                    error(Code::E0576, segment->name.span,
                          fmt::format("cannot find method or associated constant `{}` in trait `{}`",
                                      text(segment->name.name), text(items_.defs()[trait].name)));
                    result.kind = PathValue::Kind::Error;
                    return result;
                }
                if (items_.defs()[member].kind == DefKind::Const) {
                    error(Code::E0790, at,
                          fmt::format("cannot refer to the associated constant on trait `{}` without "
                                      "specifying the type that implements it",
                                      text(items_.defs()[trait].name)))
                        .label("cannot refer to the associated constant of trait")
                        .help(fmt::format("name the type: `Type.{}`", text(segment->name.name)));
                    result.kind = PathValue::Kind::Error;
                    return result;
                }
                Ty self = fresh(at);
                openSelves_.push_back({self, at});
                std::vector<Ty> args =
                    items_.lowerArgs(trait, *segmentOf(ast()[base].kind), typeScope(), {self}, at);
                result.kind = PathValue::Kind::Function;
                result.def = member;
                result.args = instantiate(member, segment, args, at);
                return result;
            }
            auto type = typeNamedBy(base);
            if (!type) return result;
            return typeMember(*type, *segment, at, id);
        }
        default: return namedValue(target, id, isCallee, at);
    }
}

// What a resolved name means as a value; `id` is where it stands, unless a template's `{name}` names it.
BodyChecker::PathValue BodyChecker::namedValue(const Target& target, ast::ExprId id, bool isCallee, Span at) {
    PathValue result;
    result.span = at;
    const ast::ExprKind kind = id ? ast()[id].kind : ast::ExprKind();
    const ast::PathSegment* segment = segmentOf(kind);
    switch (target.kind) {
        case Target::Kind::None:
        case Target::Kind::Error: result.kind = PathValue::Kind::Error; return result;
        case Target::Kind::Local:
        case Target::Kind::SelfValue:
            result.kind = PathValue::Kind::Value;
            result.value = variable(target, at);
            return result;
        case Target::Kind::SelfType: {
            // `Self(..)` and `Self` as the constructor of a tuple or unit struct.
            Ty self = items_.selfType(target.def);
            if (table_.kind(self) == TyKind::Adt && !items_.adt(table_[self].def).isEnum) {
                result.kind = PathValue::Kind::Constructor;
                result.def = table_[self].def;
                result.args = table_[self].args;
                return result;
            }
            error(Code::E0423, at, "expected value, found type `Self`").label("not a value");
            result.kind = PathValue::Kind::Error;
            return result;
        }
        case Target::Kind::Builtin:
        case Target::Kind::Macro:
            error(Code::E0423, at, fmt::format("expected value, found {}", items_.sources().textOf(at)))
                .label("not a value");
            result.kind = PathValue::Kind::Error;
            return result;
        case Target::Kind::Def: break;
    }
    const resolve::Def& def = items_.defs()[target.def];
    result.def = target.def;
    switch (def.kind) {
        case DefKind::Function: {
            result.kind = PathValue::Kind::Function;
            result.args = instantiate(target.def, segment, {}, at);
            return result;
        }
        case DefKind::Const:
            result.kind = PathValue::Kind::Const;
            result.args = instantiate(target.def, nullptr, {}, at);
            return result;
        case DefKind::Static: result.kind = PathValue::Kind::Static; return result;
        case DefKind::Variant: {
            result.kind = PathValue::Kind::Constructor;
            ast::ExprId base = baseOf(kind);
            const ast::PathSegment* owner = base ? segmentOf(ast()[base].kind) : nullptr;
            const ast::PathSegment* generic =
                owner && owner->args.present ? owner : (segment && segment->args.present ? segment : nullptr);
            // `Alias.Variant`: the arguments are the alias's.
            if (auto type = base && names().target(base).kind != Target::Kind::None ? typeNamedBy(base)
                                                                                    : std::nullopt;
                type && table_.kind(*type) == TyKind::Adt && table_[*type].def == def.parent) {
                result.args = table_[*type].args;
                return result;
            }
            result.args = instantiate(def.parent, generic, {}, at);
            return result;
        }
        case DefKind::Struct: {
            const AdtInfo& info = items_.adt(target.def);
            // What C++ implements shows no fields, but few of those have none.
            bool isOpaque = info.isExtern && def.isLibrary && !items_.defs()[owner_].isLibrary &&
                            target.def != items_.resolver().lookupPath({"std", "fmt", "Error"}) &&
                            target.def != lang("PhantomData");
            if (isOpaque || info.variants.empty() || info.variants[0].shape == ast::VariantShape::Struct) {
                error(Code::E0423, at,
                      fmt::format("expected {}, found struct `{}`",
                                  isCallee ? "function, tuple struct or tuple variant" : "value",
                                  text(def.name)))
                    .label(isOpaque
                               ? fmt::format("help: use an associated function: `{}.new(..)`", text(def.name))
                               : fmt::format("help: use struct literal syntax instead: `{} {{ .. }}`",
                                             text(def.name)));
                result.kind = PathValue::Kind::Error;
                return result;
            }
            for (const FieldInfo& field : info.variants[0].fields) {
                if (items_.resolver().isAccessible(field.access, items_.defs()[owner_].module)) continue;
                error(Code::E0423, at,
                      fmt::format("cannot initialize a tuple struct which contains private fields"));
                result.kind = PathValue::Kind::Error;
                return result;
            }
            result.kind = PathValue::Kind::Constructor;
            result.args = instantiate(target.def, segment, {}, at);
            return result;
        }
        case DefKind::ConstParam: {
            std::uint32_t index = 0;
            for (DefId param : types::allParams(items_.generics(owner_))) {
                if (param == target.def) break;
                ++index;
            }
            Ty type = table_.integer(types::IntKind::USize);
            const resolve::Def& parent = items_.defs()[def.parent];
            const ast::ItemKind& item = ast()[parent.item].kind;
            const ast::Generics* generics = nullptr;
            if (auto* f = std::get_if<ast::FunctionItem>(&item)) generics = &f->generics;
            if (auto* x = std::get_if<ast::ExtensionItem>(&item)) generics = &x->generics;
            if (auto* t = std::get_if<ast::TraitItem>(&item)) generics = &t->generics;
            if (auto* s = std::get_if<ast::StructItem>(&item)) generics = &s->generics;
            if (generics) {
                for (const ast::GenericParam& param : generics->params) {
                    if (param.name.name == def.name && param.type)
                        type = items_.lowerType(param.type, {def.parent, false, false, {}});
                }
            }
            result.kind = PathValue::Kind::Value;
            result.value = make(hir::ConstParamExpr{table_.param(target.def, index)}, type, at);
            return result;
        }
        case DefKind::TypeAlias: {
            auto type = id ? typeNamedBy(id) : std::nullopt;
            if (type && table_.kind(*type) == TyKind::Adt && !items_.adt(table_[*type].def).isEnum) {
                result.kind = PathValue::Kind::Constructor;
                result.def = table_[*type].def;
                result.args = table_[*type].args;
                return result;
            }
            [[fallthrough]];
        }
        default: {
            std::string_view what = def.kind == DefKind::Module      ? "module"
                                    : def.kind == DefKind::Enum      ? "enum"
                                    : def.kind == DefKind::Trait     ? "trait"
                                    : def.kind == DefKind::TypeAlias ? "type alias"
                                                                     : "type parameter";
            error(Code::E0423, at, fmt::format("expected value, found {} `{}`", what, text(def.name)))
                .label("not a value");
            result.kind = PathValue::Kind::Error;
            return result;
        }
    }
    return result;
}

ExprId BodyChecker::pathValue(const PathValue& path, Expect expect, Span at) {
    switch (path.kind) {
        case PathValue::Kind::None:
        case PathValue::Kind::Error: return errorExpr(at);
        case PathValue::Kind::Value: return path.value;
        case PathValue::Kind::Const: {
            items_.resolver().ensureResolved(path.def);
            Ty ty = solver_.normalize(
                types::substitute(table_, items_.typeOfValue(path.def), table_.list(path.args)), at);
            return make(hir::ConstExpr{{path.def, path.args}}, types::eraseRegions(table_, ty), at);
        }
        case PathValue::Kind::Static:
            return make(hir::StaticPlace{path.def}, types::eraseRegions(table_, items_.typeOfValue(path.def)),
                        at);
        case PathValue::Kind::Constructor: {
            const resolve::Def& def = items_.defs()[path.def];
            DefId adt = def.kind == DefKind::Variant ? def.parent : path.def;
            std::uint32_t index = def.kind == DefKind::Variant ? def.index : 0;
            const VariantInfo& variant = items_.adt(adt).variants[index];
            if (variant.shape == ast::VariantShape::Unit) {
                Ty ty = table_.adt(adt, path.args);
                if (expect.ty) infer_.unify(ty, expect.ty);
                require(adt, table_.list(path.args), at, Cause::Bound);
                return make(hir::StructExpr{index, {}, {}}, ty, at);
            }
            if (variant.shape == ast::VariantShape::Struct) {
                error(Code::E0533, at,
                      fmt::format("expected value, found struct variant `{}.{}`",
                                  text(items_.defs()[adt].name), text(variant.name)))
                    .label("not a value");
                return errorExpr(at);
            }
            return make(hir::FunctionExpr{{path.def, path.args}}, table_.fnDef(path.def, path.args), at);
        }
        case PathValue::Kind::Function: {
            require(path.def, table_.list(path.args), at, Cause::Bound);
            return make(hir::FunctionExpr{{path.def, path.args}}, table_.fnDef(path.def, path.args), at);
        }
    }
    return errorExpr(at);
}

}  // namespace oxide::check
