#pragma once

#include "ox/lang/option.h"
#include "ox/lang/string.h"

/// Arguments and environment; access to the environment is locked.
namespace ox::env {

/// As Rust calls the processor.
constexpr Str arch() {
#if defined(__x86_64__)
    return "x86_64";
#elif defined(__aarch64__)
    return "aarch64";
#elif defined(__riscv)
    return "riscv64";
#else
#error "the name of this processor is missing"
#endif
}

/// What `main` was called with; once, before anything asks.
void setArgs(int argc, char** argv);
usize argCount();
String argAt(usize i);

Option<String> get(Str name);
void set(Str name, Str value);
void unset(Str name);
usize count();
String nameAt(usize i);
String valueAt(usize i);

}  // namespace ox::env
