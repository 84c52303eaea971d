#include "ox/lang/hash.h"

#include <sys/random.h>
#include <time.h>

#include <atomic>

namespace ox {

namespace {

u64 rotate(u64 x, int by) { return (x << by) | (x >> (64 - by)); }

u64 load(u8 const* data) {
    u64 word;
    __builtin_memcpy(&word, data, 8);
    return word;
}

template <class State>
void sipRound(State& s) {
    s.v0 += s.v1;
    s.v2 += s.v3;
    s.v1 = rotate(s.v1, 13) ^ s.v0;
    s.v3 = rotate(s.v3, 16) ^ s.v2;
    s.v0 = rotate(s.v0, 32);
    s.v2 += s.v1;
    s.v0 += s.v3;
    s.v1 = rotate(s.v1, 17) ^ s.v2;
    s.v3 = rotate(s.v3, 21) ^ s.v0;
    s.v2 = rotate(s.v2, 32);
}

u64 drawSeed() {
    u64 seed = 0;
    if (getrandom(&seed, sizeof seed, GRND_NONBLOCK) == sizeof seed) return seed;
    // Early in boot: the clock and an address will do, as an attack is not to be expected.
    timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return static_cast<u64>(now.tv_nsec) * 0x9E3779B97F4A7C15 ^ reinterpret_cast<u64>(&now);
}

}  // namespace

DefaultHasher DefaultHasher::create() {
    DefaultHasher hasher(0);
    hasher.fast_ = false;
    hasher.siphash_ = {0x736f6d6570736575, 0x646f72616e646f6d, 0x6c7967656e657261, 0x7465646279746573, 0, 0};
    return hasher;
}

void DefaultHasher::fastBytes(u8 const* data, usize len) {
    u64 state = state_ ^ len;
    for (; len > 16; data += 16, len -= 16) state = fold(load(data) ^ state, load(data + 8) ^ kMultiplier);
    // The rest as two words that may overlap.
    u64 first = 0;
    u64 last = 0;
    if (len >= 8) {
        first = load(data);
        last = load(data + len - 8);
    } else if (len >= 4) {
        u32 low;
        u32 high;
        __builtin_memcpy(&low, data, 4);
        __builtin_memcpy(&high, data + len - 4, 4);
        first = low;
        last = high;
    } else if (len > 0) {
        first = data[0];
        last = static_cast<u64>(data[len / 2]) << 8 | data[len - 1];
    }
    state_ = fold(first ^ state, last ^ kMultiplier);
}

void DefaultHasher::sipBytes(u8 const* data, usize len) {
    Siphash& s = siphash_;
    for (usize i = 0; i < len; ++i) {
        s.tail |= static_cast<u64>(data[i]) << 8 * (s.len % 8);
        if (++s.len % 8 == 0) {
            s.v3 ^= s.tail;
            sipRound(s);
            s.v0 ^= s.tail;
            s.tail = 0;
        }
    }
}

u64 DefaultHasher::sipFinish() const {
    Siphash s = siphash_;
    u64 last = s.len << 56 | s.tail;
    s.v3 ^= last;
    sipRound(s);
    s.v0 ^= last;
    s.v2 ^= 0xFF;
    for (int i = 0; i < 3; ++i) sipRound(s);
    return s.v0 ^ s.v1 ^ s.v2 ^ s.v3;
}

RandomState RandomState::create() {
    static std::atomic<u64> next{drawSeed()};
    return RandomState(next.fetch_add(0x9E3779B97F4A7C15, std::memory_order_relaxed) | 1);
}

}  // namespace ox
