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
    TypeScope scope{def, false, false, {}, true};
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
        auto variants = resolver_.members(def);
        for (std::size_t i = 0; i < e->variants.size(); ++i) {
            const ast::VariantDecl& decl = e->variants[i];
            VariantInfo variant;
            variant.def = i < variants.size() ? variants[i] : DefId{};
            variant.name = decl.name.name;
            variant.shape = decl.shape;
            variant.fields = fields(decl.fields, true);
            info.variants.push_back(std::move(variant));
        }
    }
    const AdtInfo& made = adts_[def] = std::move(info);
    for (std::size_t i = 0; made.isEnum && i < made.variants.size(); ++i) discriminant(def, i);
    return made;
}

// The expression that gives it may name other variants of the enum.
std::optional<Int128> ItemTable::discriminant(DefId item, std::size_t index) {
    using Knowledge = VariantInfo::Knowledge;
    VariantInfo& variant = adts_.at(item).variants[index];
    if (variant.discriminantIs == Knowledge::Known) return variant.discriminant;
    if (variant.discriminantIs == Knowledge::Wrong) return std::nullopt;
    const ast::VariantDecl& decl = std::get<ast::EnumItem>(ast_[defs()[item].item].kind).variants[index];
    if (std::exchange(variant.discriminantIs, Knowledge::Asked) == Knowledge::Asked) {
        variant.discriminantIs = Knowledge::Wrong;
        diagnostics_.error(
            diag::Code::E0391, decl.name.span,
            fmt::format("cycle detected when evaluating the discriminant of `{}`", text(decl.name.name)));
        return std::nullopt;
    }
    std::optional<Int128> value;
    if (decl.discriminant) {
        auto written = evaluate(decl.discriminant, discriminantType(item), {item, false, false, {}});
        if (written) value = static_cast<Int128>(*written);
    } else if (index == 0) {
        value = 0;
    } else if (auto before = discriminant(item, index - 1)) {
        value = *before + 1;
    }
    if (variant.discriminantIs == Knowledge::Wrong) value.reset();
    variant.discriminant = value.value_or(0);
    variant.discriminantIs = value ? Knowledge::Known : Knowledge::Wrong;
    return value;
}

bool ItemTable::isUnsized(DefId adt) {
    const resolve::Def& def = defs()[adt];
    if (!def.item) return false;
    auto* syntax = std::get_if<ast::StructItem>(&ast_[def.item].kind);
    return syntax && syntax->isExtern && attributeSyntax(adt, "unsized");
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
    auto* global = std::get_if<ast::StaticItem>(&kind);
    if (global) type = global->type;
    Ty ty = type ? lowerType(type, scope) : table_.error();
    if (global && global->isThreadLocal) ty = table_.adt(langDef("LocalKey"), table_.makeArgs({ty}));
    if (global && global->isTaskLocal) ty = table_.adt(langDef("TaskLocalKey"), table_.makeArgs({ty}));
    return valueTypes_[def] = ty;
}

}  // namespace oxide::check
