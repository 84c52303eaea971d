#include "ox/core/frame_allocator.h"

#include <cstdlib>

#include "ox/core/spin_lock.h"

namespace ox::core {

/// Batches that no thread holds. Lists of ended threads land here as batches of any length.
struct FrameAllocator::Reserve {
    SpinLock lock;
    Block* batches[kClasses];

    void give(u32 sizeClass, Block* batch) {
        SpinGuard guard(lock);
        batch->nextBatch = batches[sizeClass];
        batches[sizeClass] = batch;
    }
    Block* take(u32 sizeClass) {
        SpinGuard guard(lock);
        Block* const batch = batches[sizeClass];
        if (batch != nullptr) batches[sizeClass] = batch->nextBatch;
        return batch;
    }
    static Reserve instance;
};
constinit FrameAllocator::Reserve FrameAllocator::Reserve::instance{};

/// Hands the lists of a thread that ends to the reserve. Frames freed later on that thread are merely lost to
/// reuse.
struct FrameAllocator::Returner {
    ~Returner() {
        for (u32 sizeClass = 0; sizeClass < kClasses; ++sizeClass) {
            for (Block** list : {&local_.heads[sizeClass], &local_.spares[sizeClass]}) {
                if (*list != nullptr) Reserve::instance.give(sizeClass, *list);
                *list = nullptr;
            }
            local_.counts[sizeClass] = 0;
        }
    }
    void use() {}
};

void* FrameAllocator::refill(u32 sizeClass) {
    static thread_local Returner returner;
    returner.use();
    Block* batch = local_.spares[sizeClass];
    local_.spares[sizeClass] = nullptr;
    if (batch == nullptr) batch = Reserve::instance.take(sizeClass);
    if (batch != nullptr) {
        local_.heads[sizeClass] = batch->next;
        u32 count = 0;
        for (Block* block = batch->next; block != nullptr; block = block->next) ++count;
        local_.counts[sizeClass] = count;
        return batch;
    }
    constexpr usize kChunk = 64 * 1024;
    usize const size = (sizeClass == 0 ? 1 : sizeClass) * kStep;
    if (static_cast<usize>(local_.chunkEnd - local_.chunk) < size) {
        local_.chunk = static_cast<char*>(std::aligned_alloc(4096, kChunk));
        if (local_.chunk == nullptr) std::abort();
        local_.chunkEnd = local_.chunk + kChunk;
    }
    void* const memory = local_.chunk;
    local_.chunk += size;
    return memory;
}

void FrameAllocator::spill(u32 sizeClass) {
    Block* const batch = local_.heads[sizeClass];
    local_.heads[sizeClass] = nullptr;
    local_.counts[sizeClass] = 0;
    Block* const spare = local_.spares[sizeClass];
    local_.spares[sizeClass] = batch;
    if (spare != nullptr) Reserve::instance.give(sizeClass, spare);
}

void* FrameAllocator::allocateLarge(usize size) {
    void* const memory = std::malloc(size);
    if (memory == nullptr) std::abort();
    return memory;
}

void FrameAllocator::deallocateLarge(void* memory) { std::free(memory); }

}  // namespace ox::core
