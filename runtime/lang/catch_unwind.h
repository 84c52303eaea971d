#pragma once

#include "ox/lang/panic_hook.h"
#include "ox/lang/result.h"

namespace ox::panicking {

[[noreturn]] inline void resumeWith(Str message, bool isLiteral) { resume(Panic(message, isLiteral)); }

/// `f()`, or the panic that ended it.
template <class R, class F>
Result<R, Panic> catchResult(F f) {
    try {
        if constexpr (std::is_void_v<decltype(f())>) {
            f();
            return Result<R, Panic>::Ok(Unit{});
        } else {
            return Result<R, Panic>::Ok(f());
        }
    } catch (Panic& panic) {
        Panic caught = std::move(panic);
        ended();
        return Result<R, Panic>::Err(std::move(caught));
    }
}

}  // namespace ox::panicking
