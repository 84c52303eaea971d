#include "ox/lang/fmt.h"

namespace ox::fmt {

namespace {

bool writeEscape(Sink sink, char32_t c) {
    switch (c) {
        case U'\0': return sink.put("\\0");
        case U'\t': return sink.put("\\t");
        case U'\n': return sink.put("\\n");
        case U'\r': return sink.put("\\r");
        case U'\\': return sink.put("\\\\");
        case U'"': return sink.put("\\\"");
        case U'\'': return sink.put("\\'");
        default: break;
    }
    char buffer[8];
    char* start = buffer + sizeof buffer;
    u32 rest = c;
    do {
        *--start = "0123456789abcdef"[rest & 0xF];
        rest >>= 4;
    } while (rest != 0);
    return sink.put("\\u{") && sink.put(Str(start, static_cast<usize>(buffer + sizeof buffer - start))) &&
           sink.put("}");
}

/// An extending character would join the quote or character before it, so it is escaped too.
bool needsEscape(char32_t c, char32_t quote) {
    if (c == quote || c == U'\\') return true;
    if (c >= 0x20 && c < 0x7F) return false;
    return chars::isGraphemeExtend(c) || !chars::isPrintable(c);
}

}  // namespace

Result displayStr(Str value, Formatter* formatter) { return formatter->pad(value); }
Result displayString(String const* value, Formatter* formatter) { return formatter->pad(value->asStr()); }
Result debugString(String const* value, Formatter* formatter) { return debugStr(value->asStr(), formatter); }

Result debugStr(Str value, Formatter* formatter) {
    Sink sink = formatter->sink();
    if (!sink.put("\"")) return resultOf(false);
    char const* written = value.begin();
    Chars chars(value);
    while (true) {
        char const* start = chars.asStr().begin();
        Option<char32_t> next = chars.next();
        if (next.isNone()) break;
        char32_t c = next.asSome()._0;
        if (needsEscape(c, U'"')) {
            if (!sink.put(Str(written, static_cast<usize>(start - written))) || !writeEscape(sink, c)) {
                return resultOf(false);
            }
            written = chars.asStr().begin();
        }
    }
    return resultOf(sink.put(Str(written, static_cast<usize>(value.end() - written))) && sink.put("\""));
}

Result displayChar(char32_t const* value, Formatter* formatter) {
    EncodedChar encoded(*value);
    return formatter->pad(encoded.asStr());
}

Result debugChar(char32_t const* value, Formatter* formatter) {
    Sink sink = formatter->sink();
    if (!sink.put("'")) return resultOf(false);
    bool written = needsEscape(*value, U'\'') ? writeEscape(sink, *value) : sink.put(*value);
    return resultOf(written && sink.put("'"));
}

Result displayBool(bool const* value, Formatter* formatter) {
    return formatter->pad(*value ? Str("true") : Str("false"));
}

Result debugUnit(Unit const*, Formatter* formatter) { return formatter->pad("()"); }

}  // namespace ox::fmt
