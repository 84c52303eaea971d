// Projection: what an associated type stands for.
#include "frontend/types/fold.h"
#include "frontend/types/solver.h"
#include "frontend/types/solver_builtin.h"

namespace oxide::types {

TraitRef Solver::traitOf(DefId assoc, Args args) {
    DefId trait = items_.defs()[assoc].parent;
    std::size_t count = allParams(items_.generics(trait)).size();
    return {trait, table_.makeArgs(table_.list(args).first(std::min(count, table_.list(args).size())))};
}

Outcome Solver::project(DefId assoc, Args args, Ty& value, std::vector<Predicate>& nested) {
    TraitRef goal = traitOf(assoc, args);
    Ty self = infer_.resolve(table_.list(args)[0]);
    TyKind kind = table_.kind(self);
    if (kind == TyKind::Error) return value = table_.error(), Outcome::Yes;

    // Bounds in scope that say what it is.
    const Predicate* match = nullptr;
    std::size_t matches = 0;
    for (const Predicate& known : environment_) {
        if (known.kind != Predicate::Kind::Projection || known.assoc != assoc) continue;
        auto before = infer_.snapshot();
        bool fits = infer_.unify(known.assocArgs, args);
        infer_.rollback(before);
        if (fits) match = &known, ++matches;
    }
    if (matches == 1 && !(kind == TyKind::Infer)) {
        infer_.unify(match->assocArgs, args);
        value = match->value;
        return Outcome::Yes;
    }
    if (kind == TyKind::Infer && infer_.variableKind(self) == VariableKind::General) return Outcome::Maybe;

    if (kind == TyKind::Dyn) {
        auto dynArgs = table_.args(self);
        for (const auto& bound : table_.dynBounds(self).bounds) {
            for (const auto& binding : bound.bindings) {
                if (binding.assoc == assoc) return value = dynArgs[binding.arg], Outcome::Yes;
            }
        }
    }
    if (kind == TyKind::Opaque || kind == TyKind::Projection) {
        const TyData& data = table_[self];
        auto bounds = kind == TyKind::Opaque ? items_.opaqueBounds(data.index) : items_.assocBounds(data.def);
        auto ownArgs = table_.args(self);
        for (const Predicate& bound : bounds) {
            if (bound.kind != Predicate::Kind::Projection || bound.assoc != assoc) continue;
            value = substitute(table_, bound.value, ownArgs);
            return Outcome::Yes;
        }
        std::optional<OpaqueOwner> owner =
            kind == TyKind::Projection ? opaqueOwner(self) : std::optional<OpaqueOwner>();
        for (const Predicate& bound : owner ? items_.opaqueBounds(owner->number) : bounds.first(0)) {
            if (bound.kind != Predicate::Kind::Projection || bound.assoc != assoc) continue;
            if (!infer_.unify(substitute(table_, bound.assocArgs, owner->args), args)) continue;
            value = substitute(table_, bound.value, owner->args);
            return Outcome::Yes;
        }
    }

    LangTrait lang = items_.langTrait(goal.trait);
    if (lang == LangTrait::Future) {
        if (auto output = builtinFutureOutput(table_, items_, self)) return value = *output, Outcome::Yes;
    }
    if (lang == LangTrait::FnOnce) {
        bool isBox = kind == TyKind::Adt && table_[self].def == items_.langDef("Box");
        if (kind == TyKind::Ref || isBox) {
            std::vector<Ty> inner(table_.list(args).begin(), table_.list(args).end());
            inner[0] = isBox ? table_.args(self)[0] : table_.pointee(self);
            value = table_.projection(assoc, table_.makeArgs(inner));
            return Outcome::Yes;
        }
        if (auto signature = callableSignature(table_, items_, self)) {
            infer_.unify(table_.tuple(signature->params), table_.list(args)[1]);
            return value = signature->result, Outcome::Yes;
        }
    }

    Outcome outcome = Outcome::No;
    auto before = infer_.snapshot();
    auto selection = select(goal, outcome);
    if (!selection) return outcome == Outcome::Maybe ? Outcome::Maybe : Outcome::No;
    switch (selection->kind) {
        case Selection::Kind::Implementation: {
            Ty declared = items_.assocTypeIn(selection->implementation, assoc);
            if (!declared) return value = table_.error(), Outcome::Yes;
            std::vector<Ty> all(table_.list(selection->args).begin(), table_.list(selection->args).end());
            std::size_t traitCount = table_.list(goal.args).size();
            auto own = table_.list(args);
            for (std::size_t i = traitCount; i < own.size(); ++i) all.push_back(own[i]);
            value = substitute(table_, declared, all);
            for (Predicate& predicate : selection->nested) nested.push_back(std::move(predicate));
            return Outcome::Yes;
        }
        case Selection::Kind::Dyn: {
            // A supertrait's associated type that the dyn type gives through its own bounds.
            infer_.rollback(before);
            return Outcome::No;
        }
        default: infer_.rollback(before); return Outcome::No;
    }
}

namespace {

// What stands in `implemented` where `declared` has the opaque type of that number.
Ty counterpart(const TypeTable& table, Ty declared, Ty implemented, std::uint32_t number) {
    if (table.kind(declared) == TyKind::Opaque && table[declared].index == number) return implemented;
    auto left = table.args(declared);
    auto right = table.args(implemented);
    for (std::size_t i = 0; i < std::min(left.size(), right.size()); ++i) {
        if (Ty found = counterpart(table, left[i], right[i], number)) return found;
    }
    return {};
}

}  // namespace

// The type behind an opaque one; of a trait's method: what the implementation has in its place.
Ty Solver::revealed(Ty opaque) {
    const TyData data = table_[opaque];
    DefId trait = items_.defs()[data.def].parent;
    std::vector<Ty> args(table_.args(opaque).begin(), table_.args(opaque).end());
    if (trait && items_.defs()[trait].kind == resolve::DefKind::Trait) {
        std::size_t count = allParams(items_.generics(trait)).size();
        std::span<const Ty> all = args;
        Outcome outcome = Outcome::No;
        auto selection = select({trait, table_.makeArgs(all.first(count))}, outcome);
        if (!selection || selection->kind != Selection::Kind::Implementation) return {};
        DefId member = items_.memberOf(selection->implementation, items_.defs()[data.def].name);
        if (member) {
            std::vector<Ty> own(table_.list(selection->args).begin(), table_.list(selection->args).end());
            own.insert(own.end(), all.begin() + static_cast<std::ptrdiff_t>(count), all.end());
            // `fn f(): impl Future` of the trait, implemented by an `async fn`: what it gives when it is
            // called.
            if (items_.isAsync(member)) return table_.asyncCall(member, table_.makeArgs(own));
            Ty found = counterpart(table_, items_.signature(data.def).result, items_.signature(member).result,
                                   data.index);
            return found ? infer_.resolveAll(substitute(table_, found, own)) : Ty{};
        }
    }
    Ty hidden = items_.opaqueType(data.index);
    return hidden ? substitute(table_, hidden, args) : hidden;
}

Ty Solver::normalizeInto(Ty ty, std::vector<Predicate>& nested) {
    ty = infer_.resolveAll(ty);
    if (!table_[ty].hasProjection) return ty;
    return fold(table_, ty, [&](Ty part) -> Ty {
        const TyData& data = table_[part];
        if (!data.hasProjection) return part;
        if (data.kind == TyKind::Opaque && reveal_) {
            Ty hidden = revealed(part);
            return hidden ? normalizeInto(hidden, nested) : part;
        }
        if (data.kind != TyKind::Projection) return {};
        std::vector<Ty> args(table_.args(part).begin(), table_.args(part).end());
        for (Ty& arg : args) arg = normalizeInto(arg, nested);
        Args list = table_.makeArgs(args);
        Ty value;
        if (stack_.size() > 64) return table_.projection(data.def, list);
        switch (project(data.def, list, value, nested)) {
            case Outcome::Yes: {
                if (value == part) return part;
                stack_.push_back({data.def, list});
                Ty result = normalizeInto(value, nested);
                stack_.pop_back();
                return result;
            }
            case Outcome::No: return table_.projection(data.def, list);
            case Outcome::Maybe: break;
        }
        Ty variable = infer_.fresh();
        Predicate equation;
        equation.kind = Predicate::Kind::Projection;
        equation.assoc = data.def;
        equation.assocArgs = list;
        equation.trait = traitOf(data.def, list);
        equation.value = variable;
        nested.push_back(equation);
        return variable;
    });
}

Ty Solver::normalize(Ty ty, Span span, Cause cause) {
    std::vector<Predicate> nested;
    Ty result = normalizeInto(ty, nested);
    addAll(nested, span, cause);
    return result;
}

Args Solver::normalize(Args args, Span span) {
    std::vector<Ty> list(table_.list(args).begin(), table_.list(args).end());
    for (Ty& arg : list) arg = normalize(arg, span);
    return table_.makeArgs(list);
}

Outcome Solver::evaluateProjection(const Predicate& predicate) {
    std::vector<Predicate> nested;
    std::vector<Ty> args(table_.list(predicate.assocArgs).begin(), table_.list(predicate.assocArgs).end());
    for (Ty& arg : args) arg = normalizeInto(arg, nested);
    Ty value;
    Args list = table_.makeArgs(args);
    Outcome outcome = project(predicate.assoc, list, value, nested);
    if (outcome == Outcome::Maybe) return Outcome::Maybe;
    if (outcome == Outcome::No)
        value = table_.projection(predicate.assoc, list);
    else
        value = normalizeInto(value, nested);
    if (!infer_.unify(value, normalizeInto(predicate.value, nested))) return Outcome::No;
    return evaluateNested(nested);
}

}  // namespace oxide::types
