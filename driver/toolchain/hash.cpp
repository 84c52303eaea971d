#include "driver/toolchain/hash.h"

#include <cstdint>

namespace oxide::toolchain {

namespace {

// FNV-1a with 128 bits: simple, and its inputs are a few hundred kilobytes at most.
constexpr UInt128 kPrime = (static_cast<UInt128>(0x0000000001000000ull) << 64) | 0x000000000000013bull;

}  // namespace

void Hasher::byte(unsigned char value) {
    state_ ^= value;
    state_ *= kPrime;
}

Hasher& Hasher::add(std::string_view part) {
    std::uint64_t length = part.size();
    for (int shift = 0; shift < 64; shift += 8) byte(static_cast<unsigned char>(length >> shift));
    for (char c : part) byte(static_cast<unsigned char>(c));
    return *this;
}

std::string Hasher::hex() const {
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string text;
    for (int shift = 124; shift >= 0; shift -= 4)
        text += kDigits[static_cast<unsigned>(state_ >> shift) & 15];
    return text;
}

}  // namespace oxide::toolchain
