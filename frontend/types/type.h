// Types, interned: equal types have equal ids. Generic arguments of every sort (types, constants, lifetimes)
// are one list of Ty, in the order of resolve::GenericParams.
#pragma once

#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "frontend/base/int128.h"
#include "frontend/resolve/definitions.h"

namespace oxide::types {

using resolve::DefId;

struct TyTag;
using Ty = Id<TyTag>;
struct ArgsTag;
using Args = Id<ArgsTag>;  // an interned list of Ty
struct BodyTag;
using BodyId =
    Id<BodyTag>;  // a checked body (hir/hir.h): of a function, a closure, an async block, a constant
struct DynTag;
using DynId = Id<DynTag>;

enum class IntKind : std::uint8_t { I8, I16, I32, I64, I128, ISize, U8, U16, U32, U64, U128, USize };
enum class FloatKind : std::uint8_t { F32, F64 };

bool isSigned(IntKind kind);
unsigned bitWidth(IntKind kind);                             // isize and usize: 64
std::optional<IntKind> intKindNamed(std::string_view name);  // "i32", as suffixes and `#[repr(..)]` have it

enum class TyKind : std::uint8_t {
    Error,  // reported already; compatible with everything
    Never,
    Bool,
    Char,
    Str,         // unsized
    Int,         // index: IntKind
    Float,       // index: FloatKind
    Adt,         // def: a struct or enum; args
    Ref,         // flag: mutable; args: [region, pointee]
    Pointer,     // flag: mutable; args: [pointee]
    Slice,       // unsized; args: [element]
    Array,       // args: [element, length]
    Tuple,       // args; () is the empty tuple
    FnPtr,       // args: parameters, then the result
    FnDef,       // the type of a function item: def, args
    Closure,     // index: BodyId; args: the generic arguments of the surrounding item
    AsyncBlock,  // index: BodyId; args likewise. A Future
    AsyncCall,   // the future an async function returns: def, args. A Future
    Opaque,  // `impl Trait` in a result: index: the opaque's number in OpaqueTypes; def: its function; args:
             // the function's
    Dyn,     // unsized; index: DynId; args: everything the bounds mention (see DynBounds), then the region
    Param,   // a generic parameter, type or constant: def (invalid for a trait's Self), index
    Projection,  // def: associated type; args: of the trait (Self first), then its own
    Infer,       // index: inference variable
    Const,       // a constant argument: its value; args: [its type]
    Region,      // a lifetime: index: RegionKind, def: the parameter
};

enum class RegionKind : std::uint8_t {
    Erased,
    Static,
    Param,
    Anonymous
};  // Anonymous: numbered; see kUnderscoreRegion and kEachCallRegion

// `'_` in `dyn Trait + '_`, and the lifetime of a reference that a callable takes, which each call chooses.
inline constexpr std::uint32_t kUnderscoreRegion = 0;
inline constexpr std::uint32_t kEachCallRegion = 1;

struct TyData {
    TyKind kind = TyKind::Error;
    bool flag = false;
    std::uint32_t index = 0;
    DefId def;
    Args args;
    UInt128 value = 0;  // Const (two's complement of 128 bits); Anonymous regions: their number

    // Summary of everything below, for cheap tests.
    bool hasInfer = false;
    bool hasParam =
        false;  // Param, Projection or Opaque somewhere below: substitution or normalization can change it
    bool hasProjection = false;  // Projection or Opaque
    bool hasError = false;
};

// One trait of a `dyn`: the trait, its arguments without Self, and the associated types that are given.
struct DynBounds {
    struct Binding {
        DefId assoc;
        std::uint32_t arg = 0;  // position in the Dyn's args
    };
    struct Bound {
        DefId trait;
        std::uint32_t firstArg = 0;  // its arguments: args[firstArg .. firstArg + argCount)
        std::uint32_t argCount = 0;
        std::vector<Binding> bindings;
    };
    std::vector<Bound> bounds;  // the principal trait first, then auto traits in order of DefId
};

class TypeTable {
  public:
    TypeTable();

    const TyData& operator[](Ty ty) const { return types_[ty.value]; }
    TyKind kind(Ty ty) const { return types_[ty.value].kind; }
    std::span<const Ty> list(Args args) const;
    std::span<const Ty> args(Ty ty) const { return list(types_[ty.value].args); }
    const DynBounds& dynBounds(Ty ty) const { return dyns_[types_[ty.value].index]; }

    Args makeArgs(std::span<const Ty> items);
    Args makeArgs(std::initializer_list<Ty> items) {
        return makeArgs(std::span(items.begin(), items.size()));
    }

    // The one-of-a-kind types.
    Ty error() const { return error_; }
    Ty never() const { return never_; }
    Ty unit() const { return unit_; }
    Ty boolean() const { return bool_; }
    Ty character() const { return char_; }
    Ty str() const { return str_; }
    Ty integer(IntKind kind) const { return ints_[static_cast<int>(kind)]; }
    Ty floating(FloatKind kind) const { return floats_[static_cast<int>(kind)]; }
    Ty erasedRegion() const { return erased_; }
    Ty staticRegion() const { return static_; }

    Ty adt(DefId def, Args args);
    Ty reference(bool isMutable, Ty pointee) { return reference(isMutable, pointee, erased_); }
    Ty reference(bool isMutable, Ty pointee, Ty region);
    Ty pointer(bool isMutable, Ty pointee);
    Ty slice(Ty element);
    Ty array(Ty element, Ty length);
    Ty tuple(std::span<const Ty> elements);
    Ty tuple(std::initializer_list<Ty> elements) {
        return tuple(std::span(elements.begin(), elements.size()));
    }
    Ty fnPtr(std::span<const Ty> params, Ty result);
    Ty fnDef(DefId def, Args args);
    Ty closure(BodyId body, Args args);
    Ty asyncBlock(BodyId body, Args args);
    Ty asyncCall(DefId def, Args args);
    Ty opaque(std::uint32_t number, DefId function, Args args);
    Ty dyn(DynBounds bounds, std::span<const Ty> args);  // args without the region: erased
    Ty dyn(DynBounds bounds, std::span<const Ty> args, Ty region);
    Ty withArgs(Ty ty, std::span<const Ty> args);  // the same type former over other arguments
    Ty param(DefId def, std::uint32_t index);      // an invalid def: Self of the enclosing trait (index 0)
    Ty projection(DefId assoc, Args args);
    Ty infer(std::uint32_t variable);
    Ty constant(UInt128 value, Ty type);
    Ty region(RegionKind kind, DefId param = {}, std::uint32_t number = 0);

    // Parts.
    Ty pointee(Ty reference) const;  // of Ref and Pointer
    Ty fnResult(Ty fnPtr) const { return args(fnPtr).back(); }
    std::span<const Ty> fnParams(Ty fnPtr) const { return args(fnPtr).first(args(fnPtr).size() - 1); }

    bool isUnit(Ty ty) const { return ty == unit_; }
    bool isInteger(Ty ty) const { return kind(ty) == TyKind::Int; }
    bool isFloat(Ty ty) const { return kind(ty) == TyKind::Float; }
    bool isNumeric(Ty ty) const { return isInteger(ty) || isFloat(ty); }
    bool isScalar(Ty ty) const;  // numbers, Bool, Char
    IntKind intKind(Ty ty) const { return static_cast<IntKind>(types_[ty.value].index); }
    FloatKind floatKind(Ty ty) const { return static_cast<FloatKind>(types_[ty.value].index); }

  private:
    Ty intern(TyData data);

    std::deque<TyData> types_;
    std::unordered_multimap<std::size_t, Ty> index_;
    std::deque<std::vector<Ty>> lists_;
    std::unordered_multimap<std::size_t, Args> listIndex_;
    std::deque<DynBounds> dyns_;
    Ty error_, never_, unit_, bool_, char_, str_, erased_, static_;
    Ty ints_[12];
    Ty floats_[2];
};

}  // namespace oxide::types
