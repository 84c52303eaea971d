#pragma once

#include "ox/core/ready_set.h"
#include "ox/core/waker.h"
#include "ox/lang/option.h"
#include "ox/lang/poll.h"
#include "ox/lang/slice.h"
#include "ox/lang/vec.h"

namespace ox::futures {

/// `FuturesUnordered`: any number of futures, whose outputs come in the order in which they are ready. Only
/// those that were woken are polled.
template <class F>
class FuturesUnordered {
  public:
    using Item = OutputOf<F>;

    FuturesUnordered() : set_(new core::ReadySet()) {}
    static FuturesUnordered make() { return FuturesUnordered(); }
    FuturesUnordered(FuturesUnordered&& other) noexcept : set_(ox::exchange(other.set_, nullptr)) {}
    FuturesUnordered& operator=(FuturesUnordered&& other) noexcept {
        ox::swap(set_, other.set_);
        return *this;
    }
    ~FuturesUnordered() {
        if (set_ == nullptr) return;
        clear();
        set_->clear();
        set_->release();
    }

    void push(F future) { pushAt(std::move(future), 0); }
    void pushAt(F future, usize position) {
        set_->insert(*core::FutureEntry<F>::make(*set_, std::move(future), position));
    }
    /// Not moved from.
    bool isValid() const { return set_ != nullptr; }
    usize len() const { return set_->size(); }
    bool isEmpty() const { return len() == 0; }
    void clear() {
        while (core::ReadyEntry* const entry = set_->first()) remove(*entry);
    }
    /// In the order of their insertion.
    template <class Visit>
    void forEach(Visit visit) {
        for (core::ReadyEntry* entry = set_->first(); entry != nullptr; entry = entry->next) {
            visit(static_cast<core::FutureEntry<F>*>(entry)->future);
        }
    }

    /// All of them, the newest first.
    Vec<Ref<F>> pointers() { return listed<Ref<F>>(); }
    Vec<RefMut<F>> mutPointers() { return listed<RefMut<F>>(); }

    /// True with an output in `out`, or none of it when the set is empty.
    bool pollNext(Strand& strand, Option<Item>& out, usize* position = nullptr) {
        if (isEmpty()) {
            out = Option<Item>::None();
            return true;
        }
        // Those that wake themselves are polled again only after the task has let others run.
        for (usize left = len(); left > 0; --left) {
            core::FutureEntry<F>* const entry = static_cast<core::FutureEntry<F>*>(set_->next(strand));
            if (entry == nullptr) return false;
            if (!pollEntry(*entry, strand)) continue;
            out = Option<Item>::Some(FutureTraits<F>::take(entry->future));
            if (position != nullptr) *position = entry->position;
            remove(*entry);
            return true;
        }
        strand.wakeSelf();
        return false;
    }

  private:
    template <class P>
    Vec<P> listed() {
        Vec<P> all = Vec<P>::make();
        forEach([&all](F& future) { all.push(&future); });
        slices::reverse(all.asMutSlice());
        return all;
    }
    bool pollEntry(core::FutureEntry<F>& entry, Strand& strand) {
        try {
            return entry.poll(strand);
        } catch (...) {
            remove(entry);
            throw;
        }
    }
    void remove(core::ReadyEntry& entry) {
        static_cast<core::FutureEntry<F>&>(entry).destroyFuture();
        set_->remove(entry);
    }

    core::ReadySet* set_;
};

/// The future of a FuturesUnordered's `next`.
template <class F>
class NextUnordered {
  public:
    using Output = Option<OutputOf<F>>;

    explicit NextUnordered(FuturesUnordered<F>& futures) : futures_(&futures) {}
    bool poll(Strand& strand) { return futures_->pollNext(strand, item_); }
    Output take() { return std::move(item_); }

  private:
    FuturesUnordered<F>* futures_;
    Output item_ = Output::None();
};

template <class F>
NextUnordered<F> nextOf(FuturesUnordered<F>* futures) {
    return NextUnordered<F>(*futures);
}

/// `Stream.pollNext` of a FuturesUnordered, called by a user's code.
template <class F>
Poll<Option<OutputOf<F>>> pollNext(FuturesUnordered<F>* futures, task::Context* context) {
    using Answer = Poll<Option<OutputOf<F>>>;
    Strand& strand = context->strand();
    Strand::Counted counted(strand);
    Option<OutputOf<F>> item = Option<OutputOf<F>>::None();
    if (!futures->pollNext(strand, item)) return Answer::Pending();
    return Answer::Ready(std::move(item));
}

}  // namespace ox::futures
