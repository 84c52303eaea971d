// C++ identifiers and the Oxide signatures shown above functions.
#include <fmt/format.h>

#include "frontend/mono/monomorphizer.h"

namespace oxide::mono {

using resolve::DefKind;
using types::TyKind;

namespace {

constexpr std::size_t kLongestName = 96;

std::string identifier(std::string_view text) {
    std::string out;
    for (char c : text) {
        bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
        if (plain)
            out += c;
        else if (!out.empty() && out.back() != '_')
            out += '_';
    }
    while (!out.empty() && out.back() == '_') out.pop_back();
    return out.empty() ? "x" : out;
}

}  // namespace

std::string Monomorphizer::unique(std::string name) {
    if (name.size() > kLongestName) name.resize(kLongestName);
    if (names_.insert(name).second) return name;
    for (int i = 2;; ++i) {
        std::string next = name + "_" + std::to_string(i);
        if (names_.insert(next).second) return next;
    }
}

std::string Monomorphizer::typeName(Ty ty) {
    const types::TyData& data = table_[ty];
    auto list = [&](std::string head, std::span<const Ty> parts) {
        for (Ty part : parts) {
            if (table_.kind(part) != TyKind::Region) head += "_" + typeName(part);
        }
        return head;
    };
    switch (data.kind) {
        case TyKind::Adt: return list(std::string(text(items_.defs()[data.def].name)), table_.args(ty));
        case TyKind::Ref: return typeName(table_.pointee(ty));
        case TyKind::Pointer: return "ptr_" + typeName(table_.pointee(ty));
        case TyKind::Tuple: return list("tuple", table_.args(ty));
        case TyKind::Array:
        case TyKind::Slice: return list(data.kind == TyKind::Array ? "array" : "slice", table_.args(ty));
        case TyKind::FnPtr: return list("fn", table_.args(ty));
        case TyKind::FnDef: return std::string(text(items_.defs()[data.def].name));
        case TyKind::Dyn: {
            std::string name = "dyn";
            for (const auto& bound : table_.dynBounds(ty).bounds) {
                if (!items_.trait(bound.trait).isAuto)
                    name += "_" + std::string(text(items_.defs()[bound.trait].name));
            }
            return list(name, table_.args(ty));
        }
        case TyKind::Closure:
        case TyKind::AsyncBlock: {
            auto it = out_.closureOf.find(ty);
            return it == out_.closureOf.end() ? "closure" : out_.closures[it->second].name;
        }
        case TyKind::AsyncCall: return std::string(text(items_.defs()[data.def].name)) + "_future";
        default: return identifier(items_.typeText(ty));
    }
}

std::string Monomorphizer::functionName(DefId def, Args args) {
    const resolve::Def& info = items_.defs()[def];
    std::string name(text(info.name));
    std::string prefix;
    if (items_.defs().isMember(def)) {
        Ty self = concrete(items_.selfType(def), args);
        prefix = typeName(self) + "_";
        const types::Implementation* implementation = items_.defs()[info.parent].kind == DefKind::Extension
                                                          ? &items_.implementation(info.parent)
                                                          : nullptr;
        if (implementation && implementation->trait)
            prefix += std::string(text(items_.defs()[implementation->trait->trait].name)) + "_";
    } else if (info.kind == DefKind::Variant) {
        prefix = std::string(text(items_.defs()[info.parent].name)) + "_";
    }
    // The function's own arguments; those of its type are in the prefix already.
    std::size_t inherited = items_.generics(def).inherited.size() + (items_.generics(def).hasSelf ? 1 : 0);
    auto list = table_.list(args);
    for (std::size_t i = inherited; i < list.size(); ++i) {
        if (table_.kind(list[i]) != TyKind::Region) name += "_" + typeName(list[i]);
    }
    return prefix + name;
}

std::string Monomorphizer::signatureText(const Function& function) {
    std::string params;
    for (const Param& param : function.params) {
        if (!params.empty()) params += ", ";
        params += param.name + ": " + items_.typeText(param.ty);
    }
    std::string head = function.isAsync ? "async fn " : "fn ";
    std::string name(text(items_.defs()[function.def].name));
    if (function.kind == FunctionKind::Closure) head = "closure in ";
    if (function.kind == FunctionKind::AsyncBlock) head = "async block in ";
    std::string result = table_.isUnit(function.result) ? "" : ": " + items_.typeText(function.result);
    return head + name + "(" + params + ")" + result;
}

}  // namespace oxide::mono
