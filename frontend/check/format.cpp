// Format strings: templates of the println! family and interpolated literals become one FormatExpr.
#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "frontend/check/body_checker.h"
#include "frontend/types/fold.h"

namespace oxide::check {

using diag::Code;

namespace {

bool isNameStart(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool isDigit(char c) { return c >= '0' && c <= '9'; }

// The inside of a placeholder: `name:>8.2`.
struct Placeholder {
    enum class Which { Next, Index, Name };
    Which which = Which::Next;
    std::uint32_t index = 0;
    std::string name;
    ast::FormatSpec spec;
};

class PlaceholderParser {
  public:
    explicit PlaceholderParser(std::string_view text) : text_(text) {}

    std::optional<Placeholder> parse() {
        Placeholder result;
        skipSpace();
        if (position_ < text_.size() && isDigit(text_[position_])) {
            result.which = Placeholder::Which::Index;
            result.index = number();
        } else if (position_ < text_.size() && isNameStart(text_[position_])) {
            result.which = Placeholder::Which::Name;
            result.name = word();
        }
        skipSpace();
        if (position_ == text_.size()) return result;
        if (text_[position_] != ':') return std::nullopt;
        ++position_;
        if (!spec(result.spec)) return std::nullopt;
        return result;
    }

  private:
    void skipSpace() {
        while (position_ < text_.size() && text_[position_] == ' ') ++position_;
    }
    std::uint32_t number() {
        std::uint32_t value = 0;
        while (position_ < text_.size() && isDigit(text_[position_]) && value < 100000000)
            value = value * 10 + static_cast<std::uint32_t>(text_[position_++] - '0');
        return value;
    }
    std::string word() {
        std::size_t from = position_;
        while (position_ < text_.size() && (isNameStart(text_[position_]) || isDigit(text_[position_])))
            ++position_;
        return std::string(text_.substr(from, position_ - from));
    }
    static bool isAlign(char c) { return c == '<' || c == '^' || c == '>'; }

    bool count(ast::FormatCount& out) {
        if (position_ >= text_.size()) return true;
        if (isDigit(text_[position_])) {
            out.value = number();
            out.kind = ast::FormatCount::Kind::Literal;
            if (position_ < text_.size() && text_[position_] == '$')
                ++position_, out.kind = ast::FormatCount::Kind::Argument;
            return true;
        }
        std::size_t before = position_;
        if (isNameStart(text_[position_])) {
            std::string name = word();
            if (position_ < text_.size() && text_[position_] == '$') {
                ++position_;
                out.kind = ast::FormatCount::Kind::Name;
                out.name.name = intern(name);
                return true;
            }
        }
        position_ = before;
        return true;
    }

    bool spec(ast::FormatSpec& out) {
        // A fill character may be any code point, if an alignment follows it.
        std::size_t next = position_ + 1;
        while (next < text_.size() && (static_cast<unsigned char>(text_[next]) & 0xC0) == 0x80) ++next;
        if (position_ < text_.size() && next < text_.size() && isAlign(text_[next])) {
            out.fill = decode(text_.substr(position_, next - position_));
            out.align = text_[next];
            position_ = next + 1;
        } else if (position_ < text_.size() && isAlign(text_[position_])) {
            out.align = text_[position_++];
        }
        if (position_ < text_.size() && (text_[position_] == '+' || text_[position_] == '-'))
            out.sign = text_[position_++];
        if (position_ < text_.size() && text_[position_] == '#') ++position_, out.alternate = true;
        if (position_ < text_.size() && text_[position_] == '0' &&
            !(position_ + 1 < text_.size() && text_[position_ + 1] == '$')) {
            ++position_;
            out.zero = true;
        }
        if (!count(out.width)) return false;
        if (position_ < text_.size() && text_[position_] == '.') {
            ++position_;
            if (position_ < text_.size() && text_[position_] == '*')
                ++position_, out.precisionStar = true;
            else if (!count(out.precision))
                return false;
        }
        out.trait = std::string(text_.substr(position_));
        while (!out.trait.empty() && out.trait.back() == ' ') out.trait.pop_back();
        return true;
    }

    static char32_t decode(std::string_view bytes) {
        auto first = static_cast<unsigned char>(bytes[0]);
        if (bytes.size() == 1) return first;
        char32_t value = first & (0xFF >> (bytes.size() + 1));
        for (std::size_t i = 1; i < bytes.size(); ++i)
            value = (value << 6) | (static_cast<unsigned char>(bytes[i]) & 0x3F);
        return value;
    }

    std::string_view text_;
    std::size_t position_ = 0;
};

void appendUtf8(std::string& out, char32_t c) {
    if (c < 0x80) {
        out += static_cast<char>(c);
    } else if (c < 0x800) {
        out += static_cast<char>(0xC0 | (c >> 6));
        out += static_cast<char>(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        out += static_cast<char>(0xE0 | (c >> 12));
        out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
        out += static_cast<char>(0x80 | (c & 0x3F));
    } else {
        out += static_cast<char>(0xF0 | (c >> 18));
        out += static_cast<char>(0x80 | ((c >> 12) & 0x3F));
        out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
        out += static_cast<char>(0x80 | (c & 0x3F));
    }
}

void appendEscaped(std::string& out, std::string_view text) {
    for (char c : text) {
        if (c == '{' || c == '}') out += c;
        out += c;
    }
}

const char* traitOf(std::string_view letter) {
    if (letter.empty()) return "Display";
    if (letter == "?" || letter == "x?" || letter == "X?") return "Debug";
    if (letter == "x") return "LowerHex";
    if (letter == "X") return "UpperHex";
    if (letter == "o") return "Octal";
    if (letter == "b") return "Binary";
    if (letter == "e") return "LowerExp";
    if (letter == "E") return "UpperExp";
    if (letter == "p") return "Pointer";
    return nullptr;
}

}  // namespace

// Collects the values of one template; each value is borrowed once per trait it is printed with.
class FormatBuilder {
  public:
    FormatBuilder(BodyChecker& checker, ast::ExprId format, const std::vector<ast::MacroArg>& args,
                  std::size_t firstArg, Span at)
        : checker_(checker), format_(format), args_(args), firstArg_(firstArg), at_(at) {}

    bool literal(std::string_view text, bool hasPlaceholders) {
        if (!hasPlaceholders) return appendEscaped(out_.format, text), true;
        for (std::size_t i = 0; i < text.size(); ++i) {
            char c = text[i];
            if (c != '{' && c != '}') {
                out_.format += c;
                continue;
            }
            if (i + 1 < text.size() && text[i + 1] == c) {
                out_.format += c;
                out_.format += c;
                ++i;
                continue;
            }
            if (c == '}') {
                checker_.error(Code::E1004, at_, "invalid format string: unmatched `}` found")
                    .label("unmatched `}` in format string")
                    .note("if you intended to print `}`, you can escape it using `}}`");
                return false;
            }
            std::size_t close = text.find('}', i);
            if (close == std::string_view::npos) {
                checker_
                    .error(Code::E1004, at_, "invalid format string: expected `}` but string was terminated")
                    .label("expected `}` in format string")
                    .note("if you intended to print `{`, you can escape it using `{{`");
                return false;
            }
            auto placeholder = PlaceholderParser(text.substr(i + 1, close - i - 1)).parse();
            if (!placeholder) {
                checker_.error(
                    Code::E1004, at_,
                    fmt::format("invalid format string: `{{{}}}`", text.substr(i + 1, close - i - 1)));
                return false;
            }
            if (!use(*placeholder)) return false;
            i = close;
        }
        return true;
    }

    bool value(ast::ExprId expr, const ast::FormatSpec& spec) {
        std::uint32_t precision = 0;
        if (spec.precisionStar) {
            checker_.error(
                Code::E1004, checker_.span(expr),
                "`.*` takes its precision from the next argument, which an interpolation does not have");
            return false;
        }
        if (fold(expr, spec)) return true;
        ExprId place = checker_.toPlace(checker_.check(expr));
        return print({place, 1, 0}, checker_.span(expr), spec, precision, false);
    }

    bool finish() {
        for (std::size_t i = firstArg_; i < args_.size(); ++i) {
            if (used_.contains(i)) continue;
            checker_
                .error(Code::E1004, checker_.span(args_[i].value),
                       args_[i].name ? "named argument never used" : "argument never used")
                .label(args_[i].name ? "named argument never used" : "argument never used");
            return false;
        }
        return true;
    }

    ExprId build() {
        Ty type = checker_.table_.adt(checker_.lang("Arguments"),
                                      checker_.items_.identityArgs(checker_.lang("Arguments")));
        type = types::eraseRegions(checker_.table_, type);
        arrange();
        return checker_.make(std::move(out_), type, at_);
    }

  private:
    // A value and when it is evaluated: arguments as they are listed, then interpolations, then captured
    // variables.
    struct Source {
        ExprId place;
        std::uint32_t group = 0;
        std::size_t position = 0;
    };

    // Where the template names an argument.
    struct Mention {
        std::size_t offset;
        std::uint32_t index;
        bool isPlain;  // `{}` when the argument is the next one anyway
    };

    // Puts the arguments in the order of their evaluation and their numbers into the template.
    void arrange() {
        std::vector<std::uint32_t> order(out_.args.size());
        std::iota(order.begin(), order.end(), 0);
        std::stable_sort(order.begin(), order.end(),
                         [&](std::uint32_t a, std::uint32_t b) { return turns_[a] < turns_[b]; });
        std::vector<std::uint32_t> placeIn(order.size());
        std::vector<hir::FormatArg> args;
        for (std::uint32_t i = 0; i < order.size(); ++i) {
            placeIn[order[i]] = i;
            args.push_back(out_.args[order[i]]);
        }
        out_.args = std::move(args);
        std::string text;
        std::size_t copied = 0;
        std::uint32_t next = 0;
        for (const Mention& mention : mentions_) {
            text += out_.format.substr(copied, mention.offset - copied);
            copied = mention.offset;
            if (mention.isPlain && placeIn[mention.index] == next)
                ++next;
            else
                text += std::to_string(placeIn[mention.index]);
        }
        out_.format = text + out_.format.substr(copied);
    }

    std::uint32_t add(hir::FormatArg arg, const Source& source) {
        out_.args.push_back(arg);
        turns_.push_back({source.group, source.position});
        return static_cast<std::uint32_t>(out_.args.size() - 1);
    }

    bool use(const Placeholder& placeholder) {
        std::uint32_t precision = 0;
        bool hasStar = placeholder.spec.precisionStar;
        if (hasStar) {
            auto count = argument(next_++, true);
            if (!count) return false;
            precision = *count;
        }
        switch (placeholder.which) {
            case Placeholder::Which::Next: return indexed(next_++, placeholder.spec, precision, hasStar);
            case Placeholder::Which::Index:
                return indexed(placeholder.index, placeholder.spec, precision, hasStar);
            case Placeholder::Which::Name: break;
        }
        for (std::size_t i = firstArg_; i < args_.size(); ++i) {
            if (args_[i].name && text(args_[i].name.name) == placeholder.name)
                return indexed(i - firstArg_, placeholder.spec, precision, hasStar);
        }
        // A captured variable.
        ExprId place = captured(placeholder.name);
        if (!place) return false;
        return print({place, 2, 0}, at_, placeholder.spec, precision, hasStar);
    }

    ExprId captured(std::string_view name) {
        const auto& mentioned = checker_.names().formatNames;
        resolve::Target target;
        if (auto names = mentioned.find(format_); names != mentioned.end()) {
            if (auto it = names->second.find(intern(name)); it != names->second.end()) target = it->second;
        }
        if (target.kind != resolve::Target::Kind::None && target.kind != resolve::Target::Kind::Error) {
            BodyChecker::PathValue path = checker_.namedValue(target, {}, false, at_);
            return checker_.toPlace(checker_.pathValue(path, {}, at_));
        }
        if (target.kind != resolve::Target::Kind::Error)
            checker_.error(Code::E0425, at_, fmt::format("cannot find value `{}` in this scope", name))
                .label("not found in this scope");
        return {};
    }

    ExprId placeOf(std::size_t index) {
        std::size_t position = firstArg_ + index;
        if (position >= args_.size()) {
            std::size_t given = args_.size() - firstArg_;
            checker_.error(
                Code::E1004, at_,
                given == 0
                    ? fmt::format("{} positional argument{} in format string, but no arguments were given",
                                  index + 1, index == 0 ? "" : "s")
                    : fmt::format("{} positional arguments in format string, but there {} {} argument{}",
                                  index + 1, given == 1 ? "is" : "are", given, given == 1 ? "" : "s"));
            return {};
        }
        used_.insert(position);
        auto known = places_.find(position);
        if (known != places_.end()) return known->second;
        ExprId place = checker_.toPlace(checker_.check(args_[position].value));
        return places_[position] = place;
    }

    // A literal text or number as an argument becomes part of the template, as in rustc: `panic!("{}", 1)`
    // has a `&str` for its payload.
    bool fold(ast::ExprId expr, const ast::FormatSpec& spec) {
        if (!isPlain(spec)) return false;
        for (;;) {
            const ast::ExprKind& kind = checker_.ast()[expr].kind;
            if (const auto* paren = std::get_if<ast::ParenExpr>(&kind)) {
                expr = paren->inner;
                continue;
            }
            const auto* literal = std::get_if<ast::LiteralExpr>(&kind);
            if (!literal) return false;
            if (literal->kind == ast::LiteralKind::String) {
                appendEscaped(out_.format, literal->text);
                return true;
            }
            constexpr UInt128 kLargest = 0x7fffffff;
            bool fits = literal->kind == ast::LiteralKind::Integer && !literal->suffix &&
                        literal->integer <= kLargest;
            if (fits) out_.format += std::to_string(static_cast<std::uint32_t>(literal->integer));
            return fits;
        }
    }

    static bool isPlain(const ast::FormatSpec& spec) {
        return spec.trait.empty() && !spec.align && !spec.sign && !spec.alternate && !spec.zero &&
               !spec.precisionStar && spec.width.kind == ast::FormatCount::Kind::None &&
               spec.precision.kind == ast::FormatCount::Kind::None;
    }

    bool indexed(std::size_t index, const ast::FormatSpec& spec, std::uint32_t precision, bool hasStar) {
        if (std::size_t position = firstArg_ + index;
            position < args_.size() && fold(args_[position].value, spec)) {
            used_.insert(position);
            return true;
        }
        ExprId place = placeOf(index);
        if (!place) return false;
        return print({place, 0, index}, checker_.spanOf(place), spec, precision, hasStar);
    }

    // The position in the list of arguments of a width or precision.
    std::optional<std::uint32_t> argument(std::size_t index, bool) {
        ExprId place = placeOf(index);
        if (!place) return std::nullopt;
        return addCount({place, 0, index});
    }

    std::uint32_t addCount(const Source& source) {
        ExprId place = source.place;
        auto known = counts_.find(place.value);
        if (known != counts_.end()) return known->second;
        Ty size = checker_.table_.integer(types::IntKind::USize);
        ExprId scalar = checker_.autoDerefScalar(place);
        checker_.equate(size, checker_.node(scalar).ty, checker_.spanOf(place));
        hir::FormatArg arg;
        arg.value = checker_.borrow(scalar, false, checker_.spanOf(place));
        arg.isCount = true;
        return counts_[place.value] = add(arg, source);
    }

    std::optional<std::uint32_t> countArgument(const ast::FormatCount& count) {
        switch (count.kind) {
            case ast::FormatCount::Kind::Argument: return argument(count.value, true);
            case ast::FormatCount::Kind::Name: {
                for (std::size_t i = firstArg_; i < args_.size(); ++i) {
                    if (args_[i].name && args_[i].name.name == count.name.name)
                        return argument(i - firstArg_, true);
                }
                ExprId place = captured(text(count.name.name));
                if (!place) return std::nullopt;
                return addCount({place, 2, 0});
            }
            default: return std::nullopt;
        }
    }

    bool print(const Source& source, Span span, const ast::FormatSpec& spec, std::uint32_t precision,
               bool hasStar) {
        ExprId place = source.place;
        const char* trait = traitOf(spec.trait);
        if (!trait) {
            checker_.error(Code::E1004, span, fmt::format("unknown format trait `{}`", spec.trait));
            return false;
        }
        std::string options;
        std::vector<Mention> counts;
        auto count = [&](std::uint32_t index) {
            counts.push_back({options.size(), index, false});
            options += '$';
        };
        if (spec.fill != U' ' && spec.align) appendUtf8(options, spec.fill);
        if (spec.align) options += spec.align;
        if (spec.sign) options += spec.sign;
        if (spec.alternate) options += '#';
        if (spec.zero) options += '0';
        if (spec.width.kind == ast::FormatCount::Kind::Literal) options += std::to_string(spec.width.value);
        if (spec.width.kind == ast::FormatCount::Kind::Argument ||
            spec.width.kind == ast::FormatCount::Kind::Name) {
            auto index = countArgument(spec.width);
            if (!index) return false;
            count(*index);
        }
        if (hasStar) {
            options += '.';
            count(precision);
        }
        if (spec.precision.kind == ast::FormatCount::Kind::Literal)
            options += "." + std::to_string(spec.precision.value);
        if (spec.precision.kind == ast::FormatCount::Kind::Argument ||
            spec.precision.kind == ast::FormatCount::Kind::Name) {
            auto index = countArgument(spec.precision);
            if (!index) return false;
            options += '.';
            count(*index);
        }
        if (spec.trait == "x?" || spec.trait == "X?") options += spec.trait[0];
        DefId traitDef = checker_.lang(trait);
        auto key = std::pair(place.value, traitDef.value);
        auto known = printed_.find(key);
        std::uint32_t index = 0;
        if (known != printed_.end()) {
            index = known->second;
        } else {
            hir::FormatArg arg;
            arg.value = checker_.borrow(place, false, span);
            Ty type = checker_.node(place).ty;
            DefId method = checker_.items_.resolver().member(traitDef, intern("fmt"));
            arg.format = {method, checker_.table_.makeArgs({type})};
            // Two arguments of one type are wrong in one way.
            if (required_.insert({checker_.infer_.resolveAll(type), traitDef}).second) {
                types::Obligation obligation;
                obligation.predicate.trait = {traitDef, checker_.table_.makeArgs({type})};
                obligation.span = span;
                obligation.cause = Cause::Formatted;
                checker_.solver_.add(obligation);
            }
            index = add(arg, source);
            printed_[key] = index;
        }
        out_.format += '{';
        mentions_.push_back({out_.format.size(), index, options.empty()});
        if (!options.empty()) {
            out_.format += ':';
            for (const Mention& mention : counts)
                mentions_.push_back({out_.format.size() + mention.offset, mention.index, false});
            out_.format += options;
        }
        out_.format += '}';
        return true;
    }

    BodyChecker& checker_;
    ast::ExprId format_;
    const std::vector<ast::MacroArg>& args_;
    std::size_t firstArg_;
    Span at_;
    hir::FormatExpr out_;
    std::size_t next_ = 0;
    std::set<std::size_t> used_;
    std::vector<std::pair<std::uint32_t, std::size_t>> turns_;  // when each argument is evaluated
    std::vector<Mention> mentions_;
    std::map<std::size_t, ExprId> places_;
    std::set<std::pair<Ty, DefId>> required_;
    std::map<std::uint32_t, std::uint32_t> counts_;
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> printed_;
};

ExprId BodyChecker::formatArguments(const std::vector<ast::MacroArg>& args, std::size_t index,
                                    std::string_view suffix, Span at) {
    ast::ExprId syntax = index < args.size() ? args[index].value : ast::ExprId{};
    while (syntax) {
        auto* paren = std::get_if<ast::ParenExpr>(&ast()[syntax].kind);
        if (!paren) break;
        syntax = paren->inner;
    }
    FormatBuilder builder(*this, syntax, args, index + 1, at);
    bool ok = true;
    if (syntax) {
        const ast::ExprKind& kind = ast()[syntax].kind;
        const auto* literal = std::get_if<ast::LiteralExpr>(&kind);
        if (literal && literal->kind == ast::LiteralKind::String) {
            ok = builder.literal(literal->text, true);
        } else if (auto* text = std::get_if<ast::InterpolationExpr>(&kind)) {
            for (std::size_t i = 0; ok && i < text->texts.size(); ++i) {
                ok = builder.literal(text->texts[i], true);
                if (ok && i < text->values.size())
                    ok = builder.value(text->values[i].value, text->values[i].spec);
            }
        } else {
            // `println!(expr)` prints it.
            ok = builder.value(syntax, {});
        }
        ok = ok && builder.finish();
    }
    if (!ok) return errorExpr(at);
    builder.literal(suffix, false);
    return builder.build();
}

ExprId BodyChecker::formatToString(ExprId arguments, Span at) {
    if (std::holds_alternative<hir::ErrorExpr>(node(arguments).kind))
        return make(hir::ErrorExpr{}, langAdt("String", {}), at);
    return callFunction(lang("formatToString"), {}, {arguments}, at);
}

ExprId BodyChecker::checkInterpolation(ast::ExprId id, const ast::InterpolationExpr& text) {
    Span at = span(id);
    static const std::vector<ast::MacroArg> kNone;
    FormatBuilder builder(*this, id, kNone, 0, at);
    for (std::size_t i = 0; i < text.texts.size(); ++i) {
        builder.literal(text.texts[i], false);
        if (i < text.values.size() && !builder.value(text.values[i].value, text.values[i].spec))
            return make(hir::ErrorExpr{}, langAdt("String", {}), at);
    }
    return formatToString(builder.build(), at);
}

}  // namespace oxide::check
