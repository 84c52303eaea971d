#pragma once

#include "ox/core/strand.h"

namespace ox::task {

/// `std.task.Waker`: a counted reference to whoever is to be woken.
class Waker {
  public:
    /// Takes over one reference.
    explicit Waker(core::WakeTarget* owned) : target_(owned) {}
    Waker(Waker&& other) noexcept : target_(ox::exchange(other.target_, nullptr)) {}
    Waker& operator=(Waker&& other) noexcept {
        ox::swap(target_, other.target_);
        return *this;
    }
    ~Waker() {
        if (target_ != nullptr) target_->release();
    }

    /// Wakes nobody.
    static Waker const* noop();

    Waker clone() const {
        if (!target_->isTask() && target_->table().clone != nullptr) {
            return Waker(target_->table().clone(target_));
        }
        target_->addRef();
        return Waker(target_);
    }
    void wakeByRef() const { core::wake(target_); }
    void wake() && {
        core::WakeTarget* const target = ox::exchange(target_, nullptr);
        if (!target->isTask() && target->table().wakeOnce != nullptr) return target->table().wakeOnce(target);
        core::wake(target);
        target->release();
    }
    bool willWake(Waker const* other) const {
        if (target_ == other->target_) return true;
        if (target_->isTask() || other->target_->isTask()) return false;
        core::WakeTable const& table = target_->table();
        return table.isSame != nullptr && &table == &other->target_->table() &&
               table.isSame(target_, other->target_);
    }
    core::WakeTarget* target() const { return target_; }

  private:
    core::WakeTarget* target_;
};

/// A waker made of a value that a program defines: of an `Arc<impl Wake>`, whose clones share one target, and
/// of a `RawWaker`, whose clones are made by a function of its own.
template <class Value>
class WakerOf final : public core::WakeTarget {
  public:
    /// The value is moved to `wake`, which it must be able to clone if others still refer to it.
    struct Functions {
        void (*wake)(Value);
        void (*wakeByRef)(Value const*);
        Value (*clone)(Value const*);
        bool (*isSame)(Value const*, Value const*);
    };
    static Waker shared(Value value, void (*wake)(Value), void (*wakeByRef)(Value const*),
                        Value (*clone)(Value const*)) {
        return Waker(new WakerOf(kShared, std::move(value), {wake, wakeByRef, clone, nullptr}));
    }
    static Waker cloned(Value value, void (*wake)(Value), void (*wakeByRef)(Value const*),
                        Value (*clone)(Value const*), bool (*isSame)(Value const*, Value const*)) {
        return Waker(new WakerOf(kCloned, std::move(value), {wake, wakeByRef, clone, isSame}));
    }

  private:
    WakerOf(core::WakeTable const& table, Value&& value, Functions functions)
        : WakeTarget(table), functions_(functions), value_(std::move(value)) {}

    static WakerOf* of(core::WakeTarget* target) { return static_cast<WakerOf*>(target); }
    static void addRef(core::WakeTarget* target) { of(target)->references_.add(); }
    static void release(core::WakeTarget* target) {
        if (of(target)->references_.drop()) delete of(target);
    }
    static void wakeByRef(core::WakeTarget* target) {
        of(target)->functions_.wakeByRef(&of(target)->value_);
        release(target);
    }
    static core::WakeTarget* clone(core::WakeTarget* target) {
        Functions const& functions = of(target)->functions_;
        return new WakerOf(kCloned, functions.clone(&of(target)->value_), functions);
    }
    static void wakeOnce(core::WakeTarget* target) {
        Functions const functions = of(target)->functions_;
        if (of(target)->references_.load() == 1) {
            Value value = std::move(of(target)->value_);
            release(target);
            functions.wake(std::move(value));
        } else {
            Value value = functions.clone(&of(target)->value_);
            release(target);
            functions.wake(std::move(value));
        }
    }
    static bool isSame(core::WakeTarget* left, core::WakeTarget* right) {
        return of(left)->functions_.isSame(&of(left)->value_, &of(right)->value_);
    }
    static constexpr core::WakeTable kShared{wakeByRef, addRef, release, nullptr, wakeOnce, nullptr};
    static constexpr core::WakeTable kCloned{wakeByRef, addRef, release, clone, wakeOnce, isSame};

    core::RefCount references_{1};
    Functions functions_;
    Value value_;
};

/// `std.task.Context`. Made by a runtime around a strand, or by a user from a waker.
class Context {
  public:
    /// Lives on the stack of the poll; what is registered through it holds references.
    explicit Context(Strand& strand) : strand_(&strand) {}
    static Context fromWaker(Waker const* waker) { return Context(waker); }
    Context(Context const&) = delete;
    Context(Context&& other) noexcept;
    [[gnu::always_inline]] ~Context() {
        if (ownStrand_ != nullptr) [[unlikely]]
            deleteStrand();
    }

    /// The waker lives as long as the context.
    Waker const* waker();
    Strand& strand() { return strand_ != nullptr ? *strand_ : makeStrand(); }

  private:
    explicit Context(Waker const* waker) : waker_(waker) {}
    Strand& makeStrand();
    void deleteStrand();

    Strand* strand_ = nullptr;
    Waker const* waker_ = nullptr;
    // Owned, made when asked for: a strand for a bare waker, a waker for a strand.
    struct OwnStrand;
    OwnStrand* ownStrand_ = nullptr;
    Waker ownWaker_{nullptr};
};

}  // namespace ox::task
