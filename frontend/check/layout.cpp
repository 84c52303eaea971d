#include "frontend/check/layout.h"

#include <algorithm>

#include "frontend/types/fold.h"

namespace oxide::check {

namespace {

constexpr std::uint64_t kPointer = 8;

std::uint64_t roundedUp(std::uint64_t size, std::uint64_t align) {
    return (size + align - 1) / align * align;
}

// The fields one after the other; in Rust's own order nothing but the end needs padding.
std::optional<Layout> together(ItemTable& items, std::vector<Ty> fields, bool isInOrder) {
    std::vector<Layout> parts;
    for (Ty field : fields) {
        auto part = layoutOf(items, field);
        if (!part) return std::nullopt;
        parts.push_back(*part);
    }
    if (!isInOrder) std::ranges::stable_sort(parts, std::greater{}, &Layout::align);
    Layout result;
    for (const Layout& part : parts) {
        result.size = roundedUp(result.size, part.align) + part.size;
        result.align = std::max(result.align, part.align);
    }
    result.size = roundedUp(result.size, result.align);
    return result;
}

std::optional<Layout> layoutOfAdt(ItemTable& items, Ty ty) {
    types::TypeTable& table = items.table();
    DefId def = table[ty].def;
    const AdtInfo& info = items.adt(def);
    const ast::Attribute* attribute = items.attributeSyntax(def, "repr");
    auto hasRepr = [&](std::string_view name) {
        return attribute && std::ranges::any_of(attribute->meta.args, [&](const ast::MetaItem& arg) {
                   return arg.path.size() == 1 && text(arg.path[0].name) == name;
               });
    };
    if (def == items.langDef("String") || def == items.langDef("Vec")) return Layout{3 * kPointer, kPointer};
    if (def == items.langDef("Box")) return layoutOf(items, table.pointer(false, table.args(ty)[0]));
    if (items.defs()[def].isLibrary || hasRepr("packed") || hasRepr("align")) return std::nullopt;
    if (!info.isEnum) {
        std::vector<Ty> args(table.args(ty).begin(), table.args(ty).end());
        std::vector<Ty> fields;
        for (const FieldInfo& field : info.variants[0].fields)
            fields.push_back(types::substitute(table, field.ty, args));
        return together(items, std::move(fields), hasRepr("C"));
    }
    bool isPlain =
        std::ranges::all_of(info.variants, [](const VariantInfo& variant) { return variant.fields.empty(); });
    if (!isPlain || info.variants.size() < 2 || hasRepr("C")) return std::nullopt;
    if (attribute) return layoutOf(items, items.discriminantType(def));
    bool isByte = std::ranges::all_of(info.variants, [](const VariantInfo& variant) {
        return variant.discriminant >= -128 && variant.discriminant < 128;
    });
    return isByte ? std::optional(Layout{1, 1}) : std::nullopt;
}

}  // namespace

std::optional<Layout> layoutOf(ItemTable& items, Ty ty) {
    types::TypeTable& table = items.table();
    switch (table.kind(ty)) {
        case TyKind::Bool: return Layout{1, 1};
        case TyKind::Char: return Layout{4, 4};
        case TyKind::Int: {
            std::uint64_t size = types::bitWidth(table.intKind(ty)) / 8;
            return Layout{size, size};
        }
        case TyKind::Float: {
            std::uint64_t size = table.floatKind(ty) == types::FloatKind::F32 ? 4 : 8;
            return Layout{size, size};
        }
        case TyKind::FnPtr: return Layout{kPointer, kPointer};
        case TyKind::Ref:
        case TyKind::Pointer: {
            switch (table.kind(table.pointee(ty))) {
                case TyKind::Slice:
                case TyKind::Str:
                case TyKind::Dyn: return Layout{2 * kPointer, kPointer};
                case TyKind::Param:
                case TyKind::Projection: return std::nullopt;
                default: return Layout{kPointer, kPointer};
            }
        }
        case TyKind::Array: {
            auto element = layoutOf(items, table.args(ty)[0]);
            Ty length = table.args(ty)[1];
            if (!element || table.kind(length) != TyKind::Const) return std::nullopt;
            return Layout{element->size * static_cast<std::uint64_t>(table[length].value), element->align};
        }
        case TyKind::Tuple: return together(items, {table.args(ty).begin(), table.args(ty).end()}, false);
        case TyKind::Adt: return layoutOfAdt(items, ty);
        default: return std::nullopt;
    }
}

}  // namespace oxide::check
