// What ownership analysis asks about types. `check` implements it with its trait solver; tests implement it
// by hand.
//
// Regions. The types in bodies have erased regions. In signatures and declarations they are as written:
// Static, Param, or Erased where nothing is written; `flow` applies the elision rules itself. For borrow
// checking `flow` replaces them by region variables, which are Anonymous regions with numbers from
// kFirstRegionVariable on, and adds to the arguments of closures, async blocks, async calls and opaque types
// what they hold. Whoever normalizes such a type keeps the variables or gives Erased back where it lost
// track.
#pragma once

#include <string>
#include <vector>

#include "frontend/diag/diagnostic.h"
#include "frontend/hir/hir.h"

namespace oxide::flow {

using types::Args;
using types::BodyId;
using types::DefId;
using types::Ty;

inline constexpr std::uint32_t kFirstRegionVariable = 1u << 20;

struct Field {
    std::string name;  // "0" in tuple structs
    Ty ty;
};

// `longer: shorter` for two regions, or "everything in this type outlives the region".
struct OutlivesBound {
    Ty subject;  // a type or a region, in terms of the item's parameters
    Ty region;
};

// `<args[0] as Trait<..>>.assoc == value`
struct Equation {
    DefId assoc;
    std::vector<Ty> args;
    Ty value;
};

// `whole` is made from `item`s: it implements FromIterator or Extend for them.
struct Collected {
    Ty item, whole;
};

// `function: FnMut(params)`
struct CallBound {
    Ty function, params;  // the parameters as a tuple
};

struct Signature {
    std::vector<Ty> params;  // self first; in terms of the function's generic parameters
    Ty result;               // of an async function: its output
    bool isAsync = false;
    bool hasSelf = false;
    Ty resultOutlives{};        // the lifetime of `impl Trait + 'a`; Erased for `'_`
    bool isResultTied = false;  // the bounds of `impl Trait` mention lifetimes
    std::vector<OutlivesBound>
        outlives{};                     // of the function and of its extension or trait, also `F: 'static`
    std::vector<Equation> equations{};  // likewise
    std::vector<Collected> collected{};
    std::vector<CallBound> calls{};
};

enum class Variance { Covariant, Contravariant, Invariant, Bivariant };

class TypeQueries {
  public:
    virtual ~TypeQueries() = default;

    // From here on, questions are about types in the body of `owner`: its where-clauses hold.
    virtual void enter(DefId owner) = 0;

    virtual bool isCopy(Ty ty) = 0;
    virtual bool isClone(Ty ty) = 0;
    virtual bool isSend(Ty ty) = 0;
    virtual bool needsDrop(Ty ty) = 0;  // dropping a value of it runs code, here or in a part of it
    virtual bool hasDropImpl(
        Ty ty) = 0;  // the type itself implements Drop, so nothing can be moved out of it

    virtual bool isAllowed(diag::Code lint, DefId item) = 0;  // `#[allow(..)]` on it or around it

    virtual std::string typeText(Ty ty) = 0;          // as the user writes it
    virtual std::string functionText(DefId def) = 0;  // "Connection.close", "archive"

    virtual std::string variantName(Ty adt, std::uint32_t variant) = 0;
    virtual std::uint32_t variantCount(Ty adt) = 0;
    virtual DefId extendedTrait(DefId extension) = 0;  // that it implements; invalid for its own members
    virtual DefId extendedType(
        DefId extension) = 0;  // the struct or enum it extends; invalid for other types
    // Whether a closure's parameter is a reference that lives as each call likes, and whether its result may
    // be tied to such a one.
    virtual bool takesAnyReference(types::BodyId closure, std::size_t param) = 0;
    virtual bool mayGiveAnyReference(types::BodyId closure) = 0;
    virtual bool isMutableStatic(DefId def) = 0;
    virtual bool isComputedEarly(DefId item) = 0;     // a constant, static or constant function
    virtual bool isNamedByTypes(DefId constant) = 0;  // a pattern or a type needs its value

    // The fields of a variant (0 for structs), substituted with the type's arguments. Empty for other types.
    virtual std::vector<Field> fields(Ty adt, std::uint32_t variant) = 0;

    // Whether argument `index` must be Send; whether a type is a pointer to a `dyn` with that bound.
    virtual bool requiresSend(const hir::Callee& callee, std::uint32_t index) = 0;
    // Whether a function says, or the trait that declares it, that what it gives can be sent: `impl .. +
    // Send`.
    virtual bool givesSend(DefId function) = 0;
    virtual bool isSendDyn(Ty ty) = 0;

    virtual Signature signature(DefId function) = 0;  // also of constructors
    virtual Ty normalize(Ty ty) = 0;  // projections and revealed opaque types replaced as far as possible
    virtual std::vector<Variance> variances(DefId adt) = 0;  // one per generic parameter
};

}  // namespace oxide::flow
