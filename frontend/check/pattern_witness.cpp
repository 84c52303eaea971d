// Values that no pattern covers, spelled as patterns.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "frontend/check/pattern_matrix.h"

namespace oxide::check {

namespace {

using Kind = Constructor::Kind;

bool isAny(const Witness& witness) { return !witness.constructor; }

class Speller {
  public:
    explicit Speller(TypeShapes& shapes) : shapes_(shapes), table_(shapes.table()) {}

    std::string text(const Witness& witness) {
        if (isAny(witness)) return "_";
        const Constructor& constructor = *witness.constructor;
        switch (constructor.kind) {
            case Kind::Struct:
                return table_.kind(witness.ty) == TyKind::Tuple
                           ? tuple("", witness.fields, true)
                           : fields(oxide::text(shapes_.items().defs()[table_[witness.ty].def].name),
                                    witness);
            case Kind::Variant: return variant(witness);
            case Kind::Deref:
                if (table_.kind(witness.ty) != TyKind::Ref) return text(witness.fields[0]);
                return (table_[witness.ty].flag ? "&mut " : "&") + text(witness.fields[0]);
            case Kind::Bool: return constructor.index != 0 ? "true" : "false";
            case Kind::Range: return range(witness.ty, constructor);
            case Kind::Slice: return slice(witness);
            case Kind::Text:
            case Kind::Opaque:
            case Kind::Missing: return "_";
        }
        OX_UNREACHABLE("kind of constructor");
    }

  private:
    std::string variant(const Witness& witness) {
        DefId adt = table_[witness.ty].def;
        const VariantInfo& info = shapes_.adtOf(witness.ty)->variants[witness.constructor->index];
        std::string name(oxide::text(info.name));
        bool isOption = adt == shapes_.items().langDef("Option");
        bool isResult = adt == shapes_.items().langDef("Result");
        if (isOption && info.fields.empty()) return "null";
        if (!isOption && !isResult)
            name = fmt::format("{}.{}", oxide::text(shapes_.items().defs()[adt].name), name);
        return fields(name, witness);
    }

    std::string fields(std::string_view name, const Witness& witness) {
        const VariantInfo& info = shapes_.adtOf(witness.ty)->variants[witness.constructor->index];
        if (info.shape == ast::VariantShape::Unit) return std::string(name);
        if (info.shape == ast::VariantShape::Tuple) return tuple(name, witness.fields, false);
        std::string list;
        bool leavesOut = false;
        for (std::size_t i = 0; i < witness.fields.size(); ++i) {
            if (isAny(witness.fields[i])) {
                leavesOut = true;
                continue;
            }
            list += fmt::format("{}{}: {}", list.empty() ? "" : ", ", oxide::text(info.fields[i].name),
                                text(witness.fields[i]));
        }
        if (leavesOut) list += list.empty() ? ".." : ", ..";
        return list.empty() ? fmt::format("{} {{}}", name) : fmt::format("{} {{ {} }}", name, list);
    }

    std::string tuple(std::string_view name, const std::vector<Witness>& parts, bool isTuple) {
        std::string list;
        for (const Witness& part : parts) list += (list.empty() ? "" : ", ") + text(part);
        if (isTuple && parts.size() == 1) list += ",";
        return fmt::format("{}({})", name, list);
    }

    std::string slice(const Witness& witness) {
        const Constructor& constructor = *witness.constructor;
        std::vector<std::string> parts;
        for (const Witness& field : witness.fields) parts.push_back(text(field));
        if (constructor.isOpen)
            parts.insert(parts.begin() + static_cast<std::ptrdiff_t>(constructor.prefix), "..");
        // `[_, .., _]` says no more than `[_, _, ..]`
        if (constructor.isOpen && std::ranges::all_of(witness.fields, isAny)) {
            parts.assign(witness.fields.size(), "_");
            parts.push_back("..");
        }
        return fmt::format("[{}]", fmt::join(parts, ", "));
    }

    std::string range(Ty ty, const Constructor& constructor) {
        Domain domain(table_, ty);
        bool isCharacter = table_.kind(ty) == TyKind::Char;
        bool isSigned = !isCharacter && types::isSigned(table_.intKind(ty));
        if (!isCharacter && constructor.from == domain.first() && constructor.to == domain.last()) return "_";
        auto bound = [&](UInt128 place) -> std::string {
            if (domain.isBeyond(place)) return "";
            if (isCharacter) return character(static_cast<char32_t>(domain.value(place)));
            if (domain.isLastValue(place)) return shapes_.items().typeText(ty) + ".MAX";
            // zero is as good a name for the first unsigned value
            if (domain.isFirstValue(place) && domain.value(place) != 0)
                return shapes_.items().typeText(ty) + ".MIN";
            return decimal(domain.value(place), isSigned);
        };
        if (constructor.from == constructor.to) {
            if (!domain.isBeyond(constructor.from)) return bound(constructor.from);
            bool isBelow = constructor.from == 0;
            std::string name = shapes_.items().typeText(ty);
            return isBelow ? fmt::format("..{}.MIN", name) : fmt::format("{}.MAX..", name);
        }
        bool isOpenAbove = domain.isBeyond(constructor.to);
        return fmt::format("{}..{}{}", bound(constructor.from), isOpenAbove ? "" : "=",
                           bound(constructor.to));
    }

    static std::string character(char32_t c) {
        switch (c) {
            case U'\0': return "'\\0'";
            case U'\n': return "'\\n'";
            case U'\r': return "'\\r'";
            case U'\t': return "'\\t'";
            case U'\'': return "'\\''";
            case U'\\': return "'\\\\'";
            default: break;
        }
        bool isPlain = c >= 0x20 && c < 0x7F;
        return isPlain ? fmt::format("'{}'", static_cast<char>(c))
                       : fmt::format("'\\u{{{:x}}}'", static_cast<std::uint32_t>(c));
    }

    TypeShapes& shapes_;
    const types::TypeTable& table_;
};

}  // namespace

std::string witnessText(TypeShapes& shapes, const Witness& witness) { return Speller(shapes).text(witness); }

}  // namespace oxide::check
