#include "frontend/check/check.h"

#include "frontend/check/body_checker.h"
#include "frontend/check/exhaustiveness.h"
#include "frontend/check/item_checks.h"

namespace oxide::check {

Program::Program(types::TypeTable& table, const ast::Ast& ast, resolve::Resolver& resolver,
                 const SourceMap& sources, diag::Diagnostics& diagnostics)
    : items_(table, ast, resolver, sources, diagnostics) {
    items_.checkBody = [this](DefId function) { bodyOf(function); };
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
    if (!busy_.insert(item).second) return {};
    std::uint32_t firstBody = bodies_.all.size();
    std::size_t errorsBefore = items_.diagnostics().errorCount();
    BodyChecker checker(items_, bodies_, item);
    types::BodyId body = isFunction ? checker.checkFunction() : checker.checkConstant();
    busy_.erase(item);
    if (!def.isLibrary && items_.diagnostics().errorCount() == errorsBefore) {
        for (std::uint32_t i = firstBody; i < bodies_.all.size(); ++i) {
            types::BodyId each(i);
            if (bodies_[each].owner != item) continue;
            checkExhaustiveness(items_, bodies_[each]);
            checkBodyRules(items_, bodies_[each]);
        }
    }
    return body;
}

void Program::run() {
    for (DefId item : items_.resolver().userItems()) {
        switch (items_.defs()[item].kind) {
            case DefKind::Struct:
            case DefKind::Enum: items_.adt(item); break;
            case DefKind::Extension: items_.implementation(item); break;
            default: break;
        }
        items_.predicates(item);
    }
    checkItems(items_);
    for (DefId item : items_.resolver().userItems()) {
        switch (items_.defs()[item].kind) {
            case DefKind::Function: items_.signature(item); [[fallthrough]];
            case DefKind::Const:
            case DefKind::Static: bodyOf(item); break;
            case DefKind::Trait:
            case DefKind::Extension:
                for (DefId member : items_.resolver().members(item)) {
                    if (items_.defs()[member].kind == DefKind::Function) items_.signature(member);
                    bodyOf(member);
                }
                break;
            default: break;
        }
    }
    checkAsyncRecursion(items_, bodies_);
}

}  // namespace oxide::check
