// Integers and characters as ranges of places.
#include "frontend/check/pattern_matrix.h"

namespace oxide::check {

namespace {

constexpr UInt128 kSurrogatesBegin = 0xD800;
constexpr UInt128 kSurrogatesEnd = 0xE000;
constexpr UInt128 kLastCharacter = 0x10FFFF;

}  // namespace

Domain::Domain(const types::TypeTable& table, Ty ty) {
    if (table.kind(ty) == TyKind::Char) {
        isCharacter_ = true;
        lastValue_ = last_ = kLastCharacter;
        return;
    }
    types::IntKind kind = table.intKind(ty);
    unsigned width = types::bitWidth(kind);
    UInt128 one = 1;
    UInt128 top = width == 128 ? ~UInt128(0) : (one << width) - 1;
    if (types::isSigned(kind)) offset_ = one << (width - 1);
    bool isMachineSized = kind == types::IntKind::ISize || kind == types::IntKind::USize;
    if (kind == types::IntKind::ISize) {
        ++offset_;
        firstValue_ = 1;
    }
    lastValue_ = firstValue_ + top;
    last_ = lastValue_ + (isMachineSized ? 1 : 0);
}

// Sums and differences wrap, as two's complement of 128 bits wants.
UInt128 Domain::place(UInt128 value) const { return value + offset_; }
UInt128 Domain::value(UInt128 place) const { return place - offset_; }

bool Domain::isBeyond(UInt128 place) const { return place < firstValue_ || place > lastValue_; }

std::vector<std::pair<UInt128, UInt128>> Domain::ranges() const {
    if (!isCharacter_) return {{0, last_}};
    return {{0, kSurrogatesBegin - 1}, {kSurrogatesEnd, kLastCharacter}};
}

}  // namespace oxide::check
