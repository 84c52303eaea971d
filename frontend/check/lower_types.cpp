// Types and paths in types, as written, turned into Ty.
#include <fmt/format.h>

#include <algorithm>

#include "frontend/check/items.h"
#include "frontend/types/fold.h"

namespace oxide::check {

using diag::Code;
using resolve::Target;

namespace {

Ty builtinType(types::TypeTable& table, resolve::BuiltinType builtin) {
    using B = resolve::BuiltinType;
    using I = types::IntKind;
    switch (builtin) {
        case B::Int8: return table.integer(I::I8);
        case B::Int16: return table.integer(I::I16);
        case B::Int32: return table.integer(I::I32);
        case B::Int64: return table.integer(I::I64);
        case B::Int128: return table.integer(I::I128);
        case B::IntSize: return table.integer(I::ISize);
        case B::UInt8: return table.integer(I::U8);
        case B::UInt16: return table.integer(I::U16);
        case B::UInt32: return table.integer(I::U32);
        case B::UInt64: return table.integer(I::U64);
        case B::UInt128: return table.integer(I::U128);
        case B::UIntSize: return table.integer(I::USize);
        case B::Float32: return table.floating(types::FloatKind::F32);
        case B::Float64: return table.floating(types::FloatKind::F64);
        case B::Bool: return table.boolean();
        case B::Char: return table.character();
        case B::Str: return table.str();
        case B::Unit: return table.unit();
        case B::Never: return table.never();
    }
    return table.error();
}

}  // namespace

Ty ItemTable::lowerType(ast::TypeId id, const TypeScope& scope) {
    const ast::Type& type = ast_[id];
    const ast::TypeKind& kind = type.kind;
    if (auto* path = std::get_if<ast::PathType>(&kind)) return lowerPath(path->path, scope, type.span);
    if (auto* ref = std::get_if<ast::ReferenceType>(&kind)) {
        if (scope.namesLifetimes && !ref->lifetime) return table_.error();
        Ty region = lowerRegion(ref->lifetime, scope);
        return table_.reference(ref->isMutable, lowerType(ref->inner, scope), region);
    }
    if (auto* pointer = std::get_if<ast::PointerType>(&kind))
        return table_.pointer(pointer->isMutable, lowerType(pointer->inner, scope));
    if (auto* nullable = std::get_if<ast::NullableType>(&kind)) {
        return table_.adt(langDef("Option"), table_.makeArgs({lowerType(nullable->inner, scope)}));
    }
    if (auto* tuple = std::get_if<ast::TupleType>(&kind)) {
        std::vector<Ty> elements;
        for (ast::TypeId element : tuple->elements) elements.push_back(lowerType(element, scope));
        return table_.tuple(elements);
    }
    if (auto* array = std::get_if<ast::ArrayType>(&kind)) {
        Ty element = lowerType(array->element, scope);
        return table_.array(element,
                            constantArg(array->length, table_.integer(types::IntKind::USize), scope));
    }
    if (auto* slice = std::get_if<ast::SliceType>(&kind))
        return table_.slice(lowerType(slice->element, scope));
    if (auto* function = std::get_if<ast::FunctionType>(&kind)) {
        TypeScope own = scope;
        own.namesLifetimes = false;
        std::vector<Ty> params;
        for (ast::TypeId param : function->params) {
            Ty ty = lowerType(param, own);
            params.push_back(table_.kind(ty) == TyKind::Str ? table_.reference(false, ty) : ty);
        }
        return table_.fnPtr(params, function->result ? lowerType(function->result, own) : table_.unit());
    }
    if (std::holds_alternative<ast::NeverType>(kind)) return table_.never();
    if (std::holds_alternative<ast::InferType>(kind)) {
        if (scope.fresh) return scope.fresh(type.span);
        diagnostics_.error(Code::E0121, type.span,
                           "the placeholder `_` is not allowed within types on item signatures");
        return table_.error();
    }
    if (auto* dyn = std::get_if<ast::DynType>(&kind)) return lowerDyn(dyn->bounds, scope, type.span);
    if (std::holds_alternative<ast::ImplType>(kind)) {
        if (auto universal = universal_.find(id); universal != universal_.end()) {
            std::uint32_t index = 0;
            for (DefId param : types::allParams(generics(scope.item))) {
                if (param == universal->second) return table_.param(param, index);
                ++index;
            }
        }
        if (!scope.allowOpaque) {
            bool isNested = std::ranges::any_of(ast_.types, [&](const ast::Type& other) {
                return std::holds_alternative<ast::ImplType>(other.kind) &&
                       other.span.file == type.span.file && other.span.begin < type.span.begin &&
                       type.span.end <= other.span.end;
            });
            if (isNested) {
                diagnostics_.error(Code::E0666, type.span, "nested `impl Trait` is not allowed")
                    .label("nested `impl Trait` here");
                return table_.error();
            }
            diagnostics_.error(Code::E0562, type.span, "`impl Trait` is not allowed here")
                .note("`impl Trait` is only allowed in arguments and return types of functions and methods");
            return table_.error();
        }
        auto known = opaqueOf_.find(id);
        if (known == opaqueOf_.end()) {
            opaques_.push_back({scope.item, id, {}, false, {}});
            known = opaqueOf_.emplace(id, static_cast<std::uint32_t>(opaques_.size() - 1)).first;
        }
        return table_.opaque(known->second, scope.item, identityArgs(scope.item));
    }
    return table_.error();
}

Ty ItemTable::lowerRegion(const ast::Identifier& lifetime, const TypeScope& scope) {
    if (!lifetime || (scope.inBody && !scope.keepsLifetimes)) return table_.erasedRegion();
    std::string_view name = text(lifetime.name);
    if (name == "static") return table_.staticRegion();
    if (name == "_") return table_.erasedRegion();
    std::uint32_t index = 0;
    for (DefId param : types::allParams(generics(scope.item))) {
        if (param && defs()[param].kind == DefKind::LifetimeParam && defs()[param].name == lifetime.name) {
            return table_.region(types::RegionKind::Param, param, index);
        }
        ++index;
    }
    return table_.erasedRegion();
}

std::vector<Ty> ItemTable::lowerArgs(DefId def, const ast::PathSegment& segment, const TypeScope& scope,
                                     std::vector<Ty> first, Span span) {
    std::vector<DefId> params = types::allParams(generics(def));
    std::vector<Ty> args = std::move(first);
    std::size_t inherited = args.size();
    std::vector<const ast::GenericArg*> lifetimes;
    std::vector<const ast::GenericArg*> values;
    if (segment.args.present && !segment.args.parenthesized) {
        for (const ast::GenericArg& arg : segment.args.args) {
            if (arg.kind == ast::GenericArg::Kind::Lifetime) {
                if (!values.empty()) {
                    diagnostics_
                        .error(Code::E0747, values[0]->span, "type provided when a lifetime was expected")
                        .note("lifetime arguments must be provided before generic arguments");
                }
                lifetimes.push_back(&arg);
            }
            if (arg.kind == ast::GenericArg::Kind::Type || arg.kind == ast::GenericArg::Kind::Const)
                values.push_back(&arg);
            bool isAssociated =
                arg.kind == ast::GenericArg::Kind::Binding || arg.kind == ast::GenericArg::Kind::Constraint;
            if (isAssociated && defs()[def].kind != DefKind::Trait)
                diagnostics_.error(Code::E0229, arg.span, "associated item constraints are not allowed here")
                    .label("associated item constraint not allowed here");
        }
    }
    std::size_t nextLifetime = 0;
    std::size_t nextValue = 0;
    std::size_t expected = 0;
    std::size_t required = 0;
    for (std::size_t i = args.size(); i < params.size(); ++i) {
        const resolve::Def& param = defs()[params[i]];
        if (param.kind == DefKind::LifetimeParam) {
            args.push_back(nextLifetime < lifetimes.size() ? lowerRegion(lifetimes[nextLifetime]->name, scope)
                                                           : table_.erasedRegion());
            ++nextLifetime;
            continue;
        }
        const ast::GenericParam* syntax = nullptr;
        const ast::ItemKind& owner = ast_[defs()[param.parent].item].kind;
        auto find = [&](const ast::Generics& generics) {
            for (const ast::GenericParam& candidate : generics.params) {
                if (candidate.name.name == param.name) syntax = &candidate;
            }
        };
        if (auto* s = std::get_if<ast::StructItem>(&owner)) find(s->generics);
        if (auto* e = std::get_if<ast::EnumItem>(&owner)) find(e->generics);
        if (auto* t = std::get_if<ast::TraitItem>(&owner)) find(t->generics);
        if (auto* a = std::get_if<ast::TypeAliasItem>(&owner)) find(a->generics);
        if (auto* f = std::get_if<ast::FunctionItem>(&owner)) find(f->generics);
        if (auto* x = std::get_if<ast::ExtensionItem>(&owner)) find(x->generics);
        bool hasDefault = syntax && (syntax->defaultType || syntax->defaultValue);
        bool universal = universalSyntax_.contains(params[i]);
        if (!universal) ++expected;
        if (!hasDefault && !universal) ++required;
        if (!universal && nextValue < values.size()) {
            const ast::GenericArg& arg = *values[nextValue++];
            if (param.kind == DefKind::ConstParam) {
                Ty type = syntax && syntax->type ? lowerType(syntax->type, {param.parent, false, false, {}})
                                                 : table_.integer(types::IntKind::USize);
                if (arg.kind == ast::GenericArg::Kind::Const) {
                    args.push_back(constantArg(arg.value, type, scope));
                    continue;
                }
                // A plain name was parsed as a type; here it is a constant.
                const auto* path = std::get_if<ast::PathType>(&ast_[arg.type].kind);
                if (std::holds_alternative<ast::InferType>(ast_[arg.type].kind) && scope.fresh) {
                    args.push_back(scope.fresh(arg.span));
                    continue;
                }
                Target target = path ? resolver_.resolution().target(path->path).target : Target{};
                if (target.kind == Target::Kind::Def && defs()[target.def].kind == DefKind::Const) {
                    auto value = evaluateItem(target.def);
                    bool isScalar = value && value->kind == ConstValue::Kind::Scalar;
                    args.push_back(isScalar ? table_.constant(value->scalar, type) : table_.error());
                    continue;
                }
            }
            if (arg.type) {
                args.push_back(lowerType(arg.type, scope));
                continue;
            }
            diagnostics_.error(Code::E0747, arg.span, "constant provided when a type was expected");
            args.push_back(table_.error());
            continue;
        }
        if (scope.fresh && (values.empty() || universal || !hasDefault)) {
            args.push_back(scope.fresh(span));
        } else if (hasDefault && syntax->defaultType) {
            Ty value = lowerType(syntax->defaultType, {param.parent, false, false, {}});
            args.push_back(types::substitute(table_, value, args));
        } else if (hasDefault) {
            args.push_back(constantArg(syntax->defaultValue, table_.integer(types::IntKind::USize), scope));
        } else {
            args.push_back(table_.error());
        }
    }
    if (defs()[def].kind != DefKind::Function && !lifetimes.empty() && nextLifetime != lifetimes.size()) {
        diagnostics_
            .error(Code::E0107, segment.name.span,
                   fmt::format("`{}` takes {} lifetime argument{} but {} {} supplied", text(defs()[def].name),
                               nextLifetime, nextLifetime == 1 ? "" : "s", lifetimes.size(),
                               lifetimes.size() == 1 ? "was" : "were"))
            .label(
                fmt::format("expected {} lifetime argument{}", nextLifetime, nextLifetime == 1 ? "" : "s"));
    }
    bool tooMany = values.size() > expected;
    bool tooFew = values.size() < required && !(scope.fresh && values.empty());
    if (tooMany || tooFew) {
        // What follows from arguments that are guessed is not worth reporting.
        for (std::size_t i = inherited; i < args.size(); ++i) {
            if (params[i] && defs()[params[i]].kind != DefKind::LifetimeParam) args[i] = table_.error();
        }
        std::string_view what = defs()[def].kind == DefKind::Function    ? "function"
                                : defs()[def].kind == DefKind::Trait     ? "trait"
                                : defs()[def].kind == DefKind::Enum      ? "enum"
                                : defs()[def].kind == DefKind::TypeAlias ? "type alias"
                                                                         : "struct";
        std::string count =
            tooMany
                ? (required == expected ? fmt::format("{}", expected) : fmt::format("at most {}", expected))
                : (required == expected ? fmt::format("{}", required) : fmt::format("at least {}", required));
        if (!tooFew || !values.empty() || !tooMany) {
            if (tooFew && values.empty()) {
                diagnostics_
                    .error(Code::E0107, segment.name.span,
                           fmt::format("missing generics for {} `{}`", what, text(defs()[def].name)))
                    .label(fmt::format("expected {} generic argument{}", count, required == 1 ? "" : "s"));
            } else {
                diagnostics_
                    .error(Code::E0107, segment.name.span,
                           fmt::format("{} takes {} generic argument{} but {} generic argument{} {} supplied",
                                       what, count, (tooMany ? expected : required) == 1 ? "" : "s",
                                       values.size(), values.size() == 1 ? "" : "s",
                                       values.size() == 1 ? "was" : "were"))
                    .label(fmt::format("expected {} generic argument{}", count,
                                       (tooMany ? expected : required) == 1 ? "" : "s"));
            }
        }
    }
    return args;
}

Ty ItemTable::aliasType(DefId alias, std::span<const Ty> args, Span span) {
    auto it = aliases_.find(alias);
    if (it == aliases_.end()) {
        resolver_.ensureResolved(alias);
        if (!busy_.insert(alias).second) {
            diagnostics_
                .error(Code::E0391, defs()[alias].span,
                       fmt::format("cycle detected when expanding type alias `{}`", text(defs()[alias].name)))
                .label(span, "which is needed here again");
            return table_.error();
        }
        const auto& syntax = std::get<ast::TypeAliasItem>(ast_[defs()[alias].item].kind);
        Ty ty = syntax.type ? lowerType(syntax.type, {alias, false, false, {}}) : table_.error();
        busy_.erase(alias);
        it = aliases_.emplace(alias, ty).first;
    }
    return types::substitute(table_, it->second, args);
}

// A target that names a type, with the arguments of the segment that named it.
Ty ItemTable::lowerTargetType(const Target& target, const ast::PathSegment& segment, const TypeScope& scope,
                              Span span) {
    bool isParam = target.kind == Target::Kind::Def && (defs()[target.def].kind == DefKind::TypeParam ||
                                                        defs()[target.def].kind == DefKind::ConstParam);
    bool isAdt = target.kind == Target::Kind::Def &&
                 (defs()[target.def].kind == DefKind::Struct || defs()[target.def].kind == DefKind::Enum);
    if (segment.args.present && segment.args.parenthesized && isAdt) {
        diagnostics_
            .error(Code::E0214, span, "parenthesized type parameters may only be used with a `Fn` trait")
            .label("only `Fn` traits may use parentheses")
            .help("write them in angle brackets");
        return table_.error();
    }
    if (segment.args.present &&
        (isParam || target.kind == Target::Kind::Builtin || target.kind == Target::Kind::SelfType)) {
        diagnostics_
            .error(Code::E0109, span,
                   fmt::format("generic arguments are not allowed on {} `{}`",
                               isParam                                ? "type parameter"
                               : target.kind == Target::Kind::Builtin ? "builtin type"
                                                                      : "self type",
                               text(segment.name.name)))
            .label("generic argument not allowed");
        return table_.error();
    }
    switch (target.kind) {
        case Target::Kind::Builtin: return builtinType(table_, target.builtin);
        case Target::Kind::SelfType: return selfType(target.def);
        case Target::Kind::Def: break;
        default: return table_.error();
    }
    const resolve::Def& def = defs()[target.def];
    switch (def.kind) {
        case DefKind::Struct:
        case DefKind::Enum:
            return table_.adt(target.def, table_.makeArgs(lowerArgs(target.def, segment, scope, {}, span)));
        case DefKind::TypeAlias:
            return aliasType(target.def, lowerArgs(target.def, segment, scope, {}, span), span);
        case DefKind::TypeParam:
        case DefKind::ConstParam: {
            std::uint32_t index = 0;
            for (DefId param : types::allParams(generics(scope.item))) {
                if (param == target.def) return table_.param(param, index);
                ++index;
            }
            // A nested item sees the parameters of its own surroundings only; resolve has reported that.
            return table_.error();
        }
        case DefKind::Trait:
            diagnostics_.error(Code::E0782, span, "expected a type, found a trait")
                .fix("you can add the `dyn` keyword if you want a trait object", span.startPoint(), "dyn ",
                     diag::Applicability::Suggestion);
            return table_.error();
        case DefKind::Variant: {
            diagnostics_
                .error(Code::E0573, span, fmt::format("expected type, found variant `{}`", text(def.name)))
                .label("not a type");
            return table_.error();
        }
        default: return table_.error();
    }
}

Ty ItemTable::lowerPath(const ast::Path& path, const TypeScope& scope, Span span) {
    if (path.qualifiedSelf) {
        Ty self = lowerType(path.qualifiedSelf, scope);
        if (path.qualifiedTrait.empty() || path.segments.empty()) {
            return path.segments.empty() ? self : assocTypeOf(self, path.segments[0], scope, span);
        }
        ast::Path trait;
        resolve::PathTarget target = resolver_.resolution().target(path);
        if (target.target.kind != Target::Kind::Def || defs()[target.target.def].kind != DefKind::Trait)
            return table_.error();
        DefId assoc = resolver_.member(target.target.def, path.segments[0].name.name);
        if (!assoc || defs()[assoc].kind != DefKind::TypeAlias) {
            diagnostics_
                .error(Code::E0576, path.segments[0].name.span,
                       fmt::format("cannot find associated type `{}` in trait `{}`",
                                   text(path.segments[0].name.name), text(defs()[target.target.def].name)))
                .label("not found in the trait");
            return table_.error();
        }
        std::vector<Ty> args = lowerArgs(target.target.def, path.qualifiedTrait.back(), scope, {self}, span);
        return table_.projection(assoc,
                                 table_.makeArgs(lowerArgs(assoc, path.segments[0], scope, args, span)));
    }
    resolve::PathTarget target = resolver_.resolution().target(path);
    if (target.target.kind == Target::Kind::None || target.target.kind == Target::Kind::Error ||
        target.consumed == 0)
        return table_.error();
    bool isOfTrait = target.target.kind == Target::Kind::Def &&
                     defs()[target.target.def].kind == DefKind::Trait &&
                     target.consumed < path.segments.size();
    if (isOfTrait) {
        diagnostics_.error(Code::E0223, span, "ambiguous associated type")
            .help(fmt::format("name the type that implements it: `<Type as {}>.{}`",
                              text(defs()[target.target.def].name), text(path.segments.back().name.name)));
        return table_.error();
    }
    // Only expressions leave arguments to inference.
    const ast::PathSegment& named = path.segments[target.consumed - 1];
    bool isInferred = scope.fresh && !named.args.present;
    TypeScope written = scope;
    if (isInferred) written.fresh = {};
    Ty ty = lowerTargetType(target.target, named, written, span);
    for (std::size_t i = target.consumed; i < path.segments.size(); ++i)
        ty = assocTypeOf(ty, path.segments[i], scope, span);
    return ty;
}

// Whether another bound, or a supertrait, has an associated type of the name as well.
bool ItemTable::isDeclaredTwice(std::vector<types::TraitRef> open, std::size_t first, DefId member) {
    bool isParam = defs()[member].parent == open[first].trait;
    for (std::size_t i = 0; i < open.size() && i < 64 && isParam; ++i) {
        DefId other = resolver_.member(open[i].trait, defs()[member].name);
        if (other && other != member && defs()[other].kind == DefKind::TypeAlias) return true;
        for (const types::TraitRef& super : trait(open[i].trait).supertraits) open.push_back(super);
    }
    return false;
}

// `T.Item`: the associated type a bound of `T` provides; `Self.Item` in an extension: that of its trait.
Ty ItemTable::assocTypeOf(Ty base, const ast::PathSegment& segment, const TypeScope& scope, Span span) {
    if (table_.kind(base) == TyKind::Error) return base;
    std::vector<types::TraitRef> open;
    std::set<std::size_t> forAnyLifetime;  // of `open`
    // In `extension<I: Iterator> I: IntoIterator`, `I.Item` is the bound's; `Self.Item` of a concrete type is
    // the extended trait's.
    bool isParam = table_.kind(base) == TyKind::Param && table_[base].def;
    for (DefId id = scope.item; id; id = defs()[id].parent) {
        const resolve::Def& def = defs()[id];
        if (def.kind == DefKind::Extension && !isParam) {
            const types::Implementation& info = implementation(id);
            if (info.trait && info.self == base) open.push_back(*info.trait);
        }
        if (def.kind == DefKind::Trait && base == table_.param({}, 0)) open.push_back({id, identityArgs(id)});
        if (def.kind == DefKind::Module) break;
    }
    // Bounds on parameters, read from the syntax so that bounds may mention each other's associated types.
    if (table_.kind(base) == TyKind::Param && table_[base].def) {
        DefId param = table_[base].def;
        DefId owner = defs()[param].parent;
        auto fromBounds = [&](const std::vector<ast::Bound>& bounds) {
            for (const ast::Bound& bound : bounds) {
                if (bound.kind != ast::Bound::Kind::Trait || bound.maybe) continue;
                auto trait = lowerTraitRef(bound.path, base, scope, nullptr);
                if (!trait) continue;
                if (!bound.forLifetimes.empty()) forAnyLifetime.insert(open.size());
                open.push_back(*trait);
            }
        };
        auto fromGenerics = [&](const ast::Generics& generics) {
            for (const ast::GenericParam& candidate : generics.params) {
                if (candidate.name.name == defs()[param].name) fromBounds(candidate.bounds);
            }
            for (const ast::WherePredicate& where : generics.where) {
                const auto* path =
                    where.subject ? std::get_if<ast::PathType>(&ast_[where.subject].kind) : nullptr;
                if (!path) continue;
                resolve::PathTarget subject = resolver_.resolution().target(path->path);
                bool same = subject.target.kind == Target::Kind::Def && subject.target.def == param &&
                            subject.consumed == path->path.segments.size();
                if (same) fromBounds(where.bounds);
            }
        };
        if (universalSyntax_.contains(param)) {
            fromBounds(std::get<ast::ImplType>(ast_[universalSyntax_[param]].kind).bounds);
        }
        for (DefId item : {owner, scope.item, defs()[scope.item].parent}) {
            if (!item || !defs()[item].item || defs()[item].kind == DefKind::Module) continue;
            const ast::ItemKind& kind = ast_[defs()[item].item].kind;
            if (auto* f = std::get_if<ast::FunctionItem>(&kind)) fromGenerics(f->generics);
            if (auto* s = std::get_if<ast::StructItem>(&kind)) fromGenerics(s->generics);
            if (auto* e = std::get_if<ast::EnumItem>(&kind)) fromGenerics(e->generics);
            if (auto* t = std::get_if<ast::TraitItem>(&kind)) fromGenerics(t->generics);
            if (auto* x = std::get_if<ast::ExtensionItem>(&kind)) fromGenerics(x->generics);
        }
    } else if (table_.kind(base) == TyKind::Projection || table_.kind(base) == TyKind::Opaque) {
        auto bounds = table_.kind(base) == TyKind::Opaque ? opaqueBounds(table_[base].index)
                                                          : assocBounds(table_[base].def);
        for (const Predicate& bound : bounds) {
            if (bound.kind != Predicate::Kind::Trait) continue;
            open.push_back(
                {bound.trait.trait, types::substitute(table_, bound.trait.args, table_.args(base))});
        }
    }
    for (std::size_t i = 0; i < open.size() && i < 64; ++i) {
        DefId member = resolver_.member(open[i].trait, segment.name.name);
        if (member && defs()[member].kind == DefKind::TypeAlias) {
            if (isDeclaredTwice(open, i, member)) {
                diagnostics_
                    .error(Code::E0221, span,
                           fmt::format("ambiguous associated type `{}` in bounds of `{}`",
                                       text(segment.name.name), typeText(base)))
                    .label(fmt::format("ambiguous associated type `{}`", text(segment.name.name)));
                return table_.error();
            }
            if (!scope.inBody && forAnyLifetime.contains(i)) {
                diagnostics_
                    .error(Code::E0212, span,
                           "cannot use the associated type of a trait with uninferred generic parameters")
                    .label("the bound holds for every lifetime, and the type may be another for each");
                return table_.error();
            }
            std::vector<Ty> args(table_.list(open[i].args).begin(), table_.list(open[i].args).end());
            return table_.projection(member, table_.makeArgs(lowerArgs(member, segment, scope, args, span)));
        }
        for (const types::TraitRef& super : trait(open[i].trait).supertraits) {
            open.push_back({super.trait, types::substitute(table_, super.args, table_.list(open[i].args))});
        }
    }
    std::string_view name = text(segment.name.name);
    if (table_.kind(base) == TyKind::Param) {
        diagnostics_
            .error(Code::E0220, segment.name.span,
                   fmt::format("associated type `{}` not found for `{}`", name, typeText(base)))
            .label(fmt::format("associated type `{}` not found", name));
    } else {
        diagnostics_.error(Code::E0223, span, "ambiguous associated type");
    }
    return table_.error();
}

}  // namespace oxide::check
