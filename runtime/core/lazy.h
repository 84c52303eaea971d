#pragma once

#include "ox/core/async.h"
#include "ox/core/pack.h"
#include "ox/core/task.h"

namespace ox {

namespace core {

enum class Progress : u8 { Pending, Ready, Panicked };

/// The panic of who polls the future of an async function that has given its output.
[[noreturn]] void resumedAfterCompletion(bool hasPanicked);

/// An async function's arguments until the first poll, its result slot from then on. Runs on a strand that
/// serves nothing else.
template <class T, auto function, class... Args>
class Body {
  public:
    using Output = T;

    template <class... Values>
    explicit Body(std::in_place_t, Values&&... values) : args_(std::forward<Values>(values)...) {}
    Body(Body&& other) noexcept : args_(std::move(other.args_)) {}
    Body& operator=(Body&&) = delete;
    /// The owner has called `destroy`.
    ~Body() {}

    Progress poll(Strand& own, PollContext& context) {
        if (own.isStarted()) [[likely]] {
            own.resume(context);
        } else {
            start(own, context, std::index_sequence_for<Args...>());
        }
        if (slot_.isEmpty()) return Progress::Pending;
        return slot_.hasValue() ? Progress::Ready : Progress::Panicked;
    }
    T take() { return slot_.take(); }
    /// After its start: panics if there is nothing left to poll.
    void requireNotEnded() const {
        if (!slot_.isEmpty()) [[unlikely]]
            resumedAfterCompletion(!slot_.hasValue());
    }
    /// Destroys the arguments, or the suspended frames or the result.
    void destroy(Strand& own) { own.isStarted() ? destroyStarted(own) : args_.~Arguments(); }
    void destroyUnstarted() { args_.~Arguments(); }
    void destroyStarted(Strand& own) {
        if (slot_.isEmpty()) own.cancel();
        slot_.~Slot();
    }

  private:
    using Arguments = Pack<Args...>;

    template <usize... i>
    void start(Strand& own, PollContext& context, std::index_sequence<i...>) {
        [[maybe_unused]] Arguments args(std::move(args_));
        args_.~Arguments();
        ::new (static_cast<void*>(&slot_)) Slot<T>(own);
        own.setContext(context);
        function(own, slot_, std::move(args.template at<i>())...);
        Strand::settle(context);
    }

    union {
        Arguments args_;
        Slot<T> slot_;
    };
};

}  // namespace core

/// The future of an async function's call: the arguments until it is first polled, then a strand of its own.
template <class T, auto function, class... Args>
class Lazy {
  public:
    using Output = T;
    using Body = core::Body<T, function, Args...>;

    template <class... Values>
        requires(sizeof...(Values) == sizeof...(Args))
    explicit Lazy(std::in_place_t tag, Values&&... values) : body_(tag, std::forward<Values>(values)...) {}
    /// Not once it was polled.
    Lazy(Lazy&& other) noexcept : body_(std::move(other.body_)) {}
    Lazy& operator=(Lazy&& other) noexcept {
        if (this != &other) {
            this->~Lazy();
            ::new (static_cast<void*>(this)) Lazy(std::move(other));
        }
        return *this;
    }
    /// Where the compiler sees that it was moved from before a poll, nothing remains.
    ~Lazy() noexcept(false) { strand_.isStarted() ? endStarted() : body_.destroyUnstarted(); }

    bool poll(Strand& outer) {
        if (strand_.isStarted()) body_.requireNotEnded();
        core::PollContext& context = outer.context();
        bool const counted = ox::exchange(context.counted, false);
        core::Progress const progress = body_.poll(strand_, context);
        context.counted = counted;
        if (progress == core::Progress::Pending) hold(counted ? context.target : nullptr);
        if (progress == core::Progress::Panicked) [[unlikely]]
            std::rethrow_exception(ox::exchange(context.payload, nullptr));
        return progress == core::Progress::Ready;
    }
    T take() { return body_.take(); }

    /// For a task, which has a strand to run the body on.
    Body intoBody() && { return std::move(body_); }

  private:
    /// What is registered when a poll ends stays this future's: where the poll is counted, it holds the one
    /// reference to the target. By then all that was registered under a former target was registered anew.
    void hold(core::WakeTarget* wanted) {
        if (held_ == wanted) [[likely]]
            return;
        if (wanted != nullptr) wanted->addRef();
        core::WakeTarget* const former = ox::exchange(held_, wanted);
        if (former != nullptr) former->release();
    }

    [[gnu::noinline]] void endStarted() {
        struct Release {
            core::WakeTarget* target;
            ~Release() {
                if (target != nullptr) target->release();
            }
        } last{held_};
        body_.destroyStarted(strand_);
    }

    Strand strand_;
    core::WakeTarget* held_ = nullptr;
    Body body_;
};

/// The future of a call of an async function that never suspends, which is an ordinary function.
template <class T, auto function, class... Args>
class LazyCall {
  public:
    using Output = T;

    template <class... Values>
        requires(sizeof...(Values) == sizeof...(Args))
    explicit LazyCall(std::in_place_t, Values&&... values) : args_(std::forward<Values>(values)...) {}
    LazyCall(LazyCall&& other) noexcept : state_(other.state_) {
        if (state_ == kUnstarted) {
            ::new (static_cast<void*>(&args_)) Arguments(std::move(other.args_));
        } else if (state_ == kReady) {
            ::new (static_cast<void*>(&value_)) T(std::move(other.value_));
        }
    }
    LazyCall& operator=(LazyCall&& other) noexcept {
        if (this != &other) {
            this->~LazyCall();
            ::new (static_cast<void*>(this)) LazyCall(std::move(other));
        }
        return *this;
    }
    ~LazyCall() {
        if (state_ == kUnstarted) args_.~Arguments();
        if (state_ == kReady) value_.~T();
    }

    bool poll(Strand&) {
        if (state_ != kUnstarted) [[unlikely]]
            core::resumedAfterCompletion(state_ == kRunning);
        run(std::index_sequence_for<Args...>());
        return true;
    }
    /// Awaits it where nothing can suspend.
    T call() {
        run(std::index_sequence_for<Args...>());
        return take();
    }
    T take() { return std::move(value_); }

  private:
    using Arguments = core::Pack<Args...>;

    template <usize... i>
    void run(std::index_sequence<i...>) {
        [[maybe_unused]] Arguments args(std::move(args_));
        args_.~Arguments();
        state_ = kRunning;
        if constexpr (std::is_void_v<decltype(function(std::move(args.template at<i>())...))>) {
            function(std::move(args.template at<i>())...);
            ::new (static_cast<void*>(&value_)) T{};
        } else {
            ::new (static_cast<void*>(&value_)) T(function(std::move(args.template at<i>())...));
        }
        state_ = kReady;
    }

    enum State : u8 { kUnstarted, kRunning, kReady };
    union {
        Arguments args_;
        T value_;
    };
    State state_ = kUnstarted;
};

namespace core {

template <auto function, class Type = decltype(function)>
struct LazyOf;
template <auto function, class T, class... Args>
struct LazyOf<function, Async<T> (*)(Strand&, Slot<T>&, Args...)> {
    using Type = Lazy<T, function, Args...>;
};
template <auto function, class R, class... Args>
struct LazyOf<function, R (*)(Args...)> {
    using Type = LazyCall<std::conditional_t<std::is_void_v<R>, Unit, R>, function, Args...>;
};

}  // namespace core

/// `makeLazy<fetch>(url)`: the future of `fetch(url)`, whether `fetch` is a coroutine or never suspends.
template <auto function, class... Values>
inline auto makeLazy(Values&&... values) {
    return typename core::LazyOf<function>::Type(std::in_place, std::forward<Values>(values)...);
}

}  // namespace ox
