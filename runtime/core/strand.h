#pragma once

#include <coroutine>
#include <exception>

#include "ox/core/wake.h"
#include "ox/lang/block_allocator.h"

namespace ox {
class Strand;
}

namespace ox::core {

/// Not zero; different for each call and each run. tokio/runtime/random.cpp
u32 randomSeed();

struct Frame;

/// What one poll of a task, or of a future by hand, has at its disposal.
struct PollContext {
    /// Below this address a coroutine is not started in its caller's ramp.
    char const* stackLimit = nullptr;
    /// Operations that may still succeed before the task must let others run.
    i32 budget = kBudget;
    /// The polled task asked to be queued again.
    bool again = false;
    Task* task = nullptr;
    u32 random = 0;  // seeded at first use

    // Of the strand that runs, while no frame of it does.
    Frame* next = nullptr;       // the frame the run loop resumes next
    Frame* panicFrom = nullptr;  // the innermost frame that awaits a panicked one
    std::exception_ptr payload;  // of the panic, until whoever polled the strand takes it

    /// A random number below `bound`.
    u32 randomBelow(u32 bound) {
        if (random == 0) [[unlikely]]
            random = randomSeed();
        random ^= random << 13;
        random ^= random >> 17;
        random ^= random << 5;
        return static_cast<u32>(static_cast<u64>(random) * bound >> 32);
    }

    static constexpr i32 kBudget = 128;
    static constexpr i32 kUnlimited = 0x7fffffff;
    static constexpr usize kStackReserve = 256 * 1024;

    /// A context for this thread's stack.
    static PollContext here();
};

struct SlotBase;

/// The promise of every awaited coroutine. The same layout for all, so that a handle can be made of it.
struct Frame {
    Frame* parent = nullptr;  // the awaiting frame, once that is suspended
    Strand* strand;
    SlotBase* slot;

    Frame(Strand& onStrand, SlotBase& result) noexcept;
    Frame(Frame const&) = delete;

    static void* operator new(usize size) { return BlockAllocator::allocate(size); }
    static void operator delete(void* memory, usize size) { BlockAllocator::deallocate(memory, size); }

    std::coroutine_handle<Frame> handle() { return std::coroutine_handle<Frame>::from_promise(*this); }

    struct Start {
        Frame* frame;
        bool await_ready() noexcept;
        void await_suspend(std::coroutine_handle<>) noexcept;
        void await_resume() noexcept {}
    };
    struct Finish {
        Frame* frame;
        bool await_ready() noexcept;  // always true: the frame frees itself by falling off its end
        void await_suspend(std::coroutine_handle<>) noexcept {}
        void await_resume() noexcept {}
    };
    Start initial_suspend() noexcept { return {this}; }
    Finish final_suspend() noexcept { return {this}; }
    void unhandled_exception() noexcept;
};

/// Where a coroutine's result goes; in the frame that awaits it, or at the root of a strand.
struct SlotBase {
    enum State : u8 { kEmpty, kValue, kPanicked };

    Frame* child = nullptr;
    State state = kEmpty;
};

/// What a strand waits for: a suspended frame's awaiter.
struct Leaf {
    bool (*poll)(Leaf*, Strand&);
    Frame* owner;
};

}  // namespace ox::core

namespace ox {

/// One chain of awaiting frames, run by calling. A task is one; so is a future made of an async function that
/// is kept as a value.
class Strand {
  public:
    explicit Strand(core::WakeTarget* target = nullptr) : target_(target) {}
    Strand(Strand const&) = delete;
    ~Strand() {
        if (holdsTarget_) target_->release();
    }

    /// Whom a leaf that blocks must wake.
    core::WakeTarget* target() const { return target_; }
    /// Must a registration hold a reference to the target? Yes where the registered future may outlive the
    /// polling task: when it is polled through a pointer, a box, or by a user's own future.
    bool isCounted() const { return counted_; }
    core::PollContext& context() const { return *context_; }
    void setContext(core::PollContext& context) { context_ = &context; }

    /// A leaf asks first: without budget the task is queued again and the leaf must say pending.
    bool mayProceed() {
        if (context_->budget > 0) [[likely]]
            return true;
        wakeSelf();
        return false;
    }
    /// A leaf that made progress pays for it.
    void spend() { --context_->budget; }
    /// Be polled again, after what is ready now.
    void wakeSelf();

    /// For polls by hand: a strand of its own for any target.
    void setTarget(core::WakeTarget* target, bool counted) {
        target_ = target;
        counted_ = counted;
    }

    /// Resumes the strand: polls the leaf it waits at, and runs on if that is ready. When a panic leaves a
    /// frame, the awaiting frames are destroyed, innermost first.
    void resume();
    /// Goes on after the first frame was called: starts frames that did not fit on the stack, unwinds.
    void settle() {
        if (context_->next != nullptr) [[unlikely]]
            runFrames();
        if (context_->panicFrom != nullptr) [[unlikely]]
            unwind();
    }
    bool hasPanicked() const { return context_->payload != nullptr; }
    std::exception_ptr takePayload() { return std::exchange(context_->payload, nullptr); }
    /// Destroys all suspended frames, innermost first. Not while one of them runs.
    void cancel();

    /// A poll of `inner` inside a poll of `outer`: same context, same target. A target that `inner` held
    /// before is let go at the end, when all that was registered under it has been polled and so registered
    /// anew.
    class Adoption {
      public:
        Adoption(Strand& inner, Strand& outer);
        Adoption(Adoption const&) = delete;
        ~Adoption() {
            if (former_ != nullptr) [[unlikely]]
                former_->release();
        }

      private:
        core::WakeTarget* former_ = nullptr;
    };

    /// While it lives, registrations made through `strand` hold references to their target.
    class Counted {
      public:
        explicit Counted(Strand& strand) : strand_(strand), before_(strand.counted_) {
            strand.counted_ = true;
        }
        Counted(Counted const&) = delete;
        ~Counted() { strand_.counted_ = before_; }

      private:
        Strand& strand_;
        bool before_;
    };

  private:
    friend struct core::Frame;
    template <class T>
    friend class Slot;
    template <class F>
    friend class Awaiting;
    friend struct core::Task;

    void runFrames();
    void unwind();
    static void destroyChain(core::Frame* innermost);

    core::Leaf* leaf_ = nullptr;
    core::PollContext* context_ = nullptr;
    core::WakeTarget* target_;
    bool counted_ = false;
    bool holdsTarget_ = false;
};

}  // namespace ox

namespace ox::core {

inline Frame::Frame(Strand& onStrand, SlotBase& result) noexcept : strand(&onStrand), slot(&result) {
    result.child = this;
}

inline bool Frame::Start::await_ready() noexcept {
    return static_cast<char const*>(__builtin_frame_address(0)) > frame->strand->context_->stackLimit;
}

inline void Frame::Start::await_suspend(std::coroutine_handle<>) noexcept {
    frame->strand->context_->next = frame;
}

inline bool Frame::Finish::await_ready() noexcept {
    if (frame->parent != nullptr) frame->strand->context_->next = frame->parent;
    return true;
}

}  // namespace ox::core

#include "ox/core/task.h"
