#pragma once

#include <coroutine>
#include <exception>
#include <utility>

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
    /// Must a registration hold a reference to the target? Yes where the registered future may outlive the
    /// polling task: when it is polled through a pointer, a box, or by a user's own future.
    bool counted = false;
    Task* task = nullptr;
    /// Whom a leaf that blocks must wake: the task, or what stands between it and the leaf.
    WakeTarget* target = nullptr;
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

    /// While it lives, leaves register `target` instead, with references to it.
    class Redirection {
      public:
        Redirection(PollContext& context, WakeTarget* target)
            : context_(context),
              target_(ox::exchange(context.target, target)),
              counted_(ox::exchange(context.counted, true)) {}
        Redirection(Redirection const&) = delete;
        ~Redirection() {
            context_.target = target_;
            context_.counted = counted_;
        }

      private:
        PollContext& context_;
        WakeTarget* target_;
        bool counted_;
    };
};

/// Where a coroutine's result goes; in the frame that awaits it, or at the root of a strand. One word tells
/// who awaits it and how it ended.
class SlotBase {
  public:
    bool hasValue() const { return (bits_ & kValue) != 0; }
    bool hasPanicked() const { return (bits_ & kPanicked) != 0; }
    bool isEmpty() const { return (bits_ & kEnded) == 0; }
    /// The awaiting frame once that is suspended, else null; null at the root.
    Frame* awaiting() const { return reinterpret_cast<Frame*>(bits_ & ~kEnded); }

    void setAwaiting(Frame* frame) { bits_ = reinterpret_cast<uintptr_t>(frame); }
    void setPanicked() { bits_ = kPanicked; }

  protected:
    void setValue() { bits_ |= kValue; }

  private:
    static constexpr uintptr_t kValue = 1;
    static constexpr uintptr_t kPanicked = 2;
    static constexpr uintptr_t kEnded = kValue | kPanicked;

    uintptr_t bits_ = 0;
};

/// The promise of every awaited coroutine. The same layout for all, so that a handle can be made of it.
struct Frame {
    Strand* strand;
    SlotBase* slot;

    Frame(Strand& onStrand, SlotBase& result) noexcept : strand(&onStrand), slot(&result) {}
    Frame(Frame const&) = delete;

    static void* operator new(usize size) { return BlockAllocator::allocate(size); }
    static void operator delete(void* memory, usize size) { BlockAllocator::deallocate(memory, size); }

    std::coroutine_handle<Frame> handle() { return std::coroutine_handle<Frame>::from_promise(*this); }

    /// A byte, as it takes its place in every frame.
    struct Start {
        bool fitsOnStack;
        bool await_ready() const noexcept { return fitsOnStack; }
        template <class Promise>
        void await_suspend(std::coroutine_handle<Promise> started) noexcept;
        void await_resume() const noexcept {}
    };
    struct Finish {
        Frame* frame;
        bool await_ready() noexcept;  // always true: the frame frees itself by falling off its end
        void await_suspend(std::coroutine_handle<>) noexcept {}
        void await_resume() noexcept {}
    };
    Start initial_suspend() noexcept;
    Finish final_suspend() noexcept { return {this}; }
    void unhandled_exception() noexcept;
};

}  // namespace ox::core

namespace ox {

/// One chain of awaiting frames, run by calling. A task is one; so is a future made of an async function that
/// is kept as a value.
class Strand {
  public:
    Strand() = default;
    /// For polls by hand.
    explicit Strand(core::PollContext& context) { setContext(context); }
    Strand(Strand const&) = delete;

    // While it runs.
    core::PollContext& context() const { return *static_cast<core::PollContext*>(place_); }
    core::WakeTarget* target() const { return context().target; }
    bool isCounted() const { return context().counted; }

    /// A leaf asks first: without budget the task is queued again and the leaf must say pending.
    bool mayProceed() {
        if (context().budget > 0) [[likely]]
            return true;
        wakeSelf();
        return false;
    }
    /// A leaf that made progress pays for it.
    void spend() { --context().budget; }
    /// Be polled again, after what is ready now.
    void wakeSelf();

    /// Of a strand without frames: what its next poll has.
    void setContext(core::PollContext& context) { place_ = &context; }

    bool isStarted() const { return place_ != nullptr; }
    /// Goes on where the strand is suspended. When a panic leaves a frame, the awaiting frames are destroyed,
    /// innermost first; the payload is then in the context.
    void resume(core::PollContext& context) {
        context.next = static_cast<core::Frame*>(place_);
        setContext(context);
        settle(context);
    }
    /// Goes on after the first frame was called: starts frames that did not fit on the stack, unwinds.
    static void settle(core::PollContext& context) {
        if (context.next != nullptr) [[likely]]
            runFrames(context);
        if (context.panicFrom != nullptr) [[unlikely]]
            unwind(context);
    }
    /// Destroys all frames, innermost first. Only of a suspended strand. Throws what a destructor has thrown.
    void cancel();

    /// While it lives, registrations made through `strand` hold references to their target.
    class Counted {
      public:
        explicit Counted(Strand& strand)
            : context_(strand.context()), before_(ox::exchange(context_.counted, true)) {}
        Counted(Counted const&) = delete;
        ~Counted() { context_.counted = before_; }

      private:
        core::PollContext& context_;
        bool before_;
    };

  private:
    friend struct Wakeup;

    static void runFrames(core::PollContext& context);
    static void unwind(core::PollContext& context);

    // The context while it runs, the innermost frame while it is suspended, null before it is started.
    void* place_ = nullptr;
};

}  // namespace ox

namespace ox::core {

inline Frame::Start Frame::initial_suspend() noexcept {
    return {static_cast<char const*>(__builtin_frame_address(0)) > strand->context().stackLimit};
}

template <class Promise>
void Frame::Start::await_suspend(std::coroutine_handle<Promise> started) noexcept {
    Frame& frame = started.promise();
    frame.strand->context().next = &frame;
}

inline bool Frame::Finish::await_ready() noexcept {
    Frame* const awaiting = frame->slot->awaiting();
    if (awaiting != nullptr) frame->strand->context().next = awaiting;
    return true;
}

}  // namespace ox::core

#include "ox/core/task.h"
