#include "frontend/types/type.h"

namespace oxide::types {

namespace {

std::size_t mix(std::size_t seed, std::size_t value) {
    return (seed ^ value) * 0x9E3779B97F4A7C15ull + (seed >> 29);
}

std::size_t hashOf(const TyData& d) {
    std::size_t h = mix(static_cast<std::size_t>(d.kind) * 2 + d.flag, d.index);
    h = mix(h, d.def.value);
    h = mix(h, d.args.value);
    return mix(h, static_cast<std::size_t>(d.value) ^ static_cast<std::size_t>(d.value >> 64));
}

bool sameShape(const TyData& a, const TyData& b) {
    return a.kind == b.kind && a.flag == b.flag && a.index == b.index && a.def == b.def && a.args == b.args &&
           a.value == b.value;
}

}  // namespace

bool isSigned(IntKind kind) { return kind <= IntKind::ISize; }

std::optional<IntKind> intKindNamed(std::string_view name) {
    static const std::unordered_map<std::string_view, IntKind> kKinds = {
        {"i8", IntKind::I8},   {"i16", IntKind::I16},   {"i32", IntKind::I32},
        {"i64", IntKind::I64}, {"i128", IntKind::I128}, {"isize", IntKind::ISize},
        {"u8", IntKind::U8},   {"u16", IntKind::U16},   {"u32", IntKind::U32},
        {"u64", IntKind::U64}, {"u128", IntKind::U128}, {"usize", IntKind::USize}};
    auto found = kKinds.find(name);
    return found == kKinds.end() ? std::nullopt : std::optional(found->second);
}

unsigned bitWidth(IntKind kind) {
    constexpr unsigned kWidths[] = {8, 16, 32, 64, 128, 64, 8, 16, 32, 64, 128, 64};
    return kWidths[static_cast<int>(kind)];
}

TypeTable::TypeTable() {
    auto plain = [&](TyKind kind, std::uint32_t index = 0) {
        TyData data;
        data.kind = kind;
        data.index = index;
        data.args = makeArgs({});
        return intern(data);
    };
    error_ = plain(TyKind::Error);
    never_ = plain(TyKind::Never);
    bool_ = plain(TyKind::Bool);
    char_ = plain(TyKind::Char);
    str_ = plain(TyKind::Str);
    for (std::uint32_t i = 0; i < 12; ++i) ints_[i] = plain(TyKind::Int, i);
    for (std::uint32_t i = 0; i < 2; ++i) floats_[i] = plain(TyKind::Float, i);
    erased_ = region(RegionKind::Erased);
    static_ = region(RegionKind::Static);
    unit_ = tuple({});
}

std::span<const Ty> TypeTable::list(Args args) const {
    if (!args) return {};
    return lists_[args.value];
}

Args TypeTable::makeArgs(std::span<const Ty> items) {
    std::size_t h = items.size();
    for (Ty ty : items) h = mix(h, ty.value);
    auto [from, to] = listIndex_.equal_range(h);
    for (auto it = from; it != to; ++it) {
        const auto& known = lists_[it->second.value];
        if (std::equal(known.begin(), known.end(), items.begin(), items.end())) return it->second;
    }
    lists_.emplace_back(items.begin(), items.end());
    Args id(static_cast<std::uint32_t>(lists_.size() - 1));
    listIndex_.emplace(h, id);
    return id;
}

Ty TypeTable::intern(TyData data) {
    std::size_t h = hashOf(data);
    auto [from, to] = index_.equal_range(h);
    for (auto it = from; it != to; ++it) {
        if (sameShape(types_[it->second.value], data)) return it->second;
    }
    data.hasInfer = data.kind == TyKind::Infer;
    data.hasParam = data.kind == TyKind::Param || data.kind == TyKind::Projection ||
                    data.kind == TyKind::Opaque ||
                    (data.kind == TyKind::Region && static_cast<RegionKind>(data.index) == RegionKind::Param);
    data.hasProjection = data.kind == TyKind::Projection || data.kind == TyKind::Opaque;
    data.hasError = data.kind == TyKind::Error;
    for (Ty part : list(data.args)) {
        const TyData& p = types_[part.value];
        data.hasInfer |= p.hasInfer;
        data.hasParam |= p.hasParam;
        data.hasProjection |= p.hasProjection;
        data.hasError |= p.hasError;
    }
    types_.push_back(data);
    Ty id(static_cast<std::uint32_t>(types_.size() - 1));
    index_.emplace(h, id);
    return id;
}

namespace {
TyData make(TyKind kind, Args args, DefId def = {}, std::uint32_t index = 0, bool flag = false) {
    TyData data;
    data.kind = kind;
    data.args = args;
    data.def = def;
    data.index = index;
    data.flag = flag;
    return data;
}
}  // namespace

Ty TypeTable::adt(DefId def, Args args) { return intern(make(TyKind::Adt, args, def)); }
Ty TypeTable::reference(bool isMutable, Ty pointee, Ty region) {
    return intern(make(TyKind::Ref, makeArgs({region, pointee}), {}, 0, isMutable));
}
Ty TypeTable::pointer(bool isMutable, Ty pointee) {
    return intern(make(TyKind::Pointer, makeArgs({pointee}), {}, 0, isMutable));
}
Ty TypeTable::slice(Ty element) { return intern(make(TyKind::Slice, makeArgs({element}))); }
Ty TypeTable::array(Ty element, Ty length) {
    return intern(make(TyKind::Array, makeArgs({element, length})));
}
Ty TypeTable::tuple(std::span<const Ty> elements) { return intern(make(TyKind::Tuple, makeArgs(elements))); }

Ty TypeTable::fnPtr(std::span<const Ty> params, Ty result) {
    std::vector<Ty> all(params.begin(), params.end());
    all.push_back(result);
    return intern(make(TyKind::FnPtr, makeArgs(all)));
}

Ty TypeTable::fnDef(DefId def, Args args) { return intern(make(TyKind::FnDef, args, def)); }
Ty TypeTable::closure(BodyId body, Args args) { return intern(make(TyKind::Closure, args, {}, body.value)); }
Ty TypeTable::asyncBlock(BodyId body, Args args) {
    return intern(make(TyKind::AsyncBlock, args, {}, body.value));
}
Ty TypeTable::asyncCall(DefId def, Args args) { return intern(make(TyKind::AsyncCall, args, def)); }
Ty TypeTable::opaque(std::uint32_t number, DefId function, Args args) {
    return intern(make(TyKind::Opaque, args, function, number));
}

Ty TypeTable::dyn(DynBounds bounds, std::span<const Ty> args) {
    return dyn(std::move(bounds), args, erased_);
}

Ty TypeTable::dyn(DynBounds bounds, std::span<const Ty> args, Ty region) {
    auto same = [&](const DynBounds& other) {
        if (other.bounds.size() != bounds.bounds.size()) return false;
        for (std::size_t i = 0; i < bounds.bounds.size(); ++i) {
            const auto& a = bounds.bounds[i];
            const auto& b = other.bounds[i];
            if (a.trait != b.trait || a.firstArg != b.firstArg || a.argCount != b.argCount) return false;
            if (a.bindings.size() != b.bindings.size()) return false;
            for (std::size_t k = 0; k < a.bindings.size(); ++k) {
                if (a.bindings[k].assoc != b.bindings[k].assoc || a.bindings[k].arg != b.bindings[k].arg)
                    return false;
            }
        }
        return true;
    };
    std::uint32_t id = 0;
    while (id < dyns_.size() && !same(dyns_[id])) ++id;
    if (id == dyns_.size()) dyns_.push_back(std::move(bounds));
    std::vector<Ty> all(args.begin(), args.end());
    all.push_back(region);
    return intern(make(TyKind::Dyn, makeArgs(all), {}, id));
}

Ty TypeTable::withArgs(Ty ty, std::span<const Ty> args) {
    TyData data = types_[ty.value];
    data.args = makeArgs(args);
    return intern(data);
}

Ty TypeTable::param(DefId def, std::uint32_t index) {
    return intern(make(TyKind::Param, makeArgs({}), def, index));
}
Ty TypeTable::projection(DefId assoc, Args args) { return intern(make(TyKind::Projection, args, assoc)); }
Ty TypeTable::infer(std::uint32_t variable) {
    return intern(make(TyKind::Infer, makeArgs({}), {}, variable));
}

Ty TypeTable::constant(UInt128 value, Ty type) {
    TyData data = make(TyKind::Const, makeArgs({type}));
    data.value = value;
    return intern(data);
}

Ty TypeTable::region(RegionKind kind, DefId param, std::uint32_t number) {
    TyData data = make(TyKind::Region, makeArgs({}), param, static_cast<std::uint32_t>(kind));
    data.value = number;
    return intern(data);
}

Ty TypeTable::pointee(Ty reference) const {
    auto parts = args(reference);
    return parts[parts.size() - 1];
}

bool TypeTable::isScalar(Ty ty) const {
    switch (kind(ty)) {
        case TyKind::Int:
        case TyKind::Float:
        case TyKind::Bool:
        case TyKind::Char: return true;
        default: return false;
    }
}

}  // namespace oxide::types
