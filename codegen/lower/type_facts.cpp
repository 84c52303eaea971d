#include <algorithm>
#include <cctype>

#include "codegen/lower/context.h"
#include "codegen/lower/names.h"

namespace oxide::lower {

bool Context::isUnsized(Ty ty) const {
    TyKind k = kind(ty);
    return k == TyKind::Str || k == TyKind::Slice || k == TyKind::Dyn || isText(ty);
}

bool Context::isText(Ty ty) const { return kind(ty) == TyKind::Str || externName(ty) == "ox::str"; }

bool Context::isPlain(Ty ty) const {
    switch (kind(ty)) {
        case TyKind::Bool:
        case TyKind::Char:
        case TyKind::Int:
        case TyKind::Float:
        case TyKind::Ref:
        case TyKind::Pointer:
        case TyKind::FnPtr:
        case TyKind::FnDef:
        case TyKind::Never: return true;
        default: return isUnit(ty);
    }
}

bool Context::isTrivial(Ty ty) const {
    if (isPlain(ty)) return true;
    auto found = program.facts.find(ty);
    return found != program.facts.end() && found->second.isCopy;
}

bool Context::needsDrop(Ty ty) const {
    if (isPlain(ty)) return false;
    auto found = program.facts.find(ty);
    return found != program.facts.end() && found->second.needsDrop;
}

bool Context::holdsFuture(Ty ty) const {
    const mono::AdtInstance* item = adt(ty);
    if (!item) return false;
    for (Ty arg : item->isExtern ? std::span<const Ty>(item->cppArgs) : types.args(ty)) {
        TyKind k = kind(arg);
        if (k == TyKind::AsyncBlock || k == TyKind::AsyncCall || program.userPoll.contains(arg) ||
            holdsFuture(arg))
            return true;
        if (program.futureOutput.contains(arg)) return true;
    }
    return false;
}

bool Context::isBox(Ty ty) const { return externName(ty) == "ox::Box"; }

bool Context::ownsObject(Ty ty) const {
    std::string_view name = externName(ty);
    return name == "ox::Box" || name == "ox::Rc" || name == "ox::Arc";
}

bool Context::hasConstructor(Ty ty) {
    auto found = program.facts.find(ty);
    bool hasDrop = found != program.facts.end() && found->second.drop.valid();
    return hasDrop || isVisible(ty);
}

std::string_view Context::externName(Ty ty) const {
    const mono::AdtInstance* item = adt(ty);
    return item && item->isExtern ? std::string_view(item->name) : std::string_view();
}

const mono::AdtInstance* Context::adt(Ty ty) const {
    auto found = program.adtOf.find(ty);
    return found == program.adtOf.end() ? nullptr : &program.adts[found->second];
}

const mono::ClosureInstance* Context::closure(Ty ty) const {
    auto found = program.closureOf.find(ty);
    return found == program.closureOf.end() ? nullptr : &program.closures[found->second];
}

Ty Context::fieldType(Ty owner, std::uint32_t variant, std::uint32_t field) const {
    if (kind(owner) == TyKind::Tuple) return types.args(owner)[field];
    const mono::AdtInstance* item = adt(owner);
    OX_CHECK(item, "a field of what is no struct");
    return item->variants[variant].fields[field].ty;
}

std::string Context::fieldOf(Ty owner, std::uint32_t variant, std::uint32_t field) const {
    if (kind(owner) == TyKind::Tuple) return "_" + std::to_string(field);
    const mono::AdtInstance* item = adt(owner);
    OX_CHECK(item, "a field of what is no struct");
    return fieldName(item->variants[variant].fields[field].name);
}

namespace {

bool mentions(std::string_view text, std::string_view name) {
    auto isPart = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; };
    for (std::size_t at = text.find(name); at != std::string_view::npos; at = text.find(name, at + 1)) {
        std::size_t end = at + name.size();
        if ((at == 0 || !isPart(text[at - 1])) && (end == text.size() || !isPart(text[end]))) return true;
    }
    return false;
}

}  // namespace

// A variant is a function of the enum's class, where it would hide the class of a field: `Text(Text)`.
std::string Context::variantOf(const mono::AdtInstance& item, std::uint32_t variant) {
    if (item.isExtern) return item.variants[variant].name;
    std::vector<std::string>& names = variantNames_[item.ty];
    if (!names.empty()) return names[variant];
    std::string fieldTypes;
    for (const mono::Variant& one : item.variants) {
        for (const mono::Field& field : one.fields) fieldTypes += type(field.ty) + ";";
    }
    for (const mono::Variant& one : item.variants) {
        std::string name = variantName(one.name, item.name);
        auto isTaken = [&](const mono::Variant& other) { return other.name == name; };
        while (mentions(fieldTypes, name) ||
               (name != one.name && std::ranges::any_of(item.variants, isTaken)))
            name += "Variant";
        names.push_back(name);
    }
    return names[variant];
}

namespace {

// Library types that own memory and nothing else: when they die shows only if their contents do. Rc and Arc
// count their owners, which the program can read.
bool ownsOnlyMemory(std::string_view name) {
    static const std::unordered_set<std::string_view> kNames = {"ox::String",
                                                                "ox::Vec",
                                                                "ox::Box",
                                                                "ox::Option",
                                                                "ox::Result",
                                                                "ox::Poll",
                                                                "ox::Ordering",
                                                                "ox::Cell",
                                                                "ox::RefCell",
                                                                "ox::UnsafeCell",
                                                                "ox::Pin",
                                                                "ox::PhantomData",
                                                                "ox::VecDeque",
                                                                "ox::LinkedList",
                                                                "ox::Panic",
                                                                "ox::btree::BTree",
                                                                "ox::btree::IntoIter",
                                                                "ox::hash::RawTable",
                                                                "ox::hash::IntoIter",
                                                                "ox::vec::IntoIter",
                                                                "ox::vec::Drain",
                                                                "ox::array::IntoIter",
                                                                "ox::mem::ManuallyDrop",
                                                                "ox::sync::Mutex",
                                                                "ox::sync::RwLock",
                                                                "ox::tokio::sync::Mutex",
                                                                "ox::tokio::sync::RwLock",
                                                                "ox::tokio::sync::OnceCell",
                                                                "ox::io::Error",
                                                                "ox::fmt::Arguments",
                                                                "ox::fmt::DebugStruct",
                                                                "ox::fmt::DebugTuple",
                                                                "ox::fmt::DebugInner",
                                                                "ox::thread::Thread",
                                                                "ox::task::Waker",
                                                                "ox::tokio::sync::mpsc::SendError",
                                                                "ox::tokio::sync::mpsc::TrySendError",
                                                                "ox::tokio::sync::broadcast::SendError",
                                                                "ox::tokio::sync::watch::SendError",
                                                                "ox::tokio::sync::SetError",
                                                                "ox::tokio::task::JoinError",
                                                                "ox::tokio::task::AbortHandle"};
    return kNames.contains(name);
}

}  // namespace

bool Context::hasDestructor(Ty ty) const {
    auto found = program.facts.find(ty);
    return found != program.facts.end() && found->second.drop.valid();
}

template <class Predicate>
bool Context::anyPart(Ty ty, Predicate predicate) const {
    auto any = [&](std::span<const Ty> items) { return std::ranges::any_of(items, predicate); };
    switch (kind(ty)) {
        case TyKind::Tuple: return any(types.args(ty));
        case TyKind::Array:
        case TyKind::Slice: return predicate(types.args(ty)[0]);
        case TyKind::Adt: {
            const mono::AdtInstance* item = adt(ty);
            if (!item) return true;
            if (item->isExtern) return any(item->cppArgs);
            for (const mono::Variant& variant : item->variants) {
                for (const mono::Field& field : variant.fields) {
                    if (predicate(field.ty)) return true;
                }
            }
            return false;
        }
        case TyKind::Closure:
        case TyKind::AsyncBlock: {
            const mono::ClosureInstance* item = closure(ty);
            if (!item || (kind(ty) == TyKind::AsyncBlock && function(item->function).suspends)) return true;
            for (const mono::Field& capture : item->captures) {
                if (predicate(capture.ty)) return true;
            }
            return false;
        }
        case TyKind::Dyn: {
            for (const mono::VTable& vtable : program.vtables) {
                if (vtable.dyn == ty && predicate(vtable.concrete)) return true;
            }
            return false;
        }
        default: return true;
    }
}

bool Context::isVisible(Ty ty) {
    if (!needsDrop(ty)) return false;
    if (auto found = visible_.find(ty); found != visible_.end()) return found->second;
    visible_[ty] = false;  // a recursive type is as visible as the rest of it
    auto found = program.facts.find(ty);
    bool showsItself = (found != program.facts.end() && found->second.dropIsVisible) ||
                       (!externName(ty).empty() && !ownsOnlyMemory(externName(ty)));
    return visible_[ty] = showsItself || anyPart(ty, [this](Ty part) { return isVisible(part); });
}

bool Context::dropsUsersValue(Ty ty) {
    if (!needsDrop(ty)) return false;
    auto [found, isNew] = dropsUsersValue_.try_emplace(ty, false);
    if (!isNew) return found->second;
    bool result = hasDestructor(ty) || anyPart(ty, [this](Ty part) { return dropsUsersValue(part); });
    return dropsUsersValue_[ty] = result;
}

}  // namespace oxide::lower
