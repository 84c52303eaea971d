#include "frontend/check/check.h"

#include <fmt/format.h>

#include <algorithm>

#include "frontend/check/body_checker.h"
#include "frontend/check/exhaustiveness.h"
#include "frontend/check/item_checks.h"

namespace oxide::check {

Program::Program(types::TypeTable& table, const ast::Ast& ast, resolve::Resolver& resolver,
                 const SourceMap& sources, diag::Diagnostics& diagnostics)
    : items_(table, ast, resolver, sources, diagnostics),
      evaluator_(items_, bodies_, [this](DefId item) { return bodyOf(item); }) {
    items_.checkBody = [this](DefId function) { bodyOf(function); };
    items_.evaluateBody = [this](ast::ExprId expr, Ty type, DefId item) {
        return evaluate(expr, type, item);
    };
    items_.evaluateExpr = [this](const hir::Body& body, hir::ExprId expr) {
        return evaluator_.evaluate(body, expr);
    };
    items_.evaluateItem = [this](DefId constant) -> std::optional<ConstValue> {
        items_.nameByType(constant);
        types::BodyId body = bodyOf(constant);
        return body ? evaluator_.evaluate(body, {}) : std::nullopt;
    };
}

std::optional<UInt128> Program::evaluate(ast::ExprId expr, Ty type, DefId item) {
    std::size_t errorsBefore = items_.diagnostics().errorCount();
    bool outerNeedsItself = std::exchange(items_.needsItself, false);
    types::BodyId body = BodyChecker(items_, bodies_, item).checkAnonymousConstant(expr, type);
    if (items_.diagnostics().errorCount() != errorsBefore) return std::nullopt;
    auto value = evaluator_.evaluate(body, items_.identityArgs(item));
    bool needsItself = std::exchange(items_.needsItself, outerNeedsItself);
    if (value && value->kind == ConstValue::Kind::Scalar) return value->scalar;
    const ConstEvaluator::Failure& failure = evaluator_.failure();
    if (items_.diagnostics().errorCount() != errorsBefore) return std::nullopt;
    // What is wrong there has been told already.
    if (failure.message.empty() &&
        std::ranges::any_of(items_.diagnostics().all(), [&](const diag::Diagnostic& known) {
            return known.severity == diag::Severity::Error && known.span == failure.span;
        }))
        return std::nullopt;
    if (failure.message.empty() && needsItself) {
        items_.diagnostics().error(diag::Code::E0391, failure.span,
                                   "cycle detected when evaluating this constant");
    } else if (failure.message.empty()) {
        items_.diagnostics().error(diag::Code::E1011, failure.span,
                                   "this expression cannot be evaluated at compile time");
    } else {
        reportFailure("evaluation failed here");
    }
    return std::nullopt;
}

// Tells about constants whose evaluation panics; what the evaluator cannot follow is left to run time.
void Program::evaluateConstant(DefId item) {
    std::size_t errorsBefore = items_.diagnostics().errorCount();
    types::BodyId body = bodyOf(item);
    if (body && items_.diagnostics().errorCount() == errorsBefore && isCyclic(item)) return;
    if (!body || items_.diagnostics().errorCount() != errorsBefore) return;
    if (evaluator_.evaluate(body, items_.identityArgs(item))) return;
    if (evaluator_.failure().message.empty()) return;
    evaluator_.markFailed(item);
    reportFailure(fmt::format("evaluation of `{}` failed here", text(items_.defs()[item].name)));
}

void Program::reportFailure(std::string label) {
    const ConstEvaluator::Failure& failure = evaluator_.failure();
    items_.diagnostics()
        .error(diag::Code::E0080, failure.span, failure.message)
        .label(failure.label.empty() ? std::move(label) : failure.label);
}

types::BodyId Program::bodyOf(DefId item) {
    if (auto it = bodies_.of.find(item); it != bodies_.of.end()) return it->second;
    items_.resolver().ensureResolved(item);
    const resolve::Def& def = items_.defs()[item];
    bool isFunction = def.kind == DefKind::Function;
    if (isFunction) {
        const ast::FunctionItem* syntax = items_.functionSyntax(item);
        if (!syntax || !syntax->body) return {};
    } else if (def.kind != DefKind::Const && def.kind != DefKind::Static) {
        return {};
    } else if (auto* constant = std::get_if<ast::ConstItem>(&items_.ast()[def.item].kind);
               constant && !constant->value) {
        return {};
    }
    if (!busy_.insert(item).second) {
        items_.needsItself |= !isFunction;
        return {};
    }
    std::uint32_t firstBody = bodies_.all.size();
    std::size_t errorsBefore = items_.diagnostics().errorCount();
    BodyChecker checker(items_, bodies_, item);
    types::BodyId body = isFunction ? checker.checkFunction() : checker.checkConstant();
    busy_.erase(item);
    if (!def.isLibrary && items_.diagnostics().errorCount() == errorsBefore) {
        std::vector<types::BodyId> own;
        for (std::uint32_t i = firstBody; i < bodies_.all.size(); ++i) {
            if (bodies_[types::BodyId(i)].owner == item) own.push_back(types::BodyId(i));
        }
        for (types::BodyId each : own) checkExhaustiveness(items_, bodies_[each]);
        checkBodyRules(items_, bodies_, own);
        lintBodies(items_, bodies_, own);
    }
    return body;
}

void Program::run() {
    for (DefId item : items_.resolver().userItems()) {
        switch (items_.defs()[item].kind) {
            case DefKind::Struct:
            case DefKind::Enum: items_.adt(item); break;
            case DefKind::Extension: items_.implementation(item); break;
            case DefKind::Trait: items_.checkSupertraits(item); break;
            default: break;
        }
        items_.predicates(item);
    }
    checkItems(items_);
    if (items_.resolver().resolution().lacksTrait) return;
    for (DefId item : items_.resolver().userItems()) {
        switch (items_.defs()[item].kind) {
            case DefKind::Function:
                items_.signature(item);
                if (!isIdleMain(items_, item)) bodyOf(item);
                break;
            case DefKind::Const:
            case DefKind::Static:
                bodyOf(item);
                evaluateConstant(item);
                break;
            case DefKind::Trait:
            case DefKind::Extension:
                for (DefId member : items_.resolver().members(item)) {
                    if (items_.defs()[member].kind == DefKind::Function) items_.signature(member);
                    bodyOf(member);
                    if (items_.defs()[member].kind == DefKind::Const) evaluateConstant(member);
                }
                break;
            default: break;
        }
    }
    checkAsyncRecursion(items_, bodies_);
}

}  // namespace oxide::check
