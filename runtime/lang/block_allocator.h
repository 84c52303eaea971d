#pragma once

#include "ox/lang/alloc.h"
#include "ox/lang/instrumentation.h"

namespace ox {

/// Memory of single objects, whose size is known when they go: boxes, shared values, nodes, coroutine frames,
/// tasks. Thread-local free lists by size, filled and emptied in batches through a reserve that all threads
/// share; what has been taken from the system stays. Larger blocks, and all blocks under AddressSanitizer or
/// the explorer, come from malloc. Sizes that are multiples of 16 are aligned to 16, others to 8.
class BlockAllocator {
  public:
    static void* allocate(usize size) noexcept {
        u32 const sizeClass = static_cast<u32>((size + kStep - 1) / kStep);
        if (!kEnabled || sizeClass >= kClasses) [[unlikely]]
            return allocateLarge(size);
        Block* const block = local_.heads[sizeClass];
        if (block == nullptr) [[unlikely]]
            return refill(sizeClass);
        local_.heads[sizeClass] = block->next;
        --local_.counts[sizeClass];
        return block;
    }

    static void deallocate(void* memory, usize size) noexcept {
        u32 const sizeClass = static_cast<u32>((size + kStep - 1) / kStep);
        if (!kEnabled || sizeClass >= kClasses) [[unlikely]]
            return deallocateLarge(memory);
        Block* const block = static_cast<Block*>(memory);
        block->next = local_.heads[sizeClass];
        local_.heads[sizeClass] = block;
        if (++local_.counts[sizeClass] >= kBatch) [[unlikely]]
            spill(sizeClass);
    }

  private:
    static constexpr bool kEnabled = !OX_ADDRESS_SANITIZER && !OX_EXPLORED;
    static constexpr usize kStep = 8;
    static constexpr u32 kClasses = 1024 / kStep + 1;
    static constexpr u32 kBatch = 64;

    struct Block {
        Block* next;
        Block* nextBatch;  // in the first block of a batch of the reserve
    };
    struct Chunk {
        char* begin;
        char* end;
    };
    struct Local {
        Block* heads[kClasses];
        Block* spares[kClasses];  // a whole batch each, so that a thread at the border does not ping-pong
        u32 counts[kClasses];
        Chunk chunks[2];  // for sizes that are multiples of 16, and for others
    };
    struct Reserve;
    struct Returner;

    [[gnu::noinline]] static void* refill(u32 sizeClass) noexcept;
    [[gnu::noinline]] static void spill(u32 sizeClass) noexcept;
    [[gnu::noinline]] static void* allocateLarge(usize size) noexcept;
    [[gnu::noinline]] static void deallocateLarge(void* memory) noexcept;

    static inline constinit thread_local Local local_{};
};

}  // namespace ox
