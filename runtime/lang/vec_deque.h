#pragma once

#include "ox/lang/memory.h"
#include "ox/lang/option.h"
#include "ox/lang/vec.h"

namespace ox {

/// A ring buffer. Elements are destroyed front to back.
template <class T>
class VecDeque {
  public:
    using TriviallyRelocatable = void;

    VecDeque() = default;
    static VecDeque make() { return VecDeque(); }
    static VecDeque withCapacity(usize capacity) {
        VecDeque result;
        if (capacity != 0) result.reallocate(capacity);
        return result;
    }
    static VecDeque fromVec(Vec<T> vec) {
        VecDeque result;
        result.len_ = result.capacity_ = vec.len();
        Box<slice<T>> box = Vec<T>::intoBoxedSlice(std::move(vec));
        T* data = Box<slice<T>>::intoRaw(std::move(box)).data();
        if (result.capacity_ != 0) result.data_ = data;
        return result;
    }
    static Vec<T> intoVec(VecDeque deque) {
        Vec<T> result = Vec<T>::withCapacity(deque.len_);
        memory::relocateDown(result.data(), deque.data_ + deque.head_, deque.firstLen());
        memory::relocateDown(result.data() + deque.firstLen(), deque.data_, deque.len_ - deque.firstLen());
        result.setLen(ox::exchange(deque.len_, 0));
        return result;
    }

    VecDeque(VecDeque&& other) noexcept { take(other); }
    VecDeque& operator=(VecDeque&& other) noexcept {
        VecDeque old(std::move(*this));
        take(other);
        return *this;
    }
    ~VecDeque() {
        clear();
        if (capacity_ != 0) alloc::release(data_);
    }

    usize len() const { return len_; }
    bool isEmpty() const { return len_ == 0; }
    usize capacity() const { return capacity_; }

    /// Unchecked.
    T* at(usize index) const { return data_ + wrap(head_ + index); }

    void pushBack(T value) {
        if (len_ == capacity_) [[unlikely]]
            grow();
        new (data_ + wrap(head_ + len_)) T(std::move(value));
        ++len_;
    }
    void pushFront(T value) {
        if (len_ == capacity_) [[unlikely]]
            grow();
        usize slot = head_ == 0 ? capacity_ - 1 : head_ - 1;
        new (data_ + slot) T(std::move(value));
        head_ = slot;
        ++len_;
    }
    Option<T> popFront() {
        if (len_ == 0) return Option<T>::None();
        T* place = data_ + head_;
        head_ = wrap(head_ + 1);
        --len_;
        return Option<T>::Some(memory::takeFrom(place));
    }
    Option<T> popBack() {
        if (len_ == 0) return Option<T>::None();
        --len_;
        return Option<T>::Some(memory::takeFrom(at(len_)));
    }
    /// `index` is at most the length.
    void insert(usize index, T value) {
        if (index * 2 < len_) {
            pushFront(std::move(value));
            for (usize i = 0; i < index; ++i) swapElements(at(i), at(i + 1));
        } else {
            pushBack(std::move(value));
            for (usize i = len_ - 1; i > index; --i) swapElements(at(i), at(i - 1));
        }
    }
    Option<T> remove(usize index) {
        if (index >= len_) return Option<T>::None();
        if (index * 2 < len_) {
            for (usize i = index; i > 0; --i) swapElements(at(i), at(i - 1));
            return popFront();
        }
        for (usize i = index; i + 1 < len_; ++i) swapElements(at(i), at(i + 1));
        return popBack();
    }
    void truncate(usize len) {
        if (len >= len_) return;
        usize old = ox::exchange(len_, len);
        for (usize i = len; i < old; ++i) at(i)->~T();
    }
    void clear() {
        truncate(0);
        head_ = 0;
    }
    void reserve(usize additional) {
        if (capacity_ - len_ >= additional) return;
        usize needed = len_ + additional;
        reallocate(needed < capacity_ * 2 ? capacity_ * 2 : needed);
    }
    void shrinkTo(usize capacity) {
        usize wanted = capacity < len_ ? len_ : capacity;
        if (wanted >= capacity_) return;
        if (wanted == 0) {
            *this = VecDeque();
        } else {
            reallocate(wanted);
        }
    }
    void rotateLeft(usize n) {
        for (usize i = 0; i < n; ++i) pushBack(takeFront());
    }
    void rotateRight(usize n) {
        for (usize i = 0; i < n; ++i) {
            --len_;
            pushFront(memory::takeFrom(at(len_)));
        }
    }
    template <class F>
    void retain(F keep) {
        usize kept = 0;
        for (usize i = 0; i < len_; ++i) {
            if (!keep(at(i))) continue;
            if (i != kept) swapElements(at(i), at(kept));
            ++kept;
        }
        truncate(kept);
    }

    /// The elements are these two parts, in this order.
    Slice<T> firstPart() const { return firstLen() == 0 ? Slice<T>() : Slice<T>(data_ + head_, firstLen()); }
    Slice<T> secondPart() const {
        return len_ == firstLen() ? Slice<T>() : Slice<T>(data_, len_ - firstLen());
    }
    SliceMut<T> firstPartMut() {
        return firstLen() == 0 ? SliceMut<T>() : SliceMut<T>(data_ + head_, firstLen());
    }
    SliceMut<T> secondPartMut() {
        return len_ == firstLen() ? SliceMut<T>() : SliceMut<T>(data_, len_ - firstLen());
    }
    SliceMut<T> makeContiguous() {
        if (firstLen() != len_) reallocate(capacity_);
        return firstPartMut();
    }

  private:
    usize wrap(usize index) const { return index >= capacity_ ? index - capacity_ : index; }
    usize firstLen() const { return len_ < capacity_ - head_ ? len_ : capacity_ - head_; }
    static void swapElements(T* a, T* b) { ox::swap(*a, *b); }
    T takeFront() {
        T* place = data_ + head_;
        head_ = wrap(head_ + 1);
        --len_;
        return memory::takeFrom(place);
    }
    void take(VecDeque& other) {
        data_ = ox::exchange(other.data_, nullptr);
        capacity_ = ox::exchange(other.capacity_, 0);
        head_ = ox::exchange(other.head_, 0);
        len_ = ox::exchange(other.len_, 0);
    }
    [[gnu::noinline]] void grow() { reallocate(capacity_ == 0 ? 4 : capacity_ * 2); }
    /// `capacity` is not zero and not below the length. The elements begin at the front afterwards.
    void reallocate(usize capacity) {
        T* fresh = memory::allocateArray<T>(capacity);
        memory::relocateDown(fresh, data_ + head_, firstLen());
        memory::relocateDown(fresh + firstLen(), data_, len_ - firstLen());
        if (capacity_ != 0) alloc::release(data_);
        data_ = fresh;
        capacity_ = capacity;
        head_ = 0;
    }

    T* data_ = nullptr;
    usize capacity_ = 0;
    usize head_ = 0;
    usize len_ = 0;
};

}  // namespace ox
