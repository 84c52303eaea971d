// The constructors of types, and how a list of patterns cuts them.
#include <algorithm>

#include "frontend/check/pattern_matrix.h"
#include "frontend/types/fold.h"

namespace oxide::check {

using Kind = Constructor::Kind;

const AdtInfo* TypeShapes::adtOf(Ty ty) {
    if (table_.kind(ty) != TyKind::Adt) return nullptr;
    return &items_.adt(table_[ty].def);
}

bool TypeShapes::isBox(Ty ty) {
    return table_.kind(ty) == TyKind::Adt && table_[ty].def == items_.langDef("Box");
}

std::optional<UInt128> TypeShapes::arrayLength(Ty ty) const {
    if (table_.kind(ty) != TyKind::Array) return std::nullopt;
    Ty length = table_.args(ty)[1];
    if (table_.kind(length) != TyKind::Const) return std::nullopt;
    return table_[length].value;
}

std::vector<Ty> TypeShapes::fieldTypes(Ty ty, const Constructor& constructor) {
    std::vector<Ty> result;
    switch (constructor.kind) {
        case Kind::Deref:
            result.push_back(table_.kind(ty) == TyKind::Adt ? table_.args(ty)[0] : table_.pointee(ty));
            break;
        case Kind::Struct:
        case Kind::Variant:
            if (table_.kind(ty) == TyKind::Tuple) {
                result.assign(table_.args(ty).begin(), table_.args(ty).end());
            } else if (const AdtInfo* info = adtOf(ty)) {
                std::vector<Ty> args(table_.args(ty).begin(), table_.args(ty).end());
                for (const FieldInfo& field : info->variants[constructor.index].fields)
                    result.push_back(types::eraseRegions(table_, types::substitute(table_, field.ty, args)));
            }
            break;
        case Kind::Slice: result.assign(constructor.prefix + constructor.suffix, table_.args(ty)[0]); break;
        case Kind::Bool:
        case Kind::Range:
        case Kind::Text:
        case Kind::Opaque:
        case Kind::Missing: break;
    }
    return result;
}

bool TypeShapes::isUninhabited(Ty ty, const Constructor& constructor) {
    bool hasFields = constructor.kind == Kind::Struct || constructor.kind == Kind::Variant;
    if (!hasFields) return false;
    std::vector<Ty> fields = fieldTypes(ty, constructor);
    const AdtInfo* info = adtOf(ty);
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (info) {
            const FieldInfo& field = info->variants[constructor.index].fields[i];
            if (!items_.resolver().isAccessible(field.access, module_)) continue;
        }
        if (isUninhabited(fields[i])) return true;
    }
    return false;
}

// A type deep inside itself is taken for inhabited.
bool TypeShapes::isUninhabited(Ty ty, unsigned depth) {
    constexpr unsigned kDeepest = 8;
    if (depth > kDeepest) return false;
    auto anyOf = [&](std::span<const Ty> parts) {
        std::vector<Ty> list(parts.begin(), parts.end());
        return std::ranges::any_of(list, [&](Ty part) { return isUninhabited(part, depth + 1); });
    };
    switch (table_.kind(ty)) {
        case TyKind::Never: return true;
        case TyKind::Tuple: return anyOf(table_.args(ty));
        case TyKind::Array: {
            auto length = arrayLength(ty);
            return length && *length > 0 && isUninhabited(table_.args(ty)[0], depth + 1);
        }
        case TyKind::Adt: break;
        default: return false;
    }
    const AdtInfo& info = *adtOf(ty);
    if (info.isEnum && info.isExtern && info.variants.empty()) return false;
    std::vector<Ty> args(table_.args(ty).begin(), table_.args(ty).end());
    auto variantIsUninhabited = [&](const VariantInfo& variant) {
        for (const FieldInfo& field : variant.fields) {
            if (!items_.resolver().isAccessible(field.access, module_)) continue;
            Ty fieldType = types::eraseRegions(table_, types::substitute(table_, field.ty, args));
            if (isUninhabited(fieldType, depth + 1)) return true;
        }
        return false;
    };
    return std::ranges::all_of(info.variants, variantIsUninhabited);
}

bool isCovered(const Constructor& constructor, const Constructor& by) {
    if (constructor.kind != by.kind) return false;
    switch (constructor.kind) {
        case Kind::Struct:
        case Kind::Deref: return true;
        case Kind::Variant:
        case Kind::Bool: return constructor.index == by.index;
        case Kind::Range: return by.from <= constructor.from && constructor.to <= by.to;
        case Kind::Text: return constructor.text == by.text;
        case Kind::Slice: {
            std::uint32_t length = constructor.prefix + constructor.suffix;
            std::uint32_t needed = by.prefix + by.suffix;
            return by.isOpen ? length >= needed : !constructor.isOpen && length == needed;
        }
        case Kind::Opaque:
        case Kind::Missing: return false;
    }
    OX_UNREACHABLE("kind of constructor");
}

namespace {

Constructor range(UInt128 from, UInt128 to) {
    Constructor result;
    result.kind = Kind::Range;
    result.from = from;
    result.to = to;
    return result;
}

Constructor slice(std::size_t prefix, std::size_t suffix, bool isOpen) {
    Constructor result;
    result.kind = Kind::Slice;
    result.prefix = static_cast<std::uint32_t>(prefix);
    result.suffix = static_cast<std::uint32_t>(suffix);
    result.isOpen = isOpen;
    return result;
}

Constructor indexed(Kind kind, std::uint32_t index) {
    Constructor result;
    result.kind = kind;
    result.index = index;
    return result;
}

// Cuts [first, last] wherever a seen range begins or ends; neighbouring parts that nothing covers become one.
void splitRange(UInt128 first, UInt128 last, const std::vector<const Constructor*>& seen,
                SplitConstructors& out) {
    std::vector<UInt128> starts{first};
    for (const Constructor* one : seen) {
        if (one->kind != Kind::Range || one->to < first || one->from > last) continue;
        if (one->from > first) starts.push_back(one->from);
        if (one->to < last) starts.push_back(one->to + 1);
    }
    std::ranges::sort(starts);
    starts.erase(std::unique(starts.begin(), starts.end()), starts.end());
    bool lastWasMissing = false;
    for (std::size_t i = 0; i < starts.size(); ++i) {
        Constructor part = range(starts[i], i + 1 < starts.size() ? starts[i + 1] - 1 : last);
        bool covered =
            std::ranges::any_of(seen, [&](const Constructor* one) { return isCovered(part, *one); });
        if (covered) {
            out.present.push_back(part);
        } else if (lastWasMissing) {
            out.missing.back().to = part.to;
        } else {
            out.missing.push_back(part);
        }
        lastWasMissing = !covered;
    }
}

// Slices longer than every pattern looks at differ in nothing: they are one constructor with an open middle.
void splitSlices(std::optional<UInt128> length, const std::vector<const Constructor*>& seen,
                 SplitConstructors& out) {
    std::size_t longestFixed = 0;
    std::size_t prefix = 0;
    std::size_t suffix = 0;
    bool anyOpen = false;
    bool anyFixed = false;
    for (const Constructor* one : seen) {
        if (one->kind != Kind::Slice) continue;
        if (one->isOpen) {
            anyOpen = true;
            prefix = std::max<std::size_t>(prefix, one->prefix);
            suffix = std::max<std::size_t>(suffix, one->suffix);
        } else {
            anyFixed = true;
            longestFixed = std::max<std::size_t>(longestFixed, one->prefix + one->suffix);
        }
    }
    auto add = [&](Constructor constructor) {
        bool covered =
            std::ranges::any_of(seen, [&](const Constructor* one) { return isCovered(constructor, *one); });
        (covered ? out.present : out.missing).push_back(constructor);
    };
    if (length) {
        // A long array of which only the ends are looked at stays open, so that nobody counts to its length.
        bool staysOpen = anyOpen && !anyFixed && *length > prefix + suffix;
        add(staysOpen ? slice(prefix, suffix, true) : slice(static_cast<std::size_t>(*length), 0, false));
        return;
    }
    if (longestFixed + 1 >= prefix + suffix) prefix = longestFixed + 1 - suffix;
    for (std::size_t n = 0; n < prefix + suffix; ++n) add(slice(n, 0, false));
    add(slice(prefix, suffix, true));
}

}  // namespace

SplitConstructors splitConstructors(TypeShapes& shapes, Ty ty, const std::vector<const Constructor*>& seen) {
    SplitConstructors result;
    const types::TypeTable& table = shapes.table();
    auto add = [&](const Constructor& constructor) {
        bool covered =
            std::ranges::any_of(seen, [&](const Constructor* one) { return isCovered(constructor, *one); });
        (covered ? result.present : result.missing).push_back(constructor);
    };
    auto addUnlistable = [&] {
        for (const Constructor* one : seen) {
            if (std::ranges::find(result.present, *one) == result.present.end())
                result.present.push_back(*one);
        }
        result.missingHasMore = true;
    };
    bool hasOpaque =
        std::ranges::any_of(seen, [](const Constructor* one) { return one->kind == Kind::Opaque; });
    bool hasText = std::ranges::any_of(seen, [](const Constructor* one) { return one->kind == Kind::Text; });
    if (hasOpaque || hasText) {
        addUnlistable();
        return result;
    }
    switch (table.kind(ty)) {
        case TyKind::Never: result.isEmptyType = true; break;
        case TyKind::Bool:
            add(indexed(Kind::Bool, 0));
            add(indexed(Kind::Bool, 1));
            break;
        case TyKind::Int:
        case TyKind::Char:
            for (auto [first, last] : Domain(table, ty).ranges()) splitRange(first, last, seen, result);
            break;
        case TyKind::Ref: add(indexed(Kind::Deref, 0)); break;
        case TyKind::Tuple: add(indexed(Kind::Struct, 0)); break;
        case TyKind::Array:
            if (!shapes.arrayLength(ty)) {
                addUnlistable();
                break;
            }
            splitSlices(shapes.arrayLength(ty), seen, result);
            break;
        case TyKind::Slice: splitSlices({}, seen, result); break;
        case TyKind::Adt: {
            const AdtInfo& info = *shapes.adtOf(ty);
            if (shapes.isBox(ty)) {
                add(indexed(Kind::Deref, 0));
            } else if (!info.isEnum) {
                add(indexed(Kind::Struct, 0));
            } else if (info.variants.empty()) {
                result.isEmptyType = true;
            } else {
                for (std::uint32_t i = 0; i < info.variants.size(); ++i) add(indexed(Kind::Variant, i));
                if (shapes.items().attribute(table[ty].def, "nonExhaustive") &&
                    shapes.items().defs()[table[ty].def].isLibrary)
                    result.missingHasMore = true;
            }
            break;
        }
        default: addUnlistable(); break;
    }
    return result;
}

}  // namespace oxide::check
