#include "frontend/flow/regions.h"

#include <algorithm>

#include "frontend/flow/closure_summary.h"
#include "frontend/flow/signatures.h"
#include "frontend/types/fold.h"

namespace oxide::flow {

using types::TyKind;

Regions::Regions(const Analysis& analysis) : analysis_(analysis), varTys_(analysis.cfg.vars.size()) {
    add({.isUniversal = true, .name = "'static"});
}

RegionId Regions::add(Region region) {
    regions_.push_back(std::move(region));
    return RegionId(size() - 1);
}

Ty Regions::typeOf(RegionId region) {
    if (region == kStatic) return analysis_.types.staticRegion();
    return analysis_.types.region(types::RegionKind::Anonymous, {}, kFirstRegionVariable + region.value);
}

RegionId Regions::idOf(Ty region) const {
    const types::TyData& data = analysis_.types[region];
    if (data.kind != TyKind::Region) return {};
    if (static_cast<types::RegionKind>(data.index) == types::RegionKind::Static) return kStatic;
    if (static_cast<types::RegionKind>(data.index) != types::RegionKind::Anonymous ||
        data.value < kFirstRegionVariable)
        return {};
    return RegionId(static_cast<std::uint32_t>(data.value) - kFirstRegionVariable);
}

void Regions::outlives(RegionId longer, RegionId shorter, ConstraintKind kind, Span span) {
    if (longer == shorter || longer == kStatic || !longer || !shorter) return;
    const Region& target = regions_[shorter.value];
    if (kind == ConstraintKind::Return && target.isResult && !target.isTied && !target.isOpen)
        kind = ConstraintKind::Opaque;
    constraints_.push_back({longer, shorter, kind, span});
}

void Regions::outlivesAll(Ty ty, RegionId shorter, ConstraintKind kind, Span span) {
    for (RegionId region : regionsIn(ty)) outlives(region, shorter, kind, span);
    types::walk(analysis_.types, ty, [&](Ty part) {
        TyKind partKind = analysis_.types.kind(part);
        if (partKind == TyKind::Param) paramBounds_.push_back({part, shorter, span});
        if (partKind != TyKind::Closure && partKind != TyKind::AsyncBlock) return true;
        // Of the type parameters around it a closure keeps only what it captures.
        auto args = analysis_.types.args(part);
        std::size_t held = analysis_.bodies[BodyId(analysis_.types[part].index)].captures.size();
        for (Ty each : args.subspan(args.size() - std::min(held, args.size())))
            outlivesAll(each, shorter, kind, span);
        return false;
    });
}

bool Regions::isParamDeclared(Ty param, RegionId shorter) const {
    return std::any_of(declaredParams_.begin(), declaredParams_.end(), [&](const auto& known) {
        return known.first == param && isDeclared(known.second, shorter);
    });
}

bool Regions::isDeclared(RegionId longer, RegionId shorter) const {
    if (longer == kStatic || longer == shorter) return true;
    std::vector<RegionId> reached{longer};
    for (std::size_t i = 0; i < reached.size(); ++i) {
        for (auto [above, below] : declared_) {
            if (above != reached[i] || std::find(reached.begin(), reached.end(), below) != reached.end())
                continue;
            if (below == shorter) return true;
            reached.push_back(below);
        }
    }
    return false;
}

bool Regions::holdsRegions(Ty ty) const {
    bool found = false;
    types::walk(analysis_.types, ty, [&](Ty part) {
        TyKind kind = analysis_.types.kind(part);
        found |= kind == TyKind::Region || kind == TyKind::Closure || kind == TyKind::AsyncBlock ||
                 kind == TyKind::AsyncCall || kind == TyKind::Opaque;
        return !found;
    });
    return found;
}

std::vector<RegionId> Regions::regionsIn(Ty ty) const {
    std::vector<RegionId> result;
    types::walk(analysis_.types, ty, [&](Ty part) {
        if (RegionId region = idOf(part);
            region && std::find(result.begin(), result.end(), region) == result.end())
            result.push_back(region);
        return true;
    });
    return result;
}

// ---- rebuilding
// ---------------------------------------------------------------------------------------------------------

Ty Regions::withHeld(Ty ty, const std::vector<Ty>& held) {
    auto own = analysis_.types.args(ty);
    std::vector<Ty> args(own.begin(), own.end());
    args.insert(args.end(), held.begin(), held.end());
    Ty result = args.size() == own.size() ? ty : analysis_.types.withArgs(ty, args);
    extended_.insert(result);
    return result;
}

// What a closure, future or opaque type holds besides its arguments, with regions as declared.
std::vector<Ty> Regions::heldBy(Ty ty) {
    const types::TyData data = analysis_.types[ty];
    std::vector<Ty> held;
    if (data.kind == TyKind::Closure || data.kind == TyKind::AsyncBlock) {
        for (const hir::Capture& capture : analysis_.bodies[BodyId(data.index)].captures) {
            bool borrows = capture.mode != hir::CaptureMode::Move;
            held.push_back(
                borrows ? analysis_.types.reference(capture.mode == hir::CaptureMode::Mutable, capture.ty)
                        : capture.ty);
        }
    } else {
        auto args = analysis_.types.args(ty);
        std::vector<Ty> list(args.begin(), args.end());
        for (Ty param : analysis_.queries.signature(data.def).params)
            held.push_back(types::substitute(analysis_.types, param, list));
    }
    return held;
}

Ty Regions::rebuild(Ty ty, const Pick& pick) {
    return types::fold(analysis_.types, ty, [&](Ty part) -> Ty {
        TyKind kind = analysis_.types.kind(part);
        if (kind == TyKind::Region) return pick(part);
        bool mayHold = kind == TyKind::Closure || kind == TyKind::AsyncBlock || kind == TyKind::AsyncCall ||
                       kind == TyKind::Opaque;
        if (!mayHold || extended_.contains(part)) return {};
        std::vector<Ty> held = heldBy(part);
        for (Ty& each : held) each = rebuild(each, pick);
        auto own = analysis_.types.args(part);
        std::vector<Ty> args(own.begin(), own.end());
        for (Ty& arg : args) arg = rebuild(arg, pick);
        return withHeld(analysis_.types.withArgs(part, args), held);
    });
}

Ty Regions::renumber(Ty ty) {
    return rebuild(ty, [&](Ty region) { return idOf(region) ? region : typeOf(fresh()); });
}

// ---- subtyping
// ----------------------------------------------------------------------------------------------------------

const std::vector<Variance>& Regions::variances(DefId adt) {
    auto known = variances_.find(adt);
    if (known == variances_.end()) known = variances_.emplace(adt, analysis_.queries.variances(adt)).first;
    return known->second;
}

void Regions::flows(Ty from, Ty to, ConstraintKind kind, Span span) {
    relate(from, to, Variance::Covariant, kind, span);
}

void Regions::relate(Ty from, Ty to, Variance variance, ConstraintKind kind, Span span) {
    types::TypeTable& types = analysis_.types;
    if (from == to || variance == Variance::Bivariant) return;
    const types::TyData& a = types[from];
    const types::TyData& b = types[to];
    if (a.kind == TyKind::Region && b.kind == TyKind::Region) {
        RegionId left = idOf(from), right = idOf(to);
        if (variance != Variance::Contravariant) outlives(left, right, kind, span);
        if (variance != Variance::Covariant) outlives(right, left, kind, span);
        return;
    }
    auto through = [&](Variance inner) {
        if (inner == Variance::Covariant) return variance;
        if (inner == Variance::Contravariant && variance == Variance::Covariant)
            return Variance::Contravariant;
        if (inner == Variance::Contravariant && variance == Variance::Contravariant)
            return Variance::Covariant;
        return inner == Variance::Bivariant ? inner : Variance::Invariant;
    };
    // Where the kinds differ, the target hides what the value is: `impl Trait`, or a `dyn` value behind a
    // pointer.
    bool isHidden = b.kind == TyKind::Opaque || b.kind == TyKind::Dyn;
    if (a.kind != b.kind ||
        (isHidden && (a.index != b.index || types.list(a.args).size() != types.list(b.args).size()))) {
        if (b.kind == TyKind::Dyn) {
            relateHidden(from, to, kind, span);
        } else if (isHidden) {
            for (RegionId region : regionsIn(to)) outlivesAll(from, region, kind, span);
        } else if (a.kind == TyKind::Array && b.kind == TyKind::Slice) {
            relate(types.args(from)[0], types.args(to)[0], variance, kind, span);
        }
        return;
    }
    std::size_t count = std::min(types.list(a.args).size(), types.list(b.args).size());
    for (std::size_t i = 0; i < count; ++i) {
        Variance inner = Variance::Covariant;
        switch (a.kind) {
            case TyKind::Ref: inner = i == 1 && b.flag ? Variance::Invariant : Variance::Covariant; break;
            case TyKind::Pointer: inner = b.flag ? Variance::Invariant : Variance::Covariant; break;
            case TyKind::FnPtr: inner = i + 1 < count ? Variance::Contravariant : Variance::Covariant; break;
            case TyKind::Dyn: inner = i + 1 < count ? Variance::Invariant : Variance::Covariant; break;
            case TyKind::Adt: {
                const std::vector<Variance>& declared = variances(a.def);
                inner = i < declared.size() ? declared[i] : Variance::Invariant;
                break;
            }
            default: break;
        }
        Ty left = types.args(from)[i], right = types.args(to)[i];
        // `&mut [T; N]` to `&mut [T]`, `&mut T` to `&mut dyn Tr`: the reference is new, the pointee is
        // hidden.
        bool changes = types.kind(left) != types.kind(right);
        // `&mut (dyn Tr + 'long)` to `&mut (dyn Tr + 'short)` is a coercion as well.
        changes |=
            a.kind == TyKind::Ref && variance == Variance::Covariant && types.kind(right) == TyKind::Dyn;
        relate(left, right, changes ? variance : through(inner), kind, span);
    }
}

// A value becomes a `dyn` one: all that it holds outlives the bound. What the bounds mention besides, like
// the Output of a future, comes out of the value, which only now and then holds it.
void Regions::relateHidden(Ty from, Ty to, ConstraintKind kind, Span span) {
    types::TypeTable& types = analysis_.types;
    std::size_t last = types.args(to).size() - 1;
    if (RegionId bound = idOf(types.args(to)[last])) outlivesAll(from, bound, kind, span);
    TyKind source = types.kind(from);
    if (source == TyKind::AsyncCall && last == 1) {
        Ty output = types.args(to)[0];
        return relate(awaitedType(analysis_, *this, from, output), output, Variance::Covariant, kind, span);
    }
    bool mayGive = true;
    if ((source == TyKind::AsyncBlock || source == TyKind::Closure) && analysis_.summaries)
        mayGive = analysis_.summaries->of(analysis_, types::BodyId(types[from].index)).holdsCaptures();
    // What it is called with comes from elsewhere.
    bool isCallable = source == TyKind::Closure || source == TyKind::FnDef || source == TyKind::FnPtr;
    bool takesTuple = isCallable && last > 0 && types.kind(types.args(to)[0]) == TyKind::Tuple;
    std::vector<bool> isKnown(last);
    if (source == TyKind::Adt || source == TyKind::Ref) relateGiven(from, to, isKnown, kind, span);
    for (std::size_t i = takesTuple ? 1 : 0; i < last; ++i) {
        if (isKnown[i]) continue;
        types::walk(types, types.args(to)[i], [&](Ty part) {
            if (types.kind(part) == TyKind::Dyn && idOf(types.args(part).back()) == kStatic) return false;
            RegionId region = idOf(part);
            if (region && (region != kStatic || mayGive)) outlivesAll(from, region, kind, span);
            return true;
        });
    }
}

// The associated types of what becomes a `dyn` value are those that its type gives.
void Regions::relateGiven(Ty from, Ty to, std::vector<bool>& isKnown, ConstraintKind kind, Span span) {
    types::TypeTable& types = analysis_.types;
    std::vector<Ty> given(types.args(to).begin(), types.args(to).end());
    for (const types::DynBounds::Bound& bound : types.dynBounds(to).bounds) {
        std::vector<Ty> args{from};
        args.insert(args.end(), given.begin() + bound.firstArg,
                    given.begin() + bound.firstArg + bound.argCount);
        for (const types::DynBounds::Binding& binding : bound.bindings) {
            Ty wanted = given[binding.arg];
            bool isOwn = analysis_.defs[binding.assoc].parent == bound.trait || bound.argCount == 0;
            if (!isOwn || regionsIn(wanted).empty()) continue;
            Ty found =
                normalizedFor(analysis_, *this, types.projection(binding.assoc, types.makeArgs(args)), span);
            if (types.kind(found) != types.kind(wanted)) continue;
            relate(found, wanted, Variance::Invariant, kind, span);
            isKnown[binding.arg] = true;
        }
    }
}

// ---- places
// -------------------------------------------------------------------------------------------------------------

Ty Regions::varTy(VarId var) {
    Ty& ty = varTys_[var.value];
    if (!ty) {
        const Var& data = analysis_.cfg.vars[var];
        bool isForever = data.kind == VarKind::Static;
        ty = isForever ? rebuild(data.ty, [&](Ty) { return analysis_.types.staticRegion(); })
                       : renumber(data.ty);
    }
    return ty;
}

Ty Regions::fieldTy(Ty aggregate, std::uint32_t variant, std::uint32_t field, Ty erased) {
    types::TypeTable& types = analysis_.types;
    if (types.kind(aggregate) == TyKind::Tuple && field < types.args(aggregate).size())
        return types.args(aggregate)[field];
    if (types.kind(aggregate) != TyKind::Adt) return renumber(erased);
    auto key = std::pair(aggregate, variant);
    auto known = fields_.find(key);
    if (known == fields_.end()) {
        std::vector<Field> fields = analysis_.queries.fields(aggregate, variant);
        for (Field& each : fields)
            each.ty = renumber(fillElided(types, each.ty, [&] { return typeOf(fresh()); }));
        known = fields_.emplace(key, std::move(fields)).first;
    }
    return field < known->second.size() ? known->second[field].ty : renumber(erased);
}

Ty Regions::tyOf(const Place& place) {
    types::TypeTable& types = analysis_.types;
    Ty ty = varTy(place.var);
    for (const Projection& step : place.path) {
        TyKind kind = types.kind(ty);
        switch (step.kind) {
            case Projection::Kind::Field: ty = fieldTy(ty, step.variant, step.index, step.ty); break;
            case Projection::Kind::Deref:
                if (kind == TyKind::Ref || kind == TyKind::Pointer) {
                    ty = types.pointee(ty);
                } else if (analysis_.isBox(ty)) {
                    ty = types.args(ty)[0];
                } else {
                    ty = renumber(step.ty);
                }
                break;
            case Projection::Kind::Index:
            case Projection::Kind::Element:
                ty = kind == TyKind::Array || kind == TyKind::Slice ? types.args(ty)[0] : renumber(step.ty);
                break;
            case Projection::Kind::Subslice:
                if (kind == TyKind::Slice) break;
                ty = kind == TyKind::Array && types.kind(step.ty) == TyKind::Array
                         ? types.array(types.args(ty)[0], types.args(step.ty)[1])
                         : renumber(step.ty);
                break;
        }
        // Where a type cannot be followed (a projection that stays unknown), the erased type of the step is
        // the truth.
        if (types.kind(ty) != types.kind(step.ty)) ty = renumber(step.ty);
    }
    return ty;
}

// ---- drops
// --------------------------------------------------------------------------------------------------------------

std::vector<RegionId> Regions::regionsDropped(Ty ty) {
    std::vector<RegionId> result;
    std::unordered_set<Ty> seen;
    collectDropped(ty, result, seen);
    return result;
}

void Regions::collectDropped(Ty ty, std::vector<RegionId>& out, std::unordered_set<Ty>& seen) {
    types::TypeTable& types = analysis_.types;
    if (!seen.insert(ty).second || seen.size() > 200) return;
    auto all = [&] {
        for (RegionId region : regionsIn(ty)) out.push_back(region);
    };
    auto parts = [&] {
        for (std::size_t i = 0; i < types.args(ty).size(); ++i) collectDropped(types.args(ty)[i], out, seen);
    };
    const types::TyData data = types[ty];
    switch (data.kind) {
        case TyKind::Tuple:
        case TyKind::Array:
        case TyKind::Slice:
        case TyKind::Closure: return parts();
        case TyKind::AsyncBlock:
        case TyKind::AsyncCall:
        case TyKind::Opaque:
        case TyKind::Dyn: return all();
        case TyKind::Adt: break;
        default: return;  // references and scalars: nothing runs
    }
    const resolve::Def& def = analysis_.defs[data.def];
    if (def.isLibrary) {
        // Owning containers only drop their elements.
        static constexpr std::string_view kContainers[] = {
            "Box",      "Vec",      "VecDeque",   "Rc",         "Arc",  "HashMap", "HashSet", "BTreeMap",
            "BTreeSet", "IntoIter", "BinaryHeap", "LinkedList", "Weak", "Option",  "Result",  "Pin"};
        std::string_view name = text(def.name);
        if (std::find(std::begin(kContainers), std::end(kContainers), name) != std::end(kContainers))
            return parts();
        bool isGuard =
            name.ends_with("Guard") || name.ends_with("Ref") || name == "RefMut" || name == "Drain";
        return isGuard || analysis_.queries.hasDropImpl(ty) ? all() : parts();
    }
    if (analysis_.queries.hasDropImpl(ty)) return all();
    std::uint32_t variants = def.kind == resolve::DefKind::Enum ? analysis_.queries.variantCount(ty) : 1;
    for (std::uint32_t variant = 0; variant < variants; ++variant) {
        for (const Field& field : analysis_.queries.fields(ty, variant)) collectDropped(field.ty, out, seen);
    }
}

}  // namespace oxide::flow
