#include "ox/lang/fmt_builders.h"

#include <cstring>

namespace ox::fmt {

namespace {

/// Indents every line by four spaces.
struct Indenter {
    Sink inner;
    bool* onNewline;

    Sink sink() { return {this, write}; }

    static bool write(void* target, char const* data, usize len) {
        Indenter& self = *static_cast<Indenter*>(target);
        while (len > 0) {
            if (*self.onNewline && !self.inner.put("    ")) return false;
            void const* newline = std::memchr(data, '\n', len);
            usize line =
                newline == nullptr ? len : static_cast<usize>(static_cast<char const*>(newline) - data) + 1;
            *self.onNewline = newline != nullptr;
            if (!self.inner.put(Str(data, line))) return false;
            data += line;
            len -= line;
        }
        return true;
    }
};

bool call(Argument argument, Sink sink, Spec const& spec) {
    Formatter formatter(sink, spec);
    return argument.write(argument.value, &formatter).isOk();
}

/// One field on a line of its own: optional name, value, comma.
bool indentedField(Formatter* formatter, Str name, Argument value) {
    bool onNewline = true;
    Indenter indenter{formatter->sink(), &onNewline};
    if (!name.isEmpty() && !(indenter.sink().put(name) && indenter.sink().put(": "))) return false;
    return call(value, indenter.sink(), formatter->spec()) && indenter.sink().put(",\n");
}

bool indentedRest(Formatter* formatter) {
    bool onNewline = true;
    Indenter indenter{formatter->sink(), &onNewline};
    return indenter.sink().put("..\n");
}

}  // namespace

DebugStruct::DebugStruct(Formatter* formatter, Str name)
    : formatter_(formatter), ok_(formatter->sink().put(name)), hasFields_(false) {}

DebugStruct* DebugStruct::field(Str name, Argument value) {
    if (ok_) {
        Sink sink = formatter_->sink();
        if (formatter_->alternate()) {
            ok_ = (hasFields_ || sink.put(" {\n")) && indentedField(formatter_, name, value);
        } else {
            ok_ = sink.put(hasFields_ ? Str(", ") : Str(" { ")) && sink.put(name) && sink.put(": ") &&
                  call(value, sink, formatter_->spec());
        }
    }
    hasFields_ = true;
    return this;
}

Result DebugStruct::finish() {
    if (hasFields_ && ok_) ok_ = formatter_->sink().put(formatter_->alternate() ? Str("}") : Str(" }"));
    return resultOf(ok_);
}

Result DebugStruct::finishNonExhaustive() {
    if (!ok_) return resultOf(false);
    Sink sink = formatter_->sink();
    if (!hasFields_) return resultOf(sink.put(" { .. }"));
    if (!formatter_->alternate()) return resultOf(sink.put(", .. }"));
    return resultOf(indentedRest(formatter_) && sink.put("}"));
}

DebugTuple::DebugTuple(Formatter* formatter, Str name)
    : formatter_(formatter), fields_(0), ok_(formatter->sink().put(name)), isNameless_(name.isEmpty()) {}

DebugTuple* DebugTuple::field(Argument value) {
    if (ok_) {
        Sink sink = formatter_->sink();
        if (formatter_->alternate()) {
            ok_ = (fields_ > 0 || sink.put("(\n")) && indentedField(formatter_, "", value);
        } else {
            ok_ = sink.put(fields_ == 0 ? Str("(") : Str(", ")) && call(value, sink, formatter_->spec());
        }
    }
    ++fields_;
    return this;
}

Result DebugTuple::finish() {
    if (fields_ == 0 || !ok_) return resultOf(ok_);
    Sink sink = formatter_->sink();
    if (fields_ == 1 && isNameless_ && !formatter_->alternate() && !sink.put(",")) return resultOf(false);
    return resultOf(sink.put(")"));
}

Result DebugTuple::finishNonExhaustive() {
    if (!ok_) return resultOf(false);
    Sink sink = formatter_->sink();
    if (fields_ == 0) return resultOf(sink.put("(..)"));
    if (!formatter_->alternate()) return resultOf(sink.put(", ..)"));
    return resultOf(indentedRest(formatter_) && sink.put(")"));
}

DebugInner::DebugInner(Formatter* formatter, char open, char close)
    : formatter_(formatter),
      ok_(formatter->sink().put(Str(&open, 1))),
      hasFields_(false),
      hasKey_(false),
      onNewline_(true),
      close_(close) {}

DebugInner* DebugInner::entry(Argument value) {
    if (ok_) {
        Sink sink = formatter_->sink();
        if (formatter_->alternate()) {
            ok_ = (hasFields_ || sink.put("\n")) && indentedField(formatter_, "", value);
        } else {
            ok_ = (!hasFields_ || sink.put(", ")) && call(value, sink, formatter_->spec());
        }
    }
    hasFields_ = true;
    return this;
}

DebugInner* DebugInner::key(Argument key) {
    if (ok_) {
        Sink sink = formatter_->sink();
        if (formatter_->alternate()) {
            onNewline_ = true;
            Indenter indenter{sink, &onNewline_};
            ok_ = (hasFields_ || sink.put("\n")) && call(key, indenter.sink(), formatter_->spec()) &&
                  indenter.sink().put(": ");
        } else {
            ok_ = (!hasFields_ || sink.put(", ")) && call(key, sink, formatter_->spec()) && sink.put(": ");
        }
    }
    hasFields_ = true;
    hasKey_ = true;
    return this;
}

DebugInner* DebugInner::value(Argument value) {
    if (ok_) {
        if (formatter_->alternate()) {
            Indenter indenter{formatter_->sink(), &onNewline_};
            ok_ = call(value, indenter.sink(), formatter_->spec()) && indenter.sink().put(",\n");
        } else {
            ok_ = call(value, formatter_->sink(), formatter_->spec());
        }
    }
    hasKey_ = false;
    return this;
}

Result DebugInner::finish() {
    if (ok_) ok_ = formatter_->sink().put(Str(&close_, 1));
    return resultOf(ok_);
}

Result DebugInner::finishNonExhaustive() {
    if (!ok_) return resultOf(false);
    Sink sink = formatter_->sink();
    if (!hasFields_) {
        ok_ = sink.put("..");
    } else if (formatter_->alternate()) {
        ok_ = indentedRest(formatter_);
    } else {
        ok_ = sink.put(", ..");
    }
    return finish();
}

DebugStruct Formatter::debugStruct(Str name) { return DebugStruct(this, name); }
DebugTuple Formatter::debugTuple(Str name) { return DebugTuple(this, name); }
DebugInner Formatter::debugList() { return DebugInner(this, '[', ']'); }
DebugInner Formatter::debugSet() { return DebugInner(this, '{', '}'); }
DebugInner Formatter::debugMap() { return DebugInner(this, '{', '}'); }

}  // namespace ox::fmt
