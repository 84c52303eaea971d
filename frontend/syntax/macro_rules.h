// A definition by macro_rules!: rules, each a pattern over tokens and the tokens that take its place.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "frontend/ast/ids.h"
#include "frontend/base/interner.h"
#include "frontend/diag/diagnostic.h"
#include "frontend/syntax/lex.h"

namespace oxide::syntax {

// Tokens of one file, which live as long as the parse.
struct TokenRun {
    FileId file;
    const LexedFile* lexed = nullptr;
    RawRange range;

    const RawToken& operator[](std::uint32_t at) const { return lexed->tokens[at]; }
    std::uint16_t type(std::uint32_t at) const {
        return at < range.end ? lexed->tokens[at].type : kEndOfFile;
    }
    Span span(std::uint32_t at) const { return {file, (*this)[at].begin, (*this)[at].end}; }
    Span span(RawRange part) const { return {file, (*this)[part.begin].begin, (*this)[part.end - 1].end}; }
    // Behind the token at `at`, or behind the group or interpolated string that it opens.
    std::uint32_t behind(std::uint32_t at) const;
};

// What the tokens of a run look like: as they were written, with single blanks.
std::string spacedText(const SourceMap& sources, const TokenRun& run);
// Whether a blank stands between two tokens that are apart in the source.
bool blankBetween(const RawToken& left, std::string_view leftText, const RawToken& right);

// Whether an expression or a name can end with the token.
bool endsOperand(const RawToken& token);

// `$name:expr`
enum class Fragment {
    Block,
    Expr,
    Ident,
    Item,
    Lifetime,
    Literal,
    Meta,
    Pat,
    PatParam,
    Path,
    Stmt,
    Tt,
    Ty,
    Vis
};
std::string_view fragmentName(Fragment fragment);

enum class RepeatOp { Star, Plus, Question };

// `$( .. ) separator op`, on either side of a rule: the token behind it, and what stands between.
struct Repetition {
    RawRange inner;
    std::optional<std::uint32_t> separator;
    RepeatOp op = RepeatOp::Star;
    std::uint32_t end = 0;
};
// `dollar` is a `$` in front of `(`. None if no operator follows the group.
std::optional<Repetition> repetitionAt(const TokenRun& run, std::uint32_t dollar);

// One part of a pattern.
struct Matcher {
    enum class Kind { Token, Group, Repetition, Fragment };
    Kind kind = Kind::Token;
    std::uint32_t at = 0;        // the token, the opening bracket, or the `$`
    std::vector<Matcher> inner;  // Group, Repetition
    Repetition repetition;
    Name name;  // Fragment
    Fragment fragment = Fragment::Tt;
};

// A pattern as a program: what has to follow, and where to go on at the ends of repetitions.
struct MatchStep {
    enum class Kind { Token, Fragment, Begin, Again, Separator, AgainBehindSeparator, End };
    Kind kind = Kind::Token;
    std::uint32_t token = 0;     // Token, Separator
    std::uint32_t variable = 0;  // Fragment: its number; Begin: that of the first one inside
    std::uint32_t count = 0;     // Begin: how many variables stand inside
    std::uint32_t depth = 0;     // Fragment, Begin: how many repetitions are around it
    std::uint32_t target = 0;    // Begin: the step behind the repetition; the others: its first one
    RepeatOp op = RepeatOp::Star;
};

struct MacroVariable {
    Name name;
    Fragment fragment = Fragment::Tt;
};

struct MacroRule {
    std::vector<MatchStep> steps;
    std::vector<MacroVariable> variables;
    RawRange body;
};

struct MacroDefinition {
    Name name;
    Span nameSpan;
    TokenRun tokens;
    std::vector<MacroRule> rules;
    bool isRead = false;      // the rules have been parsed
    bool isUsable = true;     // .. without mistakes
    bool isExported = false;  // has a path: crate.name
    bool isUsed = false;
    ast::ItemId item;  // none as long as only later text has used it
};

// Parses the rules; mistakes in them are reported.
void readRules(MacroDefinition& macro, const SourceMap& sources, diag::Diagnostics& diagnostics);

}  // namespace oxide::syntax
