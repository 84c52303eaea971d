// Method calls: auto-dereferencing, auto-referencing and the search for the method, as rustc does them.
#include <fmt/format.h>

#include <algorithm>

#include "frontend/check/body_checker.h"
#include "frontend/types/fold.h"

namespace oxide::check {

using diag::Code;
using resolve::Target;
using types::VariableKind;

namespace {
constexpr std::size_t kMaxDerefs = 64;
}

std::optional<Ty> BodyChecker::overloadedDerefTarget(Ty ty) {
    TyKind kind = table_.kind(ty);
    bool possible =
        kind == TyKind::Adt || kind == TyKind::Param || kind == TyKind::Projection || kind == TyKind::Opaque;
    if (!possible || solver_.evaluate(lang("Deref"), {ty}) != types::Outcome::Yes) return std::nullopt;
    DefId target = items_.resolver().member(lang("Deref"), intern("Target"));
    Ty result = solver_.normalize(table_.projection(target, table_.makeArgs({ty})), {});
    solve();
    return types::eraseRegions(table_, infer_.resolve(result));
}

std::vector<BodyChecker::AutoderefStep> BodyChecker::autoderef(Ty ty, bool includeUnsize) {
    std::vector<AutoderefStep> steps;
    steps.push_back({infer_.resolve(ty), false, false});
    while (steps.size() < kMaxDerefs) {
        Ty last = infer_.resolve(steps.back().ty);
        if (table_.kind(last) == TyKind::Ref) {
            steps.push_back({infer_.resolve(table_.pointee(last)), false, false});
        } else if (isAdt(last, "Box")) {
            steps.push_back({infer_.resolve(argsOf(last)[0]), false, false});
        } else if (auto target = overloadedDerefTarget(last)) {
            steps.push_back({*target, true, false});
        } else {
            break;
        }
    }
    Ty last = infer_.resolve(steps.back().ty);
    if (includeUnsize && table_.kind(last) == TyKind::Array)
        steps.push_back({table_.slice(argsOf(last)[0]), false, true});
    return steps;
}

// The place reached by the first `count` steps.
ExprId BodyChecker::applySteps(ExprId base, const std::vector<AutoderefStep>& steps, std::size_t count,
                               Span at) {
    for (std::size_t i = 1; i <= count; ++i) {
        if (steps[i].unsize) {
            ExprId borrowed = borrow(base, false, at);
            ExprId slice = make(hir::CoerceExpr{hir::CoerceKind::Unsize, borrowed},
                                table_.reference(false, steps[i].ty), at);
            base = make(hir::DerefPlace{slice}, steps[i].ty, at);
        } else if (steps[i].overloaded) {
            ExprId place = toPlace(base);
            Ty self = typeOf(place);
            DefId method = items_.resolver().member(lang("Deref"), intern("deref"));
            ExprId call =
                make(hir::CallExpr{{method, table_.makeArgs({self})}, {borrow(place, false, at)}, false, at},
                     table_.reference(false, steps[i].ty), at);
            base = make(hir::DerefPlace{call}, steps[i].ty, at);
            overloaded_[{frame_->id, base}] = {false, place, {}};
        } else {
            base = deref(base, at);
        }
    }
    return base;
}

void BodyChecker::methodCandidates(const std::vector<AutoderefStep>& steps, Name name,
                                   std::vector<MethodCandidate>& inherent,
                                   std::vector<MethodCandidate>& traits) {
    auto isMethod = [&](DefId member) {
        return member && items_.defs()[member].kind == DefKind::Function && items_.hasReceiver(member);
    };
    auto addBound = [&](const types::TraitRef& root) {
        std::vector<types::TraitRef> open{root};
        for (std::size_t i = 0; i < open.size() && i < kMaxDerefs; ++i) {
            DefId member = items_.resolver().member(open[i].trait, name);
            if (isMethod(member)) {
                MethodCandidate candidate;
                candidate.method = member;
                candidate.bound = open[i];
                candidate.isTrait = true;
                inherent.push_back(candidate);
            }
            for (const types::TraitRef& super : items_.trait(open[i].trait).supertraits) {
                open.push_back(
                    {super.trait, types::substitute(table_, super.args, table_.list(open[i].args))});
            }
        }
    };
    for (const AutoderefStep& step : steps) {
        Ty ty = infer_.resolve(step.ty);
        TyKind kind = table_.kind(ty);
        Ty head = ty;
        if (kind == TyKind::Infer) {
            if (infer_.variableKind(ty) == VariableKind::Integer) head = table_.integer(types::IntKind::I32);
            if (infer_.variableKind(ty) == VariableKind::Float) head = table_.floating(types::FloatKind::F64);
        }
        for (DefId extension : items_.inherentExtensions(head)) {
            DefId member = items_.resolver().member(extension, name);
            if (!isMethod(member)) continue;
            MethodCandidate candidate;
            candidate.method = member;
            candidate.extension = extension;
            inherent.push_back(candidate);
        }
        if (kind == TyKind::Param || kind == TyKind::Projection) {
            for (const Predicate& known : solver_.environment()) {
                if (known.kind != Predicate::Kind::Trait ||
                    infer_.resolve(table_.list(known.trait.args)[0]) != ty)
                    continue;
                DefId member = items_.resolver().member(known.trait.trait, name);
                if (!isMethod(member)) continue;
                MethodCandidate candidate;
                candidate.method = member;
                candidate.bound = known.trait;
                candidate.isTrait = true;
                inherent.push_back(candidate);
            }
        }
        if (kind == TyKind::Projection || kind == TyKind::Opaque) {
            auto bounds = kind == TyKind::Opaque ? items_.opaqueBounds(table_[ty].index)
                                                 : items_.assocBounds(table_[ty].def);
            for (const Predicate& bound : bounds) {
                if (bound.kind != Predicate::Kind::Trait) continue;
                std::vector<Ty> args;
                for (Ty arg : table_.list(types::substitute(table_, bound.trait.args, argsOf(ty))))
                    args.push_back(solver_.normalize(arg, {}));
                args[0] = ty;
                addBound({bound.trait.trait, table_.makeArgs(args)});
            }
        }
        if (kind == TyKind::Dyn) {
            auto args = argsOf(ty);
            for (const auto& bound : table_.dynBounds(ty).bounds) {
                std::vector<Ty> list{ty};
                for (std::uint32_t i = 0; i < bound.argCount; ++i) list.push_back(args[bound.firstArg + i]);
                addBound({bound.trait, table_.makeArgs(list)});
            }
        }
    }
    DefId module = items_.defs()[owner_].module;
    std::vector<DefId> inScope = items_.resolver().traitsInScope(module, currentExpr_);
    // What is being implemented is in scope without an import.
    if (DefId around = items_.defs()[owner_].parent;
        around && items_.defs()[around].kind == DefKind::Extension) {
        const auto& trait = items_.implementation(around).trait;
        if (trait && std::find(inScope.begin(), inScope.end(), trait->trait) == inScope.end())
            inScope.push_back(trait->trait);
    }
    for (DefId trait : inScope) {
        DefId member = items_.resolver().member(trait, name);
        if (!isMethod(member)) continue;
        MethodCandidate candidate;
        candidate.method = member;
        candidate.bound.trait = trait;
        candidate.isTrait = true;
        candidate.anyTrait = true;
        traits.push_back(candidate);
    }
}

// A method whose result is an associated type (`join`, `concat`) is one of the types that have it.
bool BodyChecker::hasResult(DefId method, const std::vector<Ty>& parentArgs) {
    Ty result = items_.signature(method).result;
    if (table_.kind(result) != TyKind::Projection) return true;
    auto before = infer_.snapshot();
    std::vector<Ty> args = solver_.freshArgs(method, {});
    std::ranges::copy(parentArgs, args.begin());
    Predicate owner;
    owner.trait = solver_.traitOf(table_[result].def, types::substitute(table_, table_[result].args, args));
    bool has = solver_.evaluate(owner) != types::Outcome::No;
    infer_.rollback(before);
    return has;
}

// The parent's arguments if the method's receiver can have the type `self`. Bindings are kept on success and
// undone on failure.
std::optional<Args> BodyChecker::matchCandidate(const MethodCandidate& candidate, Ty self, bool commit,
                                                Span at) {
    (void)commit;
    auto before = solver_.checkpoint();
    std::vector<Ty> args;
    if (candidate.extension) {
        args = solver_.freshArgs(candidate.extension, at);
    } else if (candidate.anyTrait) {
        args = solver_.freshArgs(candidate.bound.trait, at);
    } else {
        auto list = table_.list(candidate.bound.args);
        args.assign(list.begin(), list.end());
    }
    // The receiver's type hardly ever mentions the method's own parameters; they stay as they are here.
    Ty receiver = items_.signature(candidate.method).params[0];
    const types::TyData& shape = table_[receiver];
    const types::TyData& actual = table_[infer_.resolve(self)];
    bool quickReject = shape.kind == TyKind::Ref &&
                       (actual.kind != TyKind::Ref || actual.flag != shape.flag) &&
                       actual.kind != TyKind::Infer;
    if (quickReject) {
        solver_.rollback(std::move(before));
        return std::nullopt;
    }
    receiver = types::substitute(table_, receiver, args);
    if (table_[receiver].hasProjection) receiver = solver_.normalize(receiver, at);
    if (!infer_.unify(receiver, self)) {
        solver_.rollback(std::move(before));
        return std::nullopt;
    }
    bool applies = true;
    if (candidate.extension) {
        for (const Predicate& predicate : items_.implementation(candidate.extension).predicates) {
            if (predicate.kind != Predicate::Kind::Trait) continue;
            Predicate one = predicate;
            one.trait.args = types::substitute(table_, one.trait.args, args);
            auto inner = infer_.snapshot();
            applies &= solver_.evaluate(one) != types::Outcome::No;
            infer_.rollback(inner);
            if (!applies) break;
        }
        applies = applies && hasResult(candidate.method, args);
    } else if (candidate.anyTrait) {
        Predicate one;
        one.trait = {candidate.bound.trait, table_.makeArgs(args)};
        auto inner = infer_.snapshot();
        applies = solver_.evaluate(one) != types::Outcome::No;
        infer_.rollback(inner);
    }
    if (!applies) {
        solver_.rollback(std::move(before));
        return std::nullopt;
    }
    return table_.makeArgs(args);
}

// The `&mut T` in a `Pin<&mut T>`.
std::optional<Ty> BodyChecker::pinnedReference(Ty ty) {
    if (!isAdt(ty, "Pin")) return std::nullopt;
    Ty pointer = infer_.resolve(argsOf(ty)[0]);
    if (table_.kind(pointer) != TyKind::Ref || !table_[pointer].flag) return std::nullopt;
    return pointer;
}

// What a method that takes `Pin<&mut Self>` gets: the reference, of which it makes a Pin again if it wants
// one.
ExprId BodyChecker::unpin(ExprId pin) {
    Ty pointer = *pinnedReference(typeOf(pin));
    return callFunction(lang("unpinned"), {pointer}, {pin}, spanOf(pin));
}

// Another trait's method that fits as well. The library's traits are made not to meet in one type.
DefId BodyChecker::rivalOf(const MethodCandidate& chosen, const std::vector<MethodCandidate>& candidates,
                           Ty self, Span at) {
    if (!chosen.isTrait || table_.kind(self) == TyKind::Infer) return {};
    for (const MethodCandidate& other : candidates) {
        bool isLibrary = items_.defs()[other.method].isLibrary && items_.defs()[chosen.method].isLibrary;
        if (!other.isTrait || other.method == chosen.method || isLibrary) continue;
        auto before = solver_.checkpoint();
        bool fits = matchCandidate(other, self, true, at).has_value();
        solver_.rollback(std::move(before));
        if (fits) return other.method;
    }
    return {};
}

void BodyChecker::reportAmbiguousItem(Name name, DefId one, DefId other, Span at) {
    auto& report = error(Code::E0034, at, "multiple applicable items in scope")
                       .label(fmt::format("multiple `{}` found", text(name)));
    for (DefId member : {one, other}) {
        report.label(items_.defs()[member].span,
                     fmt::format("candidate of the trait `{}`",
                                 text(items_.defs()[items_.defs()[member].parent].name)));
    }
    report.help("name the trait: `<Type as Trait>.name(..)`");
}

std::optional<BodyChecker::MethodPick> BodyChecker::probeType(Ty receiver, Name name,
                                                              std::vector<AutoderefStep>& steps, Span at) {
    steps = autoderef(receiver, true);
    std::vector<MethodCandidate> inherent;
    std::vector<MethodCandidate> traits;
    methodCandidates(steps, name, inherent, traits);
    if (inherent.empty() && traits.empty()) return std::nullopt;
    using AutoRef = MethodPick::AutoRef;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        Ty ty = infer_.resolve(steps[i].ty);
        for (AutoRef mode : {AutoRef::None, AutoRef::Shared, AutoRef::Mutable}) {
            if (mode == AutoRef::None && steps[i].unsize) continue;
            Ty self = mode == AutoRef::None ? ty : table_.reference(mode == AutoRef::Mutable, ty);
            std::optional<Ty> pinned = mode == AutoRef::None ? pinnedReference(ty) : std::nullopt;
            for (bool viaTrait : {false, true}) {
                const std::vector<MethodCandidate>& candidates = viaTrait ? traits : inherent;
                for (const MethodCandidate& candidate : candidates) {
                    auto parentArgs = matchCandidate(candidate, self, true, at);
                    bool takesPin = !parentArgs && pinned && items_.isPinned(candidate.method);
                    if (takesPin) parentArgs = matchCandidate(candidate, *pinned, true, at);
                    if (!parentArgs) continue;
                    MethodPick pick;
                    pick.method = candidate.method;
                    pick.rival = rivalOf(candidate, candidates, self, at);
                    pick.args = *parentArgs;
                    pick.steps = i;
                    pick.autoRef = mode;
                    pick.viaTrait = candidate.isTrait;
                    pick.takesPin = takesPin;
                    return pick;
                }
            }
        }
    }
    return std::nullopt;
}

std::optional<BodyChecker::MethodPick> BodyChecker::probe(ExprId receiver, Name name,
                                                          std::vector<AutoderefStep>& steps, Span at) {
    return probeType(typeOf(receiver), name, steps, at);
}

void BodyChecker::reportOpenNumber(Ty number, const ast::PathSegment& method) {
    bool isInteger = infer_.variableKind(number) == VariableKind::Integer;
    error(Code::E0689, method.name.span,
          fmt::format("can't call method `{}` on ambiguous numeric type `{}`", text(method.name.name),
                      isInteger ? "{integer}" : "{float}"))
        .help("you must specify a type for this value, like `5i32` or `2.0f64`");
}

// A method of an operator, or of a trait of the program, whether it is in scope or not.
bool BodyChecker::isNameOfTraitMethod(Name name) {
    for (std::string_view trait : {"Neg", "Not", "Add", "Sub", "Mul", "Div", "Rem", "Shl", "Shr"}) {
        if (items_.resolver().member(lang(trait), name)) return true;
    }
    using Path = std::initializer_list<std::string_view>;
    for (Path path : {Path{"std", "iter", "Iterator"}, Path{"std", "iter", "ExactSizeIterator"},
                      Path{"std", "iter", "DoubleEndedIterator"}, Path{"std", "io", "Read"},
                      Path{"std", "io", "Write"}}) {
        DefId trait = items_.resolver().lookupPath(path);
        if (trait && items_.resolver().member(trait, name)) return true;
    }
    auto all = items_.resolver().userItems();
    return std::ranges::any_of(all, [&](DefId item) {
        return items_.defs()[item].kind == DefKind::Trait && items_.resolver().member(item, name);
    });
}

// Members of what something points to, when that is not known: no wonder after a mistake.
bool BodyChecker::reportOpen(Ty pointee, Span at) {
    Ty ty = infer_.resolve(pointee);
    if (table_.kind(ty) != TyKind::Infer || infer_.variableKind(ty) != VariableKind::General) return false;
    if (!hasFailed() && !reportedUnknown_) {
        reportedUnknown_ = true;
        error(Code::E0282, at, "type annotations needed").label("cannot infer type");
    }
    return true;
}

void BodyChecker::reportNoMethod(Ty receiver, const ast::PathSegment& method, Span at) {
    Name name = method.name.name;
    // A closure that does not fit where it was given is the mistake, not what follows from it.
    bool isConsequence = table_[infer_.resolveAll(receiver)].hasError;
    types::walk(table_, infer_.resolveAll(receiver), [&](Ty part) {
        isConsequence |= table_.kind(part) == TyKind::Closure && solver_.hasFailed(part);
        return !isConsequence;
    });
    if (isConsequence) return;
    std::vector<AutoderefStep> steps = autoderef(receiver, false);
    if (steps.size() > 1 && reportOpen(steps.back().ty, at)) return;
    for (const AutoderefStep& step : steps) {
        Ty ty = infer_.resolve(step.ty);
        if (table_.kind(ty) != TyKind::Adt) continue;
        const AdtInfo& info = items_.adt(table_[ty].def);
        if (info.isEnum || info.variants.empty()) continue;
        auto index = info.variants[0].fieldIndex(name);
        if (!index) continue;
        error(Code::E0599, method.name.span,
              fmt::format("no method named `{}` found for {} `{}` in the current scope", text(name), "struct",
                          show(ty)))
            .label("field, not a method")
            .help(fmt::format("to call the function stored in `{0}`, surround the field access with "
                              "parentheses: `(x.{0})(..)`",
                              text(name)));
        return;
    }
    Ty head = infer_.resolve(receiver);
    bool isOpenNumber =
        table_.kind(head) == TyKind::Infer && infer_.variableKind(head) != VariableKind::General;
    auto hasMethod = [&](Ty number) { return probeType(number, name, steps, at).has_value(); };
    if (isOpenNumber && (isNameOfTraitMethod(name) || hasMethod(table_.integer(types::IntKind::I32)) ||
                         hasMethod(table_.floating(types::FloatKind::F64))))
        return reportOpenNumber(head, method);
    std::string_view what = table_.kind(head) == TyKind::Adt
                                ? (items_.adt(table_[head].def).isEnum ? "enum" : "struct")
                            : table_.kind(head) == TyKind::Ref   ? "reference"
                            : table_.kind(head) == TyKind::Param ? "type parameter"
                                                                 : "type";
    auto& report = error(Code::E0599, method.name.span,
                         fmt::format("no method named `{}` found for {} `{}` in the current scope",
                                     text(name), what, show(receiver)))
                       .label(fmt::format("method not found in `{}`", show(receiver)));
    if (isFuture(head)) {
        report.fix("consider `await`ing on the `Future` and calling the method on its `Output`",
                   at.startPoint(), "await ", diag::Applicability::Suggestion);
        return;
    }
    // A method that exists, but not for this type.
    for (DefId extension :
         table_.kind(head) == TyKind::Adt ? items_.inherentExtensions(head) : std::vector<DefId>{}) {
        DefId member = items_.resolver().member(extension, name);
        if (!member) continue;
        if (!items_.hasReceiver(member)) {
            report.note(
                "found the following associated functions; to be used as methods, functions must have a "
                "receiver");
            report.fix("use associated function syntax instead", at,
                       fmt::format("{}.{}", text(items_.defs()[table_[head].def].name), text(name)),
                       diag::Applicability::Suggestion);
        } else {
            report.note(
                fmt::format("the method was found for `{}`", show(items_.implementation(extension).self)));
        }
        return;
    }
}

ExprId BodyChecker::methodOn(ExprId receiver, const ast::MethodCallExpr& call, Expect expect, Span at,
                             std::vector<ExprId> ready) {
    Ty type = structurally(typeOf(receiver), spanOf(receiver));
    auto checkRest = [&] {
        for (ast::ExprId arg : call.args) checkValue(arg);
        return errorExpr(at);
    };
    if (table_.kind(type) == TyKind::Error) return checkRest();
    solve();
    std::vector<AutoderefStep> steps;
    auto pick = probe(receiver, call.method.name.name, steps, at);
    if (!pick) {
        reportNoMethod(type, call.method, at);
        return checkRest();
    }
    if (pick->rival) {
        reportAmbiguousItem(call.method.name.name, pick->method, pick->rival, call.method.name.span);
        return checkRest();
    }
    DefId module = items_.defs()[owner_].module;
    const resolve::Def& def = items_.defs()[pick->method];
    if (!pick->viaTrait && !items_.resolver().isAccessible(def.access, module)) {
        error(Code::E0624, call.method.name.span, fmt::format("method `{}` is private", text(def.name)))
            .label("private method")
            .label(def.span, "private method defined here");
        return checkRest();
    }
    if (pick->viaTrait) items_.resolver().noteTraitUsed(def.parent, module);
    Ty step = infer_.resolve(steps[pick->steps].ty);
    // `toString` is ToString's in Rust; the library's own is a shortcut to the same text.
    bool isToString = text(def.name) == "toString";
    if (table_.kind(step) == TyKind::Infer && !pick->viaTrait && !isToString) {
        reportOpenNumber(step, call.method);
        return checkRest();
    }
    // Box<dyn FnOnce>.method etc. need the owned value; everything else works on the place.
    ExprId self;
    bool viaUnsize = steps[pick->steps].unsize;
    ExprId place = applySteps(receiver, steps, pick->steps - (viaUnsize ? 1 : 0), at);
    using AutoRef = MethodPick::AutoRef;
    Span receiverSpan = spanOf(receiver);
    if (pick->autoRef == AutoRef::None) {
        Ty ty = infer_.resolve(node(place).ty);
        if (table_.kind(ty) == TyKind::Ref && table_[ty].flag) {
            ExprId inner = makeMutable(deref(place, receiverSpan));
            self = make(hir::BorrowExpr{hir::BorrowKind::TwoPhase, inner, false}, ty, receiverSpan);
        } else if (table_.kind(ty) == TyKind::Ref && isCaptured(place)) {
            // What the reference points to is borrowed anew, so that a closure captures that and not the
            // reference.
            ExprId inner = deref(place, receiverSpan);
            self = make(hir::BorrowExpr{hir::BorrowKind::Shared, inner, false}, ty, receiverSpan);
        } else {
            self = toValue(place);
            if (pick->takesPin) self = unpin(self);
        }
    } else {
        bool isMutable = pick->autoRef == AutoRef::Mutable;
        self = borrow(place, isMutable, receiverSpan);
        if (isMutable) std::get<hir::BorrowExpr>(node(self).kind).kind = hir::BorrowKind::TwoPhase;
        if (viaUnsize)
            self = make(hir::CoerceExpr{hir::CoerceKind::Unsize, self}, table_.reference(isMutable, step),
                        receiverSpan);
    }
    auto parentArgs = table_.list(pick->args);
    Args args =
        instantiate(pick->method, &call.method, std::vector<Ty>(parentArgs.begin(), parentArgs.end()), at);
    ready.insert(ready.begin(), self);
    return callDefinition(pick->method, args, call.args, std::move(ready), expect, at, call.method.name.span,
                          call.argsSpan, true);
}

ExprId BodyChecker::checkMethodCall(ast::ExprId id, const ast::MethodCallExpr& call, Expect expect) {
    Span at = span(id);
    Target target = names().target(id);
    Target base = names().target(call.base);
    bool baseIsTrait = base.kind == Target::Kind::Def && items_.defs()[base.def].kind == DefKind::Trait;
    std::optional<Ty> type;
    if (target.kind == Target::Kind::None && !baseIsTrait) {
        type = typeNamedBy(call.base);
        // D22: a unit struct before a method with a receiver is its value.
        bool isUnitStruct = base.kind == Target::Kind::Def &&
                            items_.defs()[base.def].kind == DefKind::Struct &&
                            !items_.adt(base.def).isExtern &&
                            items_.adt(base.def).variants.size() == 1 &&
                            items_.adt(base.def).variants[0].shape == ast::VariantShape::Unit;
        if (type && isUnitStruct) {
            std::vector<AutoderefStep> steps;
            auto before = solver_.checkpoint();
            auto pick = probeType(*type, call.method.name.name, steps, at);
            solver_.rollback(std::move(before));
            bool isGivenSelf = pick && items_.signature(pick->method).params.size() == call.args.size();
            if (pick && items_.hasReceiver(pick->method) && !isGivenSelf) type.reset();
        }
    }
    if (target.kind == Target::Kind::None && !baseIsTrait && !type) {
        if (base.kind == Target::Kind::Error) {
            for (ast::ExprId arg : call.args) checkValue(arg);
            return errorExpr(at);
        }
        return methodOn(check(call.base), call, expect, at);
    }
    PathValue path = resolvePath(id, true);
    Span calleeSpan = call.method.name.span;
    switch (path.kind) {
        case PathValue::Kind::Function:
            return callDefinition(path.def, path.args, call.args, {}, expect, at,
                                  span(call.base).to(calleeSpan), call.argsSpan, false);
        case PathValue::Kind::Constructor: {
            const resolve::Def& def = items_.defs()[path.def];
            DefId adt = def.kind == DefKind::Variant ? def.parent : path.def;
            const VariantInfo& variant =
                items_.adt(adt).variants[def.kind == DefKind::Variant ? def.index : 0];
            if (variant.shape == ast::VariantShape::Tuple) {
                return callDefinition(path.def, path.args, call.args, {}, expect, at,
                                      span(call.base).to(calleeSpan), call.argsSpan, false);
            }
            for (ast::ExprId arg : call.args) checkValue(arg);
            error(variant.shape == ast::VariantShape::Unit ? Code::E0618 : Code::E0533,
                  span(call.base).to(calleeSpan),
                  variant.shape == ast::VariantShape::Unit
                      ? fmt::format("expected function, found enum variant `{}`", text(def.name))
                      : fmt::format("expected value, found struct variant `{}`", text(def.name)));
            return errorExpr(at);
        }
        case PathValue::Kind::Error:
        case PathValue::Kind::None:
            for (ast::ExprId arg : call.args) checkValue(arg);
            return errorExpr(at);
        default: return callValue(pathValue(path, {}, at), call.args, at, call.argsSpan);
    }
}

}  // namespace oxide::check
