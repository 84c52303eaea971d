// Raw tokens -> the tokens that the grammar is written against. Decides, by looking ahead over the whole
// list, what one token of lookahead cannot tell: which newlines end a statement, which `<` opens generics,
// which `{` opens a closure, a literal or a block, which `->` ends a pattern, and which words are keywords
// here. Rust's spellings become Oxide's, with an error each.
#pragma once

#include <cstdint>
#include <set>
#include <string_view>
#include <vector>

#include "frontend/diag/diagnostic.h"
#include "frontend/syntax/keywords.h"
#include "frontend/syntax/lex.h"
#include "frontend/syntax/token.h"
#include "frontend/syntax/type_scan.h"

namespace oxide::syntax {

// What the filtered tokens are to be parsed as.
enum class FilterMode { Items, Statements, Expression, Pattern };

class TokenFilter {
  public:
    // The arguments of `userMacros` are no expressions, whatever their names.
    TokenFilter(FileId file, std::string_view text, const LexedFile& lexed, RawRange range, FilterMode mode,
                const std::set<Name>& userMacros, diag::Diagnostics& diagnostics);

    // Ends with one end-of-file token. False after an error that makes parsing pointless.
    bool run();
    std::vector<SyntaxToken> take() { return std::move(out_); }

  private:
    enum class FrameKind : std::uint8_t { Items, Block, List, Match, Select, Group, Angle, Attribute };
    // A construct whose `{` (or `=`, for a pattern) is still to come.
    enum class Head : std::uint8_t {
        Pattern,
        Body,
        Condition,
        IfCondition,
        MatchHead,
        GuardHead,
        Items,
        Fields,
        Variants
    };
    enum class Arm : std::uint8_t { Pattern, Guard, Future, Body };

    struct Frame {
        FrameKind kind = FrameKind::Items;
        Arm arm = Arm::Pattern;     // Match, Select: the part of the arm
        bool variants = false;      // List: of an enum
        bool declares = false;      // List, Group: fields of a declaration, which may begin with `public`
        bool importing = false;     // between `import` and the end of the statement
        bool matchesMacro = false;  // Group: the arguments of matches!
        bool ifBody = false;        // Block: the branch of an `if`
        bool armBody = false;       // Block: the whole body of a match arm
        std::uint32_t heads = 0;    // where this frame's heads begin
        std::uint32_t open = kNoToken;
        std::uint32_t statement = kNoToken;  // Block: the first token of the statement
    };

    enum Mark : std::uint8_t { kAngleClose = 1, kClosureArrow = 2, kBarClose = 4, kReceiver = 8 };

    // token_filter.cpp
    void step();
    bool lineEnds() const;
    bool continuesLine(std::uint32_t at) const;
    void lineEnd();
    void statementEnd();
    void attachBrackets();
    SyntaxToken& emit(int type, std::uint32_t from, std::uint32_t to);
    SyntaxToken& emit(int type) { return emit(type, at_, at_ + 1); }
    void advance(std::uint32_t count = 1) { at_ += count; }
    void open(int type, FrameKind kind);
    void close(int type);
    void comma();

    std::uint16_t kind(std::uint32_t at) const { return at < range_.end ? raw_[at].type : kEndOfFile; }
    bool gluedTo(std::uint32_t at) const { return at < range_.end && raw_[at].glued; }
    bool sameLine(std::uint32_t at) const { return at < range_.end && !raw_[at].newlineBefore; }
    std::string_view textOf(std::uint32_t at) const {
        return text_.substr(raw_[at].begin, raw_[at].end - raw_[at].begin);
    }
    std::optional<Word> wordAt(std::uint32_t at) const;
    bool isWordLike(std::uint32_t at) const {
        return kind(at) == OxideLexer::IDENT || kind(at) == OxideLexer::RAW_IDENT;
    }
    Span rawSpan(std::uint32_t from, std::uint32_t to) const {
        return {file_, raw_[from].begin, raw_[to - 1].end};
    }

    int last() const { return out_.empty() ? 0 : out_.back().type; }
    Frame& frame() { return frames_.back(); }
    const Frame& frame() const { return frames_.back(); }
    bool hasHead() const { return heads_.size() > frame().heads; }
    Head head() const { return heads_.back(); }
    void pushHead(Head head) { heads_.push_back(head); }
    void popHead(Head head);
    void clearHeads() { heads_.resize(frame().heads); }
    bool statementStart() const;
    bool isBlockStatement() const;
    bool declarationStart() const;
    bool endsOperand() const;
    bool canEndLine() const;
    bool startsOperand(std::uint32_t at) const;
    bool hasOperand(std::uint32_t at) const;

    // filter_words.cpp
    void word();
    void identifier();
    void keyword(Word word);
    bool contextual(Word word) const;
    bool guardStarts() const;
    bool emitContextual(Word word);
    void afterElse();
    void functionWord();
    void staticWord();
    void asyncWord();
    void selfWord();
    bool isScope(std::uint32_t open) const;
    void visibility();
    void markReceiver(std::uint32_t open);

    // filter_symbols.cpp
    void symbol();
    void angleOpen();
    void angleClose();
    void bang();
    void questions();
    void range();
    void ampersand();
    void bars();
    void arrow();
    void dot();
    void number();
    void hash();
    void assign();
    void macro();
    std::size_t macroPath() const;
    bool itemMacro();
    void rawMacro(std::uint32_t group);

    // filter_braces.cpp
    void brace();
    void operandBrace();
    void braceAfterOperand();
    void literalBrace(bool inHead);
    void closureBrace(std::uint32_t arrow, bool inHead);
    bool looksLikeFields() const;
    bool closureInHead() const;
    bool hasArmArrow(std::uint32_t brace) const;
    void closeBrace();
    void endStatement(bool whole);

    // rust_spellings.cpp
    void pathColons();
    diag::Diagnostic& rustSpelling(Span at, std::string_view rust, std::string_view oxide);
    bool rustWord(Word word);

    FileId file_;
    std::string_view text_;
    const std::vector<RawToken>& raw_;
    RawRange range_;
    const std::set<Name>& userMacros_;
    diag::Diagnostics& diagnostics_;
    TypeScan types_;
    std::uint32_t at_ = 0;
    std::vector<SyntaxToken> out_;
    std::vector<Frame> frames_;
    std::vector<Head> heads_;
    std::vector<std::uint8_t> marks_;  // of raw tokens, made by looking ahead
    bool usable_ = true;
    // the error that the `::` of one path or import share
    diag::Diagnostic* colonsError_ = nullptr;
    std::size_t colonsEnd_ = 0;
    bool rustImport_ = false;
};

}  // namespace oxide::syntax
