#include "frontend/syntax/lex.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>

#include "frontend/syntax/brackets.h"
#include "frontend/syntax/byte_stream.h"
#include "frontend/syntax/table_simulator.h"
#include "frontend/syntax/token.h"
#include "frontend/syntax/unicode.h"

namespace oxide::syntax {

namespace {

using diag::Code;

bool isBlank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\v' || c == '\f'; }

class LexerRun {
  public:
    LexerRun(FileId file, const SourceMap& sources, diag::Diagnostics& diagnostics)
        : file_(file),
          text_(sources.file(file).text),
          diagnostics_(diagnostics),
          stream_(text_),
          lexer_(&stream_) {
        lexer_.removeErrorListeners();
        auto* base = lexer_.getInterpreter<antlr4::atn::LexerATNSimulator>();
        simulator_ = new TableSimulator(&lexer_, *base, text_);
        lexer_.setInterpreter(simulator_);
        result_.tokens.reserve(text_.size() / 4 + 8);
    }

    LexedFile run() {
        if (text_.starts_with("\xEF\xBB\xBF")) position_ = 3;
        skipShebang();
        while (result_.usable && skipBlanks()) next();
        if (result_.usable && !strings_.empty()) unterminatedString(strings_.back());
        if (result_.usable) checkDocs();
        if (result_.usable) result_.usable = pairBrackets(result_.tokens, file_, text_, diagnostics_);
        return std::move(result_);
    }

  private:
    // `#!/usr/bin/env oxidec` on the first line, but not an inner attribute
    void skipShebang() {
        if (!text_.substr(position_).starts_with("#!")) return;
        std::size_t after = text_.find_first_not_of(" \t\r\n", position_ + 2);
        if (after != std::string_view::npos && text_[after] == '[') return;
        position_ = std::min(text_.find('\n', position_), text_.size());
    }

    // False at the end of the text. Inside the text of a string nothing is blank.
    bool skipBlanks() {
        newline_ = false;
        gap_ = false;
        if (lexer_.mode == OxideLexer::DEFAULT_MODE) {
            while (position_ < text_.size() && isBlank(text_[position_])) {
                newline_ |= text_[position_] == '\n';
                gap_ = true;
                ++position_;
            }
        }
        pendingNewline_ |= newline_;
        pendingGap_ |= gap_;
        return position_ < text_.size();
    }

    void next() {
        std::size_t begin = position_;
        stream_.seek(begin);
        std::size_t type = simulator_->match(&stream_, lexer_.mode);
        position_ = stream_.index();
        if (type == OxideLexer::COMMENT_OPEN) return comment(begin);
        if (type == OxideLexer::UNKNOWN || type == OxideLexer::SPEC_UNKNOWN) return unknown(begin);
        if (type == OxideLexer::LONE_BACKSLASH) return;  // at the end of the text; the string is reported
        if (type == OxideLexer::RAW_OPEN) type = rawString(begin);
        bool quoteFollows = position_ < text_.size() && text_[position_] == '\'';
        if (type == OxideLexer::LIFETIME && quoteFollows) type = longCharacter(begin);
        if (type == OxideLexer::APOSTROPHE && quoteFollows) type = emptyCharacter(begin);
        checkText(type, begin);
        type = interpolation(type, begin);
        RawToken token;
        token.begin = static_cast<std::uint32_t>(begin);
        token.end = static_cast<std::uint32_t>(position_);
        token.type = static_cast<std::uint16_t>(type);
        token.newlineBefore = pendingNewline_;
        token.glued = !pendingGap_;
        result_.tokens.push_back(token);
        pendingNewline_ = pendingGap_ = false;
    }

    Span span(std::size_t begin, std::size_t end) const {
        return {file_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    }

    // Where an interpolation ends, and where its format specification begins: the only place that counts
    // brackets.
    std::size_t interpolation(std::size_t type, std::size_t begin) {
        switch (type) {
            case OxideLexer::STRING_OPEN: strings_.push_back(begin); break;
            case OxideLexer::STRING_CLOSE: strings_.pop_back(); break;
            case OxideLexer::INTERPOLATION_OPEN: depths_.push_back(0); break;
            case OxideLexer::LPAREN:
            case OxideLexer::LBRACK:
            case OxideLexer::LBRACE:
                if (!depths_.empty()) ++depths_.back();
                break;
            case OxideLexer::RBRACK:
            case OxideLexer::RBRACE:
                if (!depths_.empty() && depths_.back() > 0) --depths_.back();
                break;
            case OxideLexer::COLON:
                if (!depths_.empty() && depths_.back() == 0) lexer_.pushMode(OxideLexer::SPEC);
                break;
            case OxideLexer::SPEC_CLOSE: lexer_.popMode(); [[fallthrough]];
            case OxideLexer::RPAREN:
                if (depths_.empty()) break;
                if (depths_.back() > 0) {
                    --depths_.back();
                    break;
                }
                depths_.pop_back();
                lexer_.popMode();
                return OxideLexer::INTERPOLATION_CLOSE;
            default: break;
        }
        return type;
    }

    void comment(std::size_t begin) {
        bool line = text_[begin + 1] == '/';
        std::string_view mark = text_.substr(begin, 4);
        std::size_t end = line ? std::min(text_.find('\n', begin), text_.size()) : blockCommentEnd(begin);
        if (end == std::string_view::npos) {
            diagnostics_.error(Code::E0758, span(begin, text_.size()), "unterminated block comment");
            result_.usable = false;
            return;
        }
        position_ = end;
        pendingGap_ = true;
        if (!line && text_.substr(begin, end - begin).find('\n') != std::string_view::npos)
            pendingNewline_ = true;
        bool inner = mark.size() > 2 && mark[2] == '!';
        bool outer = line ? mark.starts_with("///") && mark != "////"
                          : mark.starts_with("/**") && mark != "/***" && mark != "/**/";
        if (inner || outer) {
            result_.docs.push_back(
                {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end), inner});
        }
    }

    std::size_t blockCommentEnd(std::size_t begin) const {
        int depth = 0;
        for (std::size_t i = begin; i + 1 < text_.size(); ++i) {
            if (text_[i] == '/' && text_[i + 1] == '*')
                ++depth, ++i;
            else if (text_[i] == '*' && text_[i + 1] == '/' && --depth == 0)
                return i + 2;
            else if (text_[i] == '*' && text_[i + 1] == '/')
                ++i;
        }
        return std::string_view::npos;
    }

    std::size_t rawString(std::size_t begin) {
        std::string_view open = text_.substr(begin, position_ - begin);
        std::string close = "\"" + std::string(static_cast<std::size_t>(std::ranges::count(open, '#')), '#');
        std::size_t end = text_.find(close, position_);
        if (end == std::string_view::npos) {
            diagnostics_.error(Code::E0748, span(begin, text_.size()), "unterminated raw string");
            result_.usable = false;
            end = text_.size() - close.size();
        }
        position_ = end + close.size();
        return OxideLexer::RAW_STRING;
    }

    void unterminatedString(std::size_t begin) {
        diagnostics_.error(Code::E0765, span(begin, text_.size()), "unterminated double quote string");
        result_.usable = false;
    }

    void checkText(std::size_t type, std::size_t begin) {
        switch (type) {
            case OxideLexer::UNCLOSED_STRING:
                diagnostics_.error(
                    Code::E0766, span(begin, text_.size()),
                    text_[begin] == 'b' ? "unterminated double quote byte string" : "unterminated C string");
                result_.usable = false;
                break;
            case OxideLexer::APOSTROPHE:
            case OxideLexer::UNCLOSED_BYTE: unterminatedCharacter(type, begin); break;
            case OxideLexer::LIFETIME:
            case OxideLexer::IDENT:
            case OxideLexer::RAW_IDENT: checkIdentifier(begin); break;
            case OxideLexer::CHAR:
            case OxideLexer::BYTE: checkOneCharacter(type, begin); break;
            default: break;
        }
    }

    // ''
    std::size_t emptyCharacter(std::size_t begin) {
        ++position_;
        diagnostics_.error(Code::E1001, span(begin, position_), "empty character literal");
        return OxideLexer::CHAR;
    }

    void unterminatedCharacter(std::size_t type, std::size_t begin) {
        std::size_t lineEnd = std::min(text_.find('\n', begin), text_.size());
        diagnostics_.error(
            type == OxideLexer::APOSTROPHE ? Code::E0762 : Code::E0763, span(begin, lineEnd),
            type == OxideLexer::APOSTROPHE ? "unterminated character literal" : "unterminated byte constant");
        result_.usable = false;
    }

    // 'ab'
    std::size_t longCharacter(std::size_t begin) {
        ++position_;
        Span at = span(begin, position_);
        diagnostics_.error(Code::E1001, at, "character literal may only contain one codepoint")
            .fix("if you meant to write a string literal, use double quotes", at,
                 fmt::format("\"{}\"", text_.substr(begin + 1, position_ - begin - 2)),
                 diag::Applicability::Suggestion);
        return OxideLexer::CHAR;
    }

    void checkOneCharacter(std::size_t type, std::size_t begin) {
        std::size_t quote = text_.find('\'', begin);
        std::string_view body = text_.substr(quote + 1, position_ - quote - 2);
        if (static_cast<unsigned char>(body[0]) < 0x80 || characterLength(body) == body.size()) return;
        diagnostics_.error(Code::E1001, span(begin, position_),
                           type == OxideLexer::CHAR ? "character literal may only contain one codepoint"
                                                    : "byte literal may only contain one byte");
    }

    // A comment that documents what follows has something that follows.
    void checkDocs() {
        const std::vector<DocComment>& docs = result_.docs;
        std::size_t token = 0;
        for (std::size_t i = 0; i < docs.size(); ++i) {
            while (token < result_.tokens.size() && result_.tokens[token].begin < docs[i].end) ++token;
            bool isEnd = token == result_.tokens.size() || text_[result_.tokens[token].begin] == '}';
            bool isLast = i + 1 == docs.size() || token == result_.tokens.size() ||
                          docs[i + 1].begin > result_.tokens[token].begin;
            if (docs[i].inner || !isEnd || !isLast) continue;
            diagnostics_
                .error(Code::E0585, span(docs[i].begin, docs[i].end),
                       "found a documentation comment that doesn't document anything")
                .help("doc comments must come before what they document, if a comment was intended use `//`");
        }
    }

    void checkIdentifier(std::size_t begin) {
        std::string_view word = text_.substr(begin, position_ - begin);
        if (std::ranges::all_of(word, [](char c) { return static_cast<unsigned char>(c) < 0x7F; })) return;
        if (word.starts_with("r#")) word.remove_prefix(2), begin += 2;
        if (word.starts_with("'")) word.remove_prefix(1), begin += 1;
        std::size_t bad = firstNonIdentifier(word);
        if (bad == std::string_view::npos) return;
        std::string_view character = word.substr(bad, characterLength(word.substr(bad)));
        diagnostics_.error(Code::E1001, span(begin + bad, begin + bad + character.size()),
                           fmt::format("unknown start of token: `{}`", character));
    }

    // A backslash means that a quote is missing or too many: what follows is inside out.
    void unknown(std::size_t begin) {
        std::string_view character = text_.substr(begin, position_ - begin);
        pendingGap_ = true;
        if (character == "\\") {
            result_.usable = false;
            if (const RawToken* string = insideOut()) {
                diagnostics_
                    .error(Code::E0765, span(string->begin, string->begin + 1),
                           "unterminated double quote string")
                    .label(span(string->end - 1, string->end), "the string goes on to here")
                    .label(span(begin, position_), "what should be in a string is outside of it");
                return;
            }
        }
        // The same character again is the same mistake.
        std::size_t count = 1;
        while (text_.substr(position_).starts_with(character)) {
            position_ += character.size();
            ++count;
        }
        diag::Diagnostic& error = diagnostics_.error(Code::E1001, span(begin, position_),
                                                     fmt::format("unknown start of token: `{}`", character));
        if (count > 1) error.note(fmt::format("it is there {} times in a row", count));
    }

    // The string whose closing quote is probably the opening quote of another one: the first that spans lines
    // and is followed by what cannot follow a string.
    const RawToken* insideOut() const {
        for (const RawToken& token : result_.tokens) {
            if (token.type != OxideLexer::STRING) continue;
            if (text_.substr(token.begin, token.end - token.begin).find('\n') == std::string_view::npos)
                continue;
            char next = token.end < text_.size() ? text_[token.end] : '\n';
            if (std::string_view(" \t\r\n,;.)]}?!").find(next) == std::string_view::npos) return &token;
        }
        return nullptr;
    }

    FileId file_;
    std::string_view text_;
    diag::Diagnostics& diagnostics_;
    ByteStream stream_;
    OxideLexer lexer_;
    TableSimulator* simulator_;  // the lexer's own
    LexedFile result_;
    std::size_t position_ = 0;
    bool newline_ = false, gap_ = false;
    bool pendingNewline_ = false, pendingGap_ = true;
    std::vector<std::size_t> strings_;  // where the open strings begin
    std::vector<int> depths_;           // brackets open inside each open interpolation
};

}  // namespace

LexedFile lex(FileId file, const SourceMap& sources, diag::Diagnostics& diagnostics) {
    return LexerRun(file, sources, diagnostics).run();
}

}  // namespace oxide::syntax
