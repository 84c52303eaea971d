#include "ox/lang/fmt.h"

#include <bit>
#include <cstring>

#include "ox/lang/panic.h"

namespace ox::fmt {

bool Sink::fill(char32_t c, usize times) const {
    if (c < 0x80) {
        char run[64];
        std::memset(run, static_cast<int>(c), times < sizeof run ? times : sizeof run);
        for (; times > sizeof run; times -= sizeof run) {
            if (!put(Str(run, sizeof run))) return false;
        }
        return times == 0 || put(Str(run, times));
    }
    EncodedChar encoded(c);
    for (usize i = 0; i < times; ++i) {
        if (!put(encoded.asStr())) return false;
    }
    return true;
}

Sink Sink::of(String* string) {
    return {string, [](void* target, char const* data, usize len) {
                static_cast<String*>(target)->pushStr(Str(data, len));
                return true;
            }};
}

namespace {

/// Reads the placeholders of one template.
class TemplateReader {
  public:
    TemplateReader(Arguments const& arguments)
        : cursor_(arguments.text.begin()),
          end_(arguments.text.end()),
          args_(arguments.args),
          argCount_(arguments.count) {}

    bool writeTo(Sink sink) {
        Formatter formatter(sink);
        while (cursor_ != end_) {
            char const* start = cursor_;
            skipText();
            if (cursor_ != start && !sink.put(Str(start, static_cast<usize>(cursor_ - start)))) return false;
            if (cursor_ == end_) break;
            char brace = *cursor_++;
            if (cursor_ != end_ && *cursor_ == brace) {
                ++cursor_;
                if (!sink.put(Str(&brace, 1))) return false;
                continue;
            }
            Argument const argument =
                cursor_ != end_ && *cursor_ == '}' ? plain(formatter.spec()) : placeholder(formatter.spec());
            if (!argument.write(argument.value, &formatter).isOk()) return false;
        }
        return true;
    }

  private:
    /// To the next brace. Eight bytes at a time, as most of a template is text: Mycroft's test for a byte
    /// that is zero, exact for the lowest one.
    void skipText() {
        constexpr u64 kOnes = 0x0101010101010101;
        constexpr u64 kHighs = kOnes << 7;
        while (std::endian::native == std::endian::little && end_ - cursor_ >= 8) {
            u64 bytes;
            std::memcpy(&bytes, cursor_, 8);
            u64 const opening = bytes ^ kOnes * '{';
            u64 const closing = bytes ^ kOnes * '}';
            u64 const braces = (((opening - kOnes) & ~opening) | ((closing - kOnes) & ~closing)) & kHighs;
            if (braces != 0) {
                cursor_ += std::countr_zero(braces) / 8;
                return;
            }
            cursor_ += 8;
        }
        while (cursor_ != end_ && *cursor_ != '{' && *cursor_ != '}') ++cursor_;
    }

    Argument plain(Spec& spec) {
        ++cursor_;
        if (std::exchange(isSpecified_, false)) spec = Spec();
        return at(next_++);
    }

    Argument placeholder(Spec& spec) {
        spec = Spec();
        isSpecified_ = true;
        usize index = 0;
        bool hasIndex = number(index);
        if (peek() == ':') {
            ++cursor_;
            readSpec(spec);
        }
        if (peek() != '}') malformed();
        ++cursor_;
        if (!hasIndex) index = next_++;
        return at(index);
    }

    void readSpec(Spec& spec) {
        readFill(spec);
        if (peek() == '+') {
            spec.plus = true;
            ++cursor_;
        } else if (peek() == '-') {
            spec.minus = true;
            ++cursor_;
        }
        if (peek() == '#') {
            spec.alternate = true;
            ++cursor_;
        }
        if (peek() == '0' && !(cursor_ + 1 != end_ && cursor_[1] == '$')) {
            spec.zero = true;
            ++cursor_;
        }
        spec.hasWidth = countOrArgument(spec.width);
        if (peek() == '.') {
            ++cursor_;
            spec.hasPrecision = countOrArgument(spec.precision);
        }
        if (peek() == 'x' || peek() == 'X')
            (*cursor_++ == 'x' ? spec.debugLowerHex : spec.debugUpperHex) = true;
    }

    void readFill(Spec& spec) {
        Chars chars(Str(cursor_, static_cast<usize>(end_ - cursor_)));
        Option<char32_t> fill = chars.next();
        char const* behind = chars.asStr().begin();
        if (fill.isSome() && behind != end_ && alignOf(*behind) != Align::Unknown) {
            spec.fill = fill.asSome()._0;
            spec.align = alignOf(*behind);
            cursor_ = behind + 1;
        } else if (alignOf(peek()) != Align::Unknown) {
            spec.align = alignOf(*cursor_++);
        }
    }

    static Align alignOf(char c) {
        switch (c) {
            case '<': return Align::Left;
            case '>': return Align::Right;
            case '^': return Align::Center;
            default: return Align::Unknown;
        }
    }

    bool countOrArgument(usize& value) {
        if (!number(value)) return false;
        if (peek() == '$') {
            ++cursor_;
            value = *static_cast<usize const*>(at(value).value);
        }
        return true;
    }

    bool number(usize& value) {
        char const* start = cursor_;
        value = 0;
        while (cursor_ != end_ && *cursor_ >= '0' && *cursor_ <= '9') {
            value = value * 10 + static_cast<usize>(*cursor_++ - '0');
        }
        return cursor_ != start;
    }

    char peek() const { return cursor_ == end_ ? '\0' : *cursor_; }

    Argument at(usize index) const {
        if (index >= argCount_) malformed();
        return args_[index];
    }

    [[noreturn]] static void malformed() { panicking::panic("malformed format template"); }

    char const* cursor_;
    char const* end_;
    Argument const* args_;
    usize argCount_;
    usize next_ = 0;
    bool isSpecified_ = false;  // the formatter's spec is another than the default
};

}  // namespace

bool write(Sink sink, Arguments const& arguments) { return TemplateReader(arguments).writeTo(sink); }

String format(Arguments const& arguments) {
    String result = String::withCapacity(arguments.text.len() + 16 * arguments.count);
    if (!write(Sink::of(&result), arguments)) {
        panicking::panic(
            "a formatting trait implementation returned an error when the underlying stream did not");
    }
    return result;
}

Option<Str> asStr(Arguments const& arguments) {
    bool plain = std::memchr(arguments.text.data(), '{', arguments.text.len()) == nullptr &&
                 std::memchr(arguments.text.data(), '}', arguments.text.len()) == nullptr;
    return plain ? Option<Str>::Some(arguments.text) : Option<Str>::None();
}

Result displayArguments(Arguments const* arguments, Formatter* formatter) {
    return formatter->writeFmt(*arguments);
}

Result Formatter::writeFmt(Arguments const& arguments) { return resultOf(write(sink_, arguments)); }

Option<Alignment> Formatter::align() const {
    if (spec_.align == Align::Unknown) return Option<Alignment>::None();
    return Option<Alignment>::Some({static_cast<Alignment::Tag>(spec_.align)});
}
Option<usize> Formatter::width() const {
    return spec_.hasWidth ? Option<usize>::Some(spec_.width) : Option<usize>::None();
}
Option<usize> Formatter::precision() const {
    return spec_.hasPrecision ? Option<usize>::Some(spec_.precision) : Option<usize>::None();
}

Result Formatter::padTo(usize len, Align natural, Argument content) {
    usize padding = spec_.hasWidth && spec_.width > len ? spec_.width - len : 0;
    usize before = 0;
    switch (spec_.align == Align::Unknown ? natural : spec_.align) {
        case Align::Right: before = padding; break;
        case Align::Center: before = padding / 2; break;
        case Align::Left:
        case Align::Unknown: break;
    }
    if (!sink_.fill(spec_.fill, before)) return resultOf(false);
    if (content.write(content.value, this).isErr()) return resultOf(false);
    return resultOf(sink_.fill(spec_.fill, padding - before));
}

Result Formatter::pad(Str text) {
    if (!spec_.hasWidth && !spec_.hasPrecision) return writeStr(text);
    if (spec_.hasPrecision) {
        Chars chars(text);
        for (usize i = 0; i < spec_.precision && chars.next().isSome(); ++i) {
        }
        text = text.from(0, static_cast<usize>(chars.asStr().begin() - text.begin()));
    }
    if (!spec_.hasWidth) return writeStr(text);
    Argument content{&text, [](void const* value, Formatter* formatter) {
                         return formatter->writeStr(*static_cast<Str const*>(value));
                     }};
    return padTo(Chars(text).count(), Align::Left, content);
}

Result Formatter::padIntegral(bool isNonNegative, Str prefix, Str digits) {
    char head[8];
    usize headLen = 0;
    if (!isNonNegative || spec_.plus) head[headLen++] = isNonNegative ? '+' : '-';
    if (spec_.alternate) {
        std::memcpy(head + headLen, prefix.data(), prefix.len());
        headLen += prefix.len();
    }
    usize len = headLen + digits.len();
    if (!spec_.hasWidth || spec_.width <= len) {
        return resultOf((headLen == 0 || sink_.put(Str(head, headLen))) && sink_.put(digits));
    }
    if (spec_.zero) {
        return resultOf(sink_.put(Str(head, headLen)) && sink_.fill(U'0', spec_.width - len) &&
                        sink_.put(digits));
    }
    // What fits into a line goes out in one piece.
    char line[96];
    if (spec_.width <= sizeof line && spec_.fill < 0x80) {
        usize const padding = spec_.width - len;
        usize const before = spec_.align == Align::Left     ? 0
                             : spec_.align == Align::Center ? padding / 2
                                                            : padding;
        std::memset(line, static_cast<int>(spec_.fill), spec_.width);
        std::memcpy(line + before, head, headLen);
        std::memcpy(line + before + headLen, digits.data(), digits.len());
        return writeStr(Str(line, spec_.width));
    }
    struct Parts {
        Str head;
        Str digits;
    } parts{Str(head, headLen), digits};
    Argument content{
        &parts, [](void const* value, Formatter* formatter) {
            Parts const& parts = *static_cast<Parts const*>(value);
            return resultOf(formatter->sink().put(parts.head) && formatter->sink().put(parts.digits));
        }};
    return padTo(len, Align::Right, content);
}

}  // namespace ox::fmt
