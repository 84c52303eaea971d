#pragma once

#include "ox/lang/option.h"
#include "ox/lang/string.h"

/// Arguments and environment; access to the environment is locked.
namespace ox::env {

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
