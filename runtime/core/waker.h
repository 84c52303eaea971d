#pragma once

#include "ox/core/strand.h"

namespace ox::task {

/// `std.task.Waker`: a counted reference to whoever is to be woken.
class Waker {
  public:
    /// Takes over one reference.
    explicit Waker(core::WakeTarget* owned) : target_(owned) {}
    Waker(Waker&& other) noexcept : target_(std::exchange(other.target_, nullptr)) {}
    Waker& operator=(Waker&& other) noexcept {
        std::swap(target_, other.target_);
        return *this;
    }
    ~Waker() {
        if (target_ != nullptr) target_->release();
    }

    /// Wakes nobody.
    static Waker noop();

    Waker clone() const {
        target_->addRef();
        return Waker(target_);
    }
    void wakeByRef() const { core::wake(target_); }
    void wake() && {
        core::wake(target_);
        std::exchange(target_, nullptr)->release();
    }
    bool willWake(Waker const* other) const { return target_ == other->target_; }
    core::WakeTarget* target() const { return target_; }

  private:
    core::WakeTarget* target_;
};

/// A waker made of a value and a function that wakes with a reference to it, as `Waker.from(Arc<impl Wake>)`
/// does.
template <class Value>
class WakerOf final : public core::WakeTarget {
  public:
    using Function = void (*)(Value const*);
    static Waker make(Value value, Function function) {
        return Waker(new WakerOf(std::move(value), function));
    }

  private:
    WakerOf(Value&& value, Function function)
        : WakeTarget(kTable), function_(function), value_(std::move(value)) {}

    static WakerOf* of(core::WakeTarget* target) { return static_cast<WakerOf*>(target); }
    static void release(core::WakeTarget* target) {
        if (of(target)->references_.drop()) delete of(target);
    }
    static void wakeIt(core::WakeTarget* target) {
        of(target)->function_(&of(target)->value_);
        release(target);
    }
    static constexpr core::WakeTable kTable{
        wakeIt, [](core::WakeTarget* target) { of(target)->references_.add(); }, release};

    core::RefCount references_{1};
    Function function_;
    Value value_;
};

/// `std.task.Context`. Made by a runtime around a strand, or by a user from a waker.
class Context {
  public:
    /// Lives on the stack of the poll; what is registered through it holds references.
    explicit Context(Strand& strand) : strand_(&strand), waker_(nullptr) {}
    static Context fromWaker(Waker const* waker) { return Context(waker); }
    Context(Context const&) = delete;
    Context(Context&& other) noexcept;
    ~Context();

    /// The waker lives as long as the context.
    Waker const* waker();
    Strand& strand();

  private:
    explicit Context(Waker const* waker) : strand_(nullptr), waker_(waker) {}

    Strand* strand_;
    Waker const* waker_;
    // Owned, made when asked for: a strand for a bare waker, a waker for a strand.
    struct OwnStrand;
    OwnStrand* ownStrand_ = nullptr;
    Waker ownWaker_{nullptr};
};

}  // namespace ox::task
