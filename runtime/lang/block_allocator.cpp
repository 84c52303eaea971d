#include "ox/lang/block_allocator.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "ox/lang/sync_raw.h"

namespace ox {

/// Batches that no thread holds. Lists of ended threads land here as batches of any length.
struct BlockAllocator::Reserve {
    sync::RawMutex lock;
    Block* batches[kClasses];

    void give(u32 sizeClass, Block* batch) {
        lock.lock();
        batch->nextBatch = batches[sizeClass];
        __atomic_store_n(&batches[sizeClass], batch, __ATOMIC_RELAXED);
        lock.unlock();
    }
    Block* take(u32 sizeClass) {
        if (__atomic_load_n(&batches[sizeClass], __ATOMIC_RELAXED) == nullptr) return nullptr;
        lock.lock();
        Block* const batch = batches[sizeClass];
        if (batch != nullptr) __atomic_store_n(&batches[sizeClass], batch->nextBatch, __ATOMIC_RELAXED);
        lock.unlock();
        return batch;
    }
    static Reserve instance;
};
constinit BlockAllocator::Reserve BlockAllocator::Reserve::instance{};

/// Hands the lists of a thread that ends to the reserve. Blocks freed later on that thread are merely lost to
/// reuse.
struct BlockAllocator::Returner {
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

void* BlockAllocator::refill(u32 sizeClass) noexcept {
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
    constexpr usize kMallocHeader = 16;
    constexpr usize kChunk = 64 * 1024 - kMallocHeader;
    usize const size = std::max(sizeClass * kStep, sizeof(Block));
    Chunk& chunk = local_.chunks[size % 16 == 0 ? 0 : 1];
    if (static_cast<usize>(chunk.end - chunk.begin) < size) {
        chunk.begin = static_cast<char*>(std::malloc(kChunk));
        if (chunk.begin == nullptr) alloc::failed(kChunk);
        chunk.end = chunk.begin + kChunk;
    }
    return std::exchange(chunk.begin, chunk.begin + size);
}

void BlockAllocator::spill(u32 sizeClass) noexcept {
    Block* const batch = local_.heads[sizeClass];
    local_.heads[sizeClass] = nullptr;
    local_.counts[sizeClass] = 0;
    Block* const spare = local_.spares[sizeClass];
    local_.spares[sizeClass] = batch;
    if (spare != nullptr) Reserve::instance.give(sizeClass, spare);
}

void* BlockAllocator::allocateLarge(usize size) noexcept { return alloc::allocate(size); }

void BlockAllocator::deallocateLarge(void* memory) noexcept { alloc::release(memory); }

}  // namespace ox
