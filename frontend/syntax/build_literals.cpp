// Literals: numbers, characters, strings and their escapes.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "frontend/syntax/builder.h"
#include "frontend/syntax/token.h"
#include "frontend/syntax/unicode.h"

namespace oxide::syntax {

namespace {

constexpr std::array kIntegerSuffixes = {
    std::string_view("i8"),   std::string_view("i16"),   std::string_view("i32"),  std::string_view("i64"),
    std::string_view("i128"), std::string_view("isize"), std::string_view("u8"),   std::string_view("u16"),
    std::string_view("u32"),  std::string_view("u64"),   std::string_view("u128"), std::string_view("usize"),
};

bool isIntegerSuffix(std::string_view text) {
    return std::ranges::find(kIntegerSuffixes, text) != kIntegerSuffixes.end();
}
bool isFloatSuffix(std::string_view text) { return text == "f32" || text == "f64"; }

int digitValue(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return 99;
}

}  // namespace

ast::ExprId Builder::literal(Grammar::LiteralContext* context) {
    ast::ExprId value = literal(tokenOf(context->token));
    if (context->minus == nullptr) return value;
    return addExpr(ast::UnaryExpr{ast::UnaryOp::Negate, value}, span(context));
}

ast::ExprId Builder::literal(const SyntaxToken& token) {
    using ast::LiteralKind;
    ast::LiteralExpr result;
    switch (token.type) {
        case Grammar::INT:
        case Grammar::FLOAT: result = number(token); break;
        case Grammar::TRUE_:
        case Grammar::FALSE:
            result.kind = LiteralKind::Bool;
            result.integer = token.type == Grammar::TRUE_ ? 1 : 0;
            break;
        case Grammar::CHAR: {
            std::string text = unescaped(token.begin + 1, token.end - 1, EscapeKind::Text);
            result.kind = LiteralKind::Char;
            if (!text.empty()) result.integer = firstCharacter(text);
            break;
        }
        case Grammar::BYTE: {
            std::string text = unescaped(token.begin + 2, token.end - 1, EscapeKind::Bytes);
            result.kind = LiteralKind::Byte;
            if (!text.empty()) result.integer = static_cast<unsigned char>(text[0]);
            break;
        }
        default: {
            char first = text_[token.begin];
            result.kind = first == 'b'   ? LiteralKind::ByteString
                          : first == 'c' ? LiteralKind::CString
                                         : LiteralKind::String;
            result.text = literalText(token);
        }
    }
    return addExpr(std::move(result), span(token));
}

std::string Builder::literalText(const SyntaxToken& token) {
    std::string_view text = textOf(span(token));
    std::size_t quote = text.find('"');
    if (token.type == Grammar::RAW_STRING) {
        std::size_t hashes = static_cast<std::size_t>(std::ranges::count(text.substr(0, quote), '#'));
        std::string body(text.substr(quote + 1, text.size() - quote - 2 - hashes));
        std::string result;
        for (std::size_t i = 0; i < body.size(); ++i) {
            if (body[i] == '\r' && i + 1 < body.size() && body[i + 1] == '\n') continue;
            result += body[i];
        }
        return result;
    }
    EscapeKind kind = text[0] == 'b' || text[0] == 'c' ? EscapeKind::Bytes : EscapeKind::Text;
    if (text[0] != 'c')
        return unescaped(token.begin + static_cast<std::uint32_t>(quote) + 1, token.end - 1, kind);
    return unescaped(token.begin + 2, token.end - 1, EscapeKind::Bytes);
}

// ---- numbers

ast::LiteralExpr Builder::number(const SyntaxToken& token) {
    std::string_view text = textOf(span(token));
    if (token.type == Grammar::INT) return integer(text, token);
    ast::LiteralExpr result;
    result.kind = ast::LiteralKind::Float;
    std::size_t i = 0;
    auto digits = [&] {
        while (i < text.size() && (text[i] == '_' || digitValue(text[i]) < 10)) {
            if (text[i] != '_') result.text += text[i];
            ++i;
        }
    };
    digits();
    if (i < text.size() && text[i] == '.') {
        result.text += text[i++];
        digits();
    }
    if (i + 1 < text.size() && (text[i] == 'e' || text[i] == 'E')) {
        std::size_t after = i + 1;
        if (text[after] == '+' || text[after] == '-') ++after;
        while (after < text.size() && text[after] == '_') ++after;
        if (after < text.size() && digitValue(text[after]) < 10) {
            result.text += 'e';
            if (text[i + 1] == '+' || text[i + 1] == '-') result.text += text[i + 1];
            i = after;
            digits();
        }
    }
    std::string_view suffix = text.substr(i);
    if (suffix.empty()) return result;
    if (!isFloatSuffix(suffix)) {
        error(span(token), fmt::format("invalid suffix `{}` for float literal", suffix))
            .help("valid suffixes are `f32` and `f64`");
        return result;
    }
    result.suffix = intern(suffix);
    return result;
}

ast::LiteralExpr Builder::integer(std::string_view text, const SyntaxToken& token) {
    ast::LiteralExpr result;
    Span at = span(token);
    int base = 10;
    if (text.size() > 1 && text[0] == '0')
        base = text[1] == 'x' ? 16 : text[1] == 'o' ? 8 : text[1] == 'b' ? 2 : 10;
    std::size_t i = base == 10 ? 0 : 2;
    bool any = false, overflow = false, reported = false;
    for (; i < text.size(); ++i) {
        if (text[i] == '_') continue;
        int digit = digitValue(text[i]);
        if (digit >= (base == 16 ? 16 : 10)) break;
        any = true;
        if (digit >= base && !reported) {
            auto offset = token.begin + static_cast<std::uint32_t>(i);
            error({file_, offset, offset + 1}, fmt::format("invalid digit for a base {} literal", base));
            reported = true;
        }
        constexpr UInt128 kMax = ~UInt128{0};
        auto wide = static_cast<UInt128>(base);
        if (result.integer > (kMax - static_cast<UInt128>(digit)) / wide) overflow = true;
        result.integer = result.integer * wide + static_cast<UInt128>(digit);
        if (base == 10) result.text += text[i];
    }
    std::string_view suffix = text.substr(i);
    if (base == 10 && isFloatSuffix(suffix)) {
        result.kind = ast::LiteralKind::Float;
        result.suffix = intern(suffix);
        result.integer = 0;
        return result;
    }
    result.text.clear();
    if (reported) return result;
    if (!any) {
        diagnostics_.error(diag::Code::E0768, at, "no valid digits found for number");
        return result;
    } else if (overflow) {
        diagnostics_.error(diag::Code::E1005, at, "integer literal is too large")
            .note("value exceeds limit of `UInt128.MAX`");
        result.integer = 0;
    }
    if (suffix.empty()) return result;
    if (!isIntegerSuffix(suffix)) {
        error(at, fmt::format("invalid suffix `{}` for number literal", suffix))
            .help("the suffix must be one of the numeric types (`u32`, `isize`, `f32`, etc.)");
        return result;
    }
    result.suffix = intern(suffix);
    return result;
}

// ---- escapes

namespace {

// Reads one text with escapes; mistakes go to `report(begin, end, message)`.
template <class Report>
class Unescape {
  public:
    Unescape(std::string_view text, bool bytes, Report report)
        : text_(text), bytes_(bytes), report_(report) {}

    std::string run() {
        while (next_ < text_.size()) {
            char c = text_[next_];
            if (c == '\\')
                escape();
            else if (c == '\r' && next_ + 1 < text_.size() && text_[next_ + 1] == '\n')
                ++next_;
            else
                result_ += c, ++next_;
        }
        return std::move(result_);
    }

  private:
    void escape() {
        std::size_t begin = next_++;
        char c = next_ < text_.size() ? text_[next_] : '\0';
        std::size_t length = next_ < text_.size() ? characterLength(text_.substr(next_)) : 0;
        next_ += length;
        switch (c) {
            case 'n': result_ += '\n'; return;
            case 't': result_ += '\t'; return;
            case 'r': result_ += '\r'; return;
            case '0': result_ += '\0'; return;
            case '\\':
            case '\'':
            case '"': result_ += c; return;
            case 'x': return hex(begin);
            case 'u': return unicode(begin);
            case '\r':
            case '\n':
                while (next_ < text_.size() && (text_[next_] == ' ' || text_[next_] == '\n' ||
                                                text_[next_] == '\t' || text_[next_] == '\r')) {
                    ++next_;
                }
                return;
            default:
                report_(begin + 1, next_,
                        fmt::format("unknown {} escape: `{}`", bytes_ ? "byte" : "character",
                                    text_.substr(begin + 1, length)));
        }
    }

    void hex(std::size_t begin) {
        int value = 0;
        for (int i = 0; i < 2; ++i, ++next_) {
            if (next_ >= text_.size())
                return report_(begin, next_, std::string("numeric character escape is too short"));
            int digit = digitValue(text_[next_]);
            if (digit > 15) {
                return report_(
                    next_, next_ + 1,
                    fmt::format("invalid character in numeric character escape: `{}`", text_[next_]));
            }
            value = value * 16 + digit;
        }
        if (value > 0x7F && !bytes_) return report_(begin, next_, std::string("out of range hex escape"));
        result_ += static_cast<char>(value);
    }

    void unicode(std::size_t begin) {
        if (next_ >= text_.size() || text_[next_] != '{')
            return report_(begin, next_, std::string("incorrect unicode escape sequence"));
        std::size_t close = text_.find('}', next_);
        if (close == std::string_view::npos) {
            next_ = text_.size();
            return report_(begin, next_, std::string("unterminated unicode escape"));
        }
        char32_t value = 0;
        int digits = 0;
        for (std::size_t i = next_ + 1; i < close; ++i) {
            if (text_[i] == '_') continue;
            int digit = digitValue(text_[i]);
            if (digit > 15) {
                next_ = close + 1;
                return report_(i, i + 1, fmt::format("invalid character in unicode escape: `{}`", text_[i]));
            }
            if (++digits <= 6) value = value * 16 + static_cast<char32_t>(digit);
        }
        next_ = close + 1;
        if (digits == 0) return report_(begin, next_, std::string("empty unicode escape"));
        if (digits > 6) return report_(begin, next_, std::string("overlong unicode escape"));
        if (value > 0x10FFFF || (value >= 0xD800 && value < 0xE000)) {
            return report_(begin, next_, std::string("invalid unicode character escape"));
        }
        appendUtf8(result_, value);
    }

    std::string_view text_;
    bool bytes_;
    Report report_;
    std::string result_;
    std::size_t next_ = 0;
};

}  // namespace

std::string Builder::unescaped(std::uint32_t begin, std::uint32_t end, EscapeKind kind) {
    std::string_view text = text_.substr(begin, end - begin);
    if (text.find_first_of("\\\r") == std::string_view::npos) return std::string(text);
    auto report = [&](std::size_t from, std::size_t to, std::string message) {
        diagnostics_.error(
            diag::Code::E1006,
            {file_, begin + static_cast<std::uint32_t>(from), begin + static_cast<std::uint32_t>(to)},
            std::move(message));
    };
    return Unescape(text, kind == EscapeKind::Bytes, report).run();
}

}  // namespace oxide::syntax
