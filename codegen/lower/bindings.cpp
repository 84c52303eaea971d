// What patterns bind.
#include "codegen/lower/body.h"

namespace oxide::lower {

void BodyLowering::declareLocal(LocalId id, Value value) {
    const hir::Local& local = body_[id];
    std::string name = names_.fresh(text(local.name));
    emitLocal(name, local.ty, std::move(value));
    locals_[id.value] = cpp::name(name);
}

Value BodyLowering::bindingValue(const hir::BindingPattern& node, Ty placeTy, const Place& place) {
    switch (node.mode) {
        case hir::BindingMode::Copy: return copyOut(place);
        case hir::BindingMode::Move: {
            const auto* call = cpp::get<cpp::Call>(place.expr);
            const auto* name = call ? cpp::get<cpp::Name>(call->function) : nullptr;
            // The middle of an array is an array of its own, made by moving.
            if (name && name->text.starts_with("ops::restOfArray")) {
                return {cpp::call("ops::movedR" + name->text.substr(6), call->args), place.order};
            }
            return moveOut(place, placeTy);
        }
        case hir::BindingMode::Shared: return borrow(place, placeTy, false);
        case hir::BindingMode::Mutable: return borrow(place, placeTy, true);
    }
    OX_UNREACHABLE("a binding of no mode");
}

void BodyLowering::bind(PatternId id, const Place& place) {
    const hir::Pattern& pattern = body_[id];
    if (const auto* node = std::get_if<hir::OrPattern>(&pattern.kind)) {
        bindAlternatives(*node, place);
        return;
    }
    if (const auto* node = std::get_if<hir::BindingPattern>(&pattern.kind)) {
        declareLocal(node->local, bindingValue(*node, pattern.ty, place));
    }
    eachSubpattern(id, place, [&](PatternId sub, const Place& subPlace) { bind(sub, subPlace); });
}

void BodyLowering::bindAlternatives(const hir::OrPattern& node, const Place& place) {
    std::vector<LocalId> locals;
    collectBindings(node.alternatives[0], locals);
    if (locals.empty()) return;
    // Declared for all, then set by the alternative that matches.
    std::vector<Destination> destinations;
    for (LocalId local : locals) {
        Destination destination =
            Destination::declare(names_.fresh(text(body_[local].name)), body_[local].ty);
        predeclare(destination);
        destinations.push_back(destination);
    }
    std::vector<cpp::Stmt>* chain = nullptr;
    cpp::Block result;
    chain = &result;
    for (std::size_t i = 0; i < node.alternatives.size(); ++i) {
        Buffer body = capture([&] {
            std::function<void(PatternId, const Place&)> assign = [&](PatternId id, const Place& at) {
                const hir::Pattern& pattern = body_[id];
                if (const auto* binding = std::get_if<hir::BindingPattern>(&pattern.kind)) {
                    for (std::size_t k = 0; k < locals.size(); ++k) {
                        if (body_[locals[k]].name != body_[binding->local].name) continue;
                        store(bindingValue(*binding, pattern.ty, at), body_[locals[k]].ty, destinations[k]);
                    }
                }
                if (const auto* nested = std::get_if<hir::OrPattern>(&pattern.kind)) {
                    assignNested(*nested, at, assign);
                    return;
                }
                eachSubpattern(id, at, assign);
            };
            assign(node.alternatives[i], place);
        });
        std::optional<cpp::Expr> condition = test(node.alternatives[i], place);
        if (!condition || i + 1 == node.alternatives.size()) {
            for (cpp::Stmt& stmt : body.statements) chain->push_back(std::move(stmt));
            break;
        }
        chain->push_back({cpp::IfStmt{*condition, std::move(body.statements), {}}, span_});
        chain = &std::get<cpp::IfStmt>(chain->back().kind).otherwise;
    }
    for (cpp::Stmt& stmt : result) emit(std::move(stmt.kind));
    // Alternatives may have locals of their own of the same names.
    for (PatternId alternative : node.alternatives) {
        std::vector<LocalId> others;
        collectBindings(alternative, others);
        for (LocalId other : others) {
            for (std::size_t k = 0; k < locals.size(); ++k) {
                if (body_[other].name == body_[locals[k]].name) locals_[other.value] = destinations[k].place;
            }
        }
    }
}

void BodyLowering::assignNested(const hir::OrPattern& node, const Place& place,
                                const std::function<void(PatternId, const Place&)>& assign) {
    for (std::size_t i = 0; i < node.alternatives.size(); ++i) {
        Buffer body = capture([&] { assign(node.alternatives[i], place); });
        std::optional<cpp::Expr> condition = test(node.alternatives[i], place);
        if (!condition) {
            emitBlock(std::move(body));
            return;
        }
        emit(cpp::IfStmt{*condition, std::move(body.statements), {}});
    }
}

// While a guard is evaluated nothing has been moved: its bindings stand for the place itself.
void BodyLowering::alias(PatternId id, const Place& place) {
    const hir::Pattern& pattern = body_[id];
    if (const auto* node = std::get_if<hir::OrPattern>(&pattern.kind)) {
        std::vector<LocalId> locals;
        collectBindings(node->alternatives[0], locals);
        if (!locals.empty()) aliasAlternatives(*node, place, locals);
        return;
    }
    if (const auto* node = std::get_if<hir::BindingPattern>(&pattern.kind)) {
        bool byValue = node->mode == hir::BindingMode::Copy || node->mode == hir::BindingMode::Move;
        locals_[node->local.value] = byValue ? place.expr : bindingValue(*node, pattern.ty, place).expr;
        if (!byValue) values_.insert(node->local.value);
    }
    eachSubpattern(id, place, [&](PatternId sub, const Place& subPlace) { alias(sub, subPlace); });
}

void BodyLowering::aliasAlternatives(const hir::OrPattern& node, const Place& place,
                                     const std::vector<LocalId>& locals) {
    // A pointer to what each binding stands for, if that has a place.
    for (LocalId local : locals) {
        bool isPlace = true;
        std::vector<cpp::Expr> pointers;
        std::vector<cpp::Expr> conditions;
        for (PatternId alternative : node.alternatives) {
            alias(alternative, place);
            std::vector<LocalId> own;
            collectBindings(alternative, own);
            for (LocalId other : own) {
                if (body_[other].name != body_[local].name) continue;
                isPlace = !values_.contains(other.value);
                pointers.push_back(isPlace ? cpp::addressOf(locals_[other.value]) : locals_[other.value]);
            }
            conditions.push_back(test(alternative, place).value_or(cpp::literal("true")));
        }
        cpp::Expr chosen = pointers.back();
        for (std::size_t i = pointers.size() - 1; i-- > 0;) {
            chosen = cpp::conditional(conditions[i], pointers[i], chosen);
        }
        if (isPlace) chosen = cpp::deref(chosen);
        for (PatternId alternative : node.alternatives) {
            std::vector<LocalId> own;
            collectBindings(alternative, own);
            for (LocalId other : own) {
                if (body_[other].name == body_[local].name) locals_[other.value] = chosen;
            }
        }
    }
}

void BodyLowering::collectBindings(PatternId id, std::vector<LocalId>& into) const {
    const hir::Pattern& pattern = body_[id];
    auto fields = [&](const std::vector<hir::FieldSubpattern>& list) {
        for (const hir::FieldSubpattern& field : list) collectBindings(field.pattern, into);
    };
    if (const auto* binding = std::get_if<hir::BindingPattern>(&pattern.kind)) {
        into.push_back(binding->local);
        if (binding->sub) collectBindings(binding->sub, into);
    } else if (const auto* variant = std::get_if<hir::VariantPattern>(&pattern.kind)) {
        fields(variant->fields);
    } else if (const auto* structure = std::get_if<hir::StructPattern>(&pattern.kind)) {
        fields(structure->fields);
    } else if (const auto* deref = std::get_if<hir::DerefPattern>(&pattern.kind)) {
        collectBindings(deref->inner, into);
    } else if (const auto* slice = std::get_if<hir::SlicePattern>(&pattern.kind)) {
        for (PatternId sub : slice->prefix) collectBindings(sub, into);
        if (slice->rest) collectBindings(slice->rest, into);
        for (PatternId sub : slice->suffix) collectBindings(sub, into);
    } else if (const auto* either = std::get_if<hir::OrPattern>(&pattern.kind)) {
        collectBindings(either->alternatives[0], into);
    }
}

}  // namespace oxide::lower
