#include "frontend/types/solver_builtin.h"

#include "frontend/types/fold.h"

namespace oxide::types {

namespace {

Predicate requireTrait(TypeTable& table, DefId trait, Ty self) {
    Predicate predicate;
    predicate.trait = {trait, table.makeArgs({self})};
    return predicate;
}

// The types a structural trait (Copy, Clone, Send, ..) has to hold for; nothing: no structural rule applies.
class Builtins {
  public:
    Builtins(InferContext& infer, Items& items, const TraitRef& goal, std::vector<Predicate>& nested)
        : infer_(infer), table_(infer.table()), items_(items), goal_(goal), nested_(nested) {
        self_ = infer.resolve(table_.list(goal.args)[0]);
        kind_ = table_.kind(self_);
    }

    Outcome answer(LangTrait trait) {
        switch (trait) {
            case LangTrait::Sized:
                if (kind_ == TyKind::Adt) return yesIf(!items_.isUnsized(table_[self_].def));
                return yesIf(kind_ != TyKind::Str && kind_ != TyKind::Slice && kind_ != TyKind::Dyn);
            case LangTrait::Copy: return copyOrClone(true);
            case LangTrait::Clone: return copyOrClone(false);
            case LangTrait::Send:
            case LangTrait::Sync:
            case LangTrait::Unpin: return automatic(trait);
            case LangTrait::Fn:
            case LangTrait::FnMut:
            case LangTrait::FnOnce: return callable(trait);
            case LangTrait::Future: return yesIf(builtinFutureOutput(table_, items_, self_).has_value());
            case LangTrait::Integer: return number(isInteger());
            case LangTrait::FloatingPoint: return number(isFloat());
            case LangTrait::SignedInteger:
                if (isIntegerVariable()) return Outcome::Maybe;
                return yesIf(kind_ == TyKind::Int && isSigned(table_.intKind(self_)));
            case LangTrait::UnsignedInteger:
                if (isIntegerVariable()) return Outcome::Maybe;
                return yesIf(kind_ == TyKind::Int && !isSigned(table_.intKind(self_)));
            default: return Outcome::No;
        }
    }

  private:
    static Outcome yesIf(bool condition) { return condition ? Outcome::Yes : Outcome::No; }
    Outcome number(bool condition) { return yesIf(condition); }
    bool isIntegerVariable() const {
        return kind_ == TyKind::Infer && infer_.variableKind(self_) == VariableKind::Integer;
    }
    bool isFloatVariable() const {
        return kind_ == TyKind::Infer && infer_.variableKind(self_) == VariableKind::Float;
    }
    bool isInteger() const { return kind_ == TyKind::Int || isIntegerVariable(); }
    bool isFloat() const { return kind_ == TyKind::Float || isFloatVariable(); }

    Outcome all(std::span<const Ty> parts) {
        for (Ty part : parts) {
            if (table_.kind(part) != TyKind::Region)
                nested_.push_back(requireTrait(table_, goal_.trait, part));
        }
        return Outcome::Yes;
    }

    Outcome copyOrClone(bool copy) {
        switch (kind_) {
            case TyKind::Never:
            case TyKind::Bool:
            case TyKind::Char:
            case TyKind::Int:
            case TyKind::Float:
            case TyKind::Pointer:
            case TyKind::FnPtr:
            case TyKind::FnDef: return Outcome::Yes;
            case TyKind::Infer: return yesIf(isIntegerVariable() || isFloatVariable());
            case TyKind::Ref: return yesIf(!table_[self_].flag);
            case TyKind::Tuple: return all(table_.args(self_));
            case TyKind::Array: return all(table_.args(self_).first(1));
            case TyKind::Closure: return captures();
            default: break;
        }
        (void)copy;
        return Outcome::No;
    }

    Outcome captures() {
        auto types = items_.captureTypes(BodyId(table_[self_].index));
        // Inside of the function that makes the closure, what it captures is known at the end. An await asks
        // for Unpin before, and what is not Unpin is hardly ever captured by value.
        if (!types) return items_.langTrait(goal_.trait) == LangTrait::Unpin ? Outcome::Yes : Outcome::Maybe;
        auto args = table_.args(self_);
        for (Ty type : *types)
            nested_.push_back(requireTrait(table_, goal_.trait, substitute(table_, type, args)));
        return Outcome::Yes;
    }

    Outcome automatic(LangTrait trait) {
        switch (kind_) {
            case TyKind::Ref: {
                // &T: Send needs T: Sync; &mut T is what T is; every reference is Unpin.
                if (trait == LangTrait::Unpin) return Outcome::Yes;
                Ty pointee = table_.pointee(self_);
                bool shared = !table_[self_].flag;
                DefId needed = shared ? items_.langDef("Sync") : goal_.trait;
                nested_.push_back(requireTrait(table_, needed, pointee));
                return Outcome::Yes;
            }
            case TyKind::Pointer: return yesIf(trait == LangTrait::Unpin);
            case TyKind::Tuple:
            case TyKind::Slice: return all(table_.args(self_));
            case TyKind::Array: return all(table_.args(self_).first(1));
            case TyKind::Closure:
            case TyKind::AsyncBlock:
                return trait == LangTrait::Unpin && kind_ == TyKind::AsyncBlock ? Outcome::No : captures();
            case TyKind::AsyncCall: return trait == LangTrait::Unpin ? Outcome::No : asyncCall();
            case TyKind::Opaque: {
                Ty hidden = items_.opaqueType(table_[self_].index);
                if (!hidden) return Outcome::Yes;
                nested_.push_back(
                    requireTrait(table_, goal_.trait, substitute(table_, hidden, table_.args(self_))));
                return Outcome::Yes;
            }
            case TyKind::Adt: {
                auto args = table_.args(self_);
                for (Ty field : items_.fieldTypes(table_[self_].def)) {
                    nested_.push_back(requireTrait(table_, goal_.trait, substitute(table_, field, args)));
                }
                return Outcome::Yes;
            }
            case TyKind::Dyn:
            case TyKind::Param:
            case TyKind::Projection: return Outcome::No;
            case TyKind::Infer: return yesIf(isIntegerVariable() || isFloatVariable());
            default: return Outcome::Yes;
        }
    }

    Outcome asyncCall() {
        const FnSignature& signature = items_.signature(table_[self_].def);
        auto args = table_.args(self_);
        for (Ty param : signature.params) {
            nested_.push_back(requireTrait(table_, goal_.trait, substitute(table_, param, args)));
        }
        return Outcome::Yes;
    }

    Outcome callable(LangTrait trait) {
        if (kind_ == TyKind::Ref) {
            // &F is callable where F: Fn; &mut F where F: FnMut.
            bool isMutable = table_[self_].flag;
            if (isMutable && trait == LangTrait::Fn) return Outcome::No;
            DefId needed = items_.langDef(isMutable ? "FnMut" : "Fn");
            Predicate predicate;
            predicate.trait = {needed, table_.makeArgs({table_.pointee(self_), table_.list(goal_.args)[1]})};
            nested_.push_back(predicate);
            return Outcome::Yes;
        }
        if (kind_ == TyKind::Adt && table_[self_].def == items_.langDef("Box")) {
            Predicate predicate;
            predicate.trait = {goal_.trait,
                               table_.makeArgs({table_.args(self_)[0], table_.list(goal_.args)[1]})};
            nested_.push_back(predicate);
            return Outcome::Yes;
        }
        auto signature = callableSignature(table_, items_, self_);
        if (!signature) return Outcome::No;
        if (kind_ == TyKind::Closure && !items_.closureIsCallable(BodyId(table_[self_].index), trait))
            return Outcome::No;
        Ty params = table_.tuple(signature->params);
        return yesIf(infer_.unify(params, table_.list(goal_.args)[1]));
    }

    InferContext& infer_;
    TypeTable& table_;
    Items& items_;
    const TraitRef& goal_;
    std::vector<Predicate>& nested_;
    Ty self_;
    TyKind kind_;
};

}  // namespace

Outcome builtinImplementation(InferContext& infer, Items& items, const TraitRef& goal,
                              std::vector<Predicate>& nested) {
    LangTrait trait = items.langTrait(goal.trait);
    if (trait == LangTrait::None) return Outcome::No;
    return Builtins(infer, items, goal, nested).answer(trait);
}

std::optional<CallableSignature> callableSignature(TypeTable& table, Items& items, Ty ty) {
    const TyData& data = table[ty];
    auto args = table.args(ty);
    CallableSignature result;
    switch (data.kind) {
        case TyKind::FnPtr:
            result.params.assign(table.fnParams(ty).begin(), table.fnParams(ty).end());
            result.result = table.fnResult(ty);
            return result;
        case TyKind::FnDef: {
            const FnSignature& signature = items.signature(data.def);
            for (Ty param : signature.params) result.params.push_back(substitute(table, param, args));
            bool isFunction = items.defs()[data.def].kind == resolve::DefKind::Function;
            Ty output = substitute(table, signature.result, args);
            result.result =
                isFunction && items.isAsync(data.def) ? table.asyncCall(data.def, data.args) : output;
            return result;
        }
        case TyKind::Closure: {
            const FnSignature& signature = items.closureSignature(BodyId(data.index));
            for (Ty param : signature.params) result.params.push_back(substitute(table, param, args));
            result.result = substitute(table, signature.result, args);
            return result;
        }
        default: return std::nullopt;
    }
}

std::optional<Ty> builtinFutureOutput(TypeTable& table, Items& items, Ty ty) {
    const TyData& data = table[ty];
    auto args = table.args(ty);
    if (data.kind == TyKind::AsyncBlock)
        return substitute(table, items.asyncOutput(BodyId(data.index)), args);
    if (data.kind == TyKind::AsyncCall) return substitute(table, items.signature(data.def).result, args);
    return std::nullopt;
}

}  // namespace oxide::types
