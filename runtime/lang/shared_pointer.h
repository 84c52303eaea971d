#pragma once

#include "ox/lang/memory.h"
#include "ox/lang/option.h"

namespace ox::shared {

/// The counts of a block whose handles stay on one thread. All strong handles together hold one weak count.
struct LocalCounts {
    usize strong = 1;
    usize weak = 1;

    void retain() { ++strong; }
    bool release() { return --strong == 0; }
    void retainWeak() { ++weak; }
    bool releaseWeak() { return --weak == 0; }
    bool upgrade() {
        if (strong == 0) return false;
        ++strong;
        return true;
    }
    usize strongCount() const { return strong; }
    usize weakCount() const { return weak; }
    /// From 1 to 0, if no other strong handle exists.
    bool releaseLast() {
        if (strong != 1) return false;
        strong = 0;
        return true;
    }
    bool isUnique() const { return strong == 1 && weak == 1; }
    void publish() { strong = 1; }
};

/// The same for handles shared between threads.
struct AtomicCounts {
    usize strong = 1;
    usize weak = 1;

    void retain() { __atomic_fetch_add(&strong, 1, __ATOMIC_RELAXED); }
    bool release() {
        if (__atomic_fetch_sub(&strong, 1, __ATOMIC_RELEASE) != 1) return false;
        (void)__atomic_load_n(&strong, __ATOMIC_ACQUIRE);
        return true;
    }
    void retainWeak() { __atomic_fetch_add(&weak, 1, __ATOMIC_RELAXED); }
    bool releaseWeak() {
        if (__atomic_fetch_sub(&weak, 1, __ATOMIC_RELEASE) != 1) return false;
        (void)__atomic_load_n(&weak, __ATOMIC_ACQUIRE);
        return true;
    }
    bool upgrade() {
        usize count = __atomic_load_n(&strong, __ATOMIC_RELAXED);
        while (count != 0) {
            if (__atomic_compare_exchange_n(&strong, &count, count + 1, true, __ATOMIC_ACQUIRE,
                                            __ATOMIC_RELAXED))
                return true;
        }
        return false;
    }
    usize strongCount() const { return __atomic_load_n(&strong, __ATOMIC_RELAXED); }
    usize weakCount() const { return __atomic_load_n(&weak, __ATOMIC_RELAXED); }
    bool releaseLast() {
        usize expected = 1;
        return __atomic_compare_exchange_n(&strong, &expected, 0, false, __ATOMIC_ACQ_REL, __ATOMIC_RELAXED);
    }
    /// No new weak handle can appear during the test: the strong handles' own weak count is locked meanwhile.
    bool isUnique() {
        usize expected = 1;
        if (!__atomic_compare_exchange_n(&weak, &expected, 0, false, __ATOMIC_ACQUIRE, __ATOMIC_RELAXED))
            return false;
        bool unique = __atomic_load_n(&strong, __ATOMIC_ACQUIRE) == 1;
        __atomic_store_n(&weak, 1, __ATOMIC_RELEASE);
        return unique;
    }
    void publish() { __atomic_store_n(&strong, 1, __ATOMIC_RELEASE); }
};

/// A block is the counts and, behind them at the value's alignment, the value.
inline constexpr usize valueOffset(usize align) { return align <= 16 ? 16 : align; }
static_assert(sizeof(LocalCounts) == 16 && sizeof(AtomicCounts) == 16);

template <class Counts>
Counts* allocateBlock(usize size, usize align) {
    usize blockAlign = align < alignof(Counts) ? alignof(Counts) : align;
    return new (memory::allocateObject(valueOffset(align) + size, blockAlign)) Counts();
}
template <class Counts>
void releaseBlock(Counts* counts, usize size, usize align) {
    usize blockAlign = align < alignof(Counts) ? alignof(Counts) : align;
    memory::releaseObject(counts, valueOffset(align) + size, blockAlign);
}
inline void* valueOf(void* block, usize align) { return static_cast<char*>(block) + valueOffset(align); }

template <class T, class Counts>
class Weak;

/// `Rc<T>` and `Arc<T>`. Null only when moved from. `T` may be one of the unsized tags.
template <class T, class Counts>
class Strong {
    using Facts = Pointee<T>;
    using Meta = typename Facts::Meta;

  public:
    using TriviallyRelocatable = void;

    static Strong make(T value) {
        Counts* counts = allocateBlock<Counts>(sizeof(T), alignof(T));
        new (valueOf(counts, alignof(T))) T(std::move(value));
        return Strong(counts, {});
    }
    /// `f` gets a weak handle that cannot be upgraded until the value stands.
    template <class F>
    static Strong makeCyclic(F f) {
        Counts* counts = allocateBlock<Counts>(sizeof(T), alignof(T));
        counts->strong = 0;
        Weak<T, Counts> weak(counts, {});
        new (valueOf(counts, alignof(T))) T(f(static_cast<Weak<T, Counts> const*>(&weak)));
        counts->publish();
        ox::exchange(weak.counts_, nullptr);
        return Strong(counts, {});
    }
    /// `Rc<str>`, `Rc<slice<T>>` from elements that are moved or copied as bytes.
    template <class E>
    static Strong fromElements(E* elements, usize len)
        requires Unsized<T>
    {
        Counts* counts = allocateBlock<Counts>(len * sizeof(E), alignof(E));
        memory::relocateDown(static_cast<E*>(valueOf(counts, alignof(E))), elements, len);
        return Strong(counts, len);
    }
    /// `Rc<Dyn<V>>` from `Rc<S>`: the block stays.
    template <class S>
    static Strong unsize(Strong<S, Counts> sized, Meta meta) {
        return Strong(ox::exchange(sized.counts_, nullptr), meta);
    }
    /// `Rc<Dyn<V>>` from `Rc<Dyn<S>>` of a subtrait; see ox::upcast.
    template <class S>
    static Strong upcast(Strong<Dyn<S>, Counts> object, Meta S::* super) {
        return Strong(ox::exchange(object.counts_, nullptr), object.meta_->*super);
    }
    /// `Rc<slice<S>>` from `Rc<Array<S, N>>`.
    template <class S, usize N>
    static Strong unsize(Strong<Array<S, N>, Counts> sized) {
        return Strong(ox::exchange(sized.counts_, nullptr), N);
    }
    /// The way back, for a type that has been tested.
    template <class S>
    static Strong<S, Counts> downcast(Strong self) {
        return Strong<S, Counts>(ox::exchange(self.counts_, nullptr), {});
    }

    static RefMut<T> intoRaw(Strong self) {
        RefMut<T> value = self.get();
        self.counts_ = nullptr;
        return value;
    }
    static Strong fromRaw(T const* value)
        requires(!Unsized<T>)
    {
        return Strong(blockOf(value), {});
    }
    static void incrementStrongCount(T const* value) { blockOf(value)->retain(); }
    static void decrementStrongCount(T const* value) { fromRaw(value); }

    Strong(Strong&& other) noexcept : counts_(ox::exchange(other.counts_, nullptr)), meta_(other.meta_) {}
    Strong& operator=(Strong&& other) noexcept {
        Strong old(ox::exchange(counts_, ox::exchange(other.counts_, nullptr)),
                   ox::exchange(meta_, other.meta_));
        return *this;
    }
    ~Strong() {
        if (counts_ != nullptr && counts_->release()) destroy();
    }

    Strong clone() const {
        counts_->retain();
        return Strong(counts_, meta_);
    }
    RefMut<T> get() const { return Facts::ref(valueOf(counts_, Facts::align(meta_)), meta_); }
    T& operator*() const { return *get(); }
    T* operator->() const { return get(); }

    usize strongCount() const { return counts_->strongCount(); }
    usize weakCount() const { return counts_->weakCount() - 1; }
    bool isUnique() const { return counts_->isUnique(); }
    bool ptrEq(Strong const* other) const { return counts_ == other->counts_; }
    Weak<T, Counts> downgrade() const {
        counts_->retainWeak();
        return Weak<T, Counts>(counts_, meta_);
    }
    /// The value, if this is the last strong handle. `self` is inert afterwards in that case.
    static Option<T> takeLast(Strong* self) {
        if (!self->counts_->releaseLast()) return Option<T>::None();
        return Option<T>::Some(self->takeValue());
    }
    /// As takeLast, but `self` ends in any case, so that of racing handles exactly one gets the value.
    static Option<T> intoInner(Strong self) {
        if (!self.counts_->release()) {
            self.counts_ = nullptr;
            return Option<T>::None();
        }
        return Option<T>::Some(self.takeValue());
    }

  private:
    template <class, class>
    friend class Strong;
    friend class Weak<T, Counts>;
    friend struct Niche<Strong>;

    Strong(Counts* counts, Meta meta) : counts_(counts), meta_(meta) {}

    static Counts* blockOf(T const* value) {
        return reinterpret_cast<Counts*>(reinterpret_cast<char*>(const_cast<T*>(value)) -
                                         valueOffset(alignof(T)));
    }

    /// No strong handle is left: the value moves out and the strong handles' weak count goes.
    T takeValue() {
        Weak<T, Counts> weak(ox::exchange(counts_, nullptr), meta_);
        return memory::takeFrom(static_cast<T*>(valueOf(weak.counts_, alignof(T))));
    }

    [[gnu::noinline]] void destroy() {
        Weak<T, Counts> weak(counts_, meta_);
        Facts::drop(valueOf(counts_, Facts::align(meta_)), meta_);
    }

    Counts* counts_;
    [[no_unique_address]] Meta meta_;
};

/// `Weak<T>`: keeps the block, not the value. Null: made by `Weak.new()`, or moved from.
template <class T, class Counts>
class Weak {
    using Facts = Pointee<T>;
    using Meta = typename Facts::Meta;

  public:
    using TriviallyRelocatable = void;

    static Weak make() { return Weak(nullptr, {}); }
    template <class S>
    static Weak unsize(Weak<S, Counts> sized, Meta meta) {
        return Weak(ox::exchange(sized.counts_, nullptr), meta);
    }
    template <class S, usize N>
    static Weak unsize(Weak<Array<S, N>, Counts> sized) {
        return Weak(ox::exchange(sized.counts_, nullptr), N);
    }

    Weak(Weak&& other) noexcept : counts_(ox::exchange(other.counts_, nullptr)), meta_(other.meta_) {}
    Weak& operator=(Weak&& other) noexcept {
        Weak old(ox::exchange(counts_, ox::exchange(other.counts_, nullptr)),
                 ox::exchange(meta_, other.meta_));
        return *this;
    }
    ~Weak() {
        if (counts_ != nullptr && counts_->releaseWeak())
            releaseBlock(counts_, Facts::size(meta_), Facts::align(meta_));
    }

    Weak clone() const {
        if (counts_ != nullptr) counts_->retainWeak();
        return Weak(counts_, meta_);
    }
    Option<Strong<T, Counts>> upgrade() const {
        if (counts_ == nullptr || !counts_->upgrade()) return Option<Strong<T, Counts>>::None();
        return Option<Strong<T, Counts>>::Some(Strong<T, Counts>(counts_, meta_));
    }
    usize strongCount() const { return counts_ == nullptr ? 0 : counts_->strongCount(); }
    usize weakCount() const {
        if (counts_ == nullptr || counts_->strongCount() == 0) return 0;
        return counts_->weakCount() - 1;
    }
    bool ptrEq(Weak const* other) const { return counts_ == other->counts_; }

  private:
    template <class, class>
    friend class Weak;
    template <class, class>
    friend class Strong;

    Weak(Counts* counts, Meta meta) : counts_(counts), meta_(meta) {}

    Counts* counts_;
    [[no_unique_address]] Meta meta_;
};

}  // namespace ox::shared

namespace ox {

template <class T, class Counts>
struct Niche<shared::Strong<T, Counts>> {
    static constexpr bool kHas = true;
    static shared::Strong<T, Counts> none() { return shared::Strong<T, Counts>(nullptr, {}); }
    static bool isNone(shared::Strong<T, Counts> const& value) { return value.counts_ == nullptr; }
};

}  // namespace ox
