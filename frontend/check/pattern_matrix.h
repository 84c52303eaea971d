// Which values a list of patterns covers: Maranget's usefulness algorithm, with the splitting of ranges and
// slices as rustc does it. The patterns are those of HIR, made uniform: a constructor applied to patterns for
// all of its fields.
#pragma once

#include <deque>
#include <set>

#include "frontend/check/items.h"

namespace oxide::check {

struct Constructor {
    enum class Kind {
        Struct,   // of a struct, tuple
        Variant,  // `index`
        Deref,    // what a reference or Box points to
        Bool,     // `index`
        Range,    // of an integer or character type: from..=to as places in the order of its values (see
                  // Domain)
        Text,     // one string or float among infinitely many
        Slice,    // `prefix` + `suffix` elements, or at least so many if `isOpen`
        Opaque,   // covers nothing that we know of
        Missing,  // stands for all constructors that no pattern mentions
    };
    Kind kind = Kind::Struct;
    std::uint32_t index = 0;
    UInt128 from = 0;
    UInt128 to = 0;
    std::string text{};
    std::uint32_t prefix = 0;
    std::uint32_t suffix = 0;
    bool isOpen = false;

    friend bool operator==(const Constructor&, const Constructor&) = default;
};

// A pattern of the matrix. A wildcard has no constructor.
struct UniformPattern {
    std::optional<Constructor> constructor;
    std::vector<const UniformPattern*> fields;
    std::vector<const UniformPattern*> alternatives;  // an or-pattern has these only
    Ty ty;
    Span span;

    bool isWildcard() const { return !constructor && alternatives.empty(); }
};

// A value that no pattern covers.
struct Witness {
    std::optional<Constructor> constructor;  // none: any value, `_`
    std::vector<Witness> fields;
    Ty ty;
};

// The values of an integer or character type in order, as places from 0 on. The types whose width depends on
// the machine have one place more at each open end, which only a range without that end covers.
class Domain {
  public:
    Domain(const types::TypeTable& table, Ty ty);
    UInt128 place(UInt128 value) const;  // of a value in two's complement
    UInt128 value(UInt128 place) const;
    UInt128 first() const { return 0; }
    UInt128 last() const { return last_; }
    bool isBeyond(UInt128 place) const;  // one of the additional places
    bool isFirstValue(UInt128 place) const { return place == firstValue_; }
    bool isLastValue(UInt128 place) const { return place == lastValue_; }
    std::vector<std::pair<UInt128, UInt128>> ranges() const;  // all values: characters have a gap

  private:
    UInt128 offset_ = 0;
    UInt128 firstValue_ = 0;
    UInt128 lastValue_ = 0;
    UInt128 last_ = 0;
    bool isCharacter_ = false;
};

struct MatchRow {
    const UniformPattern* pattern = nullptr;
    bool hasGuard = false;
};

struct Usefulness {
    std::vector<Witness> witnesses;          // empty: every value is covered
    std::set<const UniformPattern*> useful;  // the patterns and alternatives that some value reaches
};

// What a type's constructors and their fields are, as seen from a module.
class TypeShapes {
  public:
    TypeShapes(ItemTable& items, DefId module) : items_(items), table_(items.table()), module_(module) {}

    std::vector<Ty> fieldTypes(Ty ty, const Constructor& constructor);
    std::size_t arity(Ty ty, const Constructor& constructor) { return fieldTypes(ty, constructor).size(); }
    bool isUninhabited(Ty ty) { return isUninhabited(ty, 0); }
    bool isUninhabited(Ty ty, const Constructor& constructor);
    std::optional<UInt128> arrayLength(Ty ty) const;
    const AdtInfo* adtOf(Ty ty);
    bool isBox(Ty ty);
    ItemTable& items() { return items_; }
    const types::TypeTable& table() const { return table_; }

  private:
    bool isUninhabited(Ty ty, unsigned depth);

    ItemTable& items_;
    types::TypeTable& table_;
    DefId module_;
};

// The constructors of a type, cut so that each is covered wholly or not at all by each of `seen`.
struct SplitConstructors {
    std::vector<Constructor> present;  // those that some of `seen` covers
    std::vector<Constructor> missing;
    bool missingHasMore = false;  // also something that cannot be listed: `_`
    bool isEmptyType = false;     // nothing to list at all
};
SplitConstructors splitConstructors(TypeShapes& shapes, Ty ty, const std::vector<const Constructor*>& seen);
bool isCovered(const Constructor& constructor, const Constructor& by);

Usefulness computeUsefulness(TypeShapes& shapes, Ty scrutinee, bool isKnownValid,
                             const std::vector<MatchRow>& rows);

std::string witnessText(TypeShapes& shapes, const Witness& witness);

}  // namespace oxide::check
