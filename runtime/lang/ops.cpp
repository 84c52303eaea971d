#include "ox/lang/ops.h"

#include <cmath>

#include "ox/lang/fmt.h"

namespace ox::ops {

namespace {

Str textOf(Fault fault) {
    switch (fault) {
        case Fault::Add: return "attempt to add with overflow";
        case Fault::Sub: return "attempt to subtract with overflow";
        case Fault::Mul: return "attempt to multiply with overflow";
        case Fault::Div: return "attempt to divide with overflow";
        case Fault::Rem: return "attempt to calculate the remainder with overflow";
        case Fault::Neg: return "attempt to negate with overflow";
        case Fault::Shl: return "attempt to shift left with overflow";
        case Fault::Shr: return "attempt to shift right with overflow";
        case Fault::DivZero: return "attempt to divide by zero";
        case Fault::RemZero: return "attempt to calculate the remainder with a divisor of zero";
    }
    __builtin_unreachable();
}

}  // namespace

void fail(Fault fault, char const* file, u32 line) { panicking::panic(textOf(fault), file, line); }

void failIndex(usize index, usize len, void const*, char const* file, u32 line) {
    panicking::panicFmt(fmt::Arguments("index out of bounds: the len is {} but the index is {}",
                                       {fmt::display(len), fmt::display(index)}),
                        file, line);
}

f32 remFloat(f32 a, f32 b) { return std::fmod(a, b); }
f64 remFloat(f64 a, f64 b) { return std::fmod(a, b); }

}  // namespace ox::ops
