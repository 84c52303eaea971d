// Calls: argument lists, functions, constructors, values that can be called, struct literals.
#include <fmt/format.h>

#include <algorithm>

#include "frontend/check/body_checker.h"
#include "frontend/types/fold.h"
#include "frontend/types/solver_builtin.h"

namespace oxide::check {

using diag::Code;
using resolve::Target;

void BodyChecker::require(DefId item, std::span<const Ty> args, Span at, Cause cause) {
    std::vector<Predicate> predicates = items_.predicates(item);
    for (Predicate& predicate : predicates) {
        if (predicate.trait.args)
            predicate.trait.args = types::substitute(table_, predicate.trait.args, args);
        if (predicate.assocArgs) predicate.assocArgs = types::substitute(table_, predicate.assocArgs, args);
        if (predicate.value) predicate.value = types::substitute(table_, predicate.value, args);
    }
    solver_.addAll(predicates, at, cause, item);
}

// Closures are checked after the other arguments: their parameter types often follow from these.
std::vector<ExprId> BodyChecker::checkArguments(std::span<const Ty> params,
                                                const std::vector<ast::ExprId>& args,
                                                std::span<const Ty> hints, Span calleeSpan) {
    std::vector<ExprId> values(args.size());
    std::vector<std::size_t> misfits;
    auto isClosure = [&](ast::ExprId id) {
        const ast::ExprKind* kind = &ast()[id].kind;
        while (auto* paren = std::get_if<ast::ParenExpr>(kind)) kind = &ast()[paren->inner].kind;
        const auto* block = std::get_if<ast::BlockExpr>(kind);
        return std::holds_alternative<ast::ClosureExpr>(*kind) || (block && block->maybeClosure);
    };
    // `fill(v, v.len())`: a reborrow that nobody wrote only reads until the call.
    auto reserve = [&](std::size_t i) {
        const ast::ExprKind* kind = &ast()[args[i]].kind;
        while (auto* paren = std::get_if<ast::ParenExpr>(kind)) kind = &ast()[paren->inner].kind;
        auto* borrow = std::get_if<hir::BorrowExpr>(&node(values[i]).kind);
        if (borrow && borrow->kind == hir::BorrowKind::Mutable &&
            !std::holds_alternative<ast::BorrowExpr>(*kind))
            borrow->kind = hir::BorrowKind::TwoPhase;
    };
    bool anyClosure = false;
    for (ast::ExprId arg : args) anyClosure |= isClosure(arg);
    for (bool closures : {false, true}) {
        if (closures && !anyClosure) break;
        if (closures) solve();
        for (std::size_t i = 0; i < args.size(); ++i) {
            if (isClosure(args[i]) != closures) continue;
            if (i >= params.size()) {
                values[i] = checkValue(args[i]);
                continue;
            }
            Ty formal = params[i];
            bool hinted = i < hints.size() && hints[i] && table_[infer_.resolveAll(formal)].hasInfer;
            Ty hint = hinted ? hints[i] : formal;
            bool isFirm = !hinted && !table_[infer_.resolveAll(formal)].hasInfer;
            ExprId value = check(args[i], {hint, false, isFirm});
            // The hint may ask for a coercion (`Some(Box.new(x))` where `Box<dyn Tr>?` is expected) that the
            // open parameter would not.
            if (hinted && hints[i] != formal && table_.kind(infer_.resolve(hints[i])) != TyKind::Infer) {
                auto before = solver_.checkpoint();
                bool ok = false;
                ExprId coerced = tryCoerce(value, hints[i], ok, args[i]);
                if (ok && infer_.unify(formal, hints[i])) {
                    values[i] = coerced;
                    reserve(i);
                    continue;
                }
                solver_.rollback(std::move(before));
                if (!ok) unmet_[args[i]] = {hints[i], typeOf(value)};
            }
            bool ok = false;
            values[i] = coerceWhenSolved(value, formal, ok, args[i]);
            reserve(i);
            if (!ok) misfits.push_back(i);
        }
    }
    reportMisfits(params, args, values, misfits, calleeSpan);
    return values;
}

// One argument of the wrong type is a mistake of its own; several are one of the call.
void BodyChecker::reportMisfits(std::span<const Ty> params, const std::vector<ast::ExprId>& args,
                                std::vector<ExprId>& values, const std::vector<std::size_t>& misfits,
                                Span calleeSpan) {
    std::vector<std::size_t> wrong;
    for (std::size_t i : misfits) {
        if (!isConsequence(params[i]) && !isConsequence(typeOf(values[i]))) wrong.push_back(i);
    }
    if (wrong.size() == 1) {
        reportMismatch(params[wrong[0]], typeOf(values[wrong[0]]), spanOf(values[wrong[0]]), args[wrong[0]]);
    } else if (!wrong.empty()) {
        auto& report = error(Code::E0308, calleeSpan, "arguments to this function are incorrect");
        for (std::size_t i : wrong)
            report.label(spanOf(values[i]),
                         fmt::format("expected `{}`, found `{}`", show(params[i]), show(typeOf(values[i]))));
    }
    for (std::size_t i : misfits) values[i] = make(hir::ErrorExpr{}, params[i], spanOf(values[i]));
}

void BodyChecker::reportArgumentCount(DefId def, std::size_t wanted, std::size_t given, Span calleeSpan,
                                      Span argsSpan, bool isMethod) {
    std::string_view what = isMethod ? "method" : "function";
    if (def) {
        DefKind kind = items_.defs()[def].kind;
        if (kind == DefKind::Struct) what = "struct";
        if (kind == DefKind::Variant) what = "enum variant";
    } else {
        what = "closure";
    }
    auto& report =
        error(def ? Code::E0061 : Code::E0057, calleeSpan,
              fmt::format("this {} takes {} argument{} but {} argument{} {} supplied", what, wanted,
                          wanted == 1 ? "" : "s", given, given == 1 ? "" : "s", given == 1 ? "was" : "were"));
    (void)argsSpan;
    if (def && !items_.defs()[def].isLibrary)
        report.label(items_.defs()[def].span, fmt::format("{} defined here", what));
}

ExprId BodyChecker::callDefinition(DefId def, Args args, const std::vector<ast::ExprId>& operands,
                                   std::vector<ExprId> receiver, Expect expect, Span at, Span calleeSpan,
                                   Span argsSpan, bool isMethod) {
    const types::FnSignature& signature = items_.signature(def);
    auto list = table_.list(args);
    bool isConstructor = items_.defs()[def].kind != DefKind::Function;
    require(isConstructor && items_.defs()[def].kind == DefKind::Variant ? items_.defs()[def].parent : def,
            list, calleeSpan.valid() ? calleeSpan : at, isMethod ? Cause::Method : Cause::Bound);
    std::vector<Ty> params;
    for (Ty param : signature.params)
        params.push_back(withoutLifetimes(solver_.normalize(types::substitute(table_, param, list), at)));
    Ty declared = withoutLifetimes(types::substitute(table_, signature.result, list));
    // What a wrong signature would have said cannot be inferred here.
    tainted_ |= table_[declared].hasError ||
                std::ranges::any_of(params, [&](Ty param) { return table_[param].hasError; });
    Ty result = items_.isAsync(def) ? table_.asyncCall(def, args) : solver_.normalize(declared, at);
    // `Future.poll(pin, cx)`: Rust's functions of such traits take a Pin.
    if (!isMethod && !operands.empty() && params.size() == operands.size() && items_.isPinned(def)) {
        ExprId self = checkValue(operands[0]);
        solve();
        receiver.push_back(pinnedReference(typeOf(self)) ? coerce(unpin(self), params[0])
                                                         : coerce(self, params[0], operands[0]));
        std::vector<ast::ExprId> rest(operands.begin() + 1, operands.end());
        return callDefinition(def, args, rest, std::move(receiver), expect, at, calleeSpan, argsSpan, false);
    }
    if (params.size() != receiver.size() + operands.size()) {
        for (ast::ExprId operand : operands) checkValue(operand);
        std::size_t hidden = isMethod ? receiver.size() : 0;
        reportArgumentCount(def, params.size() - std::min(params.size(), hidden), operands.size(), calleeSpan,
                            argsSpan, isMethod);
        silence(result);
        return make(hir::ErrorExpr{}, result, at);
    }
    // What is expected of the result says something about the arguments, but only as a hint: they may still
    // be coerced.
    std::vector<Ty> hints;
    std::span<const Ty> formals = std::span<const Ty>(params).subspan(receiver.size());
    if (expect.ty && table_.kind(infer_.resolve(expect.ty)) != TyKind::Infer &&
        table_[infer_.resolveAll(result)].hasInfer) {
        auto before = infer_.snapshot();
        if (infer_.unify(result, expect.ty)) {
            for (Ty formal : formals) hints.push_back(infer_.resolveAll(formal));
        }
        infer_.rollback(before);
    }
    std::vector<ExprId> values = receiver;
    for (ExprId value : checkArguments(formals, operands, hints, calleeSpan.valid() ? calleeSpan : at))
        values.push_back(value);
    if (isConstructor) {
        const resolve::Def& info = items_.defs()[def];
        std::vector<hir::FieldValue> fields;
        for (std::uint32_t i = 0; i < values.size(); ++i) fields.push_back({i, values[i]});
        return make(hir::StructExpr{info.kind == DefKind::Variant ? info.index : 0, std::move(fields), {}},
                    result, at);
    }
    // What the arguments say of the result comes before what the surroundings make of it.
    if (table_[infer_.resolveAll(result)].hasInfer) solve();
    bool isPromotable = items_.attribute(def, "promotable").has_value();
    return make(hir::CallExpr{{def, args}, std::move(values), isMethod, calleeSpan, isPromotable}, result,
                at);
}

ExprId BodyChecker::checkCall(ast::ExprId id, const ast::CallExpr& call, Expect expect) {
    Span at = span(id);
    const ast::ExprKind& calleeKind = ast()[call.callee].kind;
    if (std::holds_alternative<ast::NameExpr>(calleeKind) ||
        std::holds_alternative<ast::QualifiedPathExpr>(calleeKind)) {
        PathValue path = resolvePath(call.callee, true);
        Span calleeSpan = span(call.callee);
        switch (path.kind) {
            case PathValue::Kind::Function:
                return callDefinition(path.def, path.args, call.args, {}, expect, at, calleeSpan,
                                      call.argsSpan, false);
            case PathValue::Kind::Constructor: {
                const resolve::Def& def = items_.defs()[path.def];
                DefId adt = def.kind == DefKind::Variant ? def.parent : path.def;
                const VariantInfo& variant =
                    items_.adt(adt).variants[def.kind == DefKind::Variant ? def.index : 0];
                if (variant.shape == ast::VariantShape::Tuple) {
                    return callDefinition(path.def, path.args, call.args, {}, expect, at, calleeSpan,
                                          call.argsSpan, false);
                }
                for (ast::ExprId arg : call.args) checkValue(arg);
                if (variant.shape == ast::VariantShape::Unit) {
                    error(Code::E0618, calleeSpan,
                          fmt::format("expected function, found {} `{}`",
                                      def.kind == DefKind::Variant ? "enum variant" : "unit struct",
                                      text(def.name)));
                } else {
                    error(Code::E0533, calleeSpan,
                          fmt::format("expected value, found struct variant `{}`", text(def.name)))
                        .label("not a value");
                }
                return errorExpr(at);
            }
            case PathValue::Kind::Error:
            case PathValue::Kind::None:
                for (ast::ExprId arg : call.args) checkValue(arg);
                return errorExpr(at);
            default: return callValue(pathValue(path, {}, calleeSpan), call.args, at, call.argsSpan);
        }
    }
    return callValue(check(call.callee), call.args, at, call.argsSpan);
}

// Calling a value: closures, function pointers and items, parameters with a Fn bound, boxes of dyn Fn,
// references to any of them.
ExprId BodyChecker::callValue(ExprId callee, const std::vector<ast::ExprId>& args, Span at, Span argsSpan) {
    Ty type = structurally(typeOf(callee), spanOf(callee));
    if (table_.kind(type) == TyKind::Error) {
        for (ast::ExprId arg : args) checkValue(arg);
        return errorExpr(at);
    }
    std::vector<AutoderefStep> steps = autoderef(type, false);
    for (std::size_t i = 0; i < steps.size(); ++i) {
        Ty step = infer_.resolve(steps[i].ty);
        TyKind kind = table_.kind(step);
        if (kind == TyKind::Ref) continue;
        std::vector<Ty> params;
        Ty result;
        hir::CallKind how = hir::CallKind::Fn;
        if (auto signature = types::callableSignature(table_, items_, step)) {
            for (Ty param : signature->params) params.push_back(solver_.normalize(param, at));
            result = solver_.normalize(signature->result, at);
        } else {
            // A bound in scope, a dyn, or an opaque type that says Fn, FnMut or FnOnce.
            std::optional<types::TraitRef> bound;
            for (const char* name : {"Fn", "FnMut", "FnOnce"}) {
                Ty open = fresh(at);
                types::TraitRef goal{lang(name), table_.makeArgs({step, open})};
                types::Outcome outcome = types::Outcome::No;
                auto selection = solver_.select(goal, outcome);
                if (!selection || table_.kind(infer_.resolve(open)) != TyKind::Tuple) continue;
                how = name == std::string_view("Fn")      ? hir::CallKind::Fn
                      : name == std::string_view("FnMut") ? hir::CallKind::FnMut
                                                          : hir::CallKind::FnOnce;
                bound = types::TraitRef{goal.trait, infer_.resolveAll(goal.args)};
                break;
            }
            if (!bound) continue;
            auto tuple = argsOf(infer_.resolve(table_.list(bound->args)[1]));
            params.assign(tuple.begin(), tuple.end());
            DefId output = items_.resolver().member(lang("FnOnce"), intern("Output"));
            result = solver_.normalize(table_.projection(output, bound->args), at);
        }
        if (params.size() != args.size()) {
            for (ast::ExprId arg : args) checkValue(arg);
            reportArgumentCount(kind == TyKind::FnDef ? table_[step].def : DefId{}, params.size(),
                                args.size(), spanOf(callee), argsSpan, false);
            return make(hir::ErrorExpr{}, result, at);
        }
        // A `dyn FnOnce` is called by giving up the box that holds it.
        bool inBox = kind == TyKind::Dyn && i > 0 && isAdt(infer_.resolve(steps[i - 1].ty), "Box");
        bool givesUpBox = inBox && how == hir::CallKind::FnOnce;
        ExprId function = applySteps(callee, steps, givesUpBox ? i - 1 : i, at);
        if (how == hir::CallKind::FnMut) function = makeMutable(toPlace(function));
        if (how == hir::CallKind::FnOnce) function = toValue(function);
        std::vector<ExprId> values = checkArguments(params, args, {}, spanOf(callee));
        return make(hir::CallValueExpr{how, function, std::move(values)}, result, at);
    }
    for (ast::ExprId arg : args) checkValue(arg);
    if (table_[infer_.resolveAll(type)].hasError) return errorExpr(at);
    error(Code::E0618, spanOf(callee), fmt::format("expected function, found `{}`", show(type)))
        .label(at, "call expression requires function");
    return errorExpr(at);
}

ExprId BodyChecker::checkStruct(ast::ExprId id, const ast::StructExpr& literal, Expect expect) {
    Span at = span(id);
    auto named = variantNamedBy(literal.path, at);
    if (!named) {
        for (const ast::FieldInit& field : literal.fields) checkValue(field.value);
        if (literal.base) checkValue(literal.base);
        return errorExpr(at);
    }
    const AdtInfo& info = items_.adt(named->adt);
    const VariantInfo& variant = info.variants[named->variant];
    // The expected type decides open arguments early; fields may still be coerced.
    if (expect.ty && table_.kind(infer_.resolve(expect.ty)) == TyKind::Adt)
        infer_.unify(named->ty, expect.ty);
    auto args = argsOf(infer_.resolve(named->ty));
    require(named->adt, args, at, Cause::Bound);
    std::vector<hir::FieldValue> fields;
    std::vector<bool> given(variant.fields.size());
    DefId module = items_.defs()[owner_].module;
    bool failed = false;
    for (const ast::FieldInit& init : literal.fields) {
        auto index = variant.fieldIndex(init.name.name);
        if (!index) {
            failed = true;
            checkValue(init.value);
            bool isVariant = info.isEnum;
            std::string owner =
                isVariant
                    ? fmt::format("variant `{}.{}`", text(items_.defs()[named->adt].name), text(variant.name))
                    : fmt::format("struct `{}`", text(items_.defs()[named->adt].name));
            auto& report = error(isVariant ? Code::E0559 : Code::E0560, init.name.span,
                                 fmt::format("{} has no field named `{}`", owner, text(init.name.name)))
                               .label("unknown field");
            std::string available;
            for (std::size_t i = 0; i < variant.fields.size(); ++i) {
                bool used = false;
                for (const ast::FieldInit& other : literal.fields)
                    used |= other.name.name == variant.fields[i].name;
                if (used) continue;
                if (!available.empty()) available += ", ";
                available += fmt::format("`{}`", text(variant.fields[i].name));
            }
            if (!available.empty()) report.note("available fields are: " + available);
            continue;
        }
        const FieldInfo& field = variant.fields[*index];
        if (given[*index]) {
            error(Code::E0062, init.name.span,
                  fmt::format("field `{}` specified more than once", text(init.name.name)))
                .label("used more than once");
            checkValue(init.value);
            failed = true;
            continue;
        }
        if (!items_.resolver().isAccessible(field.access, module)) {
            error(Code::E0451, init.name.span,
                  fmt::format("field `{}` of struct `{}` is private", text(init.name.name),
                              text(items_.defs()[named->adt].name)))
                .label("private field");
            failed = true;
        }
        given[*index] = true;
        Ty fieldType =
            withoutLifetimes(solver_.normalize(types::substitute(table_, field.ty, args), init.name.span));
        fields.push_back({*index, checkCoerced(init.value, fieldType)});
    }
    ExprId base;
    if (literal.base && info.isEnum) {
        checkValue(literal.base);
        error(Code::E0436, span(literal.base), "functional record update syntax requires a struct");
    } else if (literal.base) {
        base = toPlace(check(literal.base, {named->ty, false}));
        equate(named->ty, node(base).ty, span(literal.base));
        for (std::size_t i = 0; i < given.size(); ++i) {
            if (given[i] || items_.resolver().isAccessible(variant.fields[i].access, module)) continue;
            error(Code::E0451, span(literal.base),
                  fmt::format("field `{}` of struct `{}` is private", text(variant.fields[i].name),
                              text(items_.defs()[named->adt].name)))
                .label("private field");
        }
    } else if (!failed) {
        std::vector<std::string_view> missing;
        for (std::size_t i = 0; i < given.size(); ++i) {
            // Of two fields with one name only the first can be given.
            if (!given[i] && variant.fieldIndex(variant.fields[i].name) == i)
                missing.push_back(text(variant.fields[i].name));
        }
        if (!missing.empty()) {
            std::string list;
            for (std::size_t i = 0; i < missing.size(); ++i) {
                if (i > 0) list += i + 1 == missing.size() ? " and " : ", ";
                list += fmt::format("`{}`", missing[i]);
            }
            error(Code::E0063, literal.path.span,
                  fmt::format("missing field{} {} in initializer of `{}`", missing.size() == 1 ? "" : "s",
                              list, show(named->ty)))
                .label(fmt::format("missing {}", list));
        }
    }
    return make(hir::StructExpr{named->variant, std::move(fields), base}, named->ty, at);
}

// D16: `Rc { value }` is `Rc.new(value)`.
ExprId BodyChecker::checkBraceNew(ast::ExprId id, const ast::BraceNewExpr& brace, Expect expect) {
    Span at = span(id);
    resolve::PathTarget target = names().target(brace.path);
    bool known = target.target.kind == Target::Kind::Def && target.consumed == brace.path.segments.size() &&
                 items_.defs()[target.target.def].kind == DefKind::Struct;
    if (!known) {
        checkValue(brace.value);
        if (target.target.kind != Target::Kind::Error)
            error(Code::E0574, brace.path.span, "expected struct, variant or union type");
        return errorExpr(at);
    }
    Ty self = items_.lowerTargetType(target.target, brace.path.segments.back(), typeScope(), brace.path.span);
    ast::PathSegment create;
    create.name = {intern("new"), brace.path.span};
    PathValue path = typeMember(self, create, at, id);
    if (path.kind != PathValue::Kind::Function || items_.signature(path.def).params.size() != 1) {
        checkValue(brace.value);
        return errorExpr(at);
    }
    return callDefinition(path.def, path.args, {brace.value}, {}, expect, at, brace.path.span, at, false);
}

}  // namespace oxide::check
