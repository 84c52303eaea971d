// Region variables and the constraints between them. A region is a set of points of the body and of universal
// regions whose end it reaches; `longer: shorter` means that the first contains the second.
#pragma once

#include <deque>
#include <functional>
#include <map>
#include <unordered_set>

#include "frontend/flow/analysis.h"

namespace oxide::flow {

struct RegionTag;
using RegionId = Id<RegionTag>;
inline constexpr RegionId kStatic{0};

// Where a constraint comes from; the most telling one on a path is shown.
// Opaque: what `impl Trait` in a result must outlive.
enum class ConstraintKind { Other, Assign, Argument, Return, Coerce, Bound, Capture, Opaque };

struct Constraint {
    RegionId longer, shorter;
    ConstraintKind kind = ConstraintKind::Other;
    Span span;
};

// Where a region variable comes from.
struct Region {
    bool isUniversal =
        false;  // outlives the body: 'static, a lifetime of the signature, what a closure is given
    bool isResult =
        false;            // universal: what the caller does with the result of a closure or with `impl Trait`
    bool isTied = false;  // of a result: what is promised of it says something about lifetimes
    bool isOpen =
        false;  // universal of a closure: how it relates to others is the surrounding body's business
    bool isAny = false;  // open: of a closure's parameter that takes references of every lifetime
    std::string name{};  // "'a", "'static", or "" for a lifetime that is not written
    VarId param{};       // the parameter whose type it is part of
    Span declared{};     // of a name
};

// A type parameter stands where everything must outlive a region.
struct ParamBound {
    Ty param;
    RegionId shorter;
    Span span;
};

class Regions {
  public:
    explicit Regions(const Analysis& analysis);

    RegionId add(Region region);
    RegionId fresh() { return add({}); }
    void leaveOpen(RegionId id) { regions_[id.value].isAny = false; }
    const Region& operator[](RegionId id) const { return regions_[id.value]; }
    std::uint32_t size() const { return static_cast<std::uint32_t>(regions_.size()); }

    const std::vector<Constraint>& constraints() const { return constraints_; }
    void outlives(RegionId longer, RegionId shorter, ConstraintKind kind, Span span);
    void outlivesAll(Ty ty, RegionId shorter, ConstraintKind kind, Span span);  // every region in the type
    void flows(Ty from, Ty to, ConstraintKind kind,
               Span span);  // a value of `from` is used where `to` is expected

    // What the signature says or implies: `longer: shorter` for two universal regions.
    void declare(RegionId longer, RegionId shorter) { declared_.push_back({longer, shorter}); }
    bool isDeclared(RegionId longer, RegionId shorter) const;
    void declareParam(Ty param, RegionId shorter) { declaredParams_.push_back({param, shorter}); }
    // What everything in a result of `impl Trait + 'a` must outlive; invalid for others.
    void setResultBound(RegionId region) { resultBound_ = region; }
    RegionId resultBound() const { return resultBound_; }
    bool isParamDeclared(Ty param, RegionId shorter) const;
    const std::vector<ParamBound>& paramBounds() const { return paramBounds_; }

    // Regions as type arguments.
    Ty typeOf(RegionId region);
    RegionId idOf(Ty region) const;  // invalid for an erased one

    // The type with `pick(region)` for each region in it; closures, futures and opaque types get what they
    // hold as further arguments.
    using Pick = std::function<Ty(Ty region)>;
    Ty rebuild(Ty ty, const Pick& pick);
    Ty renumber(Ty ty);  // a fresh variable for every region that has none
    Ty withHeld(Ty ty, const std::vector<Ty>& held);

    std::vector<RegionId> regionsIn(Ty ty) const;
    std::vector<RegionId> regionsDropped(
        Ty ty);  // those that must be valid when a value of the type is dropped
    bool holdsRegions(Ty ty) const;

    // The types of variables and places with their regions.
    Ty varTy(VarId var);
    Ty knownVarTy(VarId var) const { return varTys_[var.value]; }
    void setVarTy(VarId var, Ty ty) { varTys_[var.value] = ty; }
    Ty tyOf(const Place& place);
    Ty fieldTy(Ty aggregate, std::uint32_t variant, std::uint32_t field, Ty erased);

  private:
    std::vector<Ty> heldBy(Ty ty);
    void relate(Ty from, Ty to, Variance variance, ConstraintKind kind, Span span);
    void relateHidden(Ty from, Ty to, ConstraintKind kind, Span span);
    void relateGiven(Ty from, Ty to, std::vector<bool>& isKnown, ConstraintKind kind, Span span);
    const std::vector<Variance>& variances(DefId adt);
    void collectDropped(Ty ty, std::vector<RegionId>& out, std::unordered_set<Ty>& seen);

    const Analysis& analysis_;
    std::deque<Region> regions_;
    std::vector<Constraint> constraints_;
    std::vector<std::pair<RegionId, RegionId>> declared_;
    std::vector<std::pair<Ty, RegionId>> declaredParams_;
    RegionId resultBound_;
    std::vector<ParamBound> paramBounds_;
    std::vector<Ty> varTys_;
    std::unordered_set<Ty> extended_;  // closures, futures, opaque types that have their further arguments
    std::map<DefId, std::vector<Variance>> variances_;
    std::map<std::pair<Ty, std::uint32_t>, std::vector<Field>> fields_;
};

}  // namespace oxide::flow
