// The trait solver: which implementation satisfies `T: Trait`, what an associated type is, and the list of
// requirements still open. The method is rustc's classic one: obligations are selected when their self type
// is known, nested obligations follow, the rest waits.
#pragma once

#include <deque>
#include <string>

#include "frontend/types/infer.h"
#include "frontend/types/items.h"

namespace oxide::types {

enum class Outcome { Yes, Maybe, No };

// Why a requirement exists; chooses the words of the error when it fails.
enum class Cause {
    Bound,       // a bound of a function, type or trait
    Operator,    // a binary or unary operator
    Iterable,    // `for x in ..`
    Awaited,     // `await ..`
    Question,    // `?`: From for the error
    Formatted,   // an argument of a formatting macro
    SizedValue,  // a local or argument must be Sized
    Spawned,     // Send for a spawned task
    Method,      // a bound of a method
    Projection,  // an associated type must equal something (closure results, ..)
    Return,      // main's result, impl Trait
};

struct Obligation {
    Predicate predicate;
    Span span;
    Cause cause = Cause::Bound;
    std::uint32_t depth = 0;
    DefId item;  // the item whose bound it is, if any
    // The requirement that led here; shown as a note.
    std::optional<Predicate> root;

    // Each requirement only led to the next one.
    bool isEndless() const { return depth > 128; }
};

struct Selection {
    enum class Kind { Environment, Implementation, Builtin, Dyn, ItemBound };
    Kind kind = Kind::Builtin;
    DefId implementation;
    Args args;        // Implementation: of its parameters
    Predicate bound;  // Environment, ItemBound
    std::vector<Predicate> nested;
};

class Solver {
  public:
    // `reveal`: opaque types are seen through, and specialised answers are cached (after checking, everything
    // concrete).
    Solver(InferContext& infer, Items& items, std::vector<Predicate> environment, bool reveal);

    InferContext& infer() { return infer_; }
    TypeTable& table() { return table_; }
    Items& items() { return items_; }
    const std::vector<Predicate>& environment() const { return environment_; }

    // Requirements.
    void add(Obligation obligation);
    void addAll(const std::vector<Predicate>& predicates, Span span, Cause cause, DefId item = {});
    void solvePending();  // as far as possible now
    void reconsider() {
        solvedCount_ = ~std::size_t{0};
    }  // facts about items (captures of closures) have changed
    // What was asked of closures before it was known how they can be called.
    std::vector<Obligation> takeCallRequirements() { return std::exchange(callRequirements_, {}); }
    // Whether a requirement of this type has failed, and is still to be reported.
    bool hasFailed(Ty self) const;
    std::vector<Obligation> takeFailures() { return std::exchange(failures_, {}); }
    const std::deque<Obligation>& pending() const { return pending_; }
    std::deque<Obligation> takePending() { return std::exchange(pending_, {}); }

    // `ty` with every projection replaced by what it stands for. What cannot be known yet becomes a variable
    // with a pending equation.
    Ty normalize(Ty ty, Span span, Cause cause = Cause::Bound);
    Args normalize(Args args, Span span);

    // Everything an attempt may have to undo: bindings and open requirements. Whoever rolls variables back
    // must roll the requirements back with them, or they would speak of variables that are given out anew.
    struct Checkpoint {
        InferContext::Snapshot bindings;
        std::deque<Obligation> pending;
        std::size_t failures = 0;
    };
    Checkpoint checkpoint() const { return {infer_.snapshot(), pending_, failures_.size()}; }
    void rollback(Checkpoint to);

    // Whether a requirement holds, without side effects.
    Outcome evaluate(const Predicate& predicate);
    Outcome evaluate(DefId trait, std::initializer_list<Ty> args);
    bool holds(DefId trait,
               Ty self);  // `self: trait` for a trait without further parameters; Maybe counts as no

    // The implementation for a requirement; Maybe and No give nothing. Side effects: unifies as the selection
    // demands.
    std::optional<Selection> select(const TraitRef& goal, Outcome& outcome);

    std::vector<Ty> freshArgs(DefId item, Span span);
    TraitRef traitOf(DefId assoc,
                     Args args);  // the trait of an associated type, with its part of the arguments

    // For borrow checking: answers name the lifetimes of the question where an implementation says which;
    // what stays open is a variable.
    void keepRegions() { keepsRegions_ = true; }

    bool isCopy(Ty ty);
    bool isSized(Ty ty);

    // Requirements on Fn traits of a type that is not yet known to be a closure: the signature a closure is
    // expected to have.
    struct ExpectedSignature {
        Ty params;  // a tuple type
        Ty result;  // invalid: unknown
        LangTrait kind = LangTrait::None;
    };
    std::optional<ExpectedSignature> expectedClosure(Ty variable);
    std::optional<ExpectedSignature> closureBound(const Predicate& predicate);

  private:
    struct Candidate {
        Selection::Kind kind = Selection::Kind::Builtin;
        DefId implementation;
        Predicate bound;
        std::vector<Predicate> nested;
    };
    friend class SolverBuiltins;

    void elaborate(std::vector<Predicate> roots);
    Outcome assemble(const TraitRef& goal, std::vector<Candidate>& out);
    void assembleBound(const TraitRef& goal, const TraitRef& bound, Selection::Kind kind,
                       std::vector<Candidate>& out);
    void assembleDyn(const TraitRef& goal, Ty self, std::vector<Candidate>& out);
    void assembleItemBounds(const TraitRef& goal, Ty self, std::vector<Candidate>& out);
    struct OpaqueOwner {
        std::uint32_t number = 0;
        std::span<const Ty> args;
    };
    std::optional<OpaqueOwner> opaqueOwner(Ty projection) const;
    Ty revealed(Ty opaque);
    bool apply(const TraitRef& goal, Candidate& candidate, Selection& selection);
    Outcome evaluateCandidate(const TraitRef& goal, Candidate candidate);
    Outcome evaluateNested(const std::vector<Predicate>& nested);
    Outcome evaluateTrait(const TraitRef& goal);
    Outcome evaluateProjection(const Predicate& predicate);

    // Projection: Yes sets `value` (nested requirements appended), Maybe: not known yet, No: rigid (stays as
    // it is).
    Outcome project(DefId assoc, Args args, Ty& value, std::vector<Predicate>& nested);
    Ty normalizeInto(Ty ty, std::vector<Predicate>& nested);
    bool mightMatch(Ty pattern, Ty goal) const;
    bool mightEqual(Ty bound, Ty goal) const;
    Outcome process(const Obligation& obligation, std::vector<Obligation>& nested);

    TypeTable& table_;
    InferContext& infer_;
    Items& items_;
    std::vector<Predicate> environment_;
    bool reveal_;
    bool keepsRegions_ = false;
    std::deque<Obligation> pending_;
    std::vector<Obligation> failures_;
    std::vector<Obligation> callRequirements_;
    std::vector<TraitRef> stack_;
    std::uint64_t solvedGeneration_ = ~0ull;
    std::size_t solvedCount_ = 0;
    std::unordered_map<std::uint64_t, Outcome> groundCache_;
};

}  // namespace oxide::types
