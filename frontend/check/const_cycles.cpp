// Constants and statics whose values need the values themselves.
#include <fmt/format.h>

#include "frontend/check/check.h"
#include "frontend/check/item_check.h"

namespace oxide::check {

namespace {

struct Use {
    DefId def;
    Span span;
};

// The constants, statics and functions of the program that evaluating a body needs. A reference to a static
// does not need its value.
std::vector<Use> usesOf(ItemTable& items, ConstEvaluator& evaluator, const hir::Body& body) {
    std::set<hir::ExprId> borrowed;
    for (const hir::Expr& expr : body.exprs) {
        if (auto* borrow = std::get_if<hir::BorrowExpr>(&expr.kind)) borrowed.insert(borrow->place);
    }
    std::vector<Use> uses;
    for (std::uint32_t i = 0; i < body.exprs.size(); ++i) {
        const hir::Expr& expr = body.exprs[hir::ExprId(i)];
        if (auto* use = std::get_if<hir::ConstExpr>(&expr.kind)) {
            DefId def = use->callee.def;
            DefId parent = items.defs()[def].parent;
            if (parent && items.defs()[parent].kind == DefKind::Trait) {
                if (auto found = evaluator.implementation(def, use->callee.args)) def = found->first;
            }
            uses.push_back({def, expr.span});
        } else if (auto* shared = std::get_if<hir::StaticPlace>(&expr.kind)) {
            if (!borrowed.contains(hir::ExprId(i))) uses.push_back({shared->def, expr.span});
        } else if (auto* call = std::get_if<hir::CallExpr>(&expr.kind)) {
            bool isOwn =
                isLocal(items, call->callee.def) && items.defs()[call->callee.def].kind == DefKind::Function;
            if (isOwn) uses.push_back({call->callee.def, expr.span});
        }
    }
    return uses;
}

}  // namespace

// Reported once for all constants of the cycle.
bool Program::isCyclic(DefId constant) {
    std::map<DefId, DefId> user;
    std::vector<DefId> open{constant};
    while (!open.empty()) {
        DefId next = open.back();
        open.pop_back();
        types::BodyId body = isLocal(items_, next) ? bodyOf(next) : types::BodyId();
        if (!body) continue;
        for (const Use& use : usesOf(items_, evaluator_, bodies_[body])) {
            if (use.def == next && next != constant) continue;
            if (use.def != constant) {
                if (user.emplace(use.def, next).second) open.push_back(use.def);
                continue;
            }
            bool isKnown = cyclic_.contains(constant);
            for (DefId one = next; one; one = one == constant ? DefId() : user[one]) cyclic_.insert(one);
            cyclic_.insert(constant);
            for (DefId one : cyclic_) evaluator_.markFailed(one);
            if (isKnown) return true;
            const resolve::Def& def = items_.defs()[constant];
            if (next == constant && def.kind == DefKind::Static) {
                items_.diagnostics()
                    .error(diag::Code::E0080, use.span,
                           "encountered static that tried to access itself during initialization")
                    .label(fmt::format("evaluation of `{}` failed here", text(def.name)));
                return true;
            }
            items_.diagnostics()
                .error(diag::Code::E0391, def.span,
                       fmt::format("cycle detected when evaluating `{}`", text(def.name)))
                .note(use.span, "which needs this value");
            return true;
        }
    }
    return false;
}

}  // namespace oxide::check
