#include "frontend/syntax/token_filter.h"

#include <fmt/format.h>

#include "frontend/syntax/token.h"

namespace oxide::syntax {

TokenFilter::TokenFilter(FileId file, std::string_view text, const LexedFile& lexed, RawRange range,
                         FilterMode mode, const std::set<Name>& userMacros, diag::Diagnostics& diagnostics)
    : file_(file),
      text_(text),
      raw_(lexed.tokens),
      range_(range),
      userMacros_(userMacros),
      diagnostics_(diagnostics),
      types_(lexed.tokens, range.end, text),
      at_(range.begin),
      marks_(lexed.tokens.size()) {
    Frame outermost;
    outermost.kind = mode == FilterMode::Items        ? FrameKind::Items
                     : mode == FilterMode::Statements ? FrameKind::Block
                                                      : FrameKind::Group;
    frames_.push_back(outermost);
    if (mode == FilterMode::Pattern) pushHead(Head::Pattern);
    out_.reserve((range.end - range.begin) * 9 / 8 + 2);
}

bool TokenFilter::run() {
    while (at_ < range_.end && usable_) {
        if (raw_[at_].newlineBefore && lineEnds()) lineEnd();
        if (statementStart()) frame().statement = static_cast<std::uint32_t>(out_.size());
        step();
    }
    SyntaxToken& end = out_.emplace_back();
    end.type = kEndOfFile;
    end.begin = end.end =
        static_cast<std::uint32_t>(range_.end < raw_.size() ? raw_[range_.end].begin : text_.size());
    attachBrackets();
    return usable_;
}

void TokenFilter::step() {
    switch (kind(at_)) {
        case OxideLexer::IDENT:
        case OxideLexer::RAW_IDENT: return word();
        case OxideLexer::LBRACE: return brace();
        case OxideLexer::RBRACE: return closeBrace();
        case OxideLexer::LPAREN: return open(OxideLexer::LPAREN, FrameKind::Group);
        case OxideLexer::LBRACK: return open(OxideLexer::LBRACK, FrameKind::Group);
        case OxideLexer::INTERPOLATION_OPEN: return open(OxideLexer::INTERPOLATION_OPEN, FrameKind::Group);
        case OxideLexer::GROUP_OPEN: return open(OxideLexer::GROUP_OPEN, FrameKind::Group);
        case OxideLexer::RPAREN:
        case OxideLexer::RBRACK:
        case OxideLexer::GROUP_CLOSE:
        case OxideLexer::INTERPOLATION_CLOSE: return close(kind(at_));
        case OxideLexer::COMMA: return comma();
        case OxideLexer::SEMI:
            emit(OxideLexer::SEMI);
            advance();
            return statementEnd();
        default: return symbol();
    }
}

// ---- lines and statements

bool TokenFilter::statementStart() const {
    switch (last()) {
        case 0:
        case OxideLexer::NEWLINE:
        case OxideLexer::SEMI:
        case OxideLexer::PARAM_LBRACE:
        case OxideLexer::BARE_LBRACE:
        case OxideLexer::CLOSURE_ARROW: return true;
        case OxideLexer::LBRACE: return frame().kind == FrameKind::Block || frame().kind == FrameKind::Items;
        case OxideLexer::RBRACK: return (out_.back().flags & SyntaxToken::kAttributeEnd) != 0;
        default: return false;
    }
}

// The statement begins with a block or with what ends in one: the end of that is its end.
bool TokenFilter::isBlockStatement() const {
    if (frame().kind != FrameKind::Block || frame().statement >= out_.size()) return false;
    switch (out_[frame().statement].type) {
        case OxideLexer::IF:
        case OxideLexer::MATCH:
        case OxideLexer::WHILE:
        case OxideLexer::FOR:
        case OxideLexer::LOOP:
        case OxideLexer::UNSAFE:
        case OxideLexer::CONST_BLOCK:
        case OxideLexer::LABEL:
        case OxideLexer::LBRACE: return true;
        default: return false;
    }
}

// Where an item or a field may begin: also behind modifiers.
bool TokenFilter::declarationStart() const {
    if (statementStart()) return true;
    switch (last()) {
        case OxideLexer::PUBLIC:
        case OxideLexer::PRIVATE:
        case OxideLexer::STATIC:
        case OxideLexer::MUTATING:
        case OxideLexer::CONSUMING:
        case OxideLexer::ASYNC_FN:
        case OxideLexer::UNSAFE_DECL:
        case OxideLexer::CONST_FN:
        case OxideLexer::EXTERN:
        case OxideLexer::EXTERNAL: return true;
        case OxideLexer::LBRACE:
        case OxideLexer::STRUCT_LBRACE:
        case OxideLexer::LPAREN:
        case OxideLexer::COMMA: return frame().declares;
        default: return false;
    }
}

bool TokenFilter::endsOperand() const {
    switch (last()) {
        case OxideLexer::IDENT:
        case OxideLexer::STRING_CLOSE:
        case OxideLexer::TRUE_:
        case OxideLexer::FALSE:
        case OxideLexer::NULL_:
        case OxideLexer::SELF:
        case OxideLexer::SELF_TYPE:
        case OxideLexer::SUPER:
        case OxideLexer::CRATE:
        case OxideLexer::UNDERSCORE:
        case OxideLexer::RPAREN:
        case OxideLexer::RBRACE:
        case OxideLexer::RANGLE:
        case OxideLexer::GROUP_CLOSE:
        case OxideLexer::QUESTION:
        case OxideLexer::BANGBANG:
        case OxideLexer::RANGE_FROM:
        case OxideLexer::RANGE_FULL:
        case OxideLexer::RETURN_BARE:
        case OxideLexer::BREAK_BARE:
        case OxideLexer::CONTINUE:
        case OxideLexer::RAW_TOKENS:
        case OxideLexer::SELF_PARAM:
        case OxideLexer::AWAIT:
            return last() != OxideLexer::AWAIT ||
                   (out_.size() > 1 && out_[out_.size() - 2].type == OxideLexer::DOT);
        case OxideLexer::RBRACK: return (out_.back().flags & SyntaxToken::kAttributeEnd) == 0;
        default: return isLiteral(last());
    }
}

bool TokenFilter::canEndLine() const {
    switch (last()) {
        case OxideLexer::LIFETIME: return true;           // break 'a, T: 'a
        case OxideLexer::STAR: return frame().importing;  // import a.*
        case OxideLexer::NOT:
            return out_.size() > 1 && out_[out_.size() - 2].type == OxideLexer::RPAREN;  // fn f()!
        case OxideLexer::NEWLINE:
        case OxideLexer::SEMI: return false;
        default: return endsOperand();
    }
}

// A newline in front of the current token ends the statement or arm.
bool TokenFilter::lineEnds() const {
    const Frame& f = frame();
    switch (f.kind) {
        case FrameKind::Items:
        case FrameKind::Block: break;
        case FrameKind::Match:
        case FrameKind::Select:
            if (f.arm != Arm::Body) return false;
            break;
        default: return false;
    }
    if (!canEndLine()) return false;
    return !continuesLine(at_);
}

// The next line goes on with the statement: it begins with something that can begin none.
bool TokenFilter::continuesLine(std::uint32_t at) const {
    switch (kind(at)) {
        case OxideLexer::DOT:
        case OxideLexer::OROR:
        case OxideLexer::AND:
        case OxideLexer::EQ:
        case OxideLexer::NE:
        case OxideLexer::GT:
        case OxideLexer::PLUS:
        case OxideLexer::SLASH:
        case OxideLexer::PERCENT:
        case OxideLexer::CARET:
        case OxideLexer::OR:
        case OxideLexer::QUESTION:
        case OxideLexer::ASSIGN:
        case OxideLexer::PLUS_ASSIGN:
        case OxideLexer::MINUS_ASSIGN:
        case OxideLexer::STAR_ASSIGN:
        case OxideLexer::SLASH_ASSIGN:
        case OxideLexer::PERCENT_ASSIGN:
        case OxideLexer::CARET_ASSIGN:
        case OxideLexer::AMP_ASSIGN:
        case OxideLexer::OR_ASSIGN:
        case OxideLexer::COMMA:
        case OxideLexer::COLON:
        case OxideLexer::ARROW:
        case OxideLexer::FAT_ARROW:
        case OxideLexer::RPAREN:
        case OxideLexer::RBRACK:
        case OxideLexer::RBRACE: return true;
        case OxideLexer::LT: return gluedTo(at + 1) && kind(at + 1) == OxideLexer::ASSIGN;  // <=
        case OxideLexer::DOTDOT:
        case OxideLexer::DOTDOTEQ: return frame().kind != FrameKind::Match;
        case OxideLexer::LBRACE: return hasHead() && head() != Head::Pattern;
        case OxideLexer::IDENT: {
            auto word = wordAt(at);
            if (!word) return false;
            if (*word == Word::Else)
                return kind(at + 1) != OxideLexer::ARROW && kind(at + 1) != OxideLexer::FAT_ARROW;
            return *word == Word::As || *word == Word::Where || *word == Word::In;
        }
        default: return false;
    }
}

void TokenFilter::lineEnd() {
    std::uint32_t where = out_.back().end;
    SyntaxToken& token = out_.emplace_back();
    token.type = OxideLexer::NEWLINE;
    token.begin = token.end = where;
    statementEnd();
}

void TokenFilter::statementEnd() {
    clearHeads();
    frame().importing = false;
    rustImport_ = false;
    if (frame().kind == FrameKind::Match || frame().kind == FrameKind::Select) frame().arm = Arm::Pattern;
}

void TokenFilter::comma() {
    int before = last();
    if (before == OxideLexer::COMMA || before == OxideLexer::LPAREN || before == OxideLexer::LBRACK) {
        diagnostics_.error(diag::Code::E1001, rawSpan(at_, at_ + 1), "expected expression, found `,`");
        return advance();
    }
    Frame& f = frame();
    // `where T: A, U: B {` goes on; everywhere else a comma ends what was begun.
    bool whereClause = hasHead() && (head() == Head::Body || head() == Head::Items ||
                                     head() == Head::Fields || head() == Head::Variants);
    if (!whereClause) clearHeads();
    if (f.kind == FrameKind::Match || (f.kind == FrameKind::Select && f.arm == Arm::Body))
        f.arm = Arm::Pattern;
    emit(OxideLexer::COMMA);
    advance();
}

// ---- emitting

SyntaxToken& TokenFilter::emit(int type, std::uint32_t from, std::uint32_t to) {
    SyntaxToken& token = out_.emplace_back();
    token.type = static_cast<std::uint16_t>(type);
    token.begin = raw_[from].begin;
    token.end = raw_[to - 1].end;
    return token;
}

void TokenFilter::open(int type, FrameKind kind) {
    Frame next;
    next.kind = kind;
    next.heads = static_cast<std::uint32_t>(heads_.size());
    if (type == OxideLexer::LPAREN && kind == FrameKind::Group) {
        // the fields of a tuple struct or variant
        next.declares = (hasHead() && head() == Head::Fields) || frame().variants;
    }
    emit(type);
    next.open = static_cast<std::uint32_t>(out_.size() - 1);
    frames_.push_back(next);
    advance();
}

void TokenFilter::close(int type) {
    bool attribute = frame().kind == FrameKind::Attribute;
    clearHeads();
    // Angle brackets are opened only where their end was seen, so the frame on top is the bracket's.
    frames_.pop_back();
    emit(type);
    if (attribute) out_.back().flags |= SyntaxToken::kAttributeEnd;
    advance();
}

void TokenFilter::popHead(Head head) {
    if (hasHead() && heads_.back() == head) heads_.pop_back();
}

std::optional<Word> TokenFilter::wordAt(std::uint32_t at) const {
    return kind(at) == OxideLexer::IDENT ? wordOf(textOf(at)) : std::nullopt;
}

bool TokenFilter::startsOperand(std::uint32_t at) const {
    switch (kind(at)) {
        case OxideLexer::IDENT: {
            auto word = wordAt(at);
            if (!word) return true;
            return *word != Word::As && *word != Word::Else && *word != Word::In && *word != Word::Where &&
                   *word != Word::Mut;
        }
        case OxideLexer::RAW_IDENT:
        case OxideLexer::STRING_OPEN:
        case OxideLexer::LPAREN:
        case OxideLexer::LBRACK:
        case OxideLexer::GROUP_OPEN:
        case OxideLexer::MINUS:
        case OxideLexer::NOT:
        case OxideLexer::STAR:
        case OxideLexer::AMP:
        case OxideLexer::AND:
        case OxideLexer::LT:
        case OxideLexer::LIFETIME: return true;
        case OxideLexer::LBRACE: return !hasHead();
        default: return isLiteral(kind(at));
    }
}

// The word before `at` (return, break, ..) has a value behind it.
bool TokenFilter::hasOperand(std::uint32_t at) const {
    if (at >= range_.end) return false;
    bool linesMatter = frame().kind != FrameKind::Group && frame().kind != FrameKind::Angle &&
                       frame().kind != FrameKind::List;
    if (linesMatter && raw_[at].newlineBefore) return false;
    return startsOperand(at) || kind(at) == OxideLexer::OR || kind(at) == OxideLexer::OROR ||
           kind(at) == OxideLexer::DOTDOT || kind(at) == OxideLexer::DOTDOTEQ;
}

// Numbers the tokens and tells each which bracket is open around it: error recovery skips whole groups.
void TokenFilter::attachBrackets() {
    std::vector<std::uint32_t> openBrackets;
    for (std::uint32_t i = 0; i < out_.size(); ++i) {
        SyntaxToken& token = out_[i];
        token.index = i;
        switch (token.type) {
            case OxideLexer::RPAREN:
            case OxideLexer::RBRACK:
            case OxideLexer::RBRACE:
            case OxideLexer::GROUP_CLOSE:
            case OxideLexer::INTERPOLATION_CLOSE:
                if (!openBrackets.empty()) {
                    token.partner = openBrackets.back();
                    out_[openBrackets.back()].partner = i;
                    openBrackets.pop_back();
                }
                break;
            default: break;
        }
        token.enclosing = openBrackets.empty() ? kNoToken : openBrackets.back();
        switch (token.type) {
            case OxideLexer::LPAREN:
            case OxideLexer::LBRACK:
            case OxideLexer::LBRACE:
            case OxideLexer::PARAM_LBRACE:
            case OxideLexer::BARE_LBRACE:
            case OxideLexer::STRUCT_LBRACE:
            case OxideLexer::NEW_LBRACE:
            case OxideLexer::GROUP_OPEN:
            case OxideLexer::INTERPOLATION_OPEN: openBrackets.push_back(i); break;
            default: break;
        }
    }
}

}  // namespace oxide::syntax
