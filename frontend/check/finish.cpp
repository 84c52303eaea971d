// The end of a body: what is still open is decided or reported, types are written back, captures are worked
// out.
#include <fmt/format.h>

#include <algorithm>

#include "frontend/check/body_checker.h"
#include "frontend/types/fold.h"

namespace oxide::check {

using diag::Code;
using types::VariableKind;

Ty BodyChecker::finalType(Ty ty, Span at) {
    ty = infer_.resolveAll(ty);
    if (table_[ty].hasProjection) ty = infer_.resolveAll(solver_.normalize(ty, at));
    if (!table_[ty].hasInfer) return ty;
    if (!reportedUnknown_ && !hasFailed()) {
        reportedUnknown_ = true;
        error(Code::E0282, at, "type annotations needed")
            .label(fmt::format("cannot infer type: `{}`", show(ty)));
    }
    return types::fold(table_, ty, [&](Ty part) -> Ty {
        return table_.kind(part) == TyKind::Infer ? table_.error() : Ty{};
    });
}

// Whether a type is unknown because of a mistake that is reported elsewhere: it holds an error, or an
// associated type of something that does not implement the trait.
bool BodyChecker::isConsequence(Ty ty) {
    ty = infer_.resolveAll(ty);
    if (table_[ty].hasError) return true;
    if (!table_[ty].hasProjection) return false;
    bool failed = false;
    types::fold(table_, ty, [&](Ty part) -> Ty {
        if (table_.kind(part) != TyKind::Projection) return {};
        TyKind self = table_.kind(infer_.resolve(argsOf(part)[0]));
        if (self == TyKind::Infer || self == TyKind::Param || self == TyKind::Projection) return {};
        Predicate owner;
        owner.trait = solver_.traitOf(table_[part].def, table_[part].args);
        failed |= solver_.evaluate(owner) == types::Outcome::No;
        return {};
    });
    return failed;
}

void BodyChecker::reportFailures() {
    for (const types::Obligation& failure : solver_.takeFailures()) reportFailure(failure);
}

// What closures, and what async blocks, capture is asked for once the whole body is known; a type that is
// wrong for several of them is reported at the first.
bool BodyChecker::isCaptureKnown(const Predicate& root, Ty captured) {
    bool isClosure = false;
    bool isAsync = false;
    types::walk(table_, infer_.resolveAll(table_.list(root.trait.args)[0]), [&](Ty part) {
        isClosure |= table_.kind(part) == TyKind::Closure;
        isAsync |= table_.kind(part) == TyKind::AsyncBlock;
        return true;
    });
    return (isClosure || isAsync) && !reportedCaptures_.emplace(captured, isAsync).second;
}

void BodyChecker::reportFailure(const types::Obligation& failure) {
    const Predicate& predicate = failure.predicate;
    if (failure.isEndless()) {
        const auto& known = items_.diagnostics().all();
        bool isKnown = std::ranges::any_of(known, [&](const diag::Diagnostic& other) {
            return other.code == Code::E0275 && other.span == failure.span;
        });
        if (isKnown || !failure.root) return;
        Args root = infer_.resolveAll(failure.root->trait.args);
        error(Code::E0275, failure.span,
              fmt::format("overflow evaluating the requirement `{}: {}`", show(table_.list(root)[0]),
                          types::traitText(items_.printContext(), failure.root->trait.trait, root)));
        return;
    }
    Args args = infer_.resolveAll(predicate.kind == Predicate::Kind::Projection ? predicate.assocArgs
                                                                                : predicate.trait.args);
    for (Ty arg : table_.list(args)) {
        if (isConsequence(arg)) return;
    }
    Ty self = table_.list(args)[0];
    if (predicate.kind == Predicate::Kind::Projection) {
        Ty wanted = infer_.resolveAll(predicate.value);
        if (isConsequence(wanted) || isConsequence(table_.projection(predicate.assoc, args))) return;
        Ty found =
            infer_.resolveAll(solver_.normalize(table_.projection(predicate.assoc, args), failure.span));
        if (isConsequence(found)) return;
        // What a callable of other parameters returns does not matter.
        bool isCallable = items_.langTrait(items_.defs()[predicate.assoc].parent) == types::LangTrait::FnOnce;
        if (isCallable && std::ranges::any_of(items_.diagnostics().all(), [&](const diag::Diagnostic& other) {
                return other.code == Code::E0277 && other.span == failure.span;
            }))
            return;
        std::string_view name = text(items_.defs()[predicate.assoc].name);
        if (table_.kind(self) == TyKind::Closure || table_.kind(self) == TyKind::FnDef) {
            error(Code::E0271, failure.span,
                  fmt::format("expected `{}` to return `{}`, but it returns `{}`", show(self), show(wanted),
                              show(found)))
                .label(fmt::format("expected `{}`, found `{}`", show(wanted), show(found)));
        } else {
            error(Code::E0271, failure.span,
                  fmt::format("type mismatch resolving `<{} as {}>.{} == {}`", show(self),
                              text(items_.defs()[items_.defs()[predicate.assoc].parent].name), name,
                              show(wanted)))
                .label(fmt::format("expected `{}`, found `{}`", show(wanted), show(found)));
        }
        return;
    }
    DefId trait = predicate.trait.trait;
    std::string_view name = text(items_.defs()[trait].name);
    // What the library says of all integers is not what Rust calls it.
    bool isInternal =
        items_.defs()[trait].isLibrary && (name == "Integer" || name == "SignedInteger" || name == "Number");
    if (isInternal && failure.root && failure.root->kind == Predicate::Kind::Trait) {
        types::Obligation whole = failure;
        whole.predicate = *failure.root;
        whole.root.reset();
        return reportFailure(whole);
    }
    types::LangTrait lang = items_.langTrait(trait);
    if (lang == types::LangTrait::Send && failure.root && isCaptureKnown(*failure.root, self)) return;
    std::string shown = show(self);
    std::string full = types::traitText(items_.printContext(), trait, args);
    std::string message = fmt::format("the trait bound `{}: {}` is not satisfied", shown, full);
    std::string label = fmt::format("the trait `{}` is not implemented for `{}`", full, shown);
    Code code = Code::E0277;
    if (name == "Display" && items_.defs()[trait].isLibrary) {
        message = fmt::format("`{}` doesn't implement `Display`", shown);
        label = fmt::format("`{}` cannot be formatted with the default formatter", shown);
    } else if (name == "Debug" && items_.defs()[trait].isLibrary) {
        message = fmt::format("`{}` doesn't implement `Debug`", shown);
        label = fmt::format("`{}` cannot be formatted using `{{:?}}`", shown);
    } else if (lang == types::LangTrait::Iterator) {
        message = fmt::format("`{}` is not an iterator", shown);
        label = fmt::format("`{}` is not an iterator", shown);
    } else if (lang == types::LangTrait::Future) {
        message = fmt::format("`{}` is not a future", shown);
        label = fmt::format("`{}` is not a future", shown);
    } else if (lang == types::LangTrait::Send) {
        message = fmt::format("`{}` cannot be sent between threads safely", shown);
        label = fmt::format("`{}` cannot be sent between threads safely", shown);
    } else if (lang == types::LangTrait::Sync) {
        message = fmt::format("`{}` cannot be shared between threads safely", shown);
        label = fmt::format("`{}` cannot be shared between threads safely", shown);
    } else if (lang == types::LangTrait::Sized) {
        message = fmt::format("the size for values of type `{}` cannot be known at compilation time", shown);
        label = "doesn't have a size known at compile-time";
    } else if (lang == types::LangTrait::Fn || lang == types::LangTrait::FnMut ||
               lang == types::LangTrait::FnOnce) {
        if (table_.kind(self) == TyKind::Closure && items_.closure(BodyId(table_[self].index)).kind) {
            const hir::Body& body = bodies_[BodyId(table_[self].index)];
            bool once = *items_.closure(BodyId(table_[self].index)).kind == hir::CallKind::FnOnce;
            error(Code::E0525, body.headSpan,
                  fmt::format("expected a closure that implements the `{}` trait, but this closure only "
                              "implements `{}`",
                              name, once ? "FnOnce" : "FnMut"))
                .label(fmt::format("this closure implements `{}`, not `{}`", once ? "FnOnce" : "FnMut", name))
                .label(failure.span,
                       fmt::format("the requirement to implement `{}` derives from here", name));
            return;
        }
        if (table_.kind(self) == TyKind::Closure || table_.kind(self) == TyKind::FnDef) {
            // One closure, asked for by several bounds.
            const auto& known = items_.diagnostics().all();
            Span closure = table_.kind(self) == TyKind::Closure ? bodies_[BodyId(table_[self].index)].span
                                                                : failure.span;
            bool isKnown = std::ranges::any_of(known, [&](const diag::Diagnostic& other) {
                bool isInside = other.span.file == closure.file && other.span.begin >= closure.begin &&
                                other.span.end <= closure.end;
                return (other.code == Code::E0593 || other.code == Code::E0631) &&
                       (isInside || other.span == failure.span);
            });
            if (isKnown) return;
            Ty wanted = table_.list(args)[1];
            std::size_t expected = table_.kind(wanted) == TyKind::Tuple ? argsOf(wanted).size() : 0;
            std::size_t found = 0;
            if (table_.kind(self) == TyKind::Closure)
                found = items_.closure(BodyId(table_[self].index)).signature.params.size();
            else
                found = items_.signature(table_[self].def).params.size();
            if (expected != found) {
                error(Code::E0593, failure.span,
                      fmt::format("{} is expected to take {} argument{}, but it takes {} argument{}",
                                  table_.kind(self) == TyKind::Closure ? "closure" : "function", expected,
                                  expected == 1 ? "" : "s", found, found == 1 ? "" : "s"));
            } else {
                error(Code::E0631, failure.span,
                      fmt::format("type mismatch in {} arguments",
                                  table_.kind(self) == TyKind::Closure ? "closure" : "function"));
            }
            return;
        }
        message = fmt::format("expected a `{}` closure, found `{}`", full, shown);
        label = fmt::format("expected an `{}` closure, found `{}`", full, shown);
    } else if (failure.cause == Cause::Question) {
        Ty from = table_.list(args).size() > 1 ? table_.list(args)[1] : self;
        message = fmt::format("`?` couldn't convert the error to `{}`", shown);
        label = fmt::format("the trait `From<{}>` is not implemented for `{}`", show(from), shown);
    } else if (name == "FromIterator" && items_.defs()[trait].isLibrary) {
        Ty item = table_.list(args)[1];
        message =
            fmt::format("a value of type `{}` cannot be built from an iterator over elements of type `{}`",
                        shown, show(item));
    } else if ((name == "Sum" || name == "Product") && items_.defs()[trait].isLibrary) {
        Ty item = table_.list(args)[1];
        message =
            fmt::format("a value of type `{}` cannot be made by {} an iterator over elements of type `{}`",
                        shown, name == "Sum" ? "summing" : "multiplying all elements from", show(item));
    }
    auto& report = error(code, failure.span, message).label(label);
    if (failure.item && failure.cause != Cause::Formatted && !items_.defs()[failure.item].isLibrary &&
        items_.defs()[failure.item].name) {
        report.label(predicate.span.valid() ? predicate.span : items_.defs()[failure.item].span,
                     fmt::format("required by a bound in `{}`", text(items_.defs()[failure.item].name)));
    }
    if ((lang == types::LangTrait::None) && isFuture(self)) {
        report.fix("consider `await`ing on the `Future`", failure.span.startPoint(), "await ",
                   diag::Applicability::Suggestion);
    }
}

// Where the program names what cannot be inferred: the binding that has the type, else where it is asked for.
Span BodyChecker::whereUnknown(Ty unknown, Span otherwise) {
    for (const auto& frame : frames_) {
        for (const hir::Local& local : frame->body->locals) {
            bool mentions = false;
            types::walk(table_, infer_.resolveAll(local.ty),
                        [&](Ty part) { return mentions |= infer_.resolve(part) == unknown, !mentions; });
            if (mentions && local.span.valid()) return local.span;
        }
    }
    return otherwise;
}

// A call whose result has an associated type of what is unknown (`parse`: the error) asks for that type
// first, unless something was required of the unknown before the call.
bool BodyChecker::isProjectedBefore(Ty unknown, DefId trait) {
    for (const types::Obligation& open : solver_.pending()) {
        const Predicate& predicate = open.predicate;
        bool isProjection = predicate.kind == Predicate::Kind::Projection;
        if (!isProjection && predicate.kind != Predicate::Kind::Trait) continue;
        Args args = isProjection ? predicate.assocArgs : predicate.trait.args;
        if (infer_.resolve(table_.list(args)[0]) != unknown) continue;
        if (isProjection) return items_.defs()[predicate.assoc].parent == trait;
        types::LangTrait lang = items_.langTrait(predicate.trait.trait);
        if (lang == types::LangTrait::Send || lang == types::LangTrait::Sync) return false;
    }
    return false;
}

void BodyChecker::reportAmbiguous() {
    if (hasFailed() || reportedUnknown_) return;
    for (const types::Obligation& open : solver_.pending()) {
        const Predicate& predicate = open.predicate;
        bool isProjection = predicate.kind == Predicate::Kind::Projection;
        if ((!isProjection && predicate.kind != Predicate::Kind::Trait) || !open.span.valid()) continue;
        Args args = infer_.resolveAll(isProjection ? predicate.assocArgs : predicate.trait.args);
        Ty self = table_.list(args)[0];
        DefId trait = isProjection ? items_.defs()[predicate.assoc].parent : predicate.trait.trait;
        types::LangTrait lang = items_.langTrait(trait);
        bool isUnknown = table_.kind(self) == TyKind::Infer;
        if (lang != types::LangTrait::None || table_[self].hasError) continue;
        Ty unknown = self;
        for (Ty arg : table_.list(args)) {
            if (isUnknown) break;
            unknown = infer_.resolve(arg);
            isUnknown = !isProjection && table_.kind(unknown) == TyKind::Infer;
        }
        if (!isUnknown || infer_.variableKind(unknown) != VariableKind::General) continue;
        reportedUnknown_ = true;
        std::string bound = types::traitText(items_.printContext(), trait, args);
        for (const auto& [variable, at] : openSelves_) {
            if (infer_.resolve(variable) != unknown) continue;
            error(
                Code::E0790, at,
                fmt::format("cannot call associated function on trait `{}` without specifying the type that "
                            "implements it",
                            text(items_.defs()[trait].name)))
                .label("cannot call associated function of trait")
                .help(fmt::format("name the type: `Type.{}`", items_.sources().textOf(at)));
            return;
        }
        isProjection |= isProjectedBefore(unknown, trait);
        // What is printed asks for nothing that rustc has not asked before: a type with a size.
        bool isPlain = open.cause == Cause::Question || open.cause == Cause::Formatted;
        Span place = whereUnknown(unknown, open.span);
        for (const auto& frame : frames_) {
            if (!frame->guesses.empty() && frame->tail.valid() && frame->guesses[0].begin == open.span.begin)
                place = frame->tail;
        }
        error(isPlain        ? Code::E0282
              : isProjection ? Code::E0284
                             : Code::E0283,
              place, "type annotations needed")
            .label("cannot infer type")
            .note(fmt::format("cannot satisfy `{}: {}`", show(self), bound));
        return;
    }
}

// What is inside comes first, in the order of the source: how a closure is called must be known where it is.
void BodyChecker::finishFrame(Frame& frame) {
    for (std::size_t i = 0; i < frames_.size(); ++i) {
        if (frames_[i]->parent == &frame) finishFrame(*frames_[i]);
    }
    frame_ = &frame;
    writeback(frame);
    if (frame.body->kind == hir::BodyKind::Closure || frame.body->kind == hir::BodyKind::AsyncBlock)
        analyzeCaptures(frame);
}

void BodyChecker::finish() {
    solve();
    // Numbers that nothing decided are Int and Float; that may decide more.
    for (int round = 0; round < 8 && infer_.applyDefaults(); ++round) solve();
    // What only code that never returns decides is unit.
    for (Ty variable : divergingVariables_) {
        if (table_.kind(infer_.resolve(variable)) == TyKind::Infer)
            infer_.unify(variable, hasFailed() ? table_.error() : table_.unit());
    }
    solve();
    for (std::unique_ptr<Frame>& frame : frames_) {
        // A loop that never ends, say: there the result is unit.
        if (!frame->presumed) continue;
        if (table_.kind(infer_.resolve(argsOf(infer_.resolve(frame->presumed))[0])) != TyKind::Infer)
            continue;
        frame_ = frame.get();
        reportQuestions(table_.unit());
    }
    frame_ = nullptr;
    reportFailures();
    reportAmbiguous();
    finishFrame(*frames_.front());
    frame_ = nullptr;
    for (const types::Obligation& requirement : solver_.takeCallRequirements()) {
        Ty closure = infer_.resolve(table_.list(requirement.predicate.trait.args)[0]);
        if (table_.kind(closure) != TyKind::Closure) continue;
        types::LangTrait kind = items_.langTrait(requirement.predicate.trait.trait);
        if (!items_.closureIsCallable(BodyId(table_[closure].index), kind)) reportFailure(requirement);
    }
    solver_.reconsider();
    solve();
    reportFailures();
    frame_ = frames_.front().get();
    reportAmbiguous();
    recordOpaques();
}

void BodyChecker::recordOpaques() {
    for (auto& [number, variable] : opaqueVariables_) {
        Ty hidden = infer_.resolveAll(variable);
        if (table_[hidden].hasInfer) hidden = table_.error();
        items_.opaque(number).hidden = hidden;
    }
}

// In the function that defines them, opaque types are variables that must satisfy their bounds.
Ty BodyChecker::instantiateOpaques(Ty ty, Span at) {
    if (!table_[ty].hasProjection) return ty;
    return types::fold(table_, ty, [&](Ty part) -> Ty {
        const types::TyData& data = table_[part];
        if (data.kind != TyKind::Opaque || data.def != owner_) return {};
        for (auto& [number, variable] : opaqueVariables_) {
            if (number == data.index) return variable;
        }
        Ty variable = fresh(at);
        std::uint32_t number = data.index;
        opaqueVariables_.push_back({number, variable});
        auto bounds = items_.opaqueBounds(number);
        std::vector<Predicate> own(bounds.begin(), bounds.end());
        auto replace = [&](Ty inner) {
            return types::fold(table_, inner, [&](Ty p) -> Ty {
                const types::TyData& d = table_[p];
                if (d.kind == TyKind::Opaque && d.index == number) return variable;
                if (d.kind == TyKind::Opaque && d.def == owner_) return instantiateOpaques(p, at);
                return {};
            });
        };
        for (Predicate& predicate : own) {
            auto list = [&](Args args) {
                std::vector<Ty> items(table_.list(args).begin(), table_.list(args).end());
                for (Ty& item : items) item = replace(item);
                return table_.makeArgs(items);
            };
            if (predicate.trait.args) predicate.trait.args = list(predicate.trait.args);
            if (predicate.assocArgs) predicate.assocArgs = list(predicate.assocArgs);
            if (predicate.value) predicate.value = replace(predicate.value);
        }
        solver_.addAll(own, at, Cause::Return);
        return variable;
    });
}

}  // namespace oxide::check
