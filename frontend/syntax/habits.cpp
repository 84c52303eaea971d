#include "frontend/syntax/habits.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace oxide::syntax {

namespace {

using Pair = std::pair<std::string_view, std::string_view>;

// Words of other languages that stand where Oxide has another one.
constexpr std::array kWords{
    Pair{"func", "fn"},         Pair{"function", "fn"},      Pair{"fun", "fn"},
    Pair{"def", "fn"},          Pair{"class", "struct"},     Pair{"record", "struct"},
    Pair{"interface", "trait"}, Pair{"protocol", "trait"},   Pair{"elif", "else if"},
    Pair{"elsif", "else if"},   Pair{"elseif", "else if"},   Pair{"elsewhere", "else"},
    Pair{"switch", "match"},    Pair{"when", "match"},       Pair{"foreach", "for"},
    Pair{"val", "let"},         Pair{"and", "&&"},           Pair{"or", "||"},
    Pair{"not", "!"},           Pair{"until", "while"},      Pair{"using", "import"},
    Pair{"include", "import"},  Pair{"namespace", "module"}, Pair{"implement", "extension"},
};

// Words of other languages for what is done in another way.
constexpr std::array kWays{
    Pair{"new", "values are made without `new`: `Type.new(..)` or `Type { .. }`"},
    Pair{"then", "blocks are written in braces, without `then`"},
    Pair{"throw", "errors are values: `return Err(..)`"},
    Pair{"raise", "errors are values: `return Err(..)`"},
    Pair{"catch", "errors are values: `match` the `Result`, or pass it on with `?`"},
    Pair{"except", "errors are values: `match` the `Result`, or pass it on with `?`"},
    Pair{"do", "a loop that tests at its end is `loop { ..; if !condition { break } }`"},
    Pair{"case", "arms have no `case`: `pattern -> value`"},
    Pair{"default", "the last arm is `_ -> value`"},
    Pair{"unless", "write `if !(..)`"},
    Pair{"defer", "implement `Drop` for what has to be done at the end of a scope"},
};

constexpr std::array<std::string_view, 24> kKeywords{
    "return", "while",  "match",  "let",    "var",   "break", "continue", "for",
    "loop",   "guard",  "struct", "enum",   "trait", "async", "await",    "extension",
    "import", "module", "public", "static", "const", "else",  "mutating", "consuming"};

// One letter more, less or other, or two that changed places.
bool isMistyped(std::string_view word, std::string_view keyword) {
    std::size_t same = 0;
    while (same < std::min(word.size(), keyword.size()) && word[same] == keyword[same]) ++same;
    std::string_view a = word.substr(same), b = keyword.substr(same);
    if (a.empty() && b.empty()) return false;
    if (a.size() == b.size())
        return a.substr(1) == b.substr(1) ||
               (a.size() > 1 && a[0] == b[1] && a[1] == b[0] && a.substr(2) == b.substr(2));
    return a.size() + 1 == b.size() ? a == b.substr(1) : b.size() + 1 == a.size() && a.substr(1) == b;
}

template <typename Table>
std::string_view lookup(const Table& table, std::string_view word) {
    auto found = std::ranges::find(table, word, &Pair::first);
    return found == table.end() ? std::string_view() : found->second;
}

class Adviser {
  public:
    Adviser(const std::vector<SyntaxToken>& tokens, std::uint32_t found, FileId file,
            const SourceMap& sources)
        : tokens_(tokens), found_(found), file_(file), sources_(sources) {}

    std::optional<Advice> run() const {
        if (auto advice = operators()) return advice;
        // The word in front of what was not expected, or that itself.
        for (std::uint32_t at : {found_ - 1, found_}) {
            if (at >= tokens_.size() || !isWord(at)) continue;
            std::string_view word = textOf(at);
            if (std::string_view way = lookup(kWays, word); !way.empty())
                return Advice{std::string(way), {}, {}};
            if (std::string_view other = lookup(kWords, word); !other.empty()) return instead(at, other);
            if (!startsSomething(at)) continue;
            for (std::string_view keyword : kKeywords) {
                if (word.size() > 1 && isMistyped(word, keyword)) return instead(at, keyword);
            }
        }
        return places();
    }

  private:
    std::size_t type(std::uint32_t at) const { return at < tokens_.size() ? tokens_[at].type : kEndOfFile; }
    bool isWord(std::uint32_t at) const { return type(at) == OxideLexer::IDENT; }
    Span spanOf(std::uint32_t at) const { return {file_, tokens_[at].begin, tokens_[at].end}; }
    std::string_view textOf(std::uint32_t at) const { return sources_.textOf(spanOf(at)); }
    bool touch(std::uint32_t left, std::uint32_t right) const {
        return tokens_[left].end == tokens_[right].begin;
    }

    Advice instead(std::uint32_t at, std::string_view replacement) const {
        return {fmt::format("write `{}`", replacement), spanOf(at), std::string(replacement)};
    }

    // The first word of a line or of what stands in braces; also behind such a word, as in `public func`.
    bool startsSomething(std::uint32_t at) const {
        if (at == 0) return true;
        std::size_t before = type(at - 1);
        return before == OxideLexer::NEWLINE || before == OxideLexer::LBRACE ||
               before == OxideLexer::RBRACE || before == OxideLexer::SEMI || before == OxideLexer::PUBLIC ||
               before == OxideLexer::ASSIGN || (tokens_[at - 1].flags & SyntaxToken::kAttributeEnd) != 0;
    }

    // Operators that Oxide does not have.
    std::optional<Advice> operators() const {
        if (found_ == 0 || !touch(found_ - 1, found_)) return std::nullopt;
        std::size_t left = type(found_ - 1), right = type(found_);
        auto both = [&](std::string_view replacement) {
            std::string_view shown = replacement.substr(replacement.find_first_not_of(' '));
            return Advice{fmt::format("write `{}`", shown), spanOf(found_ - 1).to(spanOf(found_)),
                          std::string(replacement)};
        };
        if (left == OxideLexer::EQ && right == OxideLexer::ASSIGN) return both("==");
        if (left == OxideLexer::NE && right == OxideLexer::ASSIGN) return both("!=");
        if (left == OxideLexer::LT && right == OxideLexer::GT) return both("!=");
        if (left == OxideLexer::COLON && right == OxideLexer::ASSIGN) return both("=");
        if (left == OxideLexer::PLUS && right == OxideLexer::PLUS) return both(" += 1");
        if (left == OxideLexer::MINUS && right == OxideLexer::MINUS) return both(" -= 1");
        return std::nullopt;
    }

    std::optional<Advice> places() const {
        if (found_ == 0) return std::nullopt;
        std::size_t left = type(found_ - 1), right = type(found_);
        auto text = [](std::string words) { return Advice{std::move(words), {}, {}}; };
        if (left == OxideLexer::ELSE)
            return text("write `else if` in front of a condition, or `{` of a block");
        if (left == OxideLexer::QUESTION && right != OxideLexer::NEWLINE && right != OxideLexer::RBRACE)
            return text("a choice between two values is written `if condition { a } else { b }`");
        if (left == OxideLexer::HASH) return text("attributes are written `#[..]`");
        if (right == OxideLexer::AT) return text("attributes are written `#[..]`");
        std::uint32_t head = lineStart();
        std::size_t first = type(head);
        bool isCondition = first == OxideLexer::IF || first == OxideLexer::WHILE;
        if (isCondition && right != OxideLexer::RBRACE && right != OxideLexer::ASSIGN && hasOperandBefore())
            return text("the body stands in braces: `{ .. }`");
        if (first == OxideLexer::FOR && !contains(head, OxideLexer::IN))
            return text("a loop over a range or a collection is written `for name in values { .. }`");
        if (first == OxideLexer::GUARD && (right == OxideLexer::NEWLINE || right == OxideLexer::LBRACE))
            return text("`guard` needs an `else { .. }` that leaves the scope");
        if (first == OxideLexer::LET && isWord(found_) && (isWord(found_ - 1) || left == OxideLexer::VAR))
            return text("the type of a variable stands behind its name: `let name: Type = value`");
        if (first == OxideLexer::EXTENSION && right == OxideLexer::FOR)
            return text("a trait is implemented by `extension Type: Trait { .. }`");
        if (first == OxideLexer::EXTENSION && right == OxideLexer::COMMA)
            return text("each trait has an extension of its own");
        return fields();
    }

    // What stands in the brackets of a declaration, a literal or a `match`.
    std::optional<Advice> fields() const {
        auto text = [](std::string words) { return Advice{std::move(words), {}, {}}; };
        std::size_t left = type(found_ - 1), right = type(found_);
        std::uint32_t open = tokens_[found_].enclosing;
        bool isFunction = left == OxideLexer::RPAREN && isWord(found_) &&
                          type(lineStart()) != OxideLexer::LET && contains(lineStart(), OxideLexer::FN);
        if (isFunction) return text("the result type of a function stands behind `:`");
        if (open == kNoToken || open == 0) return std::nullopt;
        bool inParams =
            type(open) == OxideLexer::LPAREN && open > 1 && contains(lineStartOf(open), OxideLexer::FN);
        if (inParams && right == OxideLexer::ASSIGN) return text("parameters have no default values");
        bool needsType =
            inParams && (right == OxideLexer::RPAREN || right == OxideLexer::COMMA || isWord(found_));
        if (needsType && isWord(found_ - 1)) return text("parameters are written `name: Type`");
        std::size_t head = type(lineStartOf(open));
        if (head == OxideLexer::PUBLIC) head = type(lineStartOf(open) + 1);
        if (type(open) == OxideLexer::LBRACE && head == OxideLexer::STRUCT) {
            if (right == OxideLexer::FN)
                return text("methods stand in an extension: `extension Name { fn .. }`");
            if (right == OxideLexer::SEMI) return text("fields end with `,` or the line");
            return text("fields are written `name: Type`");
        }
        if (type(open) == OxideLexer::LPAREN && head == OxideLexer::STRUCT && right == OxideLexer::COLON)
            return text("named fields stand in braces: `struct Name { field: Type }`");
        if (type(open) == OxideLexer::LBRACE && head == OxideLexer::ENUM && right == OxideLexer::SEMI)
            return text("variants are separated by `,`");
        if (type(open) == OxideLexer::LBRACE && right == OxideLexer::ASSIGN && isWord(open - 1))
            return text("fields are given as `name: value`");
        if (type(open) == OxideLexer::LPAREN && right == OxideLexer::COLON && isWord(open - 1))
            return text("arguments are given by their order, without names");
        if (type(open) == OxideLexer::LBRACK && right == OxideLexer::COLON)
            return text("a range is written `from..to`");
        if (contains(lineStartOf(open), OxideLexer::MATCH) && right == OxideLexer::COLON)
            return text("arms are written `pattern -> value`");
        if (contains(lineStartOf(open), OxideLexer::MATCH) && right == OxideLexer::COMMA)
            return text("alternatives are separated by `|`");
        return std::nullopt;
    }

    std::uint32_t lineStart() const { return lineStartOf(found_); }
    std::uint32_t lineStartOf(std::uint32_t at) const {
        while (at > 0 && type(at - 1) != OxideLexer::NEWLINE && type(at - 1) != OxideLexer::SEMI) --at;
        return at;
    }
    bool contains(std::uint32_t from, std::size_t kind) const {
        for (std::uint32_t i = from; i < found_; ++i) {
            if (type(i) == kind) return true;
        }
        return false;
    }
    bool hasOperandBefore() const {
        std::size_t left = type(found_ - 1);
        return isWord(found_ - 1) || left == OxideLexer::RPAREN || isLiteral(left);
    }

    const std::vector<SyntaxToken>& tokens_;
    std::uint32_t found_;
    FileId file_;
    const SourceMap& sources_;
};

}  // namespace

std::optional<Advice> adviceAt(const std::vector<SyntaxToken>& tokens, std::uint32_t found, FileId file,
                               const SourceMap& sources) {
    if (found >= tokens.size()) return std::nullopt;
    return Adviser(tokens, found, file, sources).run();
}

}  // namespace oxide::syntax
