#include "frontend/flow/solver_queries.h"

#include <fmt/format.h>

#include <algorithm>

#include "frontend/types/fold.h"
#include "frontend/types/print.h"

namespace oxide::flow {

using resolve::DefKind;
using types::TyKind;

SolverQueries::SolverQueries(types::TypeTable& table, types::Items& items, const ast::Ast& ast)
    : table_(table), items_(items), ast_(ast) {}

void SolverQueries::enter(DefId owner) {
    if (owner == owner_) return;
    owner_ = owner;
    copy_.clear();
    drops_.clear();
    infer_.emplace(table_);
    bool hasGenerics =
        items_.defs()[owner].kind == DefKind::Function || items_.defs()[owner].kind == DefKind::Const;
    solver_ = std::make_unique<types::Solver>(
        *infer_, items_, hasGenerics ? items_.predicates(owner) : std::vector<types::Predicate>{}, false);
    solver_->keepRegions();
}

// ---- traits
// -------------------------------------------------------------------------------------------------------------

Ty SolverQueries::erase(Ty ty) { return types::eraseRegions(table_, ty); }

bool SolverQueries::holds(std::string_view trait, Ty ty) {
    return solver_->holds(items_.langDef(trait), erase(ty));
}

bool SolverQueries::isCopy(Ty ty) {
    auto known = copy_.find(ty);
    if (known == copy_.end()) known = copy_.emplace(ty, solver_->isCopy(erase(ty))).first;
    return known->second;
}

bool SolverQueries::isClone(Ty ty) { return holds("Clone", ty); }

bool SolverQueries::isSend(Ty ty) { return holds("Send", ty); }

bool SolverQueries::hasDropImpl(Ty ty) {
    if (table_.kind(ty) != TyKind::Adt) return false;
    DefId def = table_[ty].def;
    for (DefId extension : items_.implementationsOf(items_.langDef("Drop"))) {
        Ty self = items_.implementation(extension).self;
        if (table_.kind(self) == TyKind::Adt && table_[self].def == def) return true;
    }
    return false;
}

bool SolverQueries::needsDrop(Ty ty) {
    auto [known, isNew] = drops_.try_emplace(ty, false);
    if (!isNew) return known->second;
    const types::TyData data = table_[ty];
    auto any = [&](std::size_t count) {
        for (std::size_t i = 0; i < count; ++i) {
            if (needsDrop(table_.args(ty)[i])) return true;
        }
        return false;
    };
    bool result = false;
    switch (data.kind) {
        case TyKind::Adt: {
            result = hasDropImpl(ty);
            if (!result && isExtern(data.def)) result = !isCopy(ty);
            if (result) break;
            std::vector<Ty> fields(items_.fieldTypes(data.def).begin(), items_.fieldTypes(data.def).end());
            std::vector<Ty> args(table_.args(ty).begin(), table_.args(ty).end());
            for (Ty field : fields)
                result = result || needsDrop(normalize(types::substitute(table_, field, args)));
            break;
        }
        case TyKind::Tuple: result = any(table_.args(ty).size()); break;
        case TyKind::Array:
        case TyKind::Slice: result = any(1); break;
        case TyKind::Closure:
            if (auto captures = items_.captureTypes(BodyId(data.index))) {
                std::vector<Ty> args(table_.args(ty).begin(), table_.args(ty).end());
                for (Ty capture : *captures)
                    result = result || needsDrop(types::substitute(table_, capture, args));
            }
            break;
        case TyKind::AsyncBlock:
        case TyKind::AsyncCall:
        case TyKind::Dyn: result = true; break;
        case TyKind::Opaque:
        case TyKind::Param:
        case TyKind::Projection: result = !isCopy(ty); break;
        default: break;
    }
    return drops_[ty] = result;
}

// ---- lints
// --------------------------------------------------------------------------------------------------------------

namespace {

bool allows(const std::vector<ast::Attribute>& attributes, std::string_view lint) {
    for (const ast::Attribute& attribute : attributes) {
        bool isAllow = attribute.meta.path.size() == 1 && (text(attribute.meta.path[0].name) == "allow" ||
                                                           text(attribute.meta.path[0].name) == "expect");
        if (!isAllow) continue;
        for (const ast::MetaItem& arg : attribute.meta.args) {
            if (arg.path.size() != 1) continue;
            std::string_view name = text(arg.path[0].name);
            if (name == lint || name == "warnings" ||
                (name == "unused" &&
                 (lint.starts_with("unused") || lint == "dead_code" || lint.starts_with("unreachable")))) {
                return true;
            }
        }
    }
    return false;
}

}  // namespace

bool SolverQueries::isAllowed(diag::Code lint, DefId item) {
    std::string_view name = diag::codeText(lint);
    for (DefId at = item; at; at = items_.defs()[at].parent) {
        const resolve::Def& def = items_.defs()[at];
        if (def.item && allows(ast_[def.item].attributes, name)) return true;
        if (at == def.parent) break;
    }
    for (const ast::Module& module : ast_.modules) {
        if (module.file == items_.defs()[item].file && allows(module.attributes, name)) return true;
    }
    return false;
}

// ---- words
// --------------------------------------------------------------------------------------------------------------

std::string SolverQueries::typeText(Ty ty) { return types::typeText({table_, items_.defs(), {}}, ty); }

std::string SolverQueries::functionText(DefId id) {
    const resolve::Def& def = items_.defs()[id];
    std::string name(text(def.name));
    if (!def.parent) return name;
    const resolve::Def& parent = items_.defs()[def.parent];
    if (parent.kind == DefKind::Enum) return fmt::format("{}.{}", text(parent.name), name);
    if (parent.kind != DefKind::Extension) return name;
    const types::Implementation& implementation = items_.implementation(def.parent);
    if (implementation.trait || table_.kind(implementation.self) != TyKind::Adt) return name;
    return fmt::format("{}.{}", text(items_.defs()[table_[implementation.self].def].name), name);
}

std::string SolverQueries::variantName(Ty adt, std::uint32_t variant) {
    const auto* syntax = std::get_if<ast::EnumItem>(&ast_[items_.defs()[table_[adt].def].item].kind);
    return syntax && variant < syntax->variants.size()
               ? std::string(text(syntax->variants[variant].name.name))
               : "";
}

std::uint32_t SolverQueries::variantCount(Ty adt) {
    const auto* syntax = std::get_if<ast::EnumItem>(&ast_[items_.defs()[table_[adt].def].item].kind);
    return syntax ? static_cast<std::uint32_t>(syntax->variants.size()) : 1;
}

DefId SolverQueries::extendedTrait(DefId extension) {
    if (items_.defs()[extension].kind != DefKind::Extension) return {};
    const auto& trait = items_.implementation(extension).trait;
    return trait ? trait->trait : DefId();
}

DefId SolverQueries::extendedType(DefId extension) {
    Ty self = items_.implementation(extension).self;
    return table_.kind(self) == TyKind::Adt ? table_[self].def : DefId();
}

bool SolverQueries::isComputedEarly(DefId item) {
    const ast::ItemKind& kind = ast_[items_.defs()[item].item].kind;
    if (const auto* function = std::get_if<ast::FunctionItem>(&kind)) return function->isConst;
    const auto* global = std::get_if<ast::StaticItem>(&kind);
    return std::holds_alternative<ast::ConstItem>(kind) ||
           (global && !global->isThreadLocal && !global->isTaskLocal);
}

bool SolverQueries::takesAnyReference(types::BodyId closure, std::size_t param) {
    return items_.closureTakesAny(closure, param);
}

bool SolverQueries::isMutableStatic(DefId def) {
    const auto* syntax = std::get_if<ast::StaticItem>(&ast_[items_.defs()[def].item].kind);
    return syntax && syntax->isMutable;
}

// ---- structure
// ----------------------------------------------------------------------------------------------------------

bool SolverQueries::isExtern(DefId adt) const {
    const ast::ItemKind& kind = ast_[items_.defs()[adt].item].kind;
    if (const auto* item = std::get_if<ast::StructItem>(&kind)) return item->isExtern;
    const auto* item = std::get_if<ast::EnumItem>(&kind);
    return item && item->isExtern;
}

const std::vector<ast::FieldDecl>* SolverQueries::syntaxOfFields(DefId adt, std::uint32_t variant) const {
    const ast::ItemKind& kind = ast_[items_.defs()[adt].item].kind;
    if (const auto* item = std::get_if<ast::StructItem>(&kind)) return &item->fields;
    const auto* item = std::get_if<ast::EnumItem>(&kind);
    return item && variant < item->variants.size() ? &item->variants[variant].fields : nullptr;
}

std::vector<Field> SolverQueries::fields(Ty adt, std::uint32_t variant) {
    if (table_.kind(adt) != TyKind::Adt) return {};
    DefId def = table_[adt].def;
    std::size_t first = 0;
    for (std::uint32_t i = 0; i < variant; ++i) {
        if (const auto* before = syntaxOfFields(def, i)) first += before->size();
    }
    const auto* syntax = syntaxOfFields(def, variant);
    if (!syntax) return {};
    auto declared = items_.fieldTypes(def);
    std::vector<Ty> types(declared.begin(), declared.end());
    std::vector<Ty> args(table_.args(adt).begin(), table_.args(adt).end());
    std::vector<Field> result;
    for (std::size_t i = 0; i < syntax->size() && first + i < types.size(); ++i) {
        result.push_back({std::string(text((*syntax)[i].name.name)),
                          normalize(types::substitute(table_, types[first + i], args))});
    }
    return result;
}

Ty SolverQueries::normalize(Ty ty) {
    if (!table_[ty].hasProjection) return ty;
    Ty open = solver_->normalize(ty, {});
    solver_->solvePending();
    Ty result = infer_->resolveAll(open);
    solver_->takePending();
    solver_->takeFailures();
    // A lifetime that nothing decided.
    return types::fold(table_, result, [&](Ty part) {
        return table_.kind(part) == TyKind::Infer ? table_.erasedRegion() : Ty{};
    });
}

// ---- signatures
// ---------------------------------------------------------------------------------------------------------

namespace {

// Whether only types that are 'static implement a trait: it says so, or one that it builds on does.
bool isStaticTrait(types::Items& items, const ast::Ast& ast, DefId trait) {
    std::vector<DefId> open{trait};
    for (std::size_t i = 0; i < open.size(); ++i) {
        const auto& syntax = std::get<ast::TraitItem>(ast[items.defs()[open[i]].item].kind);
        for (const ast::Bound& bound : syntax.supertraits) {
            if (bound.kind == ast::Bound::Kind::Lifetime && text(bound.lifetime.name) == "static")
                return true;
        }
        for (const types::TraitRef& super : items.trait(open[i]).supertraits) {
            if (std::ranges::find(open, super.trait) == open.end()) open.push_back(super.trait);
        }
    }
    return false;
}

}  // namespace

bool SolverQueries::isCollecting(DefId trait) const {
    std::string_view name = text(items_.defs()[trait].name);
    return items_.defs()[trait].isLibrary && (name == "FromIterator" || name == "Extend");
}

// The lifetime of `impl Trait + 'a`, if there is one.
Ty SolverQueries::lifetimeOf(const ast::ImplType& opaque, DefId function) {
    for (const ast::Bound& bound : opaque.bounds) {
        if (bound.kind != ast::Bound::Kind::Lifetime) continue;
        std::string_view name = text(bound.lifetime.name);
        while (name.starts_with('\'')) name.remove_prefix(1);
        if (name == "static") return table_.staticRegion();
        if (name == "_") return table_.erasedRegion();
        std::vector<DefId> params = types::allParams(items_.generics(function));
        for (std::uint32_t i = 0; i < params.size(); ++i) {
            if (params[i] && items_.defs()[params[i]].name == bound.lifetime.name)
                return table_.region(types::RegionKind::Param, params[i], i);
        }
    }
    return {};
}

// Whether what `impl Trait` promises besides its lifetime has lifetimes: `Iterator<Item = &T>`. Those of the
// parameters of a function are each call's own.
bool SolverQueries::tiesLifetimes(Ty opaque) {
    auto holdsRegion = [&](Ty ty) {
        bool found = false;
        types::walk(table_, ty,
                    [&](Ty part) { return found |= table_.kind(part) == TyKind::Region, !found; });
        return found;
    };
    auto isFunction = [&](DefId trait) {
        types::LangTrait lang = items_.langTrait(trait);
        return lang == types::LangTrait::Fn || lang == types::LangTrait::FnMut ||
               lang == types::LangTrait::FnOnce;
    };
    if (table_.kind(opaque) != TyKind::Opaque) return false;
    return std::ranges::any_of(
        items_.opaqueBounds(table_[opaque].index), [&](const types::Predicate& predicate) {
            if (predicate.kind == types::Predicate::Kind::Projection) return holdsRegion(predicate.value);
            if (predicate.kind != types::Predicate::Kind::Trait || isFunction(predicate.trait.trait))
                return false;
            auto args = table_.list(predicate.trait.args).subspan(1);
            return std::ranges::any_of(args, holdsRegion);
        });
}

Signature SolverQueries::signature(DefId function) {
    if (auto known = signatures_.find(function); known != signatures_.end()) return known->second;
    const types::FnSignature& declared = items_.signature(function);
    Signature result{.params = declared.params, .result = declared.result, .outlives = {}};
    if (items_.defs()[function].kind == DefKind::Function) {
        result.isAsync = items_.isAsync(function);
        const auto* syntax = std::get_if<ast::FunctionItem>(&ast_[items_.defs()[function].item].kind);
        result.hasSelf = syntax && syntax->receiver != ast::Receiver::None;
        const auto* opaque =
            syntax && syntax->result ? std::get_if<ast::ImplType>(&ast_[syntax->result].kind) : nullptr;
        if (opaque) {
            result.resultOutlives = lifetimeOf(*opaque, function);
            result.isResultTied = result.resultOutlives.valid() || tiesLifetimes(declared.result);
        }
        for (const types::Predicate& predicate : items_.predicates(function)) {
            if (predicate.kind == types::Predicate::Kind::Outlives)
                result.outlives.push_back({predicate.value, table_.staticRegion()});
            if (predicate.kind == types::Predicate::Kind::Trait &&
                isStaticTrait(items_, ast_, predicate.trait.trait))
                result.outlives.push_back({table_.list(predicate.trait.args)[0], table_.staticRegion()});
            if (predicate.kind == types::Predicate::Kind::Projection) {
                auto args = table_.list(predicate.assocArgs);
                result.equations.push_back({predicate.assoc, {args.begin(), args.end()}, predicate.value});
            }
            types::LangTrait lang = predicate.kind == types::Predicate::Kind::Trait
                                        ? items_.langTrait(predicate.trait.trait)
                                        : types::LangTrait::None;
            if (lang == types::LangTrait::Fn || lang == types::LangTrait::FnMut ||
                lang == types::LangTrait::FnOnce) {
                auto args = table_.list(predicate.trait.args);
                result.calls.push_back({args[0], args[1]});
            }
            if (predicate.kind == types::Predicate::Kind::Trait && isCollecting(predicate.trait.trait)) {
                auto args = table_.list(predicate.trait.args);
                result.collected.push_back({args[1], args[0]});
            }
        }
        DefId owner = items_.defs()[function].parent;
        if (owner && items_.defs()[owner].kind == DefKind::Trait && isCollecting(owner)) {
            auto args = table_.list(types::identityArgs(table_, items_, owner));
            result.collected.push_back({args[1], args[0]});
        }
        for (DefId item = function; item; item = items_.defs()[item].parent) {
            DefKind kind = items_.defs()[item].kind;
            if (kind != DefKind::Function && kind != DefKind::Extension && kind != DefKind::Trait) break;
            for (const OutlivesBound& bound : writtenOutlives(item)) result.outlives.push_back(bound);
        }
    }
    return signatures_[function] = std::move(result);
}

// `'a: 'b` and `T: 'a` as written on an item.
std::vector<OutlivesBound> SolverQueries::writtenOutlives(DefId item) {
    const ast::ItemKind& kind = ast_[items_.defs()[item].item].kind;
    const ast::Generics* generics = nullptr;
    if (const auto* function = std::get_if<ast::FunctionItem>(&kind)) generics = &function->generics;
    if (const auto* extension = std::get_if<ast::ExtensionItem>(&kind)) generics = &extension->generics;
    if (const auto* trait = std::get_if<ast::TraitItem>(&kind)) generics = &trait->generics;
    if (!generics) return {};
    std::vector<DefId> params = types::allParams(items_.generics(item));
    auto find = [&](const ast::Identifier& name, bool isLifetime) -> Ty {
        for (std::uint32_t i = 0; i < params.size(); ++i) {
            if (!params[i] || items_.defs()[params[i]].name != name.name) continue;
            bool fits = (items_.defs()[params[i]].kind == DefKind::LifetimeParam) == isLifetime;
            if (fits)
                return isLifetime ? table_.region(types::RegionKind::Param, params[i], i)
                                  : table_.param(params[i], i);
        }
        return {};
    };
    std::vector<OutlivesBound> result;
    auto add = [&](Ty subject, const std::vector<ast::Bound>& bounds) {
        for (const ast::Bound& bound : bounds) {
            if (!subject || bound.kind != ast::Bound::Kind::Lifetime) continue;
            if (Ty region = find(bound.lifetime, true)) result.push_back({subject, region});
        }
    };
    for (const ast::GenericParam& param : generics->params) {
        if (param.kind != ast::GenericParam::Kind::Const)
            add(find(param.name, param.kind == ast::GenericParam::Kind::Lifetime), param.bounds);
    }
    // The type parameter behind an `impl Trait` stands where that is written.
    const auto* function = std::get_if<ast::FunctionItem>(&kind);
    for (std::uint32_t i = 0; function && i < params.size(); ++i) {
        for (const ast::Param& param : function->params) {
            const auto* universal = param.type ? std::get_if<ast::ImplType>(&ast_[param.type].kind) : nullptr;
            if (!universal || !params[i] ||
                items_.defs()[params[i]].span.begin != ast_[param.type].span.begin)
                continue;
            add(table_.param(params[i], i), universal->bounds);
        }
    }
    for (const ast::WherePredicate& where : generics->where) {
        if (where.lifetime) add(find(where.lifetime, true), where.bounds);
        if (!where.subject) continue;
        const auto* path = std::get_if<ast::PathType>(&ast_[where.subject].kind);
        if (path && path->path.segments.size() == 1)
            add(find(path->path.segments[0].name, false), where.bounds);
    }
    return result;
}

bool SolverQueries::requiresSend(const hir::Callee& callee, std::uint32_t index) {
    if (items_.defs()[callee.def].kind != DefKind::Function) return false;
    const types::FnSignature& declared = items_.signature(callee.def);
    if (index >= declared.params.size() || table_.kind(declared.params[index]) != TyKind::Param) return false;
    DefId send = items_.langDef("Send");
    const std::vector<types::Predicate>& predicates = items_.predicates(callee.def);
    return std::any_of(predicates.begin(), predicates.end(), [&](const types::Predicate& predicate) {
        return predicate.kind == types::Predicate::Kind::Trait && predicate.trait.trait == send &&
               table_.list(predicate.trait.args)[0] == declared.params[index];
    });
}

bool SolverQueries::givesSend(DefId function) {
    if (items_.defs()[function].kind != DefKind::Function) return false;
    DefId send = items_.langDef("Send");
    auto isSaid = [&](DefId declared) {
        Ty result = items_.signature(declared).result;
        if (table_.kind(result) != TyKind::Opaque) return false;
        auto bounds = items_.opaqueBounds(table_[result].index);
        return std::any_of(bounds.begin(), bounds.end(), [&](const types::Predicate& bound) {
            return bound.kind == types::Predicate::Kind::Trait && bound.trait.trait == send &&
                   table_.list(bound.trait.args)[0] == result;
        });
    };
    if (isSaid(function)) return true;
    DefId parent = items_.defs()[function].parent;
    if (items_.defs()[parent].kind != DefKind::Extension) return false;
    const auto& implementation = items_.implementation(parent);
    if (!implementation.trait) return false;
    DefId method = items_.memberOf(implementation.trait->trait, items_.defs()[function].name);
    return method && isSaid(method);
}

bool SolverQueries::isSendDyn(Ty ty) {
    bool found = false;
    types::walk(table_, ty, [&](Ty part) {
        if (table_.kind(part) != TyKind::Dyn) return true;
        for (const auto& bound : table_.dynBounds(part).bounds)
            found |= items_.langTrait(bound.trait) == types::LangTrait::Send;
        return false;
    });
    return found;
}

// ---- variance
// -----------------------------------------------------------------------------------------------------------

std::vector<Variance> SolverQueries::variances(DefId adt) {
    if (auto known = variances_.find(adt); known != variances_.end()) return known->second;
    std::size_t count = types::allParams(items_.generics(adt)).size();
    if (items_.defs()[adt].isLibrary) {
        // The library's types own what they hold, behind pointers or in C++. What can be changed through a
        // shared reference must keep its type exactly.
        std::string_view name = text(items_.defs()[adt].name);
        static constexpr std::string_view kInvariant[] = {"Cell",   "UnsafeCell", "RefCell",  "Mutex",
                                                          "RwLock", "OnceCell",   "OnceLock", "Scope"};
        bool isInvariant =
            name.ends_with("Sender") || name.ends_with("Receiver") ||
            std::find(std::begin(kInvariant), std::end(kInvariant), name) != std::end(kInvariant);
        std::vector<Variance> result(count, isInvariant ? Variance::Invariant : Variance::Covariant);
        // A guard through which something is changed keeps its type, not how long it is held.
        if (name == "RefMut" || (name.ends_with("Guard") && name.find("Read") == std::string_view::npos)) {
            std::vector<DefId> params = types::allParams(items_.generics(adt));
            for (std::size_t i = 0; i < count; ++i) {
                bool isLifetime = items_.defs()[params[i]].kind == resolve::DefKind::LifetimeParam;
                if (!isLifetime) result[i] = Variance::Invariant;
            }
        }
        return variances_[adt] = std::move(result);
    }
    variances_[adt] = std::vector<Variance>(count, Variance::Bivariant);
    std::vector<Ty> fields(items_.fieldTypes(adt).begin(), items_.fieldTypes(adt).end());
    for (bool changed = true; changed;) {
        std::vector<Variance> found(count, Variance::Bivariant);
        for (Ty field : fields) useIn(field, Variance::Covariant, found);
        changed = found != variances_[adt];
        variances_[adt] = std::move(found);
    }
    // A parameter that no field shows (the library keeps many things behind raw pointers) is what its owner
    // makes of it: a part.
    std::vector<Variance>& result = variances_[adt];
    std::replace(result.begin(), result.end(), Variance::Bivariant, Variance::Covariant);
    return result;
}

void SolverQueries::useIn(Ty ty, Variance variance, std::vector<Variance>& found) {
    const types::TyData data = table_[ty];
    bool isParam = data.kind == TyKind::Param ||
                   (data.kind == TyKind::Region &&
                    static_cast<types::RegionKind>(data.index) == types::RegionKind::Param);
    if (isParam) {
        std::uint32_t index =
            data.kind == TyKind::Param ? data.index : static_cast<std::uint32_t>(data.value);
        if (index >= found.size()) return;
        Variance& known = found[index];
        known = known == Variance::Bivariant || known == variance ? variance : Variance::Invariant;
        return;
    }
    auto through = [&](Variance inner) {
        if (inner == Variance::Covariant) return variance;
        if (inner != Variance::Contravariant || variance == Variance::Invariant)
            return inner == Variance::Bivariant ? inner : Variance::Invariant;
        return variance == Variance::Covariant ? Variance::Contravariant : Variance::Covariant;
    };
    std::vector<Variance> declared;
    if (data.kind == TyKind::Adt) declared = variances(data.def);
    std::size_t count = table_.args(ty).size();
    for (std::size_t i = 0; i < count; ++i) {
        Variance inner = Variance::Covariant;
        switch (data.kind) {
            case TyKind::Ref: inner = i == 1 && data.flag ? Variance::Invariant : Variance::Covariant; break;
            case TyKind::Pointer: inner = data.flag ? Variance::Invariant : Variance::Covariant; break;
            case TyKind::FnPtr: inner = i + 1 < count ? Variance::Contravariant : Variance::Covariant; break;
            case TyKind::Dyn: inner = i + 1 < count ? Variance::Invariant : Variance::Covariant; break;
            case TyKind::Projection: inner = Variance::Invariant; break;
            case TyKind::Adt: inner = i < declared.size() ? declared[i] : Variance::Covariant; break;
            default: break;
        }
        useIn(table_.args(ty)[i], through(inner), found);
    }
}

}  // namespace oxide::flow
