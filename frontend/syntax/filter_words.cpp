// Words: which of them are keywords where they stand.
#include "frontend/syntax/token.h"
#include "frontend/syntax/token_filter.h"

namespace oxide::syntax {

namespace {

int simpleKeyword(Word word) {
    switch (word) {
        case Word::As: return OxideLexer::AS;
        case Word::Crate: return OxideLexer::CRATE;
        case Word::Dyn: return OxideLexer::DYN;
        case Word::False: return OxideLexer::FALSE;
        case Word::Mut: return OxideLexer::MUT;
        case Word::Null: return OxideLexer::NULL_;
        case Word::Ref: return OxideLexer::REF;
        case Word::SelfType: return OxideLexer::SELF_TYPE;
        case Word::Super: return OxideLexer::SUPER;
        case Word::True: return OxideLexer::TRUE_;
        case Word::Underscore: return OxideLexer::UNDERSCORE;
        case Word::Where: return OxideLexer::WHERE;
        default: return 0;
    }
}

// May follow a dot as itself: `super.super.f()`, `import a.self`.
bool isPathWord(Word word) {
    return word == Word::Self || word == Word::SelfType || word == Word::Super || word == Word::Crate ||
           word == Word::Await;
}

}  // namespace

void TokenFilter::word() {
    if (kind(at_) == OxideLexer::RAW_IDENT) return identifier();
    auto word = wordAt(at_);
    if (!word) return identifier();
    if (frame().kind == FrameKind::Attribute && *word != Word::True && *word != Word::False)
        return identifier();
    bool member = last() == OxideLexer::DOT && !(raw_[at_].newlineBefore && *word < Word::Var);
    if (member && !isPathWord(*word)) return identifier();
    if (*word >= Word::Var) {
        if (contextual(*word) && emitContextual(*word)) return;
        return identifier();
    }
    if (int type = simpleKeyword(*word)) {
        if (*word == Word::Mut && (marks_[at_] & kReceiver) != 0) type = OxideLexer::SELF_MUT;
        emit(type);
        return advance();
    }
    keyword(*word);
}

void TokenFilter::identifier() {
    // `complete ->` and `default ->`, arms of futures' select! that wait for nothing.
    bool beginsArm = frame().kind == FrameKind::Select && frame().arm == Arm::Pattern &&
                     (kind(at_ + 1) == OxideLexer::ARROW || kind(at_ + 1) == OxideLexer::FAT_ARROW);
    bool isBare = beginsArm && (textOf(at_) == "complete" || textOf(at_) == "default");
    emit(isBare ? OxideLexer::ELSE : OxideLexer::IDENT);
    advance();
}

void TokenFilter::keyword(Word word) {
    switch (word) {
        case Word::Async: return asyncWord();
        case Word::Await: emit(OxideLexer::AWAIT); break;
        case Word::Break: {
            std::uint32_t value = kind(at_ + 1) == OxideLexer::LIFETIME ? at_ + 2 : at_ + 1;
            emit(hasOperand(value) ? OxideLexer::BREAK : OxideLexer::BREAK_BARE);
            break;
        }
        case Word::Continue: emit(OxideLexer::CONTINUE); break;
        case Word::Return: emit(hasOperand(at_ + 1) ? OxideLexer::RETURN : OxideLexer::RETURN_BARE); break;
        case Word::Yield: emit(OxideLexer::YIELD); break;
        case Word::Const:
            if (kind(at_ + 1) == OxideLexer::LBRACE) {
                emit(OxideLexer::CONST_BLOCK);
                pushHead(Head::Body);
            } else if (auto next = wordAt(at_ + 1);
                       next && (*next == Word::Fn || *next == Word::Unsafe || *next == Word::Async ||
                                *next == Word::Extern || *next == Word::Static || *next == Word::Mutating ||
                                *next == Word::Consuming)) {
                emit(OxideLexer::CONST_FN);
            } else {
                emit(OxideLexer::CONST);
            }
            break;
        case Word::Else: return afterElse();
        case Word::Extern: emit(OxideLexer::EXTERN); break;
        case Word::Fn: return functionWord();
        case Word::If: {
            Frame& f = frame();
            emit(OxideLexer::IF);
            bool guard = (f.kind == FrameKind::Match && f.arm == Arm::Pattern) || f.matchesMacro ||
                         (f.kind == FrameKind::Select && f.arm == Arm::Future && out_.size() > 1 &&
                          out_[out_.size() - 2].type == OxideLexer::COMMA);
            if (!guard)
                pushHead(Head::IfCondition);
            else if (f.kind == FrameKind::Match)
                f.arm = Arm::Guard;
            break;
        }
        case Word::While:
            emit(OxideLexer::WHILE);
            pushHead(Head::Condition);
            break;
        case Word::For:
            emit(OxideLexer::FOR);
            // `for<'a>` and `impl A for B` open no loop
            if (kind(at_ + 1) != OxideLexer::LT && !(hasHead() && head() == Head::Items)) {
                pushHead(Head::Condition);
                pushHead(Head::Pattern);
            }
            break;
        case Word::In:
            emit(OxideLexer::IN);
            popHead(Head::Pattern);
            break;
        case Word::Match:
            emit(OxideLexer::MATCH);
            pushHead(Head::MatchHead);
            break;
        case Word::Loop:
            emit(OxideLexer::LOOP);
            pushHead(Head::Body);
            break;
        case Word::Let:
            emit(statementStart() ? OxideLexer::LET : OxideLexer::COND_LET);
            pushHead(Head::Pattern);
            break;
        case Word::Impl:
            if (declarationStart() && !frame().declares) {
                emit(OxideLexer::IMPL_ITEM);
                pushHead(Head::Items);
            } else {
                emit(OxideLexer::IMPL);
            }
            break;
        case Word::Move:
            if (kind(at_ + 1) == OxideLexer::OR || kind(at_ + 1) == OxideLexer::OROR) {
                advance();
                bars();
                out_.back().flags |= SyntaxToken::kMoves;
                out_.back().begin = raw_[at_ - 2].begin;
                return;
            }
            emit(OxideLexer::MOVE);
            break;
        case Word::Self: return selfWord();
        case Word::Static: return staticWord();
        case Word::Struct:
            emit(OxideLexer::STRUCT);
            pushHead(Head::Fields);
            break;
        case Word::Enum:
            emit(OxideLexer::ENUM);
            pushHead(Head::Variants);
            break;
        case Word::Trait:
            emit(OxideLexer::TRAIT);
            pushHead(Head::Items);
            break;
        case Word::Type: emit(OxideLexer::TYPE); break;
        case Word::Unsafe:
            if (kind(at_ + 1) == OxideLexer::LBRACE) {
                emit(OxideLexer::UNSAFE);
                pushHead(Head::Body);
            } else {
                emit(OxideLexer::UNSAFE_DECL);
            }
            break;
        default: return identifier();
    }
    advance();
}

// `else` belongs to an `if` when it stands behind the branch of one; otherwise to guard or let.
void TokenFilter::afterElse() {
    bool inMatch = (frame().kind == FrameKind::Match || frame().kind == FrameKind::Select) &&
                   frame().arm == Arm::Pattern;
    auto next = wordAt(at_ + 1);
    bool afterIf = last() == OxideLexer::RBRACE && (out_.back().flags & SyntaxToken::kIfBody) != 0;
    if (inMatch) {
        emit(OxideLexer::ELSE);
    } else if (next && *next == Word::If) {
        emit(OxideLexer::ELSE_IF, at_, at_ + 2);
        pushHead(Head::IfCondition);
        advance();
    } else {
        if (!afterIf) popHead(Head::GuardHead);
        emit(afterIf ? OxideLexer::ELSE : OxideLexer::LET_ELSE);
        pushHead(Head::Body);
    }
    advance();
}

void TokenFilter::functionWord() {
    emit(OxideLexer::FN);
    advance();
    if (!isWordLike(at_)) return;  // a function type
    emit(OxideLexer::IDENT);
    advance();
    pushHead(Head::Body);
    std::uint32_t params = at_;
    if (kind(at_) == OxideLexer::LT) {
        std::uint32_t close = types_.parameters(at_);
        if (close == kNoToken) return;
        params = close + 1;
    }
    if (kind(params) == OxideLexer::LPAREN) markReceiver(params);
}

// The first parameter is a receiver: `self: T`, or Rust's `&self`, `&'a mut self`, `mut self`.
void TokenFilter::markReceiver(std::uint32_t open) {
    std::uint32_t i = open + 1;
    while (kind(i) == OxideLexer::HASH && kind(i + 1) == OxideLexer::LBRACK) i = raw_[i + 1].partner + 1;
    std::uint32_t first = i;
    if (kind(i) == OxideLexer::AMP) {
        ++i;
        if (kind(i) == OxideLexer::LIFETIME) ++i;
    }
    if (wordAt(i) == Word::Mut) ++i;
    if (wordAt(i) != Word::Self) return;
    for (; first <= i; ++first) marks_[first] |= kReceiver;
}

void TokenFilter::selfWord() {
    emit((marks_[at_] & kReceiver) != 0 ? OxideLexer::SELF_PARAM : OxideLexer::SELF);
    advance();
}

void TokenFilter::staticWord() {
    auto next = wordAt(at_ + 1);
    bool modifier =
        next && (*next == Word::Fn || *next == Word::Async || *next == Word::Unsafe || *next == Word::Const ||
                 *next == Word::Extern || *next == Word::Mutating || *next == Word::Consuming);
    emit(modifier ? OxideLexer::STATIC : OxideLexer::STATIC_ITEM);
    advance();
}

void TokenFilter::asyncWord() {
    auto next = wordAt(at_ + 1);
    bool modifier = next == Word::Fn || next == Word::Unsafe || next == Word::Extern ||
                    next == Word::Static || next == Word::Mutating || next == Word::Consuming;
    if (kind(at_ + 1) == OxideLexer::OR || kind(at_ + 1) == OxideLexer::OROR) {
        std::uint32_t begin = raw_[at_].begin;
        advance();
        bars();
        out_.back().flags |= SyntaxToken::kAsync;
        out_.back().begin = begin;
        return;
    }
    if (next == Word::Move && (kind(at_ + 2) == OxideLexer::OR || kind(at_ + 2) == OxideLexer::OROR)) {
        std::uint32_t begin = raw_[at_].begin;
        advance(2);
        bars();
        out_.back().flags |= SyntaxToken::kAsync | SyntaxToken::kMoves;
        out_.back().begin = begin;
        return;
    }
    emit(modifier ? OxideLexer::ASYNC_FN : OxideLexer::ASYNC);
    if (!modifier) pushHead(Head::Body);
    advance();
}

// ---- words that are keywords by their place

bool TokenFilter::contextual(Word word) const {
    std::uint32_t next = at_ + 1;
    bool nextIsWord = isWordLike(next) && sameLine(next);
    switch (word) {
        case Word::Var:
            if (last() == OxideLexer::STATIC_ITEM) return true;
            if (!statementStart() || !sameLine(next)) return false;
            return nextIsWord || ((kind(next) == OxideLexer::LPAREN || kind(next) == OxideLexer::LBRACK ||
                                   kind(next) == OxideLexer::AMP) &&
                                  !gluedTo(next));
        case Word::Guard: return statementStart() && guardStarts();
        case Word::Import:
        case Word::Use:
            return declarationStart() &&
                   (nextIsWord || kind(next) == OxideLexer::LBRACE || kind(next) == OxideLexer::COLONCOLON);
        case Word::Module:
        case Word::Mod: return declarationStart() && nextIsWord;
        case Word::External:
            return declarationStart() && (wordAt(next) == Word::Module || wordAt(next) == Word::Mod);
        case Word::Extension: {
            if (!declarationStart()) return false;
            if (nextIsWord) return true;
            if (frame().kind != FrameKind::Items && gluedTo(next) && kind(next) != OxideLexer::LT)
                return false;
            switch (kind(next)) {
                case OxideLexer::LT:
                case OxideLexer::AMP:
                case OxideLexer::LPAREN:
                case OxideLexer::LBRACK:
                case OxideLexer::STAR:
                case OxideLexer::NOT: return true;
                default: return false;
            }
        }
        case Word::Mutating:
        case Word::Consuming: return declarationStart() && nextIsWord;
        case Word::Public:
        case Word::Pub:
        case Word::Private:
            if (!declarationStart()) return false;
            if (nextIsWord) return wordAt(next) != Word::As;
            if (frame().declares) return kind(next) != OxideLexer::COLON && kind(next) != OxideLexer::COMMA;
            return word != Word::Private && isScope(next);
        case Word::MacroRules: return kind(next) == OxideLexer::NOT && isWordLike(at_ + 2);
        default: return false;
    }
}

// `guard` opens a statement unless it is a variable: `guard.x`, `guard = 1`, `guard(x)`, `guard += 1`, ..
bool TokenFilter::guardStarts() const {
    std::uint32_t next = at_ + 1;
    if (!sameLine(next)) return false;
    switch (kind(next)) {
        case OxideLexer::LPAREN:
        case OxideLexer::LBRACK: return !gluedTo(next);
        case OxideLexer::MINUS:
        case OxideLexer::STAR:
        case OxideLexer::AMP:
        case OxideLexer::NOT:
        case OxideLexer::LT: return !gluedTo(next) && gluedTo(next + 1);
        case OxideLexer::LBRACE: return false;
        default: return startsOperand(next);
    }
}

bool TokenFilter::emitContextual(Word word) {
    switch (word) {
        case Word::Var:
            emit(OxideLexer::VAR);
            if (last() == OxideLexer::VAR && out_.size() > 1 &&
                out_[out_.size() - 2].type == OxideLexer::STATIC_ITEM)
                break;
            pushHead(Head::Pattern);
            break;
        case Word::Guard:
            emit(OxideLexer::GUARD);
            pushHead(Head::GuardHead);
            break;
        case Word::Import:
            emit(OxideLexer::IMPORT);
            frame().importing = true;
            break;
        case Word::Module:
            emit(OxideLexer::MODULE);
            pushHead(Head::Items);
            break;
        case Word::External: emit(OxideLexer::EXTERNAL); break;
        case Word::Extension:
            emit(OxideLexer::EXTENSION);
            pushHead(Head::Items);
            break;
        case Word::Mutating: emit(OxideLexer::MUTATING); break;
        case Word::Consuming: emit(OxideLexer::CONSUMING); break;
        case Word::Public: visibility(); return true;
        case Word::Private: emit(OxideLexer::PRIVATE); break;
        case Word::MacroRules: {
            emit(OxideLexer::MACRO_RULES, at_, at_ + 2);
            emit(OxideLexer::IDENT, at_ + 2, at_ + 3);
            advance(3);
            std::uint16_t group = kind(at_);
            if (group == OxideLexer::LBRACE || group == OxideLexer::LPAREN || group == OxideLexer::LBRACK)
                rawMacro(at_);
            if (group == OxideLexer::LBRACE) endStatement(false);
            return true;
        }
        case Word::Pub:
        case Word::Use:
        case Word::Mod: return rustWord(word);
        default: return false;
    }
    advance();
    return true;
}

// `(crate)`, `(super)`, `(in a.b)`
bool TokenFilter::isScope(std::uint32_t open) const {
    if (kind(open) != OxideLexer::LPAREN) return false;
    auto where = wordAt(open + 1);
    bool named = where == Word::Crate || where == Word::Super || where == Word::Self;
    return where == Word::In || (named && kind(open + 2) == OxideLexer::RPAREN);
}

// `public`, or `public(crate)` as one token
void TokenFilter::visibility() {
    std::uint32_t end = isScope(at_ + 1) ? raw_[at_ + 1].partner + 1 : at_ + 1;
    emit(OxideLexer::PUBLIC, at_, end);
    at_ = end;
}

}  // namespace oxide::syntax
