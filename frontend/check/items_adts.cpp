// Structs, enums, constants and statics.
#include <fmt/format.h>

#include "frontend/check/items.h"
#include "frontend/types/fold.h"

namespace oxide::check {

const AdtInfo& ItemTable::adt(DefId def) {
    if (auto it = adts_.find(def); it != adts_.end()) return it->second;
    resolver_.ensureResolved(def);
    adts_[def] = {};
    AdtInfo info;
    TypeScope scope{def, false, false, {}};
    auto fields = [&](const std::vector<ast::FieldDecl>& decls, bool ofVariant) {
        std::vector<FieldInfo> list;
        for (const ast::FieldDecl& decl : decls) {
            FieldInfo field;
            field.name = decl.name.name;
            field.ty = lowerType(decl.type, scope);
            field.access.everybody = ofVariant || decl.visibility == ast::Visibility::Public;
            field.access.within = defs()[def].module;
            while (decl.visibility == ast::Visibility::Crate && defs()[field.access.within].parent) {
                field.access.within = defs()[defs()[field.access.within].parent].module;
            }
            if (decl.visibility == ast::Visibility::Super && defs()[defs()[def].module].parent) {
                field.access.within = defs()[defs()[def].module].parent;
            }
            field.span = decl.span;
            list.push_back(field);
        }
        return list;
    };
    const ast::ItemKind& kind = ast_[defs()[def].item].kind;
    if (auto* s = std::get_if<ast::StructItem>(&kind)) {
        info.isExtern = s->isExtern;
        VariantInfo variant;
        variant.def = def;
        variant.name = s->name.name;
        variant.shape = s->shape;
        variant.fields = fields(s->fields, false);
        info.variants.push_back(std::move(variant));
    } else if (auto* e = std::get_if<ast::EnumItem>(&kind)) {
        info.isEnum = true;
        info.isExtern = e->isExtern;
        Int128 next = 0;
        auto variants = resolver_.members(def);
        for (std::size_t i = 0; i < e->variants.size(); ++i) {
            const ast::VariantDecl& decl = e->variants[i];
            VariantInfo variant;
            variant.def = i < variants.size() ? variants[i] : DefId{};
            variant.name = decl.name.name;
            variant.shape = decl.shape;
            variant.fields = fields(decl.fields, true);
            if (decl.discriminant) {
                auto value = evaluate(decl.discriminant, table_.integer(types::IntKind::ISize), scope);
                if (value) next = static_cast<Int128>(*value);
            }
            variant.discriminant = next++;
            info.variants.push_back(std::move(variant));
        }
    }
    return adts_[def] = std::move(info);
}

std::span<const Ty> ItemTable::fieldTypes(DefId def) {
    if (auto it = fieldTypes_.find(def); it != fieldTypes_.end()) return it->second;
    std::vector<Ty> all;
    const AdtInfo& info = adt(def);
    for (const VariantInfo& variant : info.variants) {
        for (const FieldInfo& field : variant.fields) all.push_back(field.ty);
    }
    if (info.isExtern) {
        // What a C++ class holds is not visible: it is what its arguments are, unless an extension says
        // otherwise.
        for (Ty arg : table_.list(identityArgs(def))) {
            if (table_.kind(arg) == TyKind::Param) all.push_back(arg);
        }
    }
    return fieldTypes_[def] = std::move(all);
}

Ty ItemTable::typeOfValue(DefId def) {
    if (auto it = valueTypes_.find(def); it != valueTypes_.end()) return it->second;
    resolver_.ensureResolved(def);
    const ast::ItemKind& kind = ast_[defs()[def].item].kind;
    TypeScope scope{def, false, false, {}};
    ast::TypeId type;
    if (auto* c = std::get_if<ast::ConstItem>(&kind)) type = c->type;
    if (auto* s = std::get_if<ast::StaticItem>(&kind)) type = s->type;
    Ty ty = type ? lowerType(type, scope) : table_.error();
    return valueTypes_[def] = ty;
}

std::optional<UInt128> ItemTable::evaluateConstant(DefId constant) {
    if (auto it = constants_.find(constant); it != constants_.end()) return it->second;
    constants_[constant] = std::nullopt;
    resolver_.ensureResolved(constant);
    const auto* item = std::get_if<ast::ConstItem>(&ast_[defs()[constant].item].kind);
    if (!item || !item->value) return std::nullopt;
    auto value = evaluate(item->value, typeOfValue(constant), {constant, false, false, {}});
    return constants_[constant] = value;
}

namespace {

UInt128 truncate(UInt128 value, const types::TypeTable& table, Ty type) {
    if (!table.isInteger(type)) return value;
    types::IntKind kind = table.intKind(type);
    unsigned width = types::bitWidth(kind);
    if (width == 128) return value;
    UInt128 mask = (static_cast<UInt128>(1) << width) - 1;
    value &= mask;
    bool negative = types::isSigned(kind) && ((value >> (width - 1)) & 1) != 0;
    return negative ? value | ~mask : value;
}

}  // namespace

// Evaluates the constants that types need (array lengths, const arguments, discriminants, patterns):
// literals, operators, other constants.
std::optional<UInt128> ItemTable::evaluate(ast::ExprId expr, Ty type, const TypeScope& scope) {
    if (!expr) return std::nullopt;
    const ast::ExprKind& kind = ast_[expr].kind;
    if (auto* literal = std::get_if<ast::LiteralExpr>(&kind)) {
        bool usable = literal->kind == ast::LiteralKind::Integer || literal->kind == ast::LiteralKind::Bool ||
                      literal->kind == ast::LiteralKind::Char || literal->kind == ast::LiteralKind::Byte;
        return usable ? std::optional(literal->integer) : std::nullopt;
    }
    if (auto* paren = std::get_if<ast::ParenExpr>(&kind)) return evaluate(paren->inner, type, scope);
    if (auto* block = std::get_if<ast::BlockExpr>(&kind)) {
        return block->block.statements.empty() ? evaluate(block->block.tail, type, scope) : std::nullopt;
    }
    if (auto* cast = std::get_if<ast::CastExpr>(&kind)) {
        Ty to = lowerType(cast->type, scope);
        auto value = evaluate(cast->operand, to, scope);
        return value ? std::optional(truncate(*value, table_, to)) : std::nullopt;
    }
    if (auto* unary = std::get_if<ast::UnaryExpr>(&kind)) {
        auto value = evaluate(unary->operand, type, scope);
        if (!value || unary->op == ast::UnaryOp::Deref) return std::nullopt;
        if (unary->op == ast::UnaryOp::Negate) return truncate(~*value + 1, table_, type);
        return table_.kind(type) == TyKind::Bool ? (*value == 0 ? 1 : 0) : truncate(~*value, table_, type);
    }
    if (auto* binary = std::get_if<ast::BinaryExpr>(&kind)) {
        auto left = evaluate(binary->left, type, scope);
        auto right = evaluate(binary->right, type, scope);
        if (!left || !right) return std::nullopt;
        bool isSigned = table_.isInteger(type) && types::isSigned(table_.intKind(type));
        auto a = static_cast<Int128>(*left);
        auto b = static_cast<Int128>(*right);
        bool dividesByZero = b == 0 && (binary->op == ast::BinaryOp::Div || binary->op == ast::BinaryOp::Rem);
        if (dividesByZero) return std::nullopt;
        auto less = isSigned ? a < b : *left < *right;
        switch (binary->op) {
            case ast::BinaryOp::Add: return truncate(*left + *right, table_, type);
            case ast::BinaryOp::Sub: return truncate(*left - *right, table_, type);
            case ast::BinaryOp::Mul: return truncate(*left * *right, table_, type);
            case ast::BinaryOp::Div:
                return truncate(isSigned ? static_cast<UInt128>(a / b) : *left / *right, table_, type);
            case ast::BinaryOp::Rem:
                return truncate(isSigned ? static_cast<UInt128>(a % b) : *left % *right, table_, type);
            case ast::BinaryOp::BitAnd: return *left & *right;
            case ast::BinaryOp::BitOr: return *left | *right;
            case ast::BinaryOp::BitXor: return *left ^ *right;
            case ast::BinaryOp::Shl:
                return truncate(*left << static_cast<unsigned>(*right & 127), table_, type);
            case ast::BinaryOp::Shr:
                return isSigned ? static_cast<UInt128>(a >> static_cast<unsigned>(*right & 127))
                                : *left >> static_cast<unsigned>(*right & 127);
            case ast::BinaryOp::Eq: return *left == *right;
            case ast::BinaryOp::Ne: return *left != *right;
            case ast::BinaryOp::Lt: return less;
            case ast::BinaryOp::Ge: return !less;
            case ast::BinaryOp::Gt: return !less && *left != *right;
            case ast::BinaryOp::Le: return less || *left == *right;
            case ast::BinaryOp::And: return *left != 0 && *right != 0;
            case ast::BinaryOp::Or: return *left != 0 || *right != 0;
        }
    }
    resolve::Target target = resolver_.resolution().target(expr);
    if (target.kind == resolve::Target::Kind::Def && defs()[target.def].kind == DefKind::Const) {
        return evaluateConstant(target.def);
    }
    // `Type.CONST`: an associated constant, MIN, MAX or BITS.
    if (auto* field = std::get_if<ast::FieldExpr>(&kind)) {
        resolve::Target base = resolver_.resolution().target(field->base);
        bool isType = base.kind == resolve::Target::Kind::Builtin ||
                      base.kind == resolve::Target::Kind::SelfType || base.kind == resolve::Target::Kind::Def;
        auto* head = std::get_if<ast::NameExpr>(&ast_[field->base].kind);
        if (!isType || !head) return std::nullopt;
        if (base.kind == resolve::Target::Kind::Def && !base.isType(defs())) return std::nullopt;
        Ty self = lowerTargetType(base, head->segment, scope, ast_[field->base].span);
        std::string_view name = text(field->field.name.name);
        if (table_.isInteger(self)) {
            types::IntKind intKind = table_.intKind(self);
            unsigned width = types::bitWidth(intKind);
            UInt128 one = 1;
            if (name == "BITS") return width;
            if (name == "MAX")
                return types::isSigned(intKind) ? (one << (width - 1)) - 1
                                                : (width == 128 ? ~UInt128(0) : (one << width) - 1);
            if (name == "MIN")
                return types::isSigned(intKind) ? truncate(one << (width - 1), table_, self) : 0;
        }
        for (DefId extension : inherentExtensions(self)) {
            DefId member = resolver_.member(extension, field->field.name.name);
            if (member && defs()[member].kind == DefKind::Const) return evaluateConstant(member);
        }
    }
    return std::nullopt;
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
    if (auto value = evaluate(expr, type, scope)) return table_.constant(*value, type);
    if (target.kind == resolve::Target::Kind::Local) {
        diagnostics_
            .error(diag::Code::E0435, ast_[inner].span, "attempt to use a non-constant value in a constant")
            .label("non-constant value");
    } else {
        diagnostics_.error(diag::Code::E1011, ast_[expr].span,
                           "this constant expression cannot be evaluated yet");
    }
    return table_.error();
}

}  // namespace oxide::check
