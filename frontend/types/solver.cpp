#include "frontend/types/solver.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "frontend/types/fold.h"
#include "frontend/types/solver_builtin.h"

namespace oxide::types {

Solver::Solver(InferContext& infer, Items& items, std::vector<Predicate> environment, bool reveal)
    : table_(infer.table()), infer_(infer), items_(items), reveal_(reveal) {
    elaborate(std::move(environment));
}

// Adds what the bounds imply: supertraits and the associated types these fix.
void Solver::elaborate(std::vector<Predicate> roots) {
    for (std::size_t i = 0; i < roots.size(); ++i) {
        Predicate known = roots[i];
        if (known.kind == Predicate::Kind::Trait) {
            bool seen = false;
            for (const Predicate& other : environment_) {
                seen |= other.kind == Predicate::Kind::Trait && other.trait == known.trait;
            }
            if (seen) continue;
            const TraitInfo& info = items_.trait(known.trait.trait);
            auto args = table_.list(known.trait.args);
            for (const TraitRef& super : info.supertraits) {
                Predicate implied;
                implied.trait = {super.trait, substitute(table_, super.args, args)};
                implied.span = known.span;
                roots.push_back(implied);
            }
            for (const Predicate& projection : info.superProjections) {
                Predicate implied = projection;
                implied.trait.args = substitute(table_, implied.trait.args, args);
                implied.assocArgs = substitute(table_, implied.assocArgs, args);
                implied.value = substitute(table_, implied.value, args);
                roots.push_back(implied);
            }
        }
        environment_.push_back(known);
    }
    // Bounds may mention each other's associated types; each is brought to its final form with the help of
    // the others.
    for (std::size_t i = 0; i < environment_.size(); ++i) {
        std::vector<Predicate> nested;
        Predicate known = environment_[i];
        if (known.trait.args) {
            std::vector<Ty> list(table_.list(known.trait.args).begin(), table_.list(known.trait.args).end());
            for (Ty& arg : list) arg = normalizeInto(arg, nested);
            known.trait.args = table_.makeArgs(list);
        }
        if (known.kind == Predicate::Kind::Projection) known.value = normalizeInto(known.value, nested);
        environment_[i] = known;
    }
}

std::vector<Ty> Solver::freshArgs(DefId item, Span span) {
    std::vector<Ty> args;
    for (DefId param : allParams(items_.generics(item))) {
        bool isLifetime = param && items_.defs()[param].kind == resolve::DefKind::LifetimeParam;
        args.push_back(isLifetime && !keepsRegions_ ? table_.erasedRegion() : infer_.fresh(span));
    }
    return args;
}

void Solver::add(Obligation obligation) { pending_.push_back(std::move(obligation)); }

void Solver::rollback(Checkpoint to) {
    infer_.rollback(to.bindings);
    pending_ = std::move(to.pending);
    failures_.resize(std::min(failures_.size(), to.failures));
    reconsider();
}

void Solver::addAll(const std::vector<Predicate>& predicates, Span span, Cause cause, DefId item) {
    for (const Predicate& predicate : predicates) {
        Obligation obligation;
        obligation.predicate = predicate;
        obligation.span = span;
        obligation.cause = cause;
        obligation.item = item;
        add(std::move(obligation));
    }
}

Outcome Solver::process(const Obligation& obligation, std::vector<Obligation>& nested) {
    std::vector<Predicate> requirements;
    const Predicate& predicate = obligation.predicate;
    Outcome outcome = Outcome::Yes;
    switch (predicate.kind) {
        case Predicate::Kind::Outlives: return Outcome::Yes;
        case Predicate::Kind::Trait: {
            std::vector<Ty> args(table_.list(predicate.trait.args).begin(),
                                 table_.list(predicate.trait.args).end());
            for (Ty& arg : args) arg = normalizeInto(arg, requirements);
            TraitRef goal{predicate.trait.trait, table_.makeArgs(args)};
            if (!requirements.empty()) {
                // What the projections stand for has to be worked out first; the requirement itself follows.
                Predicate normalized = predicate;
                normalized.trait = goal;
                requirements.push_back(std::move(normalized));
                break;
            }
            // Auto traits hold for recursive types too: the proof may use itself.
            if (items_.trait(goal.trait).isAuto && evaluateTrait(goal) == Outcome::Yes) break;
            auto selection = select(goal, outcome);
            if (selection) {
                LangTrait lang = items_.langTrait(goal.trait);
                Ty self = infer_.resolve(table_.list(goal.args)[0]);
                if ((lang == LangTrait::Fn || lang == LangTrait::FnMut) &&
                    table_.kind(self) == TyKind::Closure)
                    callRequirements_.push_back(obligation);
                outcome = Outcome::Yes;
                requirements.insert(requirements.end(), selection->nested.begin(), selection->nested.end());
            }
            break;
        }
        case Predicate::Kind::Projection: {
            std::vector<Ty> args(table_.list(predicate.assocArgs).begin(),
                                 table_.list(predicate.assocArgs).end());
            for (Ty& arg : args) arg = normalizeInto(arg, requirements);
            Args list = table_.makeArgs(args);
            if (!requirements.empty()) {
                Predicate normalized = predicate;
                normalized.assocArgs = list;
                normalized.trait = traitOf(predicate.assoc, list);
                requirements.push_back(std::move(normalized));
                break;
            }
            Ty value;
            outcome = project(predicate.assoc, list, value, requirements);
            if (outcome == Outcome::Maybe) break;
            bool isUnknown = outcome == Outcome::No;
            value = isUnknown ? table_.projection(predicate.assoc, list) : normalizeInto(value, requirements);
            Ty wanted = normalizeInto(predicate.value, requirements);
            std::size_t deferred = infer_.snapshot().deferred;
            outcome = infer_.unify(value, wanted) ? Outcome::Yes : Outcome::No;
            // To put this equation off again would never end: nothing can be learned about the projection.
            if (isUnknown && infer_.snapshot().deferred > deferred) outcome = Outcome::No;
            break;
        }
    }
    if (outcome != Outcome::Yes) return outcome;
    for (Predicate& requirement : requirements) {
        Obligation one;
        one.predicate = std::move(requirement);
        one.span = obligation.span;
        one.cause = obligation.cause;
        one.depth = obligation.depth + 1;
        one.item = obligation.item;
        one.root = obligation.root ? obligation.root : std::optional(predicate);
        nested.push_back(std::move(one));
    }
    return Outcome::Yes;
}

void Solver::solvePending() {
    if (solvedGeneration_ == infer_.generation() && solvedCount_ == pending_.size()) return;
    // Where it is required, what is said of a type, and of what it consists of, once: a recursive type comes
    // back to itself.
    using Asked = std::tuple<std::uint32_t, std::uint32_t, DefId, Ty>;
    auto asked = [&](const Obligation& one) {
        Ty all = table_.tuple(table_.list(infer_.resolveAll(one.predicate.trait.args)));
        return Asked{one.span.file.value, one.span.begin, one.predicate.trait.trait, all};
    };
    std::set<Asked> takenApart, failed;
    for (bool progress = true; progress;) {
        progress = false;
        std::deque<Obligation> work = std::exchange(pending_, {});
        while (!work.empty()) {
            Obligation obligation = std::move(work.front());
            work.pop_front();
            bool isTrait = obligation.predicate.kind == Predicate::Kind::Trait;
            bool isAuto = isTrait && items_.trait(obligation.predicate.trait.trait).isAuto;
            if (isAuto && takenApart.contains(asked(obligation))) continue;
            std::vector<Obligation> nested;
            auto before = infer_.snapshot();
            Outcome outcome = obligation.isEndless() ? Outcome::No : process(obligation, nested);
            for (Predicate& equation : infer_.takeDeferred()) {
                equation.trait = traitOf(equation.assoc, equation.assocArgs);
                Obligation one;
                one.predicate = std::move(equation);
                one.span = obligation.span;
                one.cause = obligation.cause;
                one.depth = obligation.depth + 1;
                nested.push_back(std::move(one));
            }
            switch (outcome) {
                case Outcome::Yes:
                    progress = true;
                    if (isAuto && !nested.empty()) takenApart.insert(asked(obligation));
                    for (auto it = nested.rbegin(); it != nested.rend(); ++it)
                        work.push_front(std::move(*it));
                    break;
                case Outcome::Maybe:
                    infer_.rollback(before);
                    pending_.push_back(std::move(obligation));
                    break;
                case Outcome::No:
                    infer_.rollback(before);
                    if (isTrait && !failed.insert(asked(obligation)).second) break;
                    failures_.push_back(std::move(obligation));
                    break;
            }
        }
    }
    solvedGeneration_ = infer_.generation();
    solvedCount_ = pending_.size();
}

Outcome Solver::evaluate(const Predicate& predicate) {
    switch (predicate.kind) {
        case Predicate::Kind::Outlives: return Outcome::Yes;
        case Predicate::Kind::Projection: {
            // Kept bindings may help later siblings; the caller's snapshot undoes them.
            return evaluateProjection(predicate);
        }
        case Predicate::Kind::Trait: {
            std::vector<Predicate> nested;
            std::vector<Ty> args(table_.list(predicate.trait.args).begin(),
                                 table_.list(predicate.trait.args).end());
            for (Ty& arg : args) arg = normalizeInto(arg, nested);
            Outcome rest = evaluateNested(nested);
            if (rest == Outcome::No) return rest;
            Outcome own = evaluateTrait({predicate.trait.trait, table_.makeArgs(args)});
            return own == Outcome::Yes ? rest : own;
        }
    }
    return Outcome::No;
}

Outcome Solver::evaluate(DefId trait, std::initializer_list<Ty> args) {
    Predicate predicate;
    predicate.trait = {trait, table_.makeArgs(args)};
    auto before = infer_.snapshot();
    Outcome outcome = evaluate(predicate);
    infer_.rollback(before);
    return outcome;
}

bool Solver::hasFailed(Ty self) const {
    return std::ranges::any_of(failures_, [&](const Obligation& failure) {
        Args args = failure.predicate.kind == Predicate::Kind::Trait ? failure.predicate.trait.args
                                                                     : failure.predicate.assocArgs;
        return args && infer_.resolve(table_.list(args)[0]) == self;
    });
}

bool Solver::holds(DefId trait, Ty self) { return evaluate(trait, {self}) == Outcome::Yes; }

bool Solver::isCopy(Ty ty) {
    ty = infer_.resolve(ty);
    switch (table_.kind(ty)) {
        case TyKind::Int:
        case TyKind::Float:
        case TyKind::Bool:
        case TyKind::Char:
        case TyKind::Never:
        case TyKind::Error: return true;
        case TyKind::Ref: return !table_[ty].flag;
        case TyKind::Str:
        case TyKind::Slice:
        case TyKind::Dyn: return false;
        default: return holds(items_.langDef("Copy"), ty);
    }
}

bool Solver::isSized(Ty ty) {
    ty = infer_.resolve(ty);
    TyKind kind = table_.kind(ty);
    if (kind == TyKind::Adt) return !items_.isUnsized(table_[ty].def);
    return kind != TyKind::Str && kind != TyKind::Slice && kind != TyKind::Dyn;
}

std::optional<Solver::ExpectedSignature> Solver::closureBound(const Predicate& predicate) {
    ExpectedSignature expected;
    if (predicate.kind == Predicate::Kind::Trait) {
        expected.kind = items_.langTrait(predicate.trait.trait);
        if (expected.kind != LangTrait::Fn && expected.kind != LangTrait::FnMut &&
            expected.kind != LangTrait::FnOnce) {
            return std::nullopt;
        }
        expected.params = table_.list(predicate.trait.args)[1];
        return expected;
    }
    if (predicate.kind != Predicate::Kind::Projection) return std::nullopt;
    DefId trait = items_.defs()[predicate.assoc].parent;
    if (items_.langTrait(trait) != LangTrait::FnOnce) return std::nullopt;
    expected.kind = LangTrait::FnOnce;
    expected.params = table_.list(predicate.assocArgs)[1];
    expected.result = predicate.value;
    return expected;
}

std::optional<Solver::ExpectedSignature> Solver::expectedClosure(Ty variable) {
    variable = infer_.resolve(variable);
    std::optional<ExpectedSignature> found;
    auto merge = [&](const ExpectedSignature& one) {
        if (!found) return void(found = one);
        if (!found->result && one.result) found->result = one.result;
        // The most demanding trait is what the callee will call it through.
        if (one.kind == LangTrait::Fn || (one.kind == LangTrait::FnMut && found->kind == LangTrait::FnOnce))
            found->kind = one.kind;
    };
    // A requirement may reach the closure through other traits (`F: Handler` with a blanket implementation
    // for Fn): not followed.
    for (const Obligation& obligation : pending_) {
        const Predicate& predicate = obligation.predicate;
        Args args = predicate.kind == Predicate::Kind::Trait ? predicate.trait.args : predicate.assocArgs;
        if (!args || table_.list(args).empty() || infer_.resolve(table_.list(args)[0]) != variable) continue;
        if (auto one = closureBound(predicate)) merge(*one);
    }
    return found;
}

}  // namespace oxide::types
