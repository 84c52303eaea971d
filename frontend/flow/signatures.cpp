#include "frontend/flow/signatures.h"

#include <algorithm>

#include "frontend/types/fold.h"

namespace oxide::flow {

using types::TyKind;

namespace {

bool isErased(const types::TypeTable& types, Ty region) {
    const types::TyData& data = types[region];
    return data.kind == TyKind::Region &&
           static_cast<types::RegionKind>(data.index) == types::RegionKind::Erased;
}

// `'_` in `dyn Trait + '_`
bool isUnderscore(const types::TypeTable& types, Ty region) {
    const types::TyData& data = types[region];
    return data.kind == TyKind::Region &&
           static_cast<types::RegionKind>(data.index) == types::RegionKind::Anonymous &&
           data.value < kFirstRegionVariable;
}

// `around`: the region of the reference directly outside, if any.
Ty fillElidedBelow(types::TypeTable& types, Ty ty, const std::function<Ty()>& elided, Ty around) {
    const types::TyData data = types[ty];
    if (data.kind == TyKind::Region) return isErased(types, ty) || isUnderscore(types, ty) ? elided() : ty;
    auto own = types.args(ty);
    if (own.empty()) return ty;
    std::vector<Ty> args(own.begin(), own.end());
    if (data.kind == TyKind::Ref) {
        args[0] = fillElidedBelow(types, args[0], elided, {});
        args[1] = fillElidedBelow(types, args[1], elided, args[0]);
        return types.withArgs(ty, args);
    }
    for (std::size_t i = 0; i < args.size(); ++i) {
        bool isDynBound = data.kind == TyKind::Dyn && i + 1 == args.size();
        if (isDynBound && isErased(types, args[i])) {
            args[i] = around ? around : types.staticRegion();
        } else {
            args[i] = fillElidedBelow(types, args[i], elided, {});
        }
    }
    return types.withArgs(ty, args);
}

// Whether a lifetime is chosen by each call of a callable: no lifetime of the function that takes it.
bool isOfEachCall(const types::TypeTable& types, Ty region) {
    const types::TyData& data = types[region];
    return static_cast<types::RegionKind>(data.index) == types::RegionKind::Anonymous &&
           data.value == types::kEachCallRegion;
}

// The lifetime that stands for the elided ones of a result: that of `self`, or the only one there is.
// `written`: the parameters before their lifetimes were filled in.
Ty elidedResult(const types::TypeTable& types, const std::vector<Ty>& params, bool hasSelf,
                const std::vector<Ty>& written) {
    if (hasSelf && !params.empty() && types.kind(params[0]) == TyKind::Ref) return types.args(params[0])[0];
    Ty only;
    bool isAmbiguous = false;
    std::function<void(Ty, Ty)> visit = [&](Ty part, Ty pattern) {
        bool isAlike = pattern && types.kind(pattern) == types.kind(part) &&
                       types.args(pattern).size() == types.args(part).size();
        if (types.kind(part) == TyKind::FnPtr) return;
        if (types.kind(part) == TyKind::Region && !(isAlike && isOfEachCall(types, pattern))) {
            if (only && only != part) isAmbiguous = true;
            only = part;
        }
        for (std::size_t i = 0; i < types.args(part).size(); ++i)
            visit(types.args(part)[i], isAlike ? types.args(pattern)[i] : Ty{});
    };
    for (std::size_t i = 0; i < params.size(); ++i) visit(params[i], i < written.size() ? written[i] : Ty{});
    return isAmbiguous ? Ty{} : only;
}

// The parts of a parameter's type that are lifetimes in its declaration, as a tuple (after the reference
// itself, if it is one).
Ty lifetimesOf(types::TypeTable& types, Ty declared, Ty actual) {
    std::vector<Ty> found;
    std::function<void(Ty, Ty)> visit = [&](Ty pattern, Ty ty) {
        if (types.kind(pattern) != types.kind(ty)) return;
        if (types.kind(pattern) == TyKind::Region) return found.push_back(ty);
        std::size_t count = std::min(types.args(pattern).size(), types.args(ty).size());
        for (std::size_t i = 0; i < count; ++i) visit(types.args(pattern)[i], types.args(ty)[i]);
    };
    visit(declared, actual);
    Ty all = types.tuple(found);
    return types.kind(declared) == TyKind::Ref && !found.empty() ? types.reference(false, all, found[0])
                                                                 : all;
}

// Opaque types in a result hold what the parameters hold.
Ty holdParams(const Analysis& analysis, Regions& regions, Ty result, const std::vector<Ty>& params) {
    return types::fold(analysis.types, result, [&](Ty part) -> Ty {
        return analysis.types.kind(part) == TyKind::Opaque ? regions.withHeld(part, params) : Ty{};
    });
}

}  // namespace

Ty fillElided(types::TypeTable& types, Ty ty, const std::function<Ty()>& elided) {
    return fillElidedBelow(types, ty, elided, {});
}

CallTypes instantiate(const Analysis& analysis, Regions& regions, const hir::Callee& callee, Span span) {
    types::TypeTable& types = analysis.types;
    Signature signature = analysis.queries.signature(callee.def);
    auto given = types.list(callee.args);
    std::vector<Ty> args(given.begin(), given.end());
    for (Ty& arg : args) arg = regions.renumber(arg);

    auto fresh = [&] { return regions.typeOf(regions.fresh()); };
    CallTypes call;
    auto substitute = [&](Ty ty) {
        return normalizedFor(analysis, regions, types::substitute(types, ty, args), span);
    };
    std::vector<Ty> declared;
    for (Ty param : signature.params) {
        Ty ty = fillElided(types, param, fresh);
        declared.push_back(ty);
        call.params.push_back(regions.renumber(substitute(ty)));
    }
    for (const OutlivesBound& bound : signature.outlives) {
        Ty subject = substitute(bound.subject);
        RegionId shorter = regions.idOf(substitute(bound.region));
        if (shorter) regions.outlivesAll(subject, shorter, ConstraintKind::Bound, span);
    }
    relateBounds(analysis, regions, signature, args, span);
    Ty elided = elidedResult(types, declared, signature.hasSelf, signature.params);
    Ty result = fillElided(types, signature.result, [&] { return elided ? elided : fresh(); });
    if (signature.isAsync) {
        call.result = regions.withHeld(types.asyncCall(callee.def, types.makeArgs(args)), call.params);
        return call;
    }
    // Opaque types of other functions stay closed here: what they hide is their own business, what they hold
    // is the arguments'.
    result = types::substitute(types, result, args);
    result = holdParams(analysis, regions, result, call.params);
    if (types[result].hasProjection) {
        bool hasOpaque = false;
        types::walk(types, result,
                    [&](Ty part) { return hasOpaque |= types.kind(part) == TyKind::Opaque, !hasOpaque; });
        if (!hasOpaque) result = normalizedFor(analysis, regions, result, span);
    }
    call.result = regions.renumber(result);
    return call;
}

Ty awaitedType(const Analysis& analysis, Regions& regions, Ty future, Ty erased) {
    types::TypeTable& types = analysis.types;
    const types::TyData data = types[future];
    if (data.kind == TyKind::Ref && data.flag)
        return awaitedType(analysis, regions, types.pointee(future), erased);
    if (data.kind == TyKind::Adt && !types.args(future).empty()) {
        // Pin<P> and Box<F> wait for what they point to; other futures of the library are their own.
        std::string_view name = text(analysis.defs[data.def].name);
        if (analysis.defs[data.def].isLibrary && (name == "Pin" || name == "Box")) {
            return awaitedType(analysis, regions, types.args(future)[0], erased);
        }
        return regions.renumber(erased);
    }
    if (data.kind != TyKind::AsyncCall) return regions.renumber(erased);
    Signature signature = analysis.queries.signature(data.def);
    auto all = types.args(future);
    std::size_t heldCount = signature.params.size();
    if (all.size() < heldCount) return regions.renumber(erased);
    std::vector<Ty> args(all.begin(), all.end() - static_cast<std::ptrdiff_t>(heldCount));
    std::vector<Ty> held(all.end() - static_cast<std::ptrdiff_t>(heldCount), all.end());
    // The regions that stand where the declared parameters have lifetimes.
    for (std::size_t i = 0; i < heldCount; ++i) held[i] = lifetimesOf(types, signature.params[i], held[i]);
    Ty elided = elidedResult(types, held, signature.hasSelf, {});
    Ty result = fillElided(types, signature.result,
                           [&] { return elided ? elided : regions.typeOf(regions.fresh()); });
    result = types::substitute(types, result, args);
    if (types[result].hasProjection) result = analysis.queries.normalize(result);
    result = regions.renumber(result);
    return types.kind(result) == types.kind(erased) ? result : regions.renumber(erased);
}

// ---- the body's own
// -----------------------------------------------------------------------------------------------------

namespace {

class Universals {
  public:
    Universals(const Analysis& analysis, Regions& regions) : analysis_(analysis), regions_(regions) {}

    void run() {
        if (analysis_.body().kind == hir::BodyKind::Function) {
            function();
        } else {
            open();
        }
        for (std::uint32_t i = 0; i < analysis_.cfg.vars.size(); ++i) {
            Ty annotated = analysis_.cfg.vars[VarId(i)].annotated;
            if (annotated) regions_.setVarTy(VarId(i), asAnnotated(regions_.varTy(VarId(i)), annotated));
        }
    }

  private:
    // The variable's type with the lifetimes that its `let` names. Where the two differ in their form the
    // annotation leaves something to inference.
    Ty asAnnotated(Ty ty, Ty annotated) {
        types::TypeTable& types = analysis_.types;
        const types::TyData data = types[annotated];
        if (types.kind(ty) != data.kind) return ty;
        if (data.kind == TyKind::Region) {
            auto kind = static_cast<types::RegionKind>(data.index);
            bool isNamed =
                kind == types::RegionKind::Param && analysis_.body().kind == hir::BodyKind::Function;
            return kind == types::RegionKind::Static ? annotated : isNamed ? named(annotated) : ty;
        }
        std::vector<Ty> args(types.args(ty).begin(), types.args(ty).end());
        if (args.empty() || args.size() != types.args(annotated).size()) return ty;
        for (std::size_t i = 0; i < args.size(); ++i)
            args[i] = asAnnotated(args[i], types.args(annotated)[i]);
        return types.withArgs(ty, args);
    }

    VarId paramVar(std::size_t index) const {
        std::size_t seen = 0;
        for (std::uint32_t i = 0; i < analysis_.cfg.vars.size(); ++i) {
            const Var& var = analysis_.cfg.vars[VarId(i)];
            if (!var.isParam || (var.kind != VarKind::Local && var.kind != VarKind::Temp)) continue;
            if (seen++ == index) return VarId(i);
        }
        return {};
    }

    Ty named(Ty region) {
        auto [known, isNew] = named_.try_emplace(region);
        if (isNew) {
            const types::TyData& data = analysis_.types[region];
            std::string name = data.def ? "'" + std::string(text(analysis_.defs[data.def].name)) : "";
            if (name.starts_with("''")) name.erase(0, 1);
            known->second = regions_.typeOf(
                regions_.add({.isUniversal = true,
                              .name = std::move(name),
                              .declared = data.def ? analysis_.defs[data.def].span : Span{}}));
        }
        return known->second;
    }

    // Written lifetimes become the universal regions of their names.
    Ty withNames(Ty ty) {
        return regions_.rebuild(ty, [&](Ty region) {
            const types::TyData& data = analysis_.types[region];
            return static_cast<types::RegionKind>(data.index) == types::RegionKind::Param ? named(region)
                                                                                          : region;
        });
    }

    void function() {
        types::TypeTable& types = analysis_.types;
        const hir::Body& body = analysis_.body();
        Signature signature = analysis_.queries.signature(body.owner);
        std::vector<Ty> params;
        for (std::size_t i = 0; i < signature.params.size(); ++i) {
            VarId var = paramVar(i);
            Ty ty = fillElided(types, signature.params[i], [&] {
                return regions_.typeOf(regions_.add({.isUniversal = true, .param = var}));
            });
            ty = withNames(ty);
            if (types[ty].hasProjection) ty = regions_.renumber(analysis_.queries.normalize(ty));
            params.push_back(ty);
            if (var && types.kind(ty) == types.kind(analysis_.cfg.vars[var].ty)) regions_.setVarTy(var, ty);
            impliedBy(ty);
        }
        for (const OutlivesBound& bound : signature.outlives) {
            RegionId longer = regions_.idOf(withNames(bound.subject)),
                     shorter = regions_.idOf(withNames(bound.region));
            if (longer && shorter) known_.push_back({longer, shorter});
            if (shorter && types.kind(bound.subject) == TyKind::Param)
                regions_.declareParam(bound.subject, shorter);
        }
        Ty elided = elidedResult(types, params, signature.hasSelf, signature.params);
        Ty result =
            fillElided(types, signature.result, [&] { return elided ? elided : types.staticRegion(); });
        result = withNames(result);
        bool isOpaque = false;
        types::walk(types, result,
                    [&](Ty part) { return isOpaque |= types.kind(part) == TyKind::Opaque, !isOpaque; });
        if (isOpaque) {
            setOpenResult(signature, elided);
        } else {
            if (types[result].hasProjection) result = regions_.renumber(analysis_.queries.normalize(result));
            if (types.kind(result) == types.kind(body.resultTy)) {
                regions_.setVarTy(analysis_.cfg.result, result);
                impliedBy(result);
            } else {
                setOpenResult(signature, elided);
            }
        }
        for (auto [longer, shorter] : known_) regions_.declare(longer, shorter);
    }

    // The caller may keep the result as long as everything the parameters hold, and no variable of the body
    // lives that long.
    void setOpenResult(const Signature& signature, Ty elided) {
        Ty bound = signature.resultOutlives;
        if (bound && isErased(analysis_.types, bound)) bound = elided;
        bool isStatic = bound && bound == analysis_.types.staticRegion();
        RegionId end =
            isStatic
                ? kStatic
                : regions_.add({.isUniversal = true, .isResult = true, .isTied = signature.isResultTied});
        if (bound) regions_.setResultBound(regions_.idOf(withNames(bound)));
        Ty ty = regions_.rebuild(analysis_.body().resultTy, [&](Ty region) {
            return regions_.idOf(region) == kStatic ? region : regions_.typeOf(end);
        });
        if (regions_.regionsIn(ty).empty() && analysis_.types.kind(ty) == TyKind::Opaque)
            ty = regions_.withHeld(ty, {regions_.typeOf(end)});
        regions_.setVarTy(analysis_.cfg.result, ty);
    }

    // Closures, async blocks, constants: everything from outside is universal, and nothing is known about how
    // it relates.
    void open() {
        std::size_t param = 0;
        for (std::uint32_t i = 0; i < analysis_.cfg.vars.size(); ++i) {
            const Var& var = analysis_.cfg.vars[VarId(i)];
            if (!var.isParam || var.kind == VarKind::Static) continue;
            bool isGiven = var.kind == VarKind::Local || var.kind == VarKind::Temp;
            bool isAny = isGiven && analysis_.body().kind == hir::BodyKind::Closure &&
                         analysis_.queries.takesAnyReference(analysis_.cfg.id, param);
            param += isGiven;
            std::vector<RegionId> made;
            Ty ty = regions_.rebuild(var.ty, [&](Ty) {
                made.push_back(
                    regions_.add({.isUniversal = true, .isOpen = true, .isAny = isAny, .param = VarId(i)}));
                return regions_.typeOf(made.back());
            });
            // What lifetimes mean inside of what is referred to is not looked at.
            for (std::size_t inner = 1; isAny && inner < made.size(); ++inner)
                regions_.leaveOpen(made[inner]);
            regions_.setVarTy(VarId(i), ty);
        }
        bool mayGiveAny = analysis_.body().kind == hir::BodyKind::Closure &&
                          analysis_.queries.mayGiveAnyReference(analysis_.cfg.id);
        regions_.setVarTy(analysis_.cfg.result, regions_.rebuild(analysis_.body().resultTy, [&](Ty) {
            return regions_.typeOf(
                regions_.add({.isUniversal = true, .isResult = true, .isTied = mayGiveAny, .isOpen = true}));
        }));
    }

    // `&'a T` is only a type when T outlives 'a; what has both as arguments is taken to hold such a
    // reference.
    void impliedBy(Ty ty) {
        types::walk(analysis_.types, ty, [&](Ty part) {
            auto args = analysis_.types.args(part);
            TyKind kind = analysis_.types.kind(part);
            if (kind == TyKind::Ref) outlives(args[1], regions_.idOf(args[0]));
            if (kind != TyKind::Adt) return true;
            for (Ty lifetime : args) {
                if (analysis_.types.kind(lifetime) != TyKind::Region) continue;
                for (Ty held : args) {
                    if (analysis_.types.kind(held) != TyKind::Region) outlives(held, regions_.idOf(lifetime));
                }
            }
            return true;
        });
    }

    void outlives(Ty held, RegionId shorter) {
        if (!shorter) return;
        for (RegionId longer : regions_.regionsIn(held)) known_.push_back({longer, shorter});
        types::walk(analysis_.types, held, [&](Ty inner) {
            if (analysis_.types.kind(inner) == TyKind::Param) regions_.declareParam(inner, shorter);
            return true;
        });
    }

    const Analysis& analysis_;
    Regions& regions_;
    std::map<Ty, Ty> named_;
    std::vector<std::pair<RegionId, RegionId>> known_;
};

}  // namespace

void declareUniversals(const Analysis& analysis, Regions& regions) { Universals(analysis, regions).run(); }

}  // namespace oxide::flow
