#pragma once

#include "ox/lang/fmt.h"

namespace ox::fmt {

/// A closure `f(Formatter*)` as an argument.
template <class F>
Argument closureArgument(F const& f) {
    return {&f, [](void const* erased, Formatter* formatter) -> Result {
                return (*static_cast<F*>(const_cast<void*>(erased)))(formatter);
            }};
}

/// `Name { a: 1, b: 2 }`, in several lines with `{:#?}`.
class DebugStruct {
  public:
    DebugStruct(Formatter* formatter, Str name);
    DebugStruct* field(Str name, Argument value);
    template <class F>
    DebugStruct* fieldWith(Str name, F value) {
        return field(name, closureArgument(value));
    }
    Result finish();
    Result finishNonExhaustive();

  private:
    Formatter* formatter_;
    bool ok_;
    bool hasFields_;
};

/// `Name(1, 2)`; `(1,)` when the name is empty.
class DebugTuple {
  public:
    DebugTuple(Formatter* formatter, Str name);
    DebugTuple* field(Argument value);
    template <class F>
    DebugTuple* fieldWith(F value) {
        return field(closureArgument(value));
    }
    Result finish();
    Result finishNonExhaustive();

  private:
    Formatter* formatter_;
    usize fields_;
    bool ok_;
    bool isNameless_;
};

/// `[1, 2]`, `{1, 2}` and `{k: v}`: lists, sets and maps.
class DebugInner {
  public:
    DebugInner(Formatter* formatter, char open, char close);
    DebugInner* entry(Argument value);
    DebugInner* key(Argument key);
    DebugInner* value(Argument value);
    template <class F>
    DebugInner* entryWith(F value) {
        return entry(closureArgument(value));
    }
    template <class F>
    DebugInner* keyWith(F value) {
        return key(closureArgument(value));
    }
    template <class F>
    DebugInner* valueWith(F content) {
        return value(closureArgument(content));
    }
    Result finish();
    Result finishNonExhaustive();

  private:
    Formatter* formatter_;
    bool ok_;
    bool hasFields_;
    bool hasKey_;
    /// Inside a key and its value the indentation goes on from one to the other.
    bool onNewline_;
    char close_;
};

}  // namespace ox::fmt
