#pragma once

#include "ox/lang/memory.h"

namespace ox::core {

/// A growing queue of values.
template <class T>
class RingBuffer {
  public:
    RingBuffer() = default;
    RingBuffer(RingBuffer const&) = delete;
    ~RingBuffer() {
        while (size_ > 0) pop();
        if (values_ != nullptr) alloc::release(values_);
    }

    usize size() const { return size_; }
    bool isEmpty() const { return size_ == 0; }
    void push(T&& value) {
        if (size_ == capacity_) grow();
        ::new (static_cast<void*>(values_ + ((head_ + size_) & (capacity_ - 1)))) T(std::move(value));
        ++size_;
    }
    T pop() {
        T* const place = values_ + head_;
        T value = std::move(*place);
        place->~T();
        head_ = (head_ + 1) & (capacity_ - 1);
        --size_;
        return value;
    }
    T& at(usize i) { return values_[(head_ + i) & (capacity_ - 1)]; }
    void swap(RingBuffer& other) {
        ox::swap(values_, other.values_);
        ox::swap(capacity_, other.capacity_);
        ox::swap(head_, other.head_);
        ox::swap(size_, other.size_);
    }

  private:
    void grow() {
        usize const capacity = capacity_ == 0 ? kFirstCapacity : 2 * capacity_;
        T* const values = memory::allocateArray<T>(capacity);
        for (usize i = 0; i < size_; ++i) {
            T* const from = values_ + ((head_ + i) & (capacity_ - 1));
            ::new (static_cast<void*>(values + i)) T(std::move(*from));
            from->~T();
        }
        if (values_ != nullptr) alloc::release(values_);
        values_ = values;
        capacity_ = capacity;
        head_ = 0;
    }

    static constexpr usize kFirstCapacity = 4;

    T* values_ = nullptr;
    usize capacity_ = 0;
    usize head_ = 0;
    usize size_ = 0;
};

}  // namespace ox::core
