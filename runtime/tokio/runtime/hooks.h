#pragma once

#include <memory>

#include "ox/lang/string.h"

namespace ox::tokio::runtime {

/// A function of the program that threads of a runtime call.
template <class R>
class Hook {
  public:
    Hook() = default;
    template <class F>
    explicit Hook(F function) : function_(std::make_shared<Holder<F>>(std::move(function))) {}

    explicit operator bool() const { return function_ != nullptr; }
    R operator()() const { return function_->call(); }

  private:
    struct Function {
        // As destructors of what a closure holds may panic.
        virtual ~Function() noexcept(false) = default;
        virtual R call() = 0;
    };
    template <class F>
    struct Holder final : Function {
        explicit Holder(F&& closure) : function(std::move(closure)) {}
        R call() override { return function(); }
        F function;
    };
    std::shared_ptr<Function> function_;
};

/// What a program wants to know of, or decide about, the threads of a runtime.
struct Hooks {
    Hook<void> start, stop, park, unpark;
    Hook<String> name;
};

}  // namespace ox::tokio::runtime
