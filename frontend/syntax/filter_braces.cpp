// What a `{` opens: the body of a construct, a block, a closure, a literal or a list.
#include <fmt/format.h>

#include "frontend/syntax/token.h"
#include "frontend/syntax/token_filter.h"

namespace oxide::syntax {

void TokenFilter::brace() {
    if (frame().variants) return open(OxideLexer::STRUCT_LBRACE, FrameKind::List);
    if (frame().importing && (last() == OxideLexer::DOT || last() == OxideLexer::IMPORT)) {
        open(OxideLexer::STRUCT_LBRACE, FrameKind::List);
        frame().importing = true;
        return;
    }
    if (frame().importing && frame().kind == FrameKind::List) {
        open(OxideLexer::STRUCT_LBRACE, FrameKind::List);
        frame().importing = true;
        return;
    }
    if (hasHead()) {
        Head top = head();
        bool condition = top == Head::IfCondition || top == Head::Condition || top == Head::MatchHead ||
                         top == Head::GuardHead;
        if (top == Head::Pattern) return open(OxideLexer::STRUCT_LBRACE, FrameKind::List);
        if (condition && !endsOperand() && last() != OxideLexer::STRING_CLOSE) return operandBrace();
        if (condition && closureInHead()) return braceAfterOperand();
        if (top == Head::Body && last() == OxideLexer::ASYNC && types_.closureArrow(at_ + 1) != kNoToken) {
            heads_.pop_back();
            return closureBrace(types_.closureArrow(at_ + 1), false);
        }
        if (top == Head::Body && last() == OxideLexer::MOVE) {
            std::uint32_t arrow = types_.closureArrow(at_ + 1);
            if (arrow != kNoToken) {
                heads_.pop_back();
                return closureBrace(arrow, false);
            }
        }
        heads_.pop_back();
        switch (top) {
            case Head::MatchHead: return open(OxideLexer::LBRACE, FrameKind::Match);
            case Head::Items: return open(OxideLexer::LBRACE, FrameKind::Items);
            case Head::Fields:
                open(OxideLexer::LBRACE, FrameKind::List);
                frame().declares = true;
                return;
            case Head::Variants:
                open(OxideLexer::LBRACE, FrameKind::List);
                frame().variants = true;
                return;
            default:
                open(OxideLexer::LBRACE, FrameKind::Block);
                frame().ifBody = top == Head::IfCondition;
                return;
        }
    }
    if (last() == OxideLexer::MOVE) {
        return closureBrace(types_.closureArrow(at_ + 1), false);
    }
    bool pattern = (frame().kind == FrameKind::Match || frame().kind == FrameKind::Select) &&
                   frame().arm == Arm::Pattern;
    if (pattern && endsOperand()) return open(OxideLexer::STRUCT_LBRACE, FrameKind::List);
    if (endsOperand() && !statementStart()) return braceAfterOperand();
    operandBrace();
}

// A brace where an operand or statement begins: a closure with a head, or a block.
void TokenFilter::operandBrace() {
    std::uint32_t arrow = types_.closureArrow(at_ + 1);
    if (arrow != kNoToken) return closureBrace(arrow, false);
    bool armBody = last() == OxideLexer::ARM_ARROW;
    open(OxideLexer::LBRACE, FrameKind::Block);
    frame().armBody = armBody;
}

// `f(x) {`, `xs.map {`, `Point {`, `Rc {`, `Ring<Int> {`
void TokenFilter::braceAfterOperand() {
    bool inHead = hasHead();
    std::size_t nameAt = out_.size() - 1;
    if (last() == OxideLexer::RANGLE) {
        for (int depth = 0; nameAt > 0; --nameAt) {
            if (out_[nameAt].type == OxideLexer::RANGLE) ++depth;
            if (out_[nameAt].type == OxideLexer::LANGLE && --depth == 0) break;
        }
        if (nameAt > 0) --nameAt;
    }
    const SyntaxToken& token = out_[nameAt];
    std::uint32_t arrow = types_.closureArrow(at_ + 1);
    if (token.type == OxideLexer::SELF_TYPE) return literalBrace(inHead);
    if (token.type == OxideLexer::IDENT) {
        std::string_view name = text_.substr(token.begin, token.end - token.begin);
        std::size_t letter = name.find_first_not_of('_');
        bool typeName = letter != std::string_view::npos && name[letter] >= 'A' && name[letter] <= 'Z';
        if (typeName && arrow == kNoToken) {
            bool wrapper = name == "Box" || name == "Rc" || name == "Arc" || name == "Cell" ||
                           name == "RefCell" || name == "Mutex" || name == "RwLock";
            bool labelled = kind(at_ + 2) == OxideLexer::COLON || raw_[at_].partner == at_ + 1;
            bool fields = looksLikeFields() && (!wrapper || labelled);
            if (fields || !wrapper) return literalBrace(inHead);
            open(OxideLexer::NEW_LBRACE, FrameKind::Group);
            return;
        }
        if (!typeName && arrow == kNoToken && kind(at_ + 1) == OxideLexer::IDENT &&
            (kind(at_ + 2) == OxideLexer::COLON || kind(at_ + 2) == OxideLexer::COMMA)) {
            return literalBrace(inHead);
        }
    }
    closureBrace(arrow, inHead);
}

void TokenFilter::literalBrace(bool inHead) {
    open(OxideLexer::STRUCT_LBRACE, FrameKind::List);
    if (inHead) out_.back().flags |= SyntaxToken::kInHead;
}

void TokenFilter::closureBrace(std::uint32_t arrow, bool inHead) {
    if (arrow != kNoToken) marks_[arrow] |= kClosureArrow;
    open(arrow != kNoToken ? OxideLexer::PARAM_LBRACE : OxideLexer::BARE_LBRACE, FrameKind::Block);
    if (inHead) out_.back().flags |= SyntaxToken::kInHead;
}

// `{ name: ..`, `{ name, ..`, `{ name }`, `{ ..base`, `{ 0: ..`, `{}`
bool TokenFilter::looksLikeFields() const {
    switch (kind(at_ + 1)) {
        case OxideLexer::RBRACE:
        case OxideLexer::DOTDOT:
        case OxideLexer::HASH: return true;
        case OxideLexer::INT: return kind(at_ + 2) == OxideLexer::COLON;
        case OxideLexer::IDENT:
        case OxideLexer::RAW_IDENT:
            return kind(at_ + 2) == OxideLexer::COLON || kind(at_ + 2) == OxideLexer::COMMA ||
                   kind(at_ + 2) == OxideLexer::RBRACE;
        default: return false;
    }
}

// In the head of a control structure `{` opens its body. A trailing closure there (D21) shows by what follows
// its `}` on the same line: another `{`, or an operator that leads to one.
bool TokenFilter::closureInHead() const {
    if (head() == Head::GuardHead) return true;
    if (last() != OxideLexer::IDENT && last() != OxideLexer::RPAREN && last() != OxideLexer::RANGLE &&
        last() != OxideLexer::SELF_TYPE) {
        return false;
    }
    std::uint32_t next = raw_[at_].partner + 1;
    if (!sameLine(next)) return false;
    if (kind(next) == OxideLexer::LBRACE) return true;
    if (head() == Head::MatchHead && hasArmArrow(at_)) return false;
    switch (kind(next)) {
        case OxideLexer::DOT:
        case OxideLexer::QUESTION:
        case OxideLexer::AND:
        case OxideLexer::OROR:
        case OxideLexer::EQ:
        case OxideLexer::NE:
        case OxideLexer::LT:
        case OxideLexer::GT:
        case OxideLexer::PLUS:
        case OxideLexer::MINUS:
        case OxideLexer::STAR:
        case OxideLexer::SLASH:
        case OxideLexer::PERCENT: break;
        default: return false;
    }
    for (std::uint32_t i = next; sameLine(i); ++i) {
        if (kind(i) == OxideLexer::LBRACE) return true;
        if (raw_[i].partner == kNoToken) continue;
        if (raw_[i].partner < i) return false;
        i = raw_[i].partner;
    }
    return false;
}

// The brace holds arms: an arrow that is not the end of a closure's parameters.
bool TokenFilter::hasArmArrow(std::uint32_t brace) const {
    for (std::uint32_t i = brace + 1; i < raw_[brace].partner; ++i) {
        if (kind(i) == OxideLexer::ARROW || kind(i) == OxideLexer::FAT_ARROW) return true;
        if (raw_[i].partner != kNoToken) i = raw_[i].partner;
    }
    return false;
}

void TokenFilter::closeBrace() {
    Frame closed = frame();
    bool closure = closed.open != kNoToken && (out_[closed.open].type == OxideLexer::PARAM_LBRACE ||
                                               out_[closed.open].type == OxideLexer::BARE_LBRACE);
    close(OxideLexer::RBRACE);
    if (closed.ifBody) out_.back().flags |= SyntaxToken::kIfBody;
    if (at_ >= range_.end) return;
    const Frame& f = frame();
    std::uint16_t next = kind(at_);
    if (closed.armBody && (f.kind == FrameKind::Match || f.kind == FrameKind::Select) && f.arm == Arm::Body) {
        if (next != OxideLexer::COMMA && next != OxideLexer::RBRACE && next != OxideLexer::SEMI &&
            next != OxideLexer::DOT && next != OxideLexer::QUESTION) {
            lineEnd();
        }
        return;
    }
    // `if a { b } c` and `fn f() { } fn g() { }`: a body that is closed ends its statement where a word
    // follows; `if a { b } *c = d`: where anything follows that may begin one, if the statement is all body
    bool statements = f.kind == FrameKind::Items || f.kind == FrameKind::Block;
    bool body = closed.kind == FrameKind::Items || closed.kind == FrameKind::Match || closed.declares ||
                closed.variants || (closed.kind == FrameKind::Block && !closure);
    if (statements && body && !hasHead()) endStatement(isBlockStatement());
}

// Behind a `}` that may be the end of a statement; it is for sure if that is `whole`.
void TokenFilter::endStatement(bool whole) {
    if (at_ >= range_.end || raw_[at_].newlineBefore) return;
    std::uint16_t next = kind(at_);
    auto word = wordAt(at_);
    bool continues = word == Word::As || word == Word::Else || word == Word::In || word == Word::Where;
    bool starts = next == OxideLexer::IDENT || next == OxideLexer::HASH || next == OxideLexer::LIFETIME ||
                  next == OxideLexer::INT || next == OxideLexer::STRING || next == OxideLexer::STRING_OPEN;
    bool begins = next == OxideLexer::STAR || next == OxideLexer::AMP || next == OxideLexer::MINUS ||
                  next == OxideLexer::NOT || next == OxideLexer::LPAREN || next == OxideLexer::LBRACK ||
                  next == OxideLexer::LBRACE;
    if ((starts && !continues) || (begins && whole)) lineEnd();
}

}  // namespace oxide::syntax
