#pragma once

#include <cstdlib>

#include "ox/lang/basic.h"
#include "ox/lang/instrumentation.h"
#if OX_EXPLORED
#include "explorer/explorer.h"
#endif

/// The heap of all containers: malloc's, so that storage can move between them (`String.intoBytes`).
/// Alignment up to 16.
namespace ox::alloc {

/// Says `memory allocation of N bytes failed` and aborts.
[[noreturn, gnu::cold]] void failed(usize bytes) noexcept;
/// Panics with `capacity overflow`.
[[noreturn, gnu::cold]] void capacityOverflow();

[[gnu::malloc]] inline void* allocate(usize bytes) noexcept {
    void* block = std::malloc(bytes);
    if (block == nullptr) [[unlikely]]
        failed(bytes);
    return block;
}

/// Panics as a vector does when so many elements are more than can be.
[[gnu::malloc]] inline void* allocateZeros(usize count, usize size) {
    usize bytes = 0;
    if (__builtin_mul_overflow(count, size, &bytes) || bytes > static_cast<usize>(PTRDIFF_MAX)) [[unlikely]]
        capacityOverflow();
    void* block = std::calloc(count, size);
    if (block == nullptr) [[unlikely]]
        failed(bytes);
    return block;
}

inline void* resize(void* block, usize bytes) noexcept {
    void* moved = std::realloc(block, bytes);
    if (moved == nullptr) [[unlikely]]
        failed(bytes);
    return moved;
}

/// Storage of elements that may be moved by their bytes; nothing while the capacity is 0. It is grown by
/// value: a container on the stack whose address nobody sees can live in registers.
struct Room {
    void* data;
    usize capacity;
};
/// The capacity for `additional` elements of `size` bytes behind the first `len`, and for some more.
usize largerCapacity(usize capacity, usize len, usize additional, usize size);
Room grow(Room room, usize len, usize additional, usize size);
/// Room for `capacity` elements, which is not 0.
Room resize(Room room, usize capacity, usize size);

inline void release(void* block) noexcept {
#if OX_EXPLORED
    if (explorer::keep(block)) return;
#endif
    std::free(block);
}

}  // namespace ox::alloc
