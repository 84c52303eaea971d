// Traits as written, in bounds and in trait objects.
#include <fmt/format.h>

#include <algorithm>

#include "frontend/check/items.h"
#include "frontend/types/fold.h"

namespace oxide::check {

using diag::Code;
using resolve::Target;

// `F: AsyncFn(A) -> R` says `F: Fn(A)`, and that what it gives is a future of R: the trait `Fn` for AsyncFn.
DefId ItemTable::plainCallable(DefId trait) {
    if (!defs()[trait].isLibrary) return {};
    std::string_view name = text(defs()[trait].name);
    if (name != "AsyncFn" && name != "AsyncFnMut" && name != "AsyncFnOnce") return {};
    return langDef(name.substr(std::string_view("Async").size()));
}

// Whether the caller of a callable chooses how long such an argument lives. A name that `for<'a>` declares
// may also say how arguments relate, and is left alone.
bool ItemTable::isOfEachCall(ast::TypeId written) const {
    const auto* reference = std::get_if<ast::ReferenceType>(&ast_[written].kind);
    return reference && (!reference->lifetime || text(reference->lifetime.name) == "_");
}

Ty ItemTable::ofEachCall(Ty reference) {
    if (table_.kind(reference) != TyKind::Ref) return reference;
    Ty region = table_.region(types::RegionKind::Anonymous, {}, types::kEachCallRegion);
    return table_.reference(table_[reference].flag, table_.pointee(reference), region);
}

std::optional<types::TraitRef> ItemTable::lowerTraitRef(const ast::Path& path, Ty self,
                                                        const TypeScope& scope,
                                                        std::vector<Predicate>* projections) {
    resolve::PathTarget target = resolver_.resolution().target(path);
    if (target.target.kind != Target::Kind::Def || defs()[target.target.def].kind != DefKind::Trait)
        return std::nullopt;
    DefId trait = target.target.def;
    const ast::PathSegment& segment = path.segments.back();
    types::TraitRef result;
    result.trait = trait;
    if (segment.args.parenthesized) {
        TypeScope own = scope;
        own.namesLifetimes = false;
        std::vector<Ty> params;
        for (const ast::GenericArg& arg : segment.args.args) {
            Ty ty = arg.type ? lowerType(arg.type, own) : table_.error();
            if (table_.kind(ty) == TyKind::Str) ty = table_.reference(false, ty);
            params.push_back(arg.type && isOfEachCall(arg.type) ? ofEachCall(ty) : ty);
        }
        result.args = table_.makeArgs({self, table_.tuple(params)});
        DefId plain = plainCallable(trait);
        if (plain) result.trait = plain;
        if (projections) {
            Predicate output;
            output.kind = Predicate::Kind::Projection;
            output.assoc = resolver_.member(langDef("FnOnce"), intern("Output"));
            output.trait = {langDef("FnOnce"), result.args};
            output.assocArgs = result.args;
            output.value = segment.args.result ? lowerType(segment.args.result, own) : table_.unit();
            output.span = path.span;
            if (plain) {
                Predicate future;
                future.trait = {langDef("Future"),
                                table_.makeArgs({table_.projection(output.assoc, output.assocArgs)})};
                future.span = path.span;
                projections->push_back(future);
                output.assoc = resolver_.member(langDef("Future"), intern("Output"));
                output.trait = future.trait;
                output.assocArgs = future.trait.args;
            }
            projections->push_back(output);
        }
        return result;
    }
    result.args = table_.makeArgs(lowerArgs(trait, segment, scope, {self}, path.span));
    for (const ast::GenericArg& arg : segment.args.args) {
        if (arg.kind != ast::GenericArg::Kind::Binding && arg.kind != ast::GenericArg::Kind::Constraint)
            continue;
        // The associated type may belong to a supertrait.
        std::vector<types::TraitRef> open{result};
        DefId assoc;
        for (std::size_t i = 0; i < open.size() && i < 64 && !assoc; ++i) {
            DefId member = resolver_.member(open[i].trait, arg.name.name);
            if (member && defs()[member].kind == DefKind::TypeAlias) {
                assoc = member;
                if (!projections) break;
                Ty place = table_.projection(assoc, open[i].args);
                if (arg.kind == ast::GenericArg::Kind::Constraint) {
                    for (const ast::Bound& bound : arg.bounds) lowerBound(bound, place, scope, *projections);
                    break;
                }
                Predicate equation;
                equation.kind = Predicate::Kind::Projection;
                equation.assoc = assoc;
                equation.trait = open[i];
                equation.assocArgs = open[i].args;
                // `impl Iterator<Item = impl Tr>`: the inner type has its own bounds.
                equation.value = lowerType(arg.type, scope);
                equation.span = arg.span;
                projections->push_back(equation);
                break;
            }
            for (const types::TraitRef& super : this->trait(open[i].trait).supertraits) {
                open.push_back(
                    {super.trait, types::substitute(table_, super.args, table_.list(open[i].args))});
            }
        }
        if (!assoc) {
            diagnostics_
                .error(Code::E0220, arg.name.span,
                       fmt::format("associated type `{}` not found for `{}`", text(arg.name.name),
                                   text(defs()[trait].name)))
                .label(fmt::format("associated type `{}` not found", text(arg.name.name)));
        }
    }
    return result;
}

void ItemTable::lowerBound(const ast::Bound& bound, Ty self, const TypeScope& scope,
                           std::vector<Predicate>& out) {
    if (bound.kind == ast::Bound::Kind::Lifetime) {
        if (text(bound.lifetime.name) != "static") return;
        Predicate outlives;
        outlives.kind = Predicate::Kind::Outlives;
        outlives.value = self;
        outlives.span = bound.span;
        out.push_back(outlives);
        return;
    }
    if (bound.maybe) return;
    std::vector<Predicate> projections;
    auto trait = lowerTraitRef(bound.path, self, scope, &projections);
    if (!trait) return;
    Predicate predicate;
    predicate.trait = *trait;
    predicate.span = bound.span;
    out.push_back(predicate);
    out.insert(out.end(), projections.begin(), projections.end());
}

// The parameter of a trait object's trait for which nothing stands but the object's own type.
std::optional<DefId> ItemTable::defaultOf(DefId trait, Args args, Ty self) {
    std::vector<DefId> params = types::allParams(generics(trait));
    for (std::size_t i = 1; i < table_.list(args).size() && i < params.size(); ++i) {
        bool isSelf = false;
        types::walk(table_, table_.list(args)[i], [&](Ty part) { return isSelf |= part == self, !isSelf; });
        if (isSelf && params[i]) return params[i];
    }
    return std::nullopt;
}

Ty ItemTable::lowerDyn(const std::vector<ast::Bound>& bounds, const TypeScope& scope, Span span) {
    types::DynBounds result;
    std::vector<Ty> args;
    Ty region = table_.erasedRegion();
    bool hasRegion = false;
    // A trait object's own type is not known while its bounds are read; a placeholder stands for it.
    Ty self = table_.never();
    std::vector<types::DynBounds::Bound> autos;
    DefId principal;
    for (const ast::Bound& bound : bounds) {
        if (bound.kind == ast::Bound::Kind::Lifetime) {
            if (std::exchange(hasRegion, true)) {
                diagnostics_
                    .error(Code::E0226, bound.span, "only a single explicit lifetime bound is permitted")
                    .label("a second lifetime")
                    .help("name the lifetime that both outlive, or write one of them only");
                return table_.error();
            }
            // `'_` is what is elided, unlike no lifetime at all.
            region = text(bound.lifetime.name) == "_" && !scope.inBody
                         ? table_.region(types::RegionKind::Anonymous, {}, types::kUnderscoreRegion)
                         : lowerRegion(bound.lifetime, scope);
            continue;
        }
        Target target = resolver_.resolution().target(bound.path).target;
        if (target.kind == Target::Kind::Def && plainCallable(target.def)) {
            diagnostics_
                .error(Code::E0038, span,
                       fmt::format("the trait `{}` is not dyn compatible", text(defs()[target.def].name)))
                .label(fmt::format("`{}` is not dyn compatible", text(defs()[target.def].name)));
            return table_.error();
        }
        std::vector<Predicate> projections;
        auto trait = lowerTraitRef(bound.path, self, scope, &projections);
        if (!trait) return table_.error();
        if (std::optional<DefId> param = defaultOf(trait->trait, trait->args, self)) {
            diagnostics_
                .error(Code::E0393, span,
                       fmt::format("the type parameter `{}` must be explicitly specified",
                                   text(defs()[*param].name)))
                .label(fmt::format("`{}` is `Self` when nothing else is said", text(defs()[*param].name)));
            return table_.error();
        }
        types::DynBounds::Bound one;
        one.trait = trait->trait;
        one.firstArg = static_cast<std::uint32_t>(args.size());
        auto list = table_.list(trait->args);
        one.argCount = static_cast<std::uint32_t>(list.size() - 1);
        if (this->trait(trait->trait).isAuto) {
            autos.push_back(one);
            continue;
        }
        if (principal) {
            diagnostics_
                .error(Code::E0225, bound.span,
                       "only auto traits can be used as additional traits in a trait object")
                .label("additional non-auto trait");
            return table_.error();
        }
        principal = trait->trait;
        args.insert(args.end(), list.begin() + 1, list.end());
        for (const Predicate& projection : projections) {
            if (projection.kind != Predicate::Kind::Projection) continue;
            one.bindings.push_back({projection.assoc, static_cast<std::uint32_t>(args.size())});
            args.push_back(projection.value);
        }
        // Associated types that a supertrait bound fixes.
        for (const Predicate& projection : this->trait(trait->trait).superProjections) {
            one.bindings.push_back({projection.assoc, static_cast<std::uint32_t>(args.size())});
            args.push_back(types::substitute(table_, projection.value, list));
        }
        for (DefId assoc : this->trait(trait->trait).assocTypes) {
            bool given = false;
            for (const auto& binding : one.bindings) given |= binding.assoc == assoc;
            if (given || !generics(assoc).own.empty()) continue;
            diagnostics_
                .error(Code::E0191, bound.span,
                       fmt::format("the value of the associated type `{}` in `{}` must be specified",
                                   text(defs()[assoc].name), text(defs()[trait->trait].name)))
                .label(fmt::format("help: specify the associated type: `{}<{} = Type>`",
                                   text(defs()[trait->trait].name), text(defs()[assoc].name)));
            return table_.error();
        }
        result.bounds.push_back(std::move(one));
    }
    if (result.bounds.empty() && autos.empty()) {
        diagnostics_.error(Code::E1001, span, "at least one trait is required for an object type");
        return table_.error();
    }
    std::sort(autos.begin(), autos.end(), [](const auto& a, const auto& b) { return a.trait < b.trait; });
    for (auto& one : autos) {
        one.firstArg = 0;
        result.bounds.push_back(std::move(one));
    }
    // A trait that is 'static makes its objects so.
    if (region == table_.erasedRegion() && !result.bounds.empty()) {
        const auto* trait = std::get_if<ast::TraitItem>(&ast_[defs()[result.bounds.front().trait].item].kind);
        bool isStatic =
            trait && std::ranges::any_of(trait->supertraits, [](const ast::Bound& bound) {
                return bound.kind == ast::Bound::Kind::Lifetime && text(bound.lifetime.name) == "static";
            });
        if (isStatic) region = table_.staticRegion();
    }
    return table_.dyn(std::move(result), args, region);
}

}  // namespace oxide::check
