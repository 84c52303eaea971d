// Inference variables and unification.
#pragma once

#include <vector>

#include "frontend/types/items.h"
#include "frontend/types/type.h"

namespace oxide::types {

enum class VariableKind : std::uint8_t { General, Integer, Float };

class InferContext {
  public:
    explicit InferContext(TypeTable& table) : table_(table) {}

    TypeTable& table() { return table_; }

    Ty fresh(Span origin = {}, VariableKind kind = VariableKind::General);

    // Follows variables at the head only / everywhere.
    Ty resolve(Ty ty) const;
    Ty resolveAll(Ty ty);
    Args resolveAll(Args args);

    bool isVariable(Ty ty) const { return table_.kind(resolve(ty)) == TyKind::Infer; }
    VariableKind variableKind(Ty variable) const;  // of a resolved variable
    Span origin(Ty variable) const;

    // Makes both equal; lifetimes are ignored. On failure everything is as before. A projection that cannot
    // be compared yet becomes a deferred equation, to be taken by takeDeferred().
    bool unify(Ty a, Ty b);
    bool unify(Args a, Args b);
    std::vector<Predicate> takeDeferred() { return std::exchange(deferred_, {}); }

    struct Snapshot {
        std::size_t log;
        std::size_t variables;
        std::size_t deferred;
    };
    Snapshot snapshot() const { return {log_.size(), variables_.size(), deferred_.size()}; }
    void rollback(const Snapshot& to);

    // Gives every integer variable still open Int and every float variable Float; true if there was one.
    bool applyDefaults();

    std::uint32_t variableCount() const { return static_cast<std::uint32_t>(variables_.size()); }

    // Counts bindings; unchanged means that nothing new can be learned from pending obligations.
    std::uint64_t generation() const { return generation_; }

  private:
    struct Variable {
        VariableKind kind;
        Ty value;  // invalid: open; may be another variable
        Span origin;
    };
    struct Undo {
        std::uint32_t variable;
        Variable before;
    };

    bool unifyRec(Ty a, Ty b, int depth);
    bool bind(Ty variable, Ty value);
    bool occurs(Ty variable, Ty in) const;

    TypeTable& table_;
    std::vector<Variable> variables_;
    std::vector<Undo> log_;
    std::vector<Predicate> deferred_;
    std::uint64_t generation_ = 0;
};

}  // namespace oxide::types
