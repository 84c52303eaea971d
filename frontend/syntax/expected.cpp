#include "frontend/syntax/expected.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <vector>

#include "frontend/syntax/keywords.h"
#include "frontend/syntax/token.h"

namespace oxide::syntax {

namespace {

using Lexer = OxideLexer;

// How a token is shown; "" for one that is not worth naming.
std::string_view spelling(std::size_t type) {
    switch (type) {
        case Lexer::IDENT: return "identifier";
        case Lexer::LIFETIME: return "lifetime";
        case Lexer::NEWLINE: return "a new line";
        case Lexer::LPAREN: return "`(`";
        case Lexer::RPAREN: return "`)`";
        case Lexer::LBRACK: return "`[`";
        case Lexer::RBRACK: return "`]`";
        case Lexer::LBRACE:
        case Lexer::STRUCT_LBRACE: return "`{`";
        case Lexer::RBRACE: return "`}`";
        case Lexer::LANGLE: return "`<`";
        case Lexer::RANGLE: return "`>`";
        case Lexer::COMMA: return "`,`";
        case Lexer::SEMI: return "`;`";
        case Lexer::COLON: return "`:`";
        case Lexer::DOT: return "`.`";
        case Lexer::QUESTION: return "`?`";
        case Lexer::ASSIGN: return "`=`";
        case Lexer::AT: return "`@`";
        case Lexer::OR: return "`|`";
        case Lexer::PLUS: return "`+`";
        case Lexer::NOT: return "`!`";
        case Lexer::ARROW:
        case Lexer::ARM_ARROW:
        case Lexer::CLOSURE_ARROW: return "`->`";
        case Lexer::RANGE:
        case Lexer::RANGE_FROM: return "`..`";
        case Lexer::RANGE_EQ: return "`..=`";
        case Lexer::AS: return "`as`";
        case Lexer::IF: return "`if`";
        case Lexer::IN: return "`in`";
        case Lexer::ELSE:
        case Lexer::ELSE_IF:
        case Lexer::LET_ELSE: return "`else`";
        case Lexer::FOR: return "`for`";
        case Lexer::FN: return "`fn`";
        case Lexer::WHERE: return "`where`";
        case Lexer::MUT: return "`mut`";
        case Lexer::SELF_PARAM: return "`self`";
        case Lexer::STRING_CLOSE: return "`\"`";
        case Lexer::INTERPOLATION_CLOSE: return "`)`";
        default: return "";
    }
}

bool isOperandStart(std::size_t type) {
    switch (type) {
        case Lexer::INT:
        case Lexer::FLOAT:
        case Lexer::STRING:
        case Lexer::STRING_OPEN:
        case Lexer::CHAR:
        case Lexer::LPAREN:
        case Lexer::LBRACK:
        case Lexer::IDENT:
        case Lexer::LBRACE:
        case Lexer::NOT:
        case Lexer::IF:
        case Lexer::FOR:
        case Lexer::FN: return true;
        default: return false;
    }
}

bool isOperator(std::size_t type) {
    switch (type) {
        case Lexer::AS:
        case Lexer::PLUS:
        case Lexer::OR:
        case Lexer::ASSIGN:
        case Lexer::RANGE:
        case Lexer::RANGE_EQ:
        case Lexer::RANGE_FROM: return true;
        default: return false;
    }
}

bool isItemStart(std::size_t type) { return type == Lexer::FN || type == Lexer::FOR || type == Lexer::MUT; }

}  // namespace

std::string describeToken(const SyntaxToken& token, std::string_view text) {
    if (token.type == kEndOfFile) return "end of file";
    if (token.type == Lexer::NEWLINE) return "end of line";
    if (token.type == Lexer::STRING_OPEN || token.type == Lexer::STRING_TEXT ||
        token.type == Lexer::STRING_CLOSE)
        return "a string";
    std::string_view line = text.substr(0, text.find('\n'));
    auto word = wordOf(text);
    bool keyword = word && token.type != Lexer::IDENT && *word != Word::Underscore;
    return keyword ? fmt::format("keyword `{}`", line) : fmt::format("`{}`", line);
}

std::string expectedMessage(const antlr4::misc::IntervalSet& expected, const SyntaxToken& found,
                            std::string_view foundText) {
    auto has = [&](std::size_t type) { return expected.contains(type); };
    bool expression = has(Lexer::INT) && has(Lexer::LPAREN) && has(Lexer::RETURN);
    bool statement = expression && has(Lexer::LET);
    bool item = !statement && has(Lexer::STRUCT) && has(Lexer::FN);
    bool type = !expression && has(Lexer::FN) && has(Lexer::AMP) && has(Lexer::LBRACK);
    bool pattern = !expression && has(Lexer::REF) && has(Lexer::UNDERSCORE) && has(Lexer::LPAREN);
    bool trait = !expression && !type && has(Lexer::QUESTION) && has(Lexer::LIFETIME) && has(Lexer::FOR);
    bool anOperator = has(Lexer::STAR) && has(Lexer::EQ) && has(Lexer::SLASH);
    bool suffix = has(Lexer::DOT) && has(Lexer::BANGBANG);

    std::set<std::string_view> others;
    for (const auto& interval : expected.getIntervals()) {
        for (ssize_t t = interval.a; t <= interval.b; ++t) {
            auto kind = static_cast<std::size_t>(t);
            if ((expression || type || pattern) && isOperandStart(kind)) continue;
            if (item && isItemStart(kind)) continue;
            if (anOperator && isOperator(kind)) continue;
            if (trait && (kind == Lexer::NOT || kind == Lexer::LPAREN || kind == Lexer::QUESTION ||
                          kind == Lexer::FOR || kind == Lexer::IDENT || kind == Lexer::LIFETIME)) {
                continue;
            }
            if (suffix && (kind == Lexer::LPAREN || kind == Lexer::LBRACK || kind == Lexer::STRUCT_LBRACE ||
                           kind == Lexer::LANGLE))
                continue;
            if (kind == Lexer::SEMI && has(Lexer::NEWLINE)) continue;
            if ((expression || pattern) &&
                (kind == Lexer::OR || kind == Lexer::MUT || kind == Lexer::LIFETIME))
                continue;
            if (std::string_view name = spelling(kind); !name.empty()) others.insert(name);
        }
    }
    if (statement || item) others.erase("a new line");
    // behind a name, how the name could go on is noise as long as something else is expected
    if (!anOperator && !expression) {
        std::set<std::string_view> ends = others;
        for (std::string_view more :
             {"`(`", "`<`", "`->`", "`.`", "`+`", "`?`", "`@`", "`|`", "`..`", "`..=`"}) {
            bool arm = more == "`->`" && has(Lexer::ARM_ARROW);
            if (!arm) ends.erase(more);
        }
        if (has(Lexer::STRUCT_LBRACE) && !has(Lexer::LBRACE)) ends.erase("`{`");
        if (!ends.empty() && (has(Lexer::DOT) || has(Lexer::RANGE))) others = ends;
    }
    std::vector<std::string> names(others.begin(), others.end());
    if (statement)
        names.insert(names.begin(), "statement");
    else if (item)
        names.insert(names.begin(), "item");
    else if (expression)
        names.insert(names.begin(), "expression");
    else if (pattern)
        names.insert(names.begin(), "pattern");
    else if (type)
        names.insert(names.begin(), "type");
    else if (trait)
        names.insert(names.begin(), "trait");
    if (anOperator) names.emplace_back("an operator");

    std::string tail = fmt::format("found {}", describeToken(found, foundText));
    if (names.empty()) return fmt::format("unexpected {}", tail.substr(6));
    // where a new thing must begin, the ways to end instead are noise
    bool only = names.size() == 1 || expression || statement || item || type || pattern || trait;
    if (only) return fmt::format("expected {}, {}", names.front(), tail);
    if (names.size() == 2) return fmt::format("expected {} or {}, {}", names[0], names[1], tail);
    std::string list;
    for (std::size_t i = 0; i + 1 < names.size(); ++i) list += names[i] + ", ";
    return fmt::format("expected one of {}or {}, {}", list, names.back(), tail);
}

}  // namespace oxide::syntax
