#include "frontend/types/infer.h"

#include "frontend/types/fold.h"

namespace oxide::types {

namespace {
constexpr int kMaxDepth = 256;
}

Ty InferContext::fresh(Span origin, VariableKind kind) {
    variables_.push_back({kind, {}, origin});
    return table_.infer(static_cast<std::uint32_t>(variables_.size() - 1));
}

Ty InferContext::resolve(Ty ty) const {
    while (table_.kind(ty) == TyKind::Infer) {
        Ty value = variables_[table_[ty].index].value;
        if (!value) return ty;
        ty = value;
    }
    return ty;
}

Ty InferContext::resolveAll(Ty ty) {
    if (!table_[ty].hasInfer) return ty;
    return fold(table_, ty, [&](Ty part) -> Ty {
        if (!table_[part].hasInfer) return part;
        if (table_.kind(part) != TyKind::Infer) return {};
        Ty head = resolve(part);
        return table_.kind(head) == TyKind::Infer ? head : resolveAll(head);
    });
}

Args InferContext::resolveAll(Args args) {
    bool changed = false;
    std::vector<Ty> items(table_.list(args).begin(), table_.list(args).end());
    for (Ty& item : items) {
        Ty before = item;
        item = resolveAll(item);
        changed |= item != before;
    }
    return changed ? table_.makeArgs(items) : args;
}

VariableKind InferContext::variableKind(Ty variable) const { return variables_[table_[variable].index].kind; }
Span InferContext::origin(Ty variable) const { return variables_[table_[variable].index].origin; }

void InferContext::rollback(const Snapshot& to) {
    while (log_.size() > to.log) {
        variables_[log_.back().variable] = log_.back().before;
        log_.pop_back();
    }
    variables_.resize(to.variables);
    deferred_.resize(to.deferred);
}

bool InferContext::occurs(Ty variable, Ty in) const {
    bool found = false;
    walk(table_, in, [&](Ty part) {
        if (found || !table_[part].hasInfer) return false;
        if (table_.kind(part) == TyKind::Infer) {
            Ty head = resolve(part);
            if (head == variable)
                found = true;
            else if (head != part && table_.kind(head) != TyKind::Infer)
                found |= occurs(variable, head);
            return false;
        }
        return true;
    });
    return found;
}

bool InferContext::bind(Ty variable, Ty value) {
    std::uint32_t index = table_[variable].index;
    VariableKind kind = variables_[index].kind;
    if (table_.kind(value) == TyKind::Infer) {
        std::uint32_t other = table_[value].index;
        VariableKind otherKind = variables_[other].kind;
        if (kind != VariableKind::General && otherKind != VariableKind::General && kind != otherKind)
            return false;
        if (otherKind == VariableKind::General && kind != VariableKind::General) std::swap(index, other);
        log_.push_back({index, variables_[index]});
        variables_[index].value = table_.infer(other);
        ++generation_;
        return true;
    }
    if (kind == VariableKind::Integer && !table_.isInteger(value) && value != table_.error()) return false;
    if (kind == VariableKind::Float && !table_.isFloat(value) && value != table_.error()) return false;
    if (table_[value].hasInfer && occurs(variable, value)) return false;
    log_.push_back({index, variables_[index]});
    variables_[index].value = value;
    ++generation_;
    return true;
}

bool InferContext::unify(Ty a, Ty b) {
    if (a == b) return true;
    Snapshot before = snapshot();
    if (unifyRec(a, b, 0)) return true;
    rollback(before);
    return false;
}

bool InferContext::unify(Args a, Args b) {
    if (a == b) return true;
    auto left = table_.list(a);
    auto right = table_.list(b);
    if (left.size() != right.size()) return false;
    Snapshot before = snapshot();
    for (std::size_t i = 0; i < left.size(); ++i) {
        if (unifyRec(left[i], right[i], 0)) continue;
        rollback(before);
        return false;
    }
    return true;
}

bool InferContext::unifyRec(Ty a, Ty b, int depth) {
    a = resolve(a);
    b = resolve(b);
    if (a == b) return true;
    if (depth > kMaxDepth) return false;
    const TyData& left = table_[a];
    const TyData& right = table_[b];
    if (left.kind == TyKind::Infer) return bind(a, b);
    if (right.kind == TyKind::Infer) return bind(b, a);
    if (left.kind == TyKind::Error || right.kind == TyKind::Error) return true;
    if (left.kind == TyKind::Region && right.kind == TyKind::Region) return true;
    for (auto [projection, other] : {std::pair(a, b), std::pair(b, a)}) {
        const TyData& data = table_[projection];
        if (data.kind != TyKind::Projection || !data.hasInfer) continue;
        Predicate equation;
        equation.kind = Predicate::Kind::Projection;
        equation.assoc = data.def;
        equation.assocArgs = data.args;
        equation.value = other;
        deferred_.push_back(equation);
        return true;
    }
    if (left.kind != right.kind || left.flag != right.flag || left.index != right.index ||
        left.def != right.def || left.value != right.value) {
        return false;
    }
    auto leftArgs = table_.list(left.args);
    auto rightArgs = table_.list(right.args);
    if (leftArgs.size() != rightArgs.size()) return false;
    for (std::size_t i = 0; i < leftArgs.size(); ++i) {
        if (!unifyRec(leftArgs[i], rightArgs[i], depth + 1)) return false;
    }
    return true;
}

bool InferContext::applyDefaults() {
    bool any = false;
    for (std::uint32_t i = 0; i < variables_.size(); ++i) {
        Variable& variable = variables_[i];
        if (variable.value || variable.kind == VariableKind::General) continue;
        log_.push_back({i, variable});
        variable.value = variable.kind == VariableKind::Integer ? table_.integer(IntKind::I32)
                                                                : table_.floating(FloatKind::F64);
        ++generation_;
        any = true;
    }
    return any;
}

}  // namespace oxide::types
