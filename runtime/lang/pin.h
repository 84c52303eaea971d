#pragma once

#include "ox/lang/memory.h"

namespace ox {

/// A pointer whose target stays where it is. The promise is the compiler's business; here it is only the
/// pointer.
template <class P>
class Pin {
  public:
    static Pin make(P pointer) { return Pin(std::move(pointer)); }
    explicit Pin(P pointer) : pointer_(std::move(pointer)) {}

    P* pointer() { return &pointer_; }
    P const* pointer() const { return &pointer_; }
    static P unpin(Pin pin) { return std::move(pin.pointer_); }
    P intoInner() && { return std::move(pointer_); }

  private:
    P pointer_;
};

template <class P>
inline constexpr bool kRelocatable<Pin<P>> = kRelocatable<P>;

}  // namespace ox
