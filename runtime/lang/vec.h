#pragma once

#include "ox/lang/box.h"
#include "ox/lang/memory.h"
#include "ox/lang/ops.h"
#include "ox/lang/option.h"

namespace ox {

namespace vec {

[[noreturn, gnu::cold]] void insertOutOfRange(usize index, usize len, char const* file, u32 line);
[[noreturn, gnu::cold]] void removeOutOfRange(usize index, usize len, char const* file, u32 line);
[[noreturn, gnu::cold]] void swapRemoveOutOfRange(usize index, usize len, char const* file, u32 line);
[[noreturn, gnu::cold]] void splitOutOfRange(usize index, usize len, char const* file, u32 line);

template <class T>
class IntoIter;
template <class T>
class Drain;

}  // namespace vec

/// A growable array. Elements are destroyed front to back. Empty ones own nothing; a moved-from one is empty.
template <class T>
class Vec {
  public:
    using TriviallyRelocatable = void;

    Vec() : Vec(dangling(), 0, 0) {}
    static Vec make() { return Vec(); }
    static Vec withCapacity(usize capacity) {
        if (capacity == 0) return Vec();
        return Vec(memory::allocateArray<T>(capacity), capacity, 0);
    }
    /// The elements of `[a, b, ..]`.
    template <usize N>
    static Vec fromArray(Array<T, N> array) {
        Vec result = withCapacity(N);
        for (usize i = 0; i < N; ++i) new (result.data_ + i) T(std::move(array.data()[i]));
        result.len_ = N;
        return result;
    }
    /// `count` elements, `f(0)`, `f(1)`, ..
    template <class F>
    static Vec generate(usize count, F f) {
        Vec result = withCapacity(count);
        result.extendWith(count, std::move(f));
        return result;
    }
    /// `count` copies of the element if it is a number that is zero; else nothing, with room for them. Zeros
    /// come from the system as they are, untouched.
    static Vec ofZeros(T const* element, usize count) {
        if constexpr (std::is_arithmetic_v<T>) {
            T const zero{};
            if (count != 0 && __builtin_memcmp(element, &zero, sizeof(T)) == 0) {
                Vec result;
                result.data_ = static_cast<T*>(alloc::allocateZeros(count, sizeof(T)));
                result.capacity_ = result.len_ = count;
                return result;
            }
        }
        return withCapacity(count);
    }
    /// A copy of trivially copyable elements.
    static Vec copyOf(Slice<T> elements) {
        Vec result = withCapacity(elements.len());
        result.appendCopies(elements);
        return result;
    }
    static Vec fromRawParts(T* data, usize len, usize capacity) {
        Vec result;
        if (capacity != 0) {
            result.data_ = data;
            result.capacity_ = capacity;
        }
        result.len_ = len;
        return result;
    }
    static Vec fromBox(Box<slice<T>> box) {
        SliceMut<T> elements = Box<slice<T>>::intoRaw(std::move(box));
        return fromRawParts(elements.data(), elements.len(), elements.len());
    }
    static Box<slice<T>> intoBoxedSlice(Vec vec) {
        vec.shrinkTo(0);
        usize len = ox::exchange(vec.len_, 0);
        vec.capacity_ = 0;
        return Box<slice<T>>::fromRaw(ox::exchange(vec.data_, dangling()), len);
    }

    Vec(Vec&& other) noexcept
        : data_(ox::exchange(other.data_, dangling())),
          capacity_(ox::exchange(other.capacity_, 0)),
          len_(ox::exchange(other.len_, 0)) {}
    Vec& operator=(Vec&& other) noexcept {
        Vec old(std::move(*this));
        data_ = ox::exchange(other.data_, dangling());
        capacity_ = ox::exchange(other.capacity_, 0);
        len_ = ox::exchange(other.len_, 0);
        return *this;
    }
    ~Vec() {
        memory::destroyRange(data_, data_ + len_);
        if (capacity_ != 0) alloc::release(data_);
    }

    T* data() { return data_; }
    T const* data() const { return data_; }
    usize len() const { return len_; }
    usize capacity() const { return capacity_; }
    bool isEmpty() const { return len_ == 0; }
    Slice<T> asSlice() const { return Slice<T>(data_, len_); }
    SliceMut<T> asMutSlice() { return SliceMut<T>(data_, len_); }
    T* begin() { return data_; }
    T* end() { return data_ + len_; }
    T const* begin() const { return data_; }
    T const* end() const { return data_ + len_; }
    /// Unchecked; `ops::index` checks.
    T& operator[](usize i) { return data_[i]; }
    T const& operator[](usize i) const { return data_[i]; }
    /// The first `len` places hold values.
    void setLen(usize len) { len_ = len; }

    void push(T value) {
        if (len_ == capacity_) [[unlikely]]
            grow(1);
        new (data_ + len_) T(std::move(value));
        ++len_;
    }
    Option<T> pop() {
        if (len_ == 0) return Option<T>::None();
        --len_;
        return Option<T>::Some(memory::takeFrom(data_ + len_));
    }
    void insert(usize index, T value, OX_AT) {
        if (index > len_) [[unlikely]]
            vec::insertOutOfRange(index, len_, file, line);
        if (len_ == capacity_) grow(1);
        memory::relocateUp(data_ + index + 1, data_ + index, len_ - index);
        new (data_ + index) T(std::move(value));
        ++len_;
    }
    T remove(usize index, OX_AT) {
        if (index >= len_) [[unlikely]]
            vec::removeOutOfRange(index, len_, file, line);
        T value = memory::takeFrom(data_ + index);
        memory::relocateDown(data_ + index, data_ + index + 1, len_ - index - 1);
        --len_;
        return value;
    }
    T swapRemove(usize index, OX_AT) {
        if (index >= len_) [[unlikely]]
            vec::swapRemoveOutOfRange(index, len_, file, line);
        T value = memory::takeFrom(data_ + index);
        --len_;
        if (index != len_) memory::relocateDown(data_ + index, data_ + len_, 1);
        return value;
    }
    void truncate(usize len) {
        if (len >= len_) return;
        usize old = ox::exchange(len_, len);
        memory::destroyRange(data_ + len, data_ + old);
    }
    void clear() { truncate(0); }

    void reserve(usize additional) {
        if (capacity_ - len_ < additional) grow(additional);
    }
    void reserveExact(usize additional) {
        if (capacity_ - len_ < additional) reallocate(checkedSum(len_, additional));
    }
    void shrinkTo(usize capacity) {
        usize wanted = capacity < len_ ? len_ : capacity;
        if (wanted >= capacity_) return;
        if (wanted == 0) {
            alloc::release(ox::exchange(data_, dangling()));
            capacity_ = 0;
        } else {
            reallocate(wanted);
        }
    }
    void shrinkToFit() { shrinkTo(0); }

    /// Moves all elements of `other` to the end of this one.
    void append(Vec* other) {
        reserve(other->len_);
        memory::relocateDown(data_ + len_, other->data_, other->len_);
        len_ += ox::exchange(other->len_, 0);
    }
    /// Adds `f(0)`, .. `f(count - 1)`.
    template <class F>
    void extendWith(usize count, F f) {
        reserve(count);
        // The length is kept in a local, which the stores to elements cannot alias.
        struct Filled {
            Vec& vec;
            T* next;
            ~Filled() { vec.len_ = static_cast<usize>(next - vec.data_); }
        } filled{*this, data_ + len_};
        for (usize i = 0; i < count; ++i) {
            new (filled.next) T(callFor<T>(f, i));
            ++filled.next;
        }
    }
    /// `elements` is trivially copyable and may lie in this Vec.
    void appendCopies(Slice<T> elements) {
        static_assert(kTriviallyCopied<T>);
        if (elements.isEmpty()) return;
        usize inside =
            reinterpret_cast<std::uintptr_t>(elements.data()) - reinterpret_cast<std::uintptr_t>(data_);
        bool own = inside < len_ * sizeof(T);
        reserve(elements.len());
        T const* from = own ? data_ + inside / sizeof(T) : elements.data();
        __builtin_memcpy(static_cast<void*>(data_ + len_), static_cast<void const*>(from),
                         elements.len() * sizeof(T));
        len_ += elements.len();
    }
    Vec splitOff(usize at, OX_AT) {
        if (at > len_) [[unlikely]]
            vec::splitOutOfRange(at, len_, file, line);
        if (at == 0) return ox::exchange(*this, withCapacity(capacity_));
        usize count = len_ - at;
        Vec tail = withCapacity(count);
        len_ = at;
        memory::relocateDown(tail.data_, data_ + at, count);
        tail.len_ = count;
        return tail;
    }
    /// Keeps the elements for which `keep(T*)` holds, in order. When it panics, those not yet seen stay.
    template <class F>
    void retain(F keep) {
        Gap gap(*this);
        if constexpr (kTriviallyCopied<T>) {
            // Without a branch that would be guessed wrong.
            for (T* element = data_ + gap.next; gap.next < gap.end; ++element) {
                bool const isKept = keep(element);
                data_[gap.kept] = *element;
                ++gap.next;
                gap.kept += isKept ? 1 : 0;
            }
            return;
        }
        while (gap.next < gap.end) {
            T* element = data_ + gap.next;
            if (keep(element)) {
                if (gap.next != gap.kept) memory::relocateDown(data_ + gap.kept, element, 1);
                ++gap.next;
                ++gap.kept;
            } else {
                ++gap.next;
                element->~T();
            }
        }
    }
    /// Of neighbours that are the same by `same(T* later, T* earlier)`, keeps the first.
    template <class F>
    void dedupBy(F same) {
        if (len_ < 2) return;
        Gap gap(*this);
        gap.next = gap.kept = 1;
        while (gap.next < gap.end) {
            T* element = data_ + gap.next;
            if (same(element, data_ + gap.kept - 1)) {
                ++gap.next;
                element->~T();
            } else {
                if (gap.next != gap.kept) memory::relocateDown(data_ + gap.kept, element, 1);
                ++gap.next;
                ++gap.kept;
            }
        }
    }
    /// Takes out `start..end`, which is in bounds.
    vec::Drain<T> drain(usize start, usize end) { return vec::Drain<T>(this, start, end); }
    static vec::IntoIter<T> intoIter(Vec vec) { return vec::IntoIter<T>(std::move(vec)); }

  private:
    friend struct Niche<Vec>;
    friend class vec::IntoIter<T>;
    friend class vec::Drain<T>;

    /// While elements are being sifted: the Vec's length is 0, `[0, kept)` and `[next, end)` hold values.
    struct Gap {
        Vec& vec;
        usize kept = 0;
        usize next = 0;
        usize end;

        explicit Gap(Vec& vec) : vec(vec), end(ox::exchange(vec.len_, 0)) {}
        ~Gap() {
            if (next != kept) memory::relocateDown(vec.data_ + kept, vec.data_ + next, end - next);
            vec.len_ = kept + (end - next);
        }
    };

    static constexpr bool kMovesAsBytes = kRelocatable<T> && alignof(T) <= memory::kMallocAlign;

    Vec(T* data, usize capacity, usize len) : data_(data), capacity_(capacity), len_(len) {}

    static T* dangling() { return reinterpret_cast<T*>(alignof(T)); }
    static usize checkedSum(usize a, usize b) {
        usize sum = 0;
        if (__builtin_add_overflow(a, b, &sum)) [[unlikely]]
            alloc::capacityOverflow();
        return sum;
    }
    void grow(usize additional) {
        if constexpr (kMovesAsBytes) {
            useRoom(alloc::grow(room(), len_, additional, sizeof(T)));
        } else {
            reallocate(alloc::largerCapacity(capacity_, len_, additional, sizeof(T)));
        }
    }
    /// `capacity` is not zero and not below the length.
    void reallocate(usize capacity) {
        if constexpr (kMovesAsBytes) {
            useRoom(alloc::resize(room(), capacity, sizeof(T)));
        } else {
            useRoom(moved(room(), len_, capacity));
        }
    }
    alloc::Room room() { return {data_, capacity_}; }
    void useRoom(alloc::Room room) {
        data_ = static_cast<T*>(room.data);
        capacity_ = room.capacity;
    }
    [[gnu::noinline]] static alloc::Room moved(alloc::Room old, usize len, usize capacity) {
        T* fresh = memory::allocateArray<T>(capacity);
        memory::relocateDown(fresh, static_cast<T*>(old.data), len);
        if (old.capacity != 0) alloc::release(old.data);
        return {fresh, capacity};
    }

    T* data_;
    usize capacity_;
    usize len_;
};

template <class T>
struct Niche<Vec<T>> {
    static constexpr bool kHas = true;
    static Vec<T> none() {
        Vec<T> result;
        result.data_ = nullptr;
        return result;
    }
    static bool isNone(Vec<T> const& value) { return value.data_ == nullptr; }
};

namespace vec {

/// The elements of a Vec by value, from both ends.
template <class T>
class IntoIter {
  public:
    using TriviallyRelocatable = void;

    explicit IntoIter(Vec<T> vec)
        : buffer_(vec.data_),
          capacity_(ox::exchange(vec.capacity_, 0)),
          next_(vec.data_),
          end_(vec.data_ + vec.len_) {
        vec.data_ = Vec<T>::dangling();
        vec.len_ = 0;
    }
    IntoIter(IntoIter&& other) noexcept
        : buffer_(other.buffer_),
          capacity_(ox::exchange(other.capacity_, 0)),
          next_(ox::exchange(other.next_, nullptr)),
          end_(ox::exchange(other.end_, nullptr)) {}
    IntoIter& operator=(IntoIter&& other) noexcept {
        IntoIter old(std::move(*this));
        buffer_ = other.buffer_;
        capacity_ = ox::exchange(other.capacity_, 0);
        next_ = ox::exchange(other.next_, nullptr);
        end_ = ox::exchange(other.end_, nullptr);
        return *this;
    }
    ~IntoIter() {
        memory::destroyRange(next_, end_);
        if (capacity_ != 0) alloc::release(buffer_);
    }

    Option<T> next() {
        if (next_ == end_) return Option<T>::None();
        return Option<T>::Some(memory::takeFrom(next_++));
    }
    Option<T> nextBack() {
        if (next_ == end_) return Option<T>::None();
        return Option<T>::Some(memory::takeFrom(--end_));
    }
    usize len() const { return static_cast<usize>(end_ - next_); }
    Slice<T> asSlice() const { return len() == 0 ? Slice<T>() : Slice<T>(next_, len()); }
    SliceMut<T> asMutSlice() { return len() == 0 ? SliceMut<T>() : SliceMut<T>(next_, len()); }

  private:
    T* buffer_;
    usize capacity_;
    T* next_;
    T* end_;
};

/// Elements on their way out of a Vec, which has length `start` meanwhile; the rest closes up at the end.
template <class T>
class Drain {
  public:
    using TriviallyRelocatable = void;

    Drain(Vec<T>* vec, usize start, usize end)
        : vec_(vec),
          next_(vec->data_ + start),
          end_(vec->data_ + end),
          tail_(end),
          tailLen_(vec->len_ - end) {
        vec->len_ = start;
    }
    Drain(Drain&& other) noexcept
        : vec_(ox::exchange(other.vec_, nullptr)),
          next_(other.next_),
          end_(other.end_),
          tail_(other.tail_),
          tailLen_(other.tailLen_) {}
    Drain& operator=(Drain&& other) noexcept {
        Drain old(std::move(*this));
        vec_ = ox::exchange(other.vec_, nullptr);
        next_ = other.next_;
        end_ = other.end_;
        tail_ = other.tail_;
        tailLen_ = other.tailLen_;
        return *this;
    }
    ~Drain() {
        if (vec_ == nullptr) return;
        memory::destroyRange(next_, end_);
        closeUp();
    }

    Option<T> next() {
        if (next_ == end_) return Option<T>::None();
        return Option<T>::Some(memory::takeFrom(next_++));
    }
    Option<T> nextBack() {
        if (next_ == end_) return Option<T>::None();
        return Option<T>::Some(memory::takeFrom(--end_));
    }
    usize len() const { return static_cast<usize>(end_ - next_); }
    Slice<T> asSlice() const { return len() == 0 ? Slice<T>() : Slice<T>(next_, len()); }
    /// Puts `items` where the elements were; none is left to take.
    void replaceBy(Vec<T> items) {
        memory::destroyRange(next_, end_);
        next_ = end_;
        usize start = vec_->len_;
        usize needed = Vec<T>::checkedSum(Vec<T>::checkedSum(start, items.len_), tailLen_);
        if (needed > vec_->capacity_) {
            Vec<T> larger = Vec<T>::withCapacity(needed);
            memory::relocateDown(larger.data_, vec_->data_, start);
            memory::relocateDown(larger.data_ + start + items.len_, vec_->data_ + tail_, tailLen_);
            vec_->len_ = 0;
            ox::swap(vec_->data_, larger.data_);
            ox::swap(vec_->capacity_, larger.capacity_);
        } else if (start + items.len_ > tail_) {
            memory::relocateUp(vec_->data_ + start + items.len_, vec_->data_ + tail_, tailLen_);
        } else {
            memory::relocateDown(vec_->data_ + start + items.len_, vec_->data_ + tail_, tailLen_);
        }
        tail_ = start + items.len_;
        memory::relocateDown(vec_->data_ + start, items.data_, items.len_);
        vec_->len_ = start + ox::exchange(items.len_, 0);
        next_ = end_ = vec_->data_;
    }

  private:
    void closeUp() {
        if (tail_ != vec_->len_)
            memory::relocateDown(vec_->data_ + vec_->len_, vec_->data_ + tail_, tailLen_);
        vec_->len_ += tailLen_;
    }

    Vec<T>* vec_;
    T* next_;
    T* end_;
    usize tail_;
    usize tailLen_;
};

/// `vec` has `N` elements.
template <usize N, class T>
Array<T, N> intoArray(Vec<T> vec) {
    return Array<T, N>::make([&](usize i) -> T { return std::move(vec[i]); });
}

}  // namespace vec

}  // namespace ox
