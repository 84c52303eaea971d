// What the bounds of a callee say about lifetimes: the item of an iterator is what its closures give, and a
// collection holds the items it was made from.
#include <algorithm>

#include "frontend/flow/closure_summary.h"
#include "frontend/flow/signatures.h"
#include "frontend/types/fold.h"

namespace oxide::flow {

using types::TyKind;

namespace {

class CallBounds {
  public:
    CallBounds(const Analysis& analysis, Regions& regions, Span span)
        : analysis_(analysis), regions_(regions), types_(analysis.types), span_(span) {}

    // A type without projections. Where normalizing loses track of a lifetime, closures are in between: it is
    // one of those that they may hand on.
    Ty normalized(Ty ty) {
        if (!types_[ty].hasProjection) return ty;
        std::vector<RegionId> lost;
        Ty result = regions_.rebuild(analysis_.queries.normalize(ty), [&](Ty region) {
            if (regions_.idOf(region)) return region;
            lost.push_back(regions_.fresh());
            return regions_.typeOf(lost.back());
        });
        if (!lost.empty()) tie(ty, lost);
        return result;
    }

    void tie(Ty source, const std::vector<RegionId>& lost) {
        std::vector<RegionId> plain;
        std::vector<Ty> closures;
        types::walk(types_, source, [&](Ty part) {
            if (types_.kind(part) == TyKind::Closure) return closures.push_back(part), false;
            if (RegionId region = regions_.idOf(part)) plain.push_back(region);
            return true;
        });
        auto all = [&](RegionId longer) {
            for (RegionId each : lost) regions_.outlives(longer, each, ConstraintKind::Other, span_);
        };
        for (Ty closure : closures) {
            if (!analysis_.summaries) continue;
            const ClosureSummary& summary = analysis_.summaries->of(analysis_, BodyId(types_[closure].index));
            for (std::size_t i = 0; i < plain.size(); ++i) {
                if (summary.mayHold(i, plain.size())) all(plain[i]);
            }
            for (RegionId held : summary.heldOf(regions_, types_, closure)) all(held);
        }
    }

    // What a closure gives to a task that is spawned lives as long as the program.
    void call(Ty function, Ty params) {
        if (types_.kind(function) != TyKind::Closure || !analysis_.summaries) return;
        const ClosureSummary& summary = analysis_.summaries->of(analysis_, BodyId(types_[function].index));
        std::vector<RegionId> given;
        types::walk(types_, params, [&](Ty part) {
            if (types_.kind(part) == TyKind::Region) given.push_back(regions_.idOf(part));
            return true;
        });
        if (given.size() != summary.statics.size()) return;
        for (std::size_t i = 0; i < given.size(); ++i) {
            if (summary.statics[i]) regions_.outlives(given[i], kStatic, ConstraintKind::Bound, span_);
        }
    }

    // `whole` is a collection of `item`s: Vec<T> of T, HashMap<K, V> of (K, V), Result<Vec<T>, E> of
    // Result<T, E>.
    bool collect(Ty item, Ty whole) {
        if (erased(item) == erased(whole)) {
            regions_.flows(item, whole, ConstraintKind::Other, span_);
            return true;
        }
        const types::TyData part = types_[item], all = types_[whole];
        std::vector<Ty> into(types_.args(whole).begin(), types_.args(whole).end());
        if (into.empty()) return false;
        bool isSame = part.kind == TyKind::Adt && all.kind == TyKind::Adt && part.def == all.def;
        if (isSame || (part.kind == TyKind::Tuple && all.kind != TyKind::Slice)) {
            std::vector<Ty> parts(types_.args(item).begin(), types_.args(item).end());
            bool fits = parts.size() <= into.size();
            for (std::size_t i = 0; fits && i < parts.size(); ++i) {
                if (!isSame) fits = erased(parts[i]) == erased(into[i]);
            }
            for (std::size_t i = 0; fits && i < parts.size(); ++i) collect(parts[i], into[i]);
            if (fits) return true;
        }
        return std::any_of(into.begin(), into.end(), [&](Ty inner) {
            return types_.kind(inner) != TyKind::Region && collect(item, inner);
        });
    }

  private:
    Ty erased(Ty ty) const { return types::eraseRegions(types_, ty); }

    const Analysis& analysis_;
    Regions& regions_;
    types::TypeTable& types_;
    Span span_;
};

}  // namespace

Ty normalizedFor(const Analysis& analysis, Regions& regions, Ty ty, Span span) {
    return CallBounds(analysis, regions, span).normalized(ty);
}

void relateBounds(const Analysis& analysis, Regions& regions, const Signature& signature,
                  const std::vector<Ty>& args, Span span) {
    types::TypeTable& types = analysis.types;
    CallBounds bounds(analysis, regions, span);
    auto substitute = [&](Ty ty) { return bounds.normalized(types::substitute(types, ty, args)); };
    for (const Equation& equation : signature.equations) {
        Ty value = substitute(equation.value);
        if (regions.regionsIn(value).empty()) continue;
        std::vector<Ty> own;
        for (Ty arg : equation.args) own.push_back(substitute(arg));
        Ty found = bounds.normalized(types.projection(equation.assoc, types.makeArgs(own)));
        regions.flows(found, value, ConstraintKind::Other, span);
    }
    for (const CallBound& call : signature.calls)
        bounds.call(substitute(call.function), substitute(call.params));
    for (const Collected& collected : signature.collected) {
        Ty whole = substitute(collected.whole);
        if (!regions.regionsIn(whole).empty()) bounds.collect(substitute(collected.item), whole);
    }
}

}  // namespace oxide::flow
