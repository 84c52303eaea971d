#include "frontend/mono/rust_names.h"

#include <algorithm>
#include <array>
#include <filesystem>

#include "frontend/base/int128.h"
#include "frontend/base/snake_case.h"

namespace oxide::mono {

namespace {

using check::ItemTable;
using resolve::DefId;
using resolve::DefKind;
using types::Ty;
using types::TyKind;

struct Home {
    std::string_view ours;  // a path of our library, or the start of one
    std::string_view rusts;
};

// Where Rust keeps what our `std` has in one place; the longer beginning first.
constexpr std::array kHomes{
    Home{"std::sync::Arc", "alloc::sync::Arc"},
    Home{"std::sync::arc", "alloc::sync"},
    Home{"std::sync::mutex", "std::sync::poison::mutex"},
    Home{"std::sync::rw_lock", "std::sync::poison::rwlock"},
    Home{"std::collections::btree_map", "alloc::collections::btree::map"},
    Home{"std::collections::btree_set", "alloc::collections::btree::set"},
    Home{"std::collections::hash_map", "std::collections::hash::map"},
    Home{"std::collections::hash_set", "std::collections::hash::set"},
    Home{"std::collections", "alloc::collections"},
    Home{"std::iter::Iterator", "core::iter::traits::iterator::Iterator"},
    Home{"std::iter::DoubleEndedIterator", "core::iter::traits::double_ended::DoubleEndedIterator"},
    Home{"std::iter::ExactSizeIterator", "core::iter::traits::exact_size::ExactSizeIterator"},
    Home{"std::iter::IntoIterator", "core::iter::traits::collect::IntoIterator"},
    Home{"std::ops::ControlFlow", "core::ops::control_flow::ControlFlow"},
    Home{"std::time::Duration", "core::time::Duration"},
    Home{"std::string", "alloc::string"},
    Home{"std::vec", "alloc::vec"},
    Home{"std::boxed", "alloc::boxed"},
    Home{"std::rc", "alloc::rc"},
    Home{"std::borrow", "alloc::borrow"},
    Home{"std::any", "core::any"},
    Home{"std::array", "core::array"},
    Home{"std::cell", "core::cell"},
    Home{"std::char", "core::char"},
    Home{"std::clone", "core::clone"},
    Home{"std::cmp", "core::cmp"},
    Home{"std::convert", "core::convert"},
    Home{"std::default", "core::default"},
    Home{"std::error", "core::error"},
    Home{"std::fmt", "core::fmt"},
    Home{"std::future", "core::future"},
    Home{"std::iter", "core::iter"},
    Home{"std::marker", "core::marker"},
    Home{"std::mem", "core::mem"},
    Home{"std::num", "core::num"},
    Home{"std::ops", "core::ops"},
    Home{"std::option", "core::option"},
    Home{"std::pin", "core::pin"},
    Home{"std::result", "core::result"},
    Home{"std::slice", "core::slice"},
    Home{"std::str", "core::str"},
    Home{"std::task", "core::task"},
};

constexpr const char* kIntNames[] = {"i8", "i16", "i32", "i64", "i128", "isize",
                                     "u8", "u16", "u32", "u64", "u128", "usize"};

class Namer {
  public:
    explicit Namer(ItemTable& items) : items_(items), table_(items.table()) {}

    std::string type(Ty ty) {
        const types::TyData& data = table_[ty];
        auto parts = table_.list(data.args);
        switch (data.kind) {
            case TyKind::Never: return "!";
            case TyKind::Bool: return "bool";
            case TyKind::Char: return "char";
            case TyKind::Str: return "str";
            case TyKind::Int: return kIntNames[data.index];
            case TyKind::Float: return data.index == 0 ? "f32" : "f64";
            case TyKind::Adt: return withArgs(path(data.def), shownArgs(parts));
            case TyKind::Ref: return (data.flag ? "&mut " : "&") + pointee(parts[1]);
            case TyKind::Pointer: return (data.flag ? "*mut " : "*const ") + pointee(parts[0]);
            case TyKind::Slice: return "[" + type(parts[0]) + "]";
            case TyKind::Array: return "[" + type(parts[0]) + "; " + type(parts[1]) + "]";
            case TyKind::Tuple: return "(" + list(parts) + (parts.size() == 1 ? ",)" : ")");
            case TyKind::FnPtr:
                return "fn(" + list(parts.first(parts.size() - 1)) + ")" + result(parts.back());
            case TyKind::FnDef: return withArgs(path(data.def), list(parts));
            case TyKind::Closure:
                return path(items_.closure(types::BodyId{data.index}).owner) + "::{{closure}}";
            case TyKind::Dyn: return dyn(ty, parts);
            case TyKind::Const: {
                if (table_.kind(parts[0]) == TyKind::Bool) return data.value != 0 ? "true" : "false";
                bool isSigned = table_.isInteger(parts[0]) && types::isSigned(table_.intKind(parts[0]));
                return decimal(data.value, isSigned);
            }
            default: return items_.typeText(ty);
        }
    }

  private:
    static std::string withArgs(std::string head, const std::string& args) {
        return args.empty() ? head : head + "<" + args + ">";
    }

    // `file::module::Name`: a crate has the name of its first file.
    std::string path(DefId def) {
        const resolve::Def& info = items_.defs()[def];
        if (!info.parent) {
            if (info.isLibrary) return std::string(text(info.name));
            std::string crate = std::filesystem::path(items_.sources().file(info.file).name).stem().string();
            std::ranges::replace(crate, '-', '_');
            return crate;
        }
        if (info.kind == DefKind::Extension) return path(info.parent) + "::{impl}";
        std::string name(text(info.name));
        if (info.isLibrary) name = snakeCase(name);
        std::string whole = path(info.parent) + "::" + name;
        if (!info.isLibrary || info.kind == DefKind::Module) return whole;
        for (const Home& home : kHomes) {
            if (whole.starts_with(home.ours) &&
                (whole.size() == home.ours.size() || whole[home.ours.size()] == ':'))
                return std::string(home.rusts) + whole.substr(home.ours.size());
        }
        return whole;
    }

    std::string list(std::span<const Ty> parts) {
        std::string all;
        for (Ty part : parts) {
            if (table_.kind(part) == TyKind::Region) continue;
            if (!all.empty()) all += ", ";
            all += type(part);
        }
        return all;
    }

    // Lifetimes are `'_`; the hasher that a map has by default is not shown.
    std::string shownArgs(std::span<const Ty> parts) {
        std::string all;
        for (Ty part : parts) {
            if (table_.kind(part) == TyKind::Adt &&
                text(items_.defs()[table_[part].def].name) == "RandomState")
                continue;
            if (!all.empty()) all += ", ";
            all += table_.kind(part) == TyKind::Region ? "'_" : type(part);
        }
        return all;
    }

    std::string pointee(Ty ty) {
        std::string inner = type(ty);
        bool isSum = table_.kind(ty) == TyKind::Dyn && table_.dynBounds(ty).bounds.size() > 1;
        return isSum ? "(" + inner + ")" : inner;
    }

    std::string result(Ty ty) { return table_.isUnit(ty) ? "" : " -> " + type(ty); }

    std::string dyn(Ty ty, std::span<const Ty> parts) {
        std::string all;
        for (const auto& bound : table_.dynBounds(ty).bounds) {
            if (!all.empty()) all += " + ";
            auto args = parts.subspan(bound.firstArg, bound.argCount);
            std::string head = path(bound.trait);
            bool isCallable = head.starts_with("core::ops::function::Fn");
            if (isCallable && args.size() == 1) {
                all += head + "(" + list(table_.args(args[0])) + ")";
                if (!bound.bindings.empty()) all += result(parts[bound.bindings[0].arg]);
                continue;
            }
            std::string shown = list(args);
            for (const auto& binding : bound.bindings) {
                if (!shown.empty()) shown += ", ";
                shown +=
                    std::string(text(items_.defs()[binding.assoc].name)) + " = " + type(parts[binding.arg]);
            }
            all += withArgs(head, shown);
        }
        return "dyn " + all;
    }

    ItemTable& items_;
    const types::TypeTable& table_;
};

}  // namespace

std::string rustTypeName(ItemTable& items, Ty ty) { return Namer(items).type(ty); }

}  // namespace oxide::mono
