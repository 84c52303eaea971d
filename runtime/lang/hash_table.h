#pragma once

#include "ox/lang/memory.h"
#include "ox/lang/option.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

/// The table under HashMap and HashSet: open addressing over groups of control bytes (a Swiss table). It
/// knows nothing of keys: callers bring hashes and closures that compare or hash an element.
namespace ox::hash {

namespace detail {

inline constexpr u8 kEmpty = 0xFF;
inline constexpr u8 kDeleted = 0x80;
inline constexpr usize kGroup = 16;

/// A bit per control byte of a group.
using Mask = u32;

#if defined(__SSE2__)
struct Group {
    __m128i bytes;
    static Group load(u8 const* control) {
        return {_mm_loadu_si128(reinterpret_cast<__m128i const*>(control))};
    }
    Mask match(u8 tag) const {
        return static_cast<Mask>(
            _mm_movemask_epi8(_mm_cmpeq_epi8(bytes, _mm_set1_epi8(static_cast<char>(tag)))));
    }
    Mask emptyOrDeleted() const { return static_cast<Mask>(_mm_movemask_epi8(bytes)); }
};
#else
struct Group {
    u8 bytes[kGroup];
    static Group load(u8 const* control) {
        Group group;
        __builtin_memcpy(group.bytes, control, kGroup);
        return group;
    }
    Mask match(u8 tag) const {
        Mask mask = 0;
        for (usize i = 0; i < kGroup; ++i) mask |= Mask(bytes[i] == tag) << i;
        return mask;
    }
    Mask emptyOrDeleted() const {
        Mask mask = 0;
        for (usize i = 0; i < kGroup; ++i) mask |= Mask(bytes[i] >> 7) << i;
        return mask;
    }
};
#endif

inline Mask full(Group const& group) { return ~group.emptyOrDeleted() & 0xFFFF; }
inline usize lowest(Mask mask) { return static_cast<usize>(__builtin_ctz(mask)); }

/// The control bytes of a table without buckets.
extern u8 const kNoControl[kGroup];

inline u8 tagOf(u64 hash) { return static_cast<u8>(hash >> 57); }
inline usize usable(usize buckets) { return buckets < 8 ? buckets - 1 : buckets / 8 * 7; }
/// The number of buckets for `elements`, a power of two.
usize bucketsFor(usize elements);

}  // namespace detail

template <class T>
class IntoIter;

/// Walks the elements; trivially copyable. The table must not grow meanwhile.
template <class T>
class RawIter {
  public:
    RawIter(T* elements, u8 const* control, usize left)
        : elements_(elements), control_(control), left_(left) {
        if (left != 0) mask_ = detail::full(detail::Group::load(control));
    }

    /// Null at the end.
    T* next() {
        if (left_ == 0) return nullptr;
        while (mask_ == 0) {
            elements_ += detail::kGroup;
            control_ += detail::kGroup;
            mask_ = detail::full(detail::Group::load(control_));
        }
        T* element = elements_ + detail::lowest(mask_);
        mask_ &= mask_ - 1;
        --left_;
        return element;
    }
    usize len() const { return left_; }

  private:
    T* elements_;
    u8 const* control_;
    usize left_;
    detail::Mask mask_ = 0;
};

template <class T>
class RawTable {
  public:
    using TriviallyRelocatable = void;

    RawTable() = default;
    static RawTable make() { return RawTable(); }
    static RawTable withCapacity(usize capacity) {
        RawTable table;
        if (capacity != 0) table.allocate(detail::bucketsFor(capacity));
        return table;
    }

    RawTable(RawTable&& other) noexcept { take(other); }
    RawTable& operator=(RawTable&& other) noexcept {
        RawTable old(std::move(*this));
        take(other);
        return *this;
    }
    ~RawTable() {
        if (mask_ == 0) return;
        destroyElements();
        release();
    }

    usize len() const { return len_; }
    bool isEmpty() const { return len_ == 0; }
    usize capacity() const { return len_ + growthLeft_; }

    /// The element with this hash for which `same(T const*)` holds, or null.
    template <class F>
    T* find(u64 hash, F same) const {
        u8 tag = detail::tagOf(hash);
        usize position = hash & mask_;
        for (usize stride = 0;;) {
            detail::Group group = detail::Group::load(control_ + position);
            for (detail::Mask matches = group.match(tag); matches != 0; matches &= matches - 1) {
                T* element = elements_ + ((position + detail::lowest(matches)) & mask_);
                if (same(static_cast<T const*>(element))) [[likely]]
                    return element;
            }
            if (group.match(detail::kEmpty) != 0) [[likely]]
                return nullptr;
            stride += detail::kGroup;
            position = (position + stride) & mask_;
        }
    }
    /// Adds an element that is not there yet. `hasher(T const*)` gives the hashes when the table grows.
    template <class F>
    T* insert(u64 hash, T element, F hasher) {
        usize slot = findFree(hash);
        if (growthLeft_ == 0 && (mask_ == 0 || control_[slot] == detail::kEmpty)) [[unlikely]] {
            grow(1, hasher);
            slot = findFree(hash);
        }
        growthLeft_ -= control_[slot] == detail::kEmpty;
        setControl(slot, detail::tagOf(hash));
        ++len_;
        return new (elements_ + slot) T(std::move(element));
    }
    template <class F>
    void reserve(usize additional, F hasher) {
        if (additional > growthLeft_) grow(additional, hasher);
    }
    template <class F>
    void shrinkTo(usize capacity, F hasher) {
        usize wanted = capacity < len_ ? len_ : capacity;
        if (wanted == 0) {
            *this = RawTable();
        } else if (detail::bucketsFor(wanted) < mask_ + 1) {
            rehash(detail::bucketsFor(wanted), hasher);
        }
    }
    /// A table of the copies that `copy(T const*)` makes; equal elements have equal hashes.
    template <class F>
    RawTable cloneWith(F copy) const {
        RawTable result;
        if (len_ == 0) return result;
        result.allocate(mask_ + 1);
        RawIter<T> all = iter();
        while (T* element = all.next()) {
            usize slot = static_cast<usize>(element - elements_);
            new (result.elements_ + slot) T(copy(static_cast<T const*>(element)));
            result.setControl(slot, control_[slot]);
            ++result.len_;
        }
        // Deleted buckets too: probes must pass over the same places.
        __builtin_memcpy(result.control_, control_, mask_ + 1 + detail::kGroup);
        result.growthLeft_ = growthLeft_;
        return result;
    }
    /// Takes out an element that `find` gave.
    T remove(T* element) {
        usize slot = static_cast<usize>(element - elements_);
        // Deleted can become empty again if no probe can have passed over it: its group was never full.
        usize before = (slot - detail::kGroup) & mask_;
        detail::Mask emptyBefore = detail::Group::load(control_ + before).match(detail::kEmpty);
        detail::Mask emptyAfter = detail::Group::load(control_ + slot).match(detail::kEmpty);
        usize fullBefore =
            emptyBefore == 0 ? detail::kGroup : static_cast<usize>(__builtin_clz(emptyBefore)) - 16;
        usize fullAfter = emptyAfter == 0 ? detail::kGroup : detail::lowest(emptyAfter);
        bool stays = fullBefore + fullAfter >= detail::kGroup;
        setControl(slot, stays ? detail::kDeleted : detail::kEmpty);
        growthLeft_ += !stays;
        --len_;
        return memory::takeFrom(element);
    }
    void clear() {
        if (mask_ == 0) return;
        RawTable old(std::move(*this));
        old.destroyElements();
        old.len_ = 0;
        old.reset();
        take(old);
    }
    template <class F>
    void retain(F keep) {
        RawIter<T> iter = this->iter();
        while (T* element = iter.next()) {
            if (!keep(element)) remove(element);
        }
    }
    RawIter<T> iter() const { return RawIter<T>(elements_, control_, len_); }
    static hash::IntoIter<T> intoIter(RawTable table) { return hash::IntoIter<T>(std::move(table)); }
    /// Takes all elements; the table stays usable (and empty).
    hash::IntoIter<T> drain() { return hash::IntoIter<T>(std::move(*this)); }

  private:
    friend class hash::IntoIter<T>;

    void take(RawTable& other) {
        control_ = ox::exchange(other.control_, const_cast<u8*>(detail::kNoControl));
        elements_ = ox::exchange(other.elements_, nullptr);
        mask_ = ox::exchange(other.mask_, 0);
        len_ = ox::exchange(other.len_, 0);
        growthLeft_ = ox::exchange(other.growthLeft_, 0);
    }
    void allocate(usize buckets) {
        // The control bytes lie behind the elements; the first group is repeated at the end, so that a group
        // can be loaded at any bucket.
        usize size = 0;
        usize bytes = 0;
        if (__builtin_mul_overflow(buckets, sizeof(T), &size) ||
            __builtin_add_overflow(size, buckets + detail::kGroup, &bytes) || bytes > usize(PTRDIFF_MAX))
            alloc::capacityOverflow();
        elements_ = static_cast<T*>(memory::allocate(bytes, alignof(T) < 16 ? 16 : alignof(T)));
        control_ = reinterpret_cast<u8*>(elements_ + buckets);
        mask_ = buckets - 1;
        reset();
    }
    void reset() {
        __builtin_memset(control_, detail::kEmpty, mask_ + 1 + detail::kGroup);
        growthLeft_ = detail::usable(mask_ + 1);
    }
    void release() { alloc::release(elements_); }
    void destroyElements() {
        if constexpr (!kTriviallyDestroyed<T>) {
            RawIter<T> iter = this->iter();
            while (T* element = iter.next()) element->~T();
        }
    }
    void setControl(usize slot, u8 value) {
        control_[slot] = value;
        // Small tables: the copy of the first group begins behind the last bucket as well.
        control_[((slot - detail::kGroup) & mask_) + detail::kGroup] = value;
    }
    /// The first free bucket on the hash's probe; meaningless if there are no buckets.
    usize findFree(u64 hash) const {
        usize position = hash & mask_;
        for (usize stride = 0;;) {
            detail::Mask free = detail::Group::load(control_ + position).emptyOrDeleted();
            if (free != 0) {
                usize slot = (position + detail::lowest(free)) & mask_;
                // In a table smaller than a group the bit may belong to the padding behind it.
                if (control_[slot] < 0x80) [[unlikely]]
                    slot = detail::lowest(detail::Group::load(control_).emptyOrDeleted());
                return slot;
            }
            stride += detail::kGroup;
            position = (position + stride) & mask_;
        }
    }
    template <class F>
    [[gnu::noinline]] void grow(usize additional, F& hasher) {
        usize needed = 0;
        if (__builtin_add_overflow(len_, additional, &needed)) alloc::capacityOverflow();
        usize capacity = mask_ == 0 ? 0 : detail::usable(mask_ + 1);
        if (needed <= capacity / 2) {
            rehash(mask_ + 1, hasher);  // many deleted buckets: the same size, cleaned
        } else {
            rehash(detail::bucketsFor(needed > capacity ? needed : capacity + 1), hasher);
        }
    }
    template <class F>
    void rehash(usize buckets, F& hasher) {
        RawTable fresh;
        fresh.allocate(buckets);
        RawIter<T> iter = this->iter();
        while (T* element = iter.next()) {
            u64 hash = hasher(static_cast<T const*>(element));
            usize slot = fresh.findFree(hash);
            fresh.setControl(slot, detail::tagOf(hash));
            // Elements belong to the old table until all are hashed: hashing may panic.
            if constexpr (kRelocatable<T>) {
                memory::relocateDown(fresh.elements_ + slot, element, 1);
            } else {
                new (fresh.elements_ + slot) T(std::move(*element));
            }
        }
        fresh.len_ = len_;
        fresh.growthLeft_ -= len_;
        if constexpr (kRelocatable<T>) len_ = 0;
        *this = std::move(fresh);
    }

    u8* control_ = const_cast<u8*>(detail::kNoControl);
    T* elements_ = nullptr;
    usize mask_ = 0;
    usize len_ = 0;
    usize growthLeft_ = 0;
};

/// The elements of a table by value.
template <class T>
class IntoIter {
  public:
    using TriviallyRelocatable = void;

    explicit IntoIter(RawTable<T> table) : table_(std::move(table)), iter_(table_.iter()) { table_.len_ = 0; }
    IntoIter(IntoIter&& other) noexcept
        : table_(std::move(other.table_)),
          iter_(ox::exchange(other.iter_, RawIter<T>(nullptr, nullptr, 0))) {}
    IntoIter& operator=(IntoIter&& other) noexcept {
        IntoIter old(std::move(*this));
        table_ = std::move(other.table_);
        iter_ = ox::exchange(other.iter_, RawIter<T>(nullptr, nullptr, 0));
        return *this;
    }
    ~IntoIter() {
        if constexpr (!kTriviallyDestroyed<T>) {
            while (T* element = iter_.next()) element->~T();
        }
    }

    Option<T> next() {
        T* element = iter_.next();
        if (element == nullptr) return Option<T>::None();
        return Option<T>::Some(memory::takeFrom(element));
    }
    usize len() const { return iter_.len(); }
    RawIter<T> iter() const { return iter_; }

  private:
    RawTable<T> table_;
    RawIter<T> iter_;
};

}  // namespace ox::hash
