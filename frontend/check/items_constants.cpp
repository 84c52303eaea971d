// Constants that types need: array lengths, const arguments, discriminants.
#include "frontend/check/items.h"

namespace oxide::check {

using types::TyKind;

// Literals at once, everything else by evaluation of its checked body.
std::optional<UInt128> ItemTable::evaluate(ast::ExprId expr, Ty type, const TypeScope& scope) {
    if (!expr) return std::nullopt;
    const ast::ExprKind& kind = ast_[expr].kind;
    if (auto* paren = std::get_if<ast::ParenExpr>(&kind)) return evaluate(paren->inner, type, scope);
    if (auto* literal = std::get_if<ast::LiteralExpr>(&kind);
        literal && literal->kind == ast::LiteralKind::Integer && !literal->suffix && table_.isInteger(type))
        return literal->integer;
    auto known = constants_.find(expr);
    if (known == constants_.end()) {
        if (!evaluating_.insert(expr).second) {
            needsItself = true;
            return std::nullopt;
        }
        known = constants_.emplace(expr, evaluateBody(expr, type, scope.item)).first;
        evaluating_.erase(expr);
    }
    return known->second;
}

// The type of an enum's discriminants: the one `#[repr(..)]` names.
Ty ItemTable::discriminantType(DefId item) {
    if (const ast::Attribute* attribute = attributeSyntax(item, "repr")) {
        for (const ast::MetaItem& arg : attribute->meta.args) {
            if (arg.path.size() != 1) continue;
            if (auto kind = types::intKindNamed(text(arg.path[0].name))) return table_.integer(*kind);
        }
    }
    return table_.integer(types::IntKind::ISize);
}

// A constant generic argument or array length: a parameter, or a value.
Ty ItemTable::constantArg(ast::ExprId expr, Ty type, const TypeScope& scope) {
    ast::ExprId inner = expr;
    while (true) {
        if (auto* paren = std::get_if<ast::ParenExpr>(&ast_[inner].kind))
            inner = paren->inner;
        else if (auto* block = std::get_if<ast::BlockExpr>(&ast_[inner].kind);
                 block && block->block.statements.empty() && block->block.tail)
            inner = block->block.tail;
        else
            break;
    }
    resolve::Target target = resolver_.resolution().target(inner);
    if (target.kind == resolve::Target::Kind::Def && defs()[target.def].kind == DefKind::ConstParam) {
        std::uint32_t index = 0;
        for (DefId param : types::allParams(generics(scope.item))) {
            if (param == target.def) return table_.param(param, index);
            ++index;
        }
    }
    if (target.kind == resolve::Target::Kind::Error) return table_.error();
    if (auto* name = std::get_if<ast::NameExpr>(&ast_[inner].kind);
        name && text(name->segment.name.name) == "_") {
        return scope.fresh ? scope.fresh(ast_[expr].span) : table_.error();
    }
    auto value = evaluate(inner, type, scope);
    return value ? table_.constant(*value, type) : table_.error();
}

}  // namespace oxide::check
