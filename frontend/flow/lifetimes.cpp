#include "frontend/flow/lifetimes.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "frontend/types/fold.h"

namespace oxide::flow {

namespace {

using types::TyKind;

// What is most telling: what is returned, then what the program wrote, then what the language adds.
int interest(ConstraintKind kind) {
    switch (kind) {
        case ConstraintKind::Return: return 0;
        case ConstraintKind::Assign:
        case ConstraintKind::Argument:
        case ConstraintKind::Coerce:
        case ConstraintKind::Capture: return 1;
        case ConstraintKind::Bound:
        case ConstraintKind::Opaque: return 2;
        case ConstraintKind::Other: return 3;
    }
    return 3;
}

class Checker {
  public:
    Checker(const Analysis& analysis, Regions& regions, const RegionValues& values)
        : analysis_(analysis), regions_(regions), values_(values) {}

    void run() {
        for (std::uint32_t i = 0; i < regions_.size(); ++i) {
            if (isOwn(RegionId(i)) && i != kStatic.value) checkRegion(RegionId(i));
        }
        for (const ParamBound& bound : regions_.paramBounds()) checkParam(bound);
    }

    // What a closure is given for the time of a call stays inside of it.
    void runClosure() {
        for (std::uint32_t i = 0; i < regions_.size(); ++i) {
            if (regions_[RegionId(i)].isAny) checkGiven(RegionId(i));
        }
    }

  private:
    void checkGiven(RegionId given) {
        for (std::uint32_t i = 0; i < regions_.size(); ++i) {
            RegionId other(i);
            if (other == given || !regions_[other].isUniversal || regions_[other].isTied ||
                !values_.reaches(given, other))
                continue;
            const Constraint* cause = blamed(given, other);
            if (!cause || !cause->span.valid()) continue;
            const Var& var = analysis_.cfg.vars[regions_[given].param];
            std::string shown = nameOf(analysis_, regions_[given].param);
            if (regions_[other].isResult) {
                analysis_.diagnostics
                    .error(diag::Code::E1012, cause->span, "lifetime may not live long enough")
                    .label("returning this value requires that `'1` must outlive `'2`")
                    .label(var.span, fmt::format("let's call the lifetime of `{}` `'1`", shown));
            } else {
                analysis_.diagnostics
                    .error(diag::Code::E0521, cause->span, "borrowed data escapes outside of closure")
                    .label(fmt::format("`{}` escapes the closure body here", shown))
                    .label(var.span,
                           fmt::format("`{}` is a reference that is only valid in the closure body", shown));
            }
            return;
        }
    }

    // A lifetime that the signature speaks of.
    bool isOwn(RegionId id) const {
        const Region& region = regions_[id];
        return region.isUniversal && !region.isOpen && !region.isResult;
    }

    void checkRegion(RegionId longer) {
        for (std::uint32_t i = 0; i < regions_.size(); ++i) {
            RegionId shorter(i);
            if (!isOwn(shorter) || !values_.reaches(longer, shorter) || regions_.isDeclared(longer, shorter))
                continue;
            report(longer, shorter);
            return;
        }
    }

    // Of the most telling constraints on the way, the one closest to where the lifetime is wanted.
    const Constraint* blamed(RegionId longer, RegionId shorter) const {
        std::vector<const Constraint*> path =
            values_.path(longer, [&](RegionId region) { return region == shorter; });
        const Constraint* best = nullptr;
        for (const Constraint* step : path) {
            if (!best || interest(step->kind) <= interest(best->kind)) best = step;
        }
        return best;
    }

    std::string nameOfRegion(RegionId id, std::string_view anonymous) const {
        return regions_[id].name.empty() ? std::string(anonymous) : regions_[id].name;
    }

    // The parameter whose type mentions the region.
    VarId paramOf(RegionId region) const {
        for (std::uint32_t i = 0; i < analysis_.cfg.vars.size(); ++i) {
            const Var& var = analysis_.cfg.vars[VarId(i)];
            if (!var.isParam || !regions_.knownVarTy(VarId(i))) continue;
            std::vector<RegionId> held = regions_.regionsIn(regions_.knownVarTy(VarId(i)));
            if (std::find(held.begin(), held.end(), region) != held.end()) return VarId(i);
        }
        return {};
    }

    bool isSelf(VarId var) const {
        const Var& data = analysis_.cfg.vars[var];
        return data.kind == VarKind::Local && analysis_.body()[data.local].isSelf;
    }

    bool isInResult(RegionId region) const {
        Ty result = regions_.knownVarTy(analysis_.cfg.result);
        if (!result) return false;
        std::vector<RegionId> held = regions_.regionsIn(result);
        return std::find(held.begin(), held.end(), region) != held.end();
    }

    void report(RegionId longer, RegionId shorter) {
        const Constraint* cause = blamed(longer, shorter);
        if (!cause || !cause->span.valid() || !reported_.insert({cause->span.begin, cause->span.end}).second)
            return;
        if (reportMissingName(longer, shorter, *cause)) return;
        bool escapes = shorter == kStatic &&
                       (cause->kind == ConstraintKind::Argument || cause->kind == ConstraintKind::Bound);
        if (escapes && paramOf(longer)) return reportEscape(longer, *cause);
        std::string longName = nameOfRegion(longer, "'1");
        std::string shortName = nameOfRegion(shorter, longName == "'1" ? "'2" : "'1");
        bool returns = cause->kind == ConstraintKind::Return;
        diag::Diagnostic& error =
            analysis_.diagnostics.error(diag::Code::E1012, cause->span, "lifetime may not live long enough");
        if (returns && shorter != kStatic) {
            error.label(fmt::format(
                "this was supposed to return data with lifetime `{}` but it is returning data with "
                "lifetime `{}`",
                shortName, longName));
        } else {
            std::string_view step =
                returns ? "returning this value"
                : cause->kind == ConstraintKind::Argument || cause->kind == ConstraintKind::Bound ? "argument"
                : cause->kind == ConstraintKind::Coerce                                           ? "coercion"
                                                        : "assignment";
            error.label(fmt::format("{} requires that `{}` must outlive `{}`", step, longName, shortName));
        }
        showOrigin(error, longer, longName);
        showOrigin(error, shorter, shortName);
        if (!regions_[longer].name.empty() && !regions_[shorter].name.empty())
            error.help(shorter == kStatic
                           ? fmt::format("consider replacing `{}` with `'static`", longName)
                           : fmt::format("consider adding the bound `{}: {}`", longName, shortName));
    }

    void showOrigin(diag::Diagnostic& error, RegionId id, const std::string& name) const {
        const Region& region = regions_[id];
        if (id == kStatic) return;
        if (!region.name.empty()) {
            if (region.declared.valid())
                error.label(region.declared, fmt::format("lifetime `{}` defined here", name));
            return;
        }
        if (VarId param = paramOf(id)) {
            Span at = analysis_.cfg.vars[param].span;
            error.label(at, isSelf(param) ? fmt::format("let's call the lifetime of `self` here `{}`", name)
                                          : fmt::format("let's call the lifetime in the type of `{}` `{}`",
                                                        nameOf(analysis_, param), name));
        }
    }

    // A parameter's type leaves out the lifetime that the signature names elsewhere.
    bool reportMissingName(RegionId longer, RegionId shorter, const Constraint& cause) {
        bool longerIsNamed = !regions_[longer].name.empty(), shorterIsNamed = !regions_[shorter].name.empty();
        if (longerIsNamed == shorterIsNamed || shorter == kStatic) return false;
        RegionId anonymous = longerIsNamed ? shorter : longer;
        const std::string& name = regions_[longerIsNamed ? longer : shorter].name;
        VarId param = paramOf(anonymous);
        if (!param || isSelf(param) || isInResult(anonymous)) return false;
        const Var& var = analysis_.cfg.vars[param];
        std::string shown = nameOf(analysis_, param);
        diag::Diagnostic& error = analysis_.diagnostics.error(
            diag::Code::E0621, cause.span,
            shown.empty() ? "explicit lifetime required in a parameter's type"
                          : fmt::format("explicit lifetime required in the type of `{}`", shown));
        error.label(fmt::format("lifetime `{}` required", name));
        error.label(var.span, fmt::format("add the lifetime `{}` to this parameter's type", name));
        return true;
    }

    void reportEscape(RegionId longer, const Constraint& cause) {
        VarId param = paramOf(longer);
        const Var& var = analysis_.cfg.vars[param];
        bool isMethod = std::any_of(analysis_.body().locals.begin(), analysis_.body().locals.end(),
                                    [](const hir::Local& local) { return local.isSelf; });
        std::string_view sort = isMethod ? "method" : "function";
        std::string shown = isSelf(param) ? "self" : nameOf(analysis_, param);
        std::string name = nameOfRegion(longer, "'1");
        diag::Diagnostic& error = analysis_.diagnostics.error(
            diag::Code::E0521, cause.span, fmt::format("borrowed data escapes outside of {}", sort));
        error.label(
            fmt::format("`{}` escapes the {} body here; argument requires that `{}` must outlive "
                        "`'static`",
                        shown, sort, name));
        error.label(var.span,
                    fmt::format("`{}` is a reference that is only valid in the {} body", shown, sort));
    }

    // A type parameter inside something that must live long.
    void checkParam(const ParamBound& bound) {
        RegionId needed;
        for (std::uint32_t i = 0; i < regions_.size() && !needed; ++i) {
            RegionId universal(i);
            if (!isOwn(universal) ||
                !(bound.shorter == universal || values_.reaches(bound.shorter, universal)))
                continue;
            if (!regions_.isParamDeclared(bound.param, universal)) needed = universal;
        }
        if (!needed || !bound.span.valid() || !reported_.insert({bound.span.begin, bound.span.end}).second)
            return;
        std::string param = analysis_.queries.typeText(bound.param);
        std::string name = nameOfRegion(needed, "'1");
        bool isStatic = needed == kStatic;
        diag::Diagnostic& error = analysis_.diagnostics.error(
            isStatic ? diag::Code::E0310 : diag::Code::E0309, bound.span,
            fmt::format("the parameter type `{}` may not live long enough", param));
        error.label(
            isStatic
                ? fmt::format("the parameter type `{}` must be valid for the static lifetime", param)
                : fmt::format("the parameter type `{}` must be valid for the lifetime `{}`", param, name));
        error.help(fmt::format("consider adding an explicit lifetime bound: `{}: {}`", param, name));
    }

    const Analysis& analysis_;
    Regions& regions_;
    const RegionValues& values_;
    std::set<std::pair<std::uint32_t, std::uint32_t>> reported_;
};

}  // namespace

void checkLifetimes(const Analysis& analysis, Regions& regions, const RegionValues& values) {
    if (analysis.body().kind == hir::BodyKind::Function) Checker(analysis, regions, values).run();
    if (analysis.body().kind == hir::BodyKind::Closure) Checker(analysis, regions, values).runClosure();
}

}  // namespace oxide::flow
