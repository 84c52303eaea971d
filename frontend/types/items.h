// What the trait solver asks about the program's items. `check` implements it, computing each answer on first
// use, so that only what a program names is looked at. Types in answers are in terms of the item's own
// generic parameters (types::substitute fills them in).
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "frontend/types/type.h"

namespace oxide::types {

// `args[0] : trait<args[1..]>`
struct TraitRef {
    DefId trait;
    Args args;
    friend bool operator==(const TraitRef&, const TraitRef&) = default;
};

struct Predicate {
    enum class Kind {
        Trait,       // trait holds
        Projection,  // <assocArgs as trait>.assoc == value
        Outlives,    // `value` lives for 'static
    };
    Kind kind = Kind::Trait;
    TraitRef trait;
    DefId assoc;
    Args assocArgs;  // the trait's arguments, then the associated type's own
    Ty value;
    Span span;  // where it was written
};

struct TraitInfo {
    DefId def;
    std::vector<TraitRef> supertraits;
    std::vector<Predicate> superProjections;  // trait A: Iterator<Item = Int>
    std::vector<DefId> assocTypes;
    bool isAuto = false;  // Send, Sync, Unpin: hold when they hold for every part
};

struct Implementation {
    DefId def;
    std::optional<TraitRef> trait;
    Ty self;
    bool isNegative = false;
    std::vector<Predicate> predicates;
};

struct FnSignature {
    std::vector<Ty> params;  // methods: the receiver first
    Ty result;               // async functions: the output
};

// A trait's place among the items that the compiler knows.
enum class LangTrait {
    None,
    Sized,
    Copy,
    Clone,
    Send,
    Sync,
    Unpin,
    Drop,
    Deref,
    DerefMut,
    Fn,
    FnMut,
    FnOnce,
    Future,
    IntoFuture,
    Iterator,
    Integer,
    SignedInteger,
    UnsignedInteger,
    FloatingPoint,
};

class Items {
  public:
    virtual ~Items() = default;

    virtual const resolve::Definitions& defs() = 0;
    virtual const resolve::GenericParams& generics(DefId item) = 0;
    virtual const std::vector<Predicate>& predicates(
        DefId item) = 0;  // with its parents'; for a trait: Self: Trait first
    virtual const TraitInfo& trait(DefId trait) = 0;
    virtual const Implementation& implementation(DefId extension) = 0;
    virtual std::span<const DefId> implementationsOf(DefId trait) = 0;
    // Those among them whose self type may be this one, as far as its head tells.
    virtual std::vector<DefId> implementationsFor(DefId trait, Ty self) = 0;
    virtual Ty assocTypeIn(
        DefId extension,
        DefId assoc) = 0;  // the value an implementation gives (or the trait's default), invalid if none
    virtual DefId memberOf(DefId extension, Name name) = 0;  // invalid if it has none
    virtual std::span<const Predicate> assocBounds(
        DefId assoc) = 0;  // bounds declared on it; its projection is the self type
    virtual const FnSignature& signature(DefId function) = 0;  // also of constructors
    virtual const FnSignature& closureSignature(BodyId body) = 0;
    // Whether a parameter is written as a reference that may live anyhow.
    virtual bool closureTakesAny(BodyId body, std::size_t param) = 0;
    virtual bool closureMayGiveAny(BodyId body) = 0;
    virtual bool closureIsCallable(BodyId body,
                                   LangTrait kind) = 0;  // whether it is Fn / FnMut / FnOnce, as far as known
    // Whether a pattern or a type needed the value of this constant.
    virtual bool isNamedByTypes(DefId constant) = 0;
    virtual std::optional<std::vector<Ty>> captureTypes(BodyId body) = 0;  // nothing: not known yet
    virtual bool isAsync(DefId function) = 0;
    virtual Ty asyncOutput(BodyId body) = 0;
    virtual std::span<const Predicate> opaqueBounds(std::uint32_t opaque) = 0;
    virtual Ty opaqueType(std::uint32_t opaque) = 0;  // what it hides, checking its function first if needed;
                                                      // invalid in a cycle
    virtual std::span<const Ty> fieldTypes(DefId adt) = 0;
    virtual bool isUnsized(DefId adt) = 0;  // a struct of the library that is text, like str: `#[unsized]`
    // Called before the implementations of a type are looked up: the library declares those of built-in types
    // in modules of their own.
    virtual void prepare(Ty self) = 0;
    virtual LangTrait langTrait(DefId trait) = 0;
    virtual DefId langDef(std::string_view name) = 0;
};

// All generic parameters of an item, in order (inherited first); an invalid DefId is a trait's Self.
std::vector<DefId> allParams(const resolve::GenericParams& generics);

// The parameters of an item as arguments: what stands for them inside the item itself.
Args identityArgs(TypeTable& table, Items& items, DefId item);

}  // namespace oxide::types
