#pragma once

#include <atomic>
#include <cstring>

#include "explorer/explorer.h"

namespace explorer {

/// `std::atomic` as far as the runtime uses it, under the explorer's control.
template <class T>
class Atomic {
  public:
    constexpr Atomic() noexcept : value_() {}
    constexpr Atomic(T value) noexcept : value_(value) {}
    Atomic(Atomic const&) = delete;
    ~Atomic() {
        if (isExploring()) life_ = kDead;
    }

    T load(std::memory_order = std::memory_order_seq_cst) const {
        enter();
        unsigned long long bits = 0;
        return findBuffered(this, bits) ? fromBits(bits) : value_;
    }
    operator T() const { return load(); }
    void store(T value, std::memory_order order = std::memory_order_seq_cst) {
        enter();
        if (order == std::memory_order_seq_cst) {
            if (!bufferStore(this, toBits(value), apply)) value_ = value;
            fence();
        } else if (!bufferStore(this, toBits(value), apply)) {
            value_ = value;
        }
    }
    T exchange(T value, std::memory_order = std::memory_order_seq_cst) {
        return update([&](T) { return value; });
    }
    T fetch_add(T by, std::memory_order = std::memory_order_seq_cst) {
        return update([&](T old) { return static_cast<T>(old + by); });
    }
    T fetch_sub(T by, std::memory_order = std::memory_order_seq_cst) {
        return update([&](T old) { return static_cast<T>(old - by); });
    }
    T fetch_or(T by, std::memory_order = std::memory_order_seq_cst) {
        return update([&](T old) { return static_cast<T>(old | by); });
    }
    T fetch_and(T by, std::memory_order = std::memory_order_seq_cst) {
        return update([&](T old) { return static_cast<T>(old & by); });
    }
    bool compare_exchange_strong(T& expected, T desired, std::memory_order = std::memory_order_seq_cst,
                                 std::memory_order = std::memory_order_seq_cst) {
        enter();
        drain();
        if (value_ != expected) {
            expected = value_;
            return false;
        }
        if (splitsUpdates()) enter();
        value_ = desired;
        return true;
    }
    bool compare_exchange_weak(T& expected, T desired, std::memory_order = std::memory_order_seq_cst,
                               std::memory_order = std::memory_order_seq_cst) {
        return compare_exchange_strong(expected, desired);
    }

  private:
    static constexpr unsigned kAlive = 0x600d1ce5;
    static constexpr unsigned kDead = 0xdeadbeef;

    void enter() const {
        if (!isExploring()) return;
        point();
        if (life_ != kAlive) touchedDead();
    }
    template <class F>
    T update(F next) {
        enter();
        drain();
        T const old = value_;
        if (splitsUpdates()) enter();
        value_ = next(old);
        return old;
    }
    static unsigned long long toBits(T value) {
        unsigned long long bits = 0;
        std::memcpy(&bits, &value, sizeof value);
        return bits;
    }
    static T fromBits(unsigned long long bits) {
        T value;
        std::memcpy(&value, &bits, sizeof value);
        return value;
    }
    static void apply(void* cell, unsigned long long bits) {
        Atomic& self = *static_cast<Atomic*>(cell);
        if (self.life_ == kAlive) self.value_ = fromBits(bits);
    }

    T value_;
    unsigned volatile life_ = kAlive;  // written by the destructor for who comes too late
};

}  // namespace explorer
