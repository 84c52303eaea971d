#pragma once

#include "ox/lang/basic.h"

namespace ox {

/// `DefaultHasher`. Made by `create` it is SipHash 1-3 with zero keys, as in Rust, bit for bit; made by
/// RandomState it is a faster hash with a secret seed, whose results no program can predict either way.
class DefaultHasher {
  public:
    static DefaultHasher create();
    /// Keyed and fast.
    explicit DefaultHasher(u64 seed) : fast_(true), state_(seed), siphash_{} {}

    void write(Slice<u8> bytes) {
        if (fast_) {
            fastBytes(bytes.data(), bytes.len());
        } else {
            sipBytes(bytes.data(), bytes.len());
        }
    }
    template <class T>
    void writeInteger(T value) {
        if (fast_) {
            state_ = fold(state_ ^ static_cast<u64>(value), kMultiplier);
            if constexpr (sizeof(T) > 8) state_ = fold(state_ ^ static_cast<u64>(value >> 64), kMultiplier);
        } else {
            sipBytes(reinterpret_cast<u8 const*>(&value), sizeof value);
        }
    }
    void writeStr(Str text) {
        write(text.asBytes());
        writeInteger(u8(0xFF));
    }
    u64 finish() const { return fast_ ? fold(state_, kMultiplier) : sipFinish(); }

  private:
    struct Siphash {
        u64 v0;
        u64 v1;
        u64 v2;
        u64 v3;
        u64 tail;
        u64 len;
    };

    static constexpr u64 kMultiplier = 0x9E3779B97F4A7C15;

    /// The halves of the full product, folded: every bit of both factors reaches every bit.
    static u64 fold(u64 a, u64 b) {
        u128 product = u128(a) * b;
        return static_cast<u64>(product) ^ static_cast<u64>(product >> 64);
    }
    void fastBytes(u8 const* data, usize len);
    void sipBytes(u8 const* data, usize len);
    u64 sipFinish() const;

    bool fast_;
    u64 state_;
    Siphash siphash_;
};

/// `RandomState`: seeds drawn once per process, different for every map.
class RandomState {
  public:
    static RandomState create();
    DefaultHasher buildHasher() const { return DefaultHasher(seed_); }

  private:
    explicit RandomState(u64 seed) : seed_(seed) {}

    u64 seed_;
};

}  // namespace ox
