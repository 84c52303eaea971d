// Selection: finding the one candidate that satisfies a trait requirement.
#include <algorithm>

#include "frontend/types/fold.h"
#include "frontend/types/solver.h"
#include "frontend/types/solver_builtin.h"

namespace oxide::types {

namespace {
constexpr std::size_t kMaxNesting = 128;

// A written implementation overrides the structural rule of these for its type; for every other trait the
// built-in rule is tried last.
bool isAutomatic(LangTrait trait) {
    return trait == LangTrait::Send || trait == LangTrait::Sync || trait == LangTrait::Unpin;
}
}  // namespace

// Whether an implementation's header type could be this type; parameters match anything. Cheap and without
// side effects.
bool Solver::mightMatch(Ty pattern, Ty goal) const {
    goal = infer_.resolve(goal);
    if (pattern == goal) return true;
    const TyData& p = table_[pattern];
    const TyData& g = table_[goal];
    if (p.kind == TyKind::Param || p.kind == TyKind::Projection || p.kind == TyKind::Error) return true;
    if (p.kind == TyKind::Region || g.kind == TyKind::Error || g.kind == TyKind::Projection) return true;
    if (g.kind == TyKind::Infer) {
        switch (infer_.variableKind(goal)) {
            case VariableKind::General: return true;
            case VariableKind::Integer: return p.kind == TyKind::Int;
            case VariableKind::Float: return p.kind == TyKind::Float;
        }
    }
    if (p.kind != g.kind || p.flag != g.flag || p.def != g.def || p.index != g.index || p.value != g.value)
        return false;
    auto left = table_.list(p.args);
    auto right = table_.list(g.args);
    if (left.size() != right.size()) return false;
    for (std::size_t i = 0; i < left.size(); ++i) {
        if (!mightMatch(left[i], right[i])) return false;
    }
    return true;
}

// The same for a bound of the surroundings: its parameters are types of their own.
bool Solver::mightEqual(Ty bound, Ty goal) const {
    bound = infer_.resolve(bound);
    goal = infer_.resolve(goal);
    if (bound == goal) return true;
    const TyData& b = table_[bound];
    const TyData& g = table_[goal];
    auto isOpen = [](TyKind kind) {
        return kind == TyKind::Infer || kind == TyKind::Projection || kind == TyKind::Region ||
               kind == TyKind::Error || kind == TyKind::Opaque;
    };
    if (isOpen(b.kind) || isOpen(g.kind)) return true;
    if (b.kind != g.kind || b.flag != g.flag || b.def != g.def || b.index != g.index || b.value != g.value)
        return false;
    auto left = table_.list(b.args);
    auto right = table_.list(g.args);
    if (left.size() != right.size()) return false;
    for (std::size_t i = 0; i < left.size(); ++i) {
        if (!mightEqual(left[i], right[i])) return false;
    }
    return true;
}

// A bound that holds, and with it all its supertraits.
void Solver::assembleBound(const TraitRef& goal, const TraitRef& bound, Selection::Kind kind,
                           std::vector<Candidate>& out) {
    std::vector<TraitRef> open{bound};
    for (std::size_t i = 0; i < open.size() && i < kMaxNesting; ++i) {
        if (open[i].trait == goal.trait) {
            Candidate candidate;
            candidate.kind = kind;
            candidate.bound.trait = open[i];
            out.push_back(std::move(candidate));
        }
        for (const TraitRef& super : items_.trait(open[i].trait).supertraits) {
            open.push_back({super.trait, substitute(table_, super.args, table_.list(open[i].args))});
        }
    }
}

void Solver::assembleDyn(const TraitRef& goal, Ty self, std::vector<Candidate>& out) {
    auto args = table_.args(self);
    for (const auto& bound : table_.dynBounds(self).bounds) {
        std::vector<Ty> list{self};
        for (std::uint32_t i = 0; i < bound.argCount; ++i) list.push_back(args[bound.firstArg + i]);
        assembleBound(goal, {bound.trait, table_.makeArgs(list)}, Selection::Kind::Dyn, out);
    }
}

// Bounds that an opaque type or an associated type of unknown owner carries with it.
void Solver::assembleItemBounds(const TraitRef& goal, Ty self, std::vector<Candidate>& out) {
    const TyData& data = table_[self];
    auto consider = [&](std::span<const Predicate> bounds, std::span<const Ty> args) {
        for (const Predicate& bound : bounds) {
            if (bound.kind != Predicate::Kind::Trait) continue;
            TraitRef trait{bound.trait.trait, substitute(table_, bound.trait.args, args)};
            if (!mightEqual(table_.list(trait.args)[0], self)) continue;
            assembleBound(goal, trait, Selection::Kind::ItemBound, out);
        }
    };
    if (data.kind == TyKind::Opaque) consider(items_.opaqueBounds(data.index), table_.args(self));
    if (data.kind == TyKind::Projection) {
        consider(items_.assocBounds(data.def), table_.args(self));
        if (auto owner = opaqueOwner(self)) consider(items_.opaqueBounds(owner->number), owner->args);
    }
}

// `impl AsyncFn() -> T` says something of what calling it gives: of an associated type of its own.
std::optional<Solver::OpaqueOwner> Solver::opaqueOwner(Ty projection) const {
    auto args = table_.args(projection);
    Ty owner = args.empty() ? Ty{} : infer_.resolve(args[0]);
    if (!owner || table_.kind(owner) != TyKind::Opaque) return std::nullopt;
    return OpaqueOwner{table_[owner].index, table_.args(owner)};
}

Outcome Solver::assemble(const TraitRef& goal, std::vector<Candidate>& out) {
    Ty self = infer_.resolve(table_.list(goal.args)[0]);
    TyKind kind = table_.kind(self);
    if (kind == TyKind::Error) {
        out.push_back({});
        return Outcome::Yes;
    }
    LangTrait lang = items_.langTrait(goal.trait);
    if (kind == TyKind::Infer && infer_.variableKind(self) == VariableKind::General) {
        return lang == LangTrait::Sized ? (out.push_back({}), Outcome::Yes) : Outcome::Maybe;
    }
    for (const Predicate& bound : environment_) {
        if (bound.kind != Predicate::Kind::Trait || bound.trait.trait != goal.trait) continue;
        if (!mightEqual(table_.list(bound.trait.args)[0], self)) continue;
        Candidate candidate;
        candidate.kind = Selection::Kind::Environment;
        candidate.bound = bound;
        out.push_back(std::move(candidate));
    }
    if (kind == TyKind::Dyn) assembleDyn(goal, self, out);
    if (kind == TyKind::Opaque || kind == TyKind::Projection) assembleItemBounds(goal, self, out);
    bool written = false;
    auto goalArgs = table_.list(goal.args);
    items_.prepare(self);
    for (DefId def : items_.implementationsFor(goal.trait, self)) {
        const Implementation& implementation = items_.implementation(def);
        if (!implementation.trait) continue;
        auto header = table_.list(implementation.trait->args);
        bool possible = header.size() == goalArgs.size();
        for (std::size_t i = 0; possible && i < header.size(); ++i)
            possible = mightMatch(header[i], goalArgs[i]);
        if (!possible) continue;
        if (implementation.isNegative) {
            // An associated type of a parameter is not this type, for all that is known.
            if (kind == TyKind::Projection) continue;
            return Outcome::No;
        }
        written = true;
        Candidate candidate;
        candidate.kind = Selection::Kind::Implementation;
        candidate.implementation = def;
        out.push_back(std::move(candidate));
    }
    if (lang == LangTrait::None || (written && isAutomatic(lang))) return Outcome::Yes;
    if (kind == TyKind::Opaque && isAutomatic(lang) && !out.empty()) return Outcome::Yes;
    auto before = infer_.snapshot();
    Candidate builtin;
    Outcome answer = builtinImplementation(infer_, items_, goal, builtin.nested);
    infer_.rollback(before);
    if (answer == Outcome::Maybe) {
        // A bound of some associated type looks as if it could be about this type, too.
        bool hasOther = std::any_of(out.begin(), out.end(), [&](const Candidate& candidate) {
            return evaluateCandidate(goal, candidate) != Outcome::No;
        });
        if (!hasOther) return Outcome::Maybe;
    }
    if (answer == Outcome::Yes && !(written && lang == LangTrait::Clone)) out.push_back(std::move(builtin));
    return Outcome::Yes;
}

bool Solver::apply(const TraitRef& goal, Candidate& candidate, Selection& selection) {
    selection.kind = candidate.kind;
    selection.bound = candidate.bound;
    switch (candidate.kind) {
        case Selection::Kind::Environment:
        case Selection::Kind::Dyn:
        case Selection::Kind::ItemBound: {
            Args args = candidate.bound.trait.args;
            if (candidate.kind == Selection::Kind::ItemBound) {
                std::vector<Ty> list(table_.list(args).begin(), table_.list(args).end());
                for (Ty& arg : list) arg = normalizeInto(arg, selection.nested);
                // The self type of an item bound is the item itself; normalizing must not turn it into
                // something else.
                list[0] = table_.list(goal.args)[0];
                args = table_.makeArgs(list);
            }
            return infer_.unify(args, goal.args);
        }
        case Selection::Kind::Implementation: {
            const Implementation& implementation = items_.implementation(candidate.implementation);
            std::vector<Ty> args = freshArgs(candidate.implementation, {});
            auto header = table_.list(implementation.trait->args);
            auto wanted = table_.list(goal.args);
            for (std::size_t i = 0; i < header.size(); ++i) {
                Ty part = normalizeInto(substitute(table_, header[i], args), selection.nested);
                if (!infer_.unify(part, wanted[i])) return false;
            }
            selection.implementation = candidate.implementation;
            for (const Predicate& predicate : implementation.predicates) {
                Predicate nested = predicate;
                if (nested.trait.args) nested.trait.args = substitute(table_, nested.trait.args, args);
                if (nested.assocArgs) nested.assocArgs = substitute(table_, nested.assocArgs, args);
                if (nested.value) nested.value = substitute(table_, nested.value, args);
                selection.nested.push_back(nested);
            }
            selection.args = table_.makeArgs(args);
            return true;
        }
        case Selection::Kind::Builtin: {
            std::vector<Predicate> nested;
            if (table_.kind(infer_.resolve(table_.list(goal.args)[0])) == TyKind::Error) return true;
            if (builtinImplementation(infer_, items_, goal, nested) == Outcome::No) return false;
            selection.nested = std::move(nested);
            return true;
        }
    }
    return false;
}

Outcome Solver::evaluateNested(const std::vector<Predicate>& nested) {
    Outcome all = Outcome::Yes;
    for (const Predicate& predicate : nested) {
        Outcome one = evaluate(predicate);
        if (one == Outcome::No) return Outcome::No;
        if (one == Outcome::Maybe) all = Outcome::Maybe;
    }
    return all;
}

Outcome Solver::evaluateCandidate(const TraitRef& goal, Candidate candidate) {
    auto before = infer_.snapshot();
    Selection selection;
    Outcome result = apply(goal, candidate, selection) ? evaluateNested(selection.nested) : Outcome::No;
    infer_.rollback(before);
    return result;
}

std::optional<Selection> Solver::select(const TraitRef& goal, Outcome& outcome) {
    outcome = Outcome::No;
    std::vector<Candidate> candidates;
    Outcome assembled = assemble(goal, candidates);
    if (assembled != Outcome::Yes) {
        outcome = assembled;
        return std::nullopt;
    }
    std::vector<std::pair<Candidate*, Outcome>> viable;
    if (candidates.size() == 1) {
        viable.push_back({&candidates[0], Outcome::Yes});
    } else {
        for (Candidate& candidate : candidates) {
            Outcome one = evaluateCandidate(goal, candidate);
            if (one != Outcome::No) viable.push_back({&candidate, one});
        }
    }
    if (viable.empty()) return std::nullopt;
    if (viable.size() > 1) {
        // Known bounds win over implementations: inside a generic function its own bounds decide.
        auto isBound = [](const auto& entry) {
            return entry.first->kind != Selection::Kind::Implementation &&
                   entry.first->kind != Selection::Kind::Builtin;
        };
        std::vector<std::pair<Candidate*, Outcome>> bounds;
        for (auto& entry : viable) {
            if (isBound(entry)) bounds.push_back(entry);
        }
        if (!bounds.empty()) {
            bool same = true;
            for (auto& entry : bounds)
                same &= infer_.resolveAll(entry.first->bound.trait.args) ==
                        infer_.resolveAll(bounds[0].first->bound.trait.args);
            if (same) bounds.resize(1);
            viable = std::move(bounds);
        }
    }
    if (viable.size() > 1 && !table_[table_.tuple(table_.list(infer_.resolveAll(goal.args)))].hasInfer) {
        // Nothing is left to be learned: implementations that overlap are reported where they are written.
        viable.resize(1);
    }
    if (viable.size() > 1) {
        outcome = Outcome::Maybe;
        return std::nullopt;
    }
    Selection selection;
    auto before = infer_.snapshot();
    if (!apply(goal, *viable[0].first, selection)) {
        infer_.rollback(before);
        return std::nullopt;
    }
    outcome = Outcome::Yes;
    return selection;
}

Outcome Solver::evaluateTrait(const TraitRef& goal) {
    TraitRef resolved{goal.trait, infer_.resolveAll(goal.args)};
    for (const TraitRef& open : stack_) {
        if (open == resolved) {
            return items_.trait(goal.trait).isAuto ? Outcome::Yes : Outcome::Maybe;
        }
    }
    if (stack_.size() > kMaxNesting) return Outcome::Maybe;
    Ty key = table_.tuple(table_.list(resolved.args));
    bool ground = !table_[key].hasInfer && (!table_[key].hasParam || environment_.empty());
    std::uint64_t cacheKey = (static_cast<std::uint64_t>(resolved.trait.value) << 32) | key.value;
    if (ground) {
        if (auto it = groundCache_.find(cacheKey); it != groundCache_.end()) return it->second;
    }
    stack_.push_back(resolved);
    auto before = infer_.snapshot();
    Outcome outcome = Outcome::No;
    if (auto selection = select(resolved, outcome)) outcome = evaluateNested(selection->nested);
    infer_.rollback(before);
    stack_.pop_back();
    if (ground && outcome != Outcome::Maybe && stack_.empty()) groundCache_[cacheKey] = outcome;
    return outcome;
}

}  // namespace oxide::types
