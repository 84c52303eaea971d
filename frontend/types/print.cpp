#include "frontend/types/print.h"

#include <fmt/format.h>

namespace oxide::types {

namespace {

constexpr const char* kIntNames[] = {"Int8",  "Int16",  "Int",  "Int64",  "Int128",  "IntSize",
                                     "UInt8", "UInt16", "UInt", "UInt64", "UInt128", "UIntSize"};

std::string number(UInt128 value, bool negative) {
    if (negative) value = ~value + 1;
    std::string digits;
    do {
        digits.insert(digits.begin(), static_cast<char>('0' + static_cast<int>(value % 10)));
        value /= 10;
    } while (value != 0);
    return negative ? "-" + digits : digits;
}

class Printer {
  public:
    explicit Printer(const PrintContext& context) : context_(context), table_(context.table) {}

    std::string type(Ty ty) {
        const TyData& data = table_[ty];
        auto parts = table_.list(data.args);
        switch (data.kind) {
            case TyKind::Error: return "{unknown}";
            case TyKind::Never: return "!";
            case TyKind::Bool: return "Bool";
            case TyKind::Char: return "Char";
            case TyKind::Str: return "str";
            case TyKind::Int: return kIntNames[data.index];
            case TyKind::Float: return data.index == 0 ? "Float32" : "Float";
            case TyKind::Adt: return adt(data, parts);
            case TyKind::Ref:
                return std::string(data.flag ? "&mut " : "&") + region(parts[0]) + pointee(parts[1]);
            case TyKind::Pointer: return std::string(data.flag ? "*mut " : "*const ") + pointee(parts[0]);
            case TyKind::Slice: return "[" + type(parts[0]) + "]";
            case TyKind::Array: return "[" + type(parts[0]) + "; " + type(parts[1]) + "]";
            case TyKind::Tuple: return tuple(parts);
            case TyKind::FnPtr: return function(parts);
            case TyKind::FnDef: return "fn item {" + name(data.def) + "}";
            case TyKind::Closure: return "{closure}";
            case TyKind::AsyncBlock: return "{async block}";
            case TyKind::AsyncCall: return "impl Future";
            case TyKind::Opaque: return "impl Trait";
            case TyKind::Dyn: return dyn(ty, parts);
            case TyKind::Param: return data.def ? name(data.def) : "Self";
            case TyKind::Projection: return projection(data, parts);
            case TyKind::Infer: return context_.infer ? context_.infer(ty) : "_";
            case TyKind::Const: return constant(data, parts);
            case TyKind::Region: return region(ty);
        }
        return "?";
    }

    std::string trait(DefId def, std::span<const Ty> args) {
        std::string text = name(def);
        std::string list = arguments(args.size() > 1 ? args.subspan(1) : std::span<const Ty>{});
        return list.empty() ? text : text + "<" + list + ">";
    }

  private:
    std::string name(DefId def) { return std::string(text(context_.defs[def].name)); }

    std::string arguments(std::span<const Ty> parts) {
        std::string list;
        for (Ty part : parts) {
            if (table_.kind(part) == TyKind::Region) continue;
            if (!list.empty()) list += ", ";
            list += type(part);
        }
        return list;
    }

    std::string adt(const TyData& data, std::span<const Ty> parts) {
        std::string head = name(data.def);
        if (head == "Option" && context_.defs[data.def].isLibrary && parts.size() == 1)
            return type(parts[0]) + "?";
        std::string list = arguments(parts);
        return list.empty() ? head : head + "<" + list + ">";
    }

    std::string pointee(Ty ty) {
        std::string inner = type(ty);
        bool nullable = table_.kind(ty) == TyKind::Adt && !inner.empty() && inner.back() == '?';
        bool sum = table_.kind(ty) == TyKind::Dyn && inner.find(" + ") != std::string::npos;
        return nullable || sum ? "(" + inner + ")" : inner;
    }

    std::string region(Ty ty) {
        const TyData& data = table_[ty];
        if (data.kind != TyKind::Region) return "";
        switch (static_cast<RegionKind>(data.index)) {
            case RegionKind::Static: return "'static ";
            case RegionKind::Param: return data.def ? "'" + name(data.def) + " " : "";
            default: return "";
        }
    }

    std::string tuple(std::span<const Ty> parts) {
        if (parts.size() == 1) return "(" + type(parts[0]) + ",)";
        return "(" + arguments(parts) + ")";
    }

    std::string function(std::span<const Ty> parts) {
        std::string list = "fn(" + arguments(parts.first(parts.size() - 1)) + ")";
        return table_.isUnit(parts.back()) ? list : list + " -> " + type(parts.back());
    }

    std::string dyn(Ty ty, std::span<const Ty> parts) {
        std::string all;
        for (const auto& bound : table_.dynBounds(ty).bounds) {
            if (!all.empty()) all += " + ";
            auto args = parts.subspan(bound.firstArg, bound.argCount);
            std::string head = name(bound.trait);
            bool callable = head == "Fn" || head == "FnMut" || head == "FnOnce";
            if (callable && args.size() == 1) {
                all += head + "(" + arguments(table_.args(args[0])) + ")";
                if (!bound.bindings.empty() && !table_.isUnit(parts[bound.bindings[0].arg])) {
                    all += " -> " + type(parts[bound.bindings[0].arg]);
                }
                continue;
            }
            std::string list = arguments(args);
            for (const auto& binding : bound.bindings) {
                if (!list.empty()) list += ", ";
                list += name(binding.assoc) + " = " + type(parts[binding.arg]);
            }
            all += list.empty() ? head : head + "<" + list + ">";
        }
        return "dyn " + all;
    }

    std::string projection(const TyData& data, std::span<const Ty> parts) {
        if (parts.empty()) return name(data.def);
        TyKind self = table_.kind(parts[0]);
        if (self == TyKind::Param) return type(parts[0]) + "." + name(data.def);
        DefId trait = context_.defs[data.def].parent;
        return "<" + type(parts[0]) + " as " + this->trait(trait, parts) + ">." + name(data.def);
    }

    std::string constant(const TyData& data, std::span<const Ty> parts) {
        Ty type = parts[0];
        if (table_.kind(type) == TyKind::Bool) return data.value != 0 ? "true" : "false";
        bool negative = table_.isInteger(type) && isSigned(table_.intKind(type)) && (data.value >> 127) != 0;
        return number(data.value, negative);
    }

    const PrintContext& context_;
    const TypeTable& table_;
};

}  // namespace

std::string typeText(const PrintContext& context, Ty ty) { return Printer(context).type(ty); }

std::string traitText(const PrintContext& context, DefId trait, Args args) {
    return Printer(context).trait(trait, context.table.list(args));
}

}  // namespace oxide::types
