#include "frontend/ast/format_spec.h"

#include <fmt/format.h>

namespace oxide::ast {

namespace {

bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool isNameStart(char c) {
    return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           static_cast<unsigned char>(c) >= 0x80;
}
bool isAlign(char c) { return c == '<' || c == '^' || c == '>'; }

std::size_t characterLength(char first) {
    auto byte = static_cast<unsigned char>(first);
    return byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

char32_t decode(std::string_view character) {
    auto byte = [&](std::size_t i) {
        return static_cast<char32_t>(static_cast<unsigned char>(character[i]));
    };
    switch (character.size()) {
        case 1: return byte(0);
        case 2: return (byte(0) & 0x1F) << 6 | (byte(1) & 0x3F);
        case 3: return (byte(0) & 0x0F) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F);
        default:
            return (byte(0) & 0x07) << 18 | (byte(1) & 0x3F) << 12 | (byte(2) & 0x3F) << 6 | (byte(3) & 0x3F);
    }
}

class Reader {
  public:
    Reader(std::string_view text, Span at) : text_(text), at_(at) {}

    std::optional<std::string> read(FormatSpec& spec) {
        spec.span = at_;
        fillAndAlign(spec);
        if (peek() == '+' || peek() == '-') spec.sign = text_[next_++];
        spec.alternate = consume('#');
        if (peek() == '0' && peek(1) != '$') spec.zero = consume('0');
        if (!count(spec.width)) return "width does not fit";
        if (consume('.')) {
            if (consume('*'))
                spec.precisionStar = true;
            else if (!count(spec.precision))
                return "precision does not fit";
        }
        spec.trait = std::string(text_.substr(next_));
        while (!spec.trait.empty() && spec.trait.back() == ' ') spec.trait.pop_back();
        static constexpr std::string_view kTraits[] = {"",  "?", "x?", "X?", "x", "X",
                                                       "o", "b", "e",  "E",  "p"};
        for (std::string_view known : kTraits) {
            if (spec.trait == known) return std::nullopt;
        }
        bool word = isNameStart(spec.trait.front());
        return word ? fmt::format("unknown format trait `{}`", spec.trait)
                    : fmt::format("invalid format specification `{}`", text_);
    }

  private:
    char peek(std::size_t ahead = 0) const {
        return next_ + ahead < text_.size() ? text_[next_ + ahead] : '\0';
    }
    bool consume(char c) {
        if (peek() != c) return false;
        ++next_;
        return true;
    }

    void fillAndAlign(FormatSpec& spec) {
        if (text_.empty()) return;
        std::size_t length = characterLength(text_.front());
        if (length < text_.size() && isAlign(text_[length])) {
            spec.fill = decode(text_.substr(0, length));
            spec.align = text_[length];
            next_ = length + 1;
        } else if (isAlign(text_.front())) {
            spec.align = text_.front();
            next_ = 1;
        }
    }

    // 8, 1$, name$; a word without `$` is the trait and stays
    bool count(FormatCount& count) {
        std::size_t begin = next_;
        if (isDigit(peek())) {
            std::uint64_t value = 0;
            while (isDigit(peek())) {
                value = value * 10 + static_cast<std::uint64_t>(text_[next_++] - '0');
                if (value > 0xFFFF) return false;
            }
            count.value = static_cast<std::uint32_t>(value);
            count.kind = consume('$') ? FormatCount::Kind::Argument : FormatCount::Kind::Literal;
        } else if (isNameStart(peek())) {
            std::size_t end = begin;
            while (end < text_.size() && (isNameStart(text_[end]) || isDigit(text_[end]))) ++end;
            if (end >= text_.size() || text_[end] != '$') return true;
            count.kind = FormatCount::Kind::Name;
            auto offset = static_cast<std::uint32_t>(begin);
            count.name.name = intern(text_.substr(begin, end - begin));
            count.name.span = {at_.file, at_.begin + offset, at_.begin + static_cast<std::uint32_t>(end)};
            next_ = end + 1;
        }
        return true;
    }

    std::string_view text_;
    Span at_;
    std::size_t next_ = 0;
};

}  // namespace

std::optional<std::string> parseFormatSpec(std::string_view text, Span at, FormatSpec& spec) {
    return Reader(text, at).read(spec);
}

}  // namespace oxide::ast
