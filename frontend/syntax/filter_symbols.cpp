// Operators, generics, ranges, numbers and macros.
#include <array>

#include "frontend/syntax/token.h"
#include "frontend/syntax/token_filter.h"

namespace oxide::syntax {

void TokenFilter::symbol() {
    switch (kind(at_)) {
        case OxideLexer::LT: return angleOpen();
        case OxideLexer::GT: return angleClose();
        case OxideLexer::NOT: return bang();
        case OxideLexer::QUESTION: return questions();
        case OxideLexer::DOTDOT:
        case OxideLexer::DOTDOTEQ: return range();
        case OxideLexer::AMP:
        case OxideLexer::AND: return ampersand();
        case OxideLexer::OR:
        case OxideLexer::OROR: return bars();
        case OxideLexer::ARROW:
        case OxideLexer::FAT_ARROW: return arrow();
        case OxideLexer::DOT: return dot();
        case OxideLexer::COLONCOLON: return pathColons();
        case OxideLexer::INT:
        case OxideLexer::FLOAT: return number();
        case OxideLexer::HASH: return hash();
        case OxideLexer::ASSIGN: return assign();
        case OxideLexer::COLON: popHead(Head::Pattern); break;  // a type follows
        case OxideLexer::LIFETIME:
            if (!endsOperand() && last() != OxideLexer::BREAK && kind(at_ + 1) == OxideLexer::COLON) {
                std::uint16_t body = kind(at_ + 2);
                auto loop = wordAt(at_ + 2);
                if (body == OxideLexer::LBRACE || loop == Word::Loop || loop == Word::While ||
                    loop == Word::For) {
                    emit(OxideLexer::LABEL, at_, at_ + 2);
                    if (body == OxideLexer::LBRACE) pushHead(Head::Body);
                    return advance(2);
                }
            }
            break;
        default: break;
    }
    emit(kind(at_));
    advance();
}

// ---- < and >

void TokenFilter::angleOpen() {
    int before = last();
    int declared = out_.size() > 1 ? out_[out_.size() - 2].type : 0;
    bool declaration =
        before == OxideLexer::EXTENSION || before == OxideLexer::IMPL_ITEM || before == OxideLexer::FOR ||
        (before == OxideLexer::IDENT &&
         (declared == OxideLexer::FN || declared == OxideLexer::STRUCT || declared == OxideLexer::ENUM ||
          declared == OxideLexer::TRAIT || declared == OxideLexer::TYPE));
    bool afterName = before == OxideLexer::IDENT || before == OxideLexer::SELF_TYPE;
    std::uint32_t closing = kNoToken;
    int type = OxideLexer::LANGLE;
    if (declaration) {
        closing = types_.parameters(at_);
    } else if (afterName) {
        bool hasComma = false;
        closing = types_.arguments(at_, hasComma);
        // In `f(a < b, c > d)` an operand follows; a chain of comparisons without a comma is no expression at
        // all.
        if (closing != kNoToken && frame().kind != FrameKind::Angle && sameLine(closing + 1)) {
            std::uint16_t next = kind(closing + 1);
            bool operandFollows =
                startsOperand(closing + 1) && next != OxideLexer::LPAREN && next != OxideLexer::LBRACE;
            bool name = next == OxideLexer::IDENT && !wordAt(closing + 1);
            bool plainValue = name || next == OxideLexer::INT || next == OxideLexer::FLOAT ||
                              next == OxideLexer::STRING || next == OxideLexer::RAW_IDENT;
            if (plainValue || (operandFollows && hasComma && next != OxideLexer::IDENT)) closing = kNoToken;
        }
    } else if (!endsOperand()) {
        std::uint32_t end = types_.type(at_ + 1);
        if (wordAt(end) == Word::As) end = types_.type(end + 1);
        if (end != kNoToken && kind(end) == OxideLexer::GT) closing = end;
        type = OxideLexer::QUALIFIED_LANGLE;
    }
    bool typeStands = declared == OxideLexer::COLON || declared == OxideLexer::ARROW ||
                      declared == OxideLexer::AS || declared == OxideLexer::AMP;
    if (closing == kNoToken && types_.tooDeepAt() != kNoToken && typeStands) {
        std::uint32_t deepest = types_.tooDeepAt();
        diagnostics_.error(diag::Code::E1010, rawSpan(deepest, deepest + 1), "types are nested too deeply");
        usable_ = false;
    }
    if (closing != kNoToken) {
        marks_[closing] |= kAngleClose;
        return open(type, FrameKind::Angle);
    }
    if (gluedTo(at_ + 1) && kind(at_ + 1) == OxideLexer::LT) {
        bool assigns = gluedTo(at_ + 2) && kind(at_ + 2) == OxideLexer::ASSIGN;
        emit(assigns ? OxideLexer::SHL_ASSIGN : OxideLexer::SHL, at_, at_ + (assigns ? 3 : 2));
        return advance(assigns ? 3 : 2);
    }
    bool orEqual = gluedTo(at_ + 1) && kind(at_ + 1) == OxideLexer::ASSIGN;
    emit(orEqual ? OxideLexer::LE : OxideLexer::LT, at_, at_ + (orEqual ? 2 : 1));
    advance(orEqual ? 2 : 1);
}

void TokenFilter::angleClose() {
    if ((marks_[at_] & kAngleClose) != 0) return close(OxideLexer::RANGLE);
    auto glued = [&](std::uint32_t at, int type) {
        return gluedTo(at) && kind(at) == type && (marks_[at] & kAngleClose) == 0;
    };
    int type = OxideLexer::GT;
    std::uint32_t count = 1;
    if (glued(at_ + 1, OxideLexer::GT)) {
        bool assigns = glued(at_ + 2, OxideLexer::ASSIGN);
        type = assigns ? OxideLexer::SHR_ASSIGN : OxideLexer::SHR;
        count = assigns ? 3 : 2;
    } else if (glued(at_ + 1, OxideLexer::ASSIGN)) {
        type = OxideLexer::GE;
        count = 2;
    }
    emit(type, at_, at_ + count);
    advance(count);
}

// ---- ! and ?

void TokenFilter::bang() {
    std::uint32_t next = at_ + 1;
    if (kind(next) == OxideLexer::NOT && gluedTo(next) && endsOperand()) {
        emit(OxideLexer::BANGBANG, at_, at_ + 2);
        return advance(2);
    }
    bool group = kind(next) == OxideLexer::LPAREN || kind(next) == OxideLexer::LBRACK ||
                 kind(next) == OxideLexer::LBRACE;
    if (last() == OxideLexer::IDENT && gluedTo(at_) && group) return macro();
    emit(OxideLexer::NOT);
    advance();
}

// `??` is the operator where an operand follows (D19); elsewhere it is `?` twice.
void TokenFilter::questions() {
    std::uint32_t next = at_ + 1;
    bool pair = kind(next) == OxideLexer::QUESTION && gluedTo(next);
    bool operand = sameLine(next + 1) && (startsOperand(next + 1) || kind(next + 1) == OxideLexer::OR ||
                                          kind(next + 1) == OxideLexer::OROR);
    if (pair && endsOperand() && operand) {
        emit(OxideLexer::COALESCE, at_, at_ + 2);
        return advance(2);
    }
    emit(OxideLexer::QUESTION);
    advance();
}

// ---- ranges, borrows, bars, arrows

void TokenFilter::range() {
    bool inclusive = kind(at_) == OxideLexer::DOTDOTEQ;
    bool left = endsOperand() || last() == OxideLexer::AWAIT;
    bool isThreeDots = !inclusive && kind(at_ + 1) == OxideLexer::DOT &&
                       rawSpan(at_, at_ + 1).end == rawSpan(at_ + 1, at_ + 2).begin;
    if (isThreeDots) {
        diagnostics_.error(diag::Code::E0783, rawSpan(at_, at_ + 2), "`...` range patterns are not allowed")
            .fix("use `..=` for an inclusive range", rawSpan(at_, at_ + 2), "..=");
        emit(left ? OxideLexer::RANGE_EQ : OxideLexer::RANGE_TO_EQ, at_, at_ + 2);
        return advance(2);
    }
    bool right = hasOperand(at_ + 1) && kind(at_ + 1) != OxideLexer::OR && wordAt(at_ + 1) != Word::If;
    int type = left && right ? (inclusive ? OxideLexer::RANGE_EQ : OxideLexer::RANGE)
               : right       ? (inclusive ? OxideLexer::RANGE_TO_EQ : OxideLexer::RANGE_TO)
               : left        ? OxideLexer::RANGE_FROM
                             : OxideLexer::RANGE_FULL;
    if (inclusive && !right) {
        diagnostics_.error(diag::Code::E0586, rawSpan(at_, at_ + 1), "inclusive range with no end")
            .fix("use `..` instead", rawSpan(at_, at_ + 1), "..");
    }
    emit(type);
    advance();
}

void TokenFilter::ampersand() {
    bool twice = kind(at_) == OxideLexer::AND;
    if ((marks_[at_] & kReceiver) != 0) {
        emit(OxideLexer::SELF_AMP);
        return advance();
    }
    if (wordAt(at_ + 1) == Word::Mut) {
        emit(twice ? OxideLexer::AND_MUT : OxideLexer::AMP_MUT, at_, at_ + 2);
        return advance(2);
    }
    auto qualifier = wordAt(at_ + 2);
    if (!twice && !endsOperand() && kind(at_ + 1) == OxideLexer::IDENT && textOf(at_ + 1) == "raw" &&
        (qualifier == Word::Const || qualifier == Word::Mut)) {
        emit(qualifier == Word::Mut ? OxideLexer::AMP_RAW_MUT : OxideLexer::AMP_RAW_CONST, at_, at_ + 3);
        return advance(3);
    }
    emit(kind(at_));
    advance();
}

// Bars that join two operands or two patterns, or Rust's closures.
void TokenFilter::bars() {
    if ((marks_[at_] & kBarClose) != 0) {
        emit(OxideLexer::RUST_BAR);
        return advance();
    }
    bool leadingBar = (frame().kind == FrameKind::Match && frame().arm == Arm::Pattern) ||
                      last() == OxideLexer::LET || last() == OxideLexer::COND_LET;
    if (endsOperand() || leadingBar) {
        emit(kind(at_));
        return advance();
    }
    if (kind(at_) == OxideLexer::OROR) {
        emit(kind(at_ + 1) == OxideLexer::ARROW ? OxideLexer::RUST_TYPED_BARS : OxideLexer::RUST_BARS);
        if (last() == OxideLexer::RUST_TYPED_BARS) pushHead(Head::Body);
        return advance();
    }
    for (std::uint32_t i = at_ + 1; i < range_.end && !raw_[i].newlineBefore; ++i) {
        std::uint16_t type = kind(i);
        if (type == OxideLexer::OR) {
            marks_[i] |= kBarClose;
            bool typed = kind(i + 1) == OxideLexer::ARROW;
            emit(typed ? OxideLexer::RUST_TYPED_BAR : OxideLexer::RUST_BAR);
            if (typed) pushHead(Head::Body);
            return advance();
        }
        if (type == OxideLexer::RPAREN || type == OxideLexer::RBRACK || type == OxideLexer::RBRACE) break;
        if (raw_[i].partner != kNoToken) i = raw_[i].partner;
    }
    emit(OxideLexer::OR);
    advance();
}

void TokenFilter::arrow() {
    Frame& f = frame();
    bool fat = kind(at_) == OxideLexer::FAT_ARROW;
    bool endsPattern = (f.kind == FrameKind::Match && f.arm != Arm::Body) ||
                       (f.kind == FrameKind::Select && (f.arm == Arm::Future || last() == OxideLexer::ELSE));
    if (fat) rustSpelling(rawSpan(at_, at_ + 1), "=>", "->");
    if (endsPattern) {
        emit(OxideLexer::ARM_ARROW);
        f.arm = Arm::Body;
        clearHeads();
    } else {
        emit((marks_[at_] & kClosureArrow) != 0 ? OxideLexer::CLOSURE_ARROW : OxideLexer::ARROW);
    }
    advance();
}

void TokenFilter::assign() {
    popHead(Head::Pattern);
    if (frame().kind == FrameKind::Select && frame().arm == Arm::Pattern) frame().arm = Arm::Future;
    emit(OxideLexer::ASSIGN);
    advance();
}

// ---- dots and numbers

void TokenFilter::dot() {
    emit(OxideLexer::DOT);
    advance();
}

// `t.0.1` is lexed as `t . 0.1`, and `1.` as `1 .`.
void TokenFilter::number() {
    bool member = last() == OxideLexer::DOT && gluedTo(at_);
    if (member && kind(at_) == OxideLexer::FLOAT) {
        const RawToken& token = raw_[at_];
        std::size_t point = textOf(at_).find('.');
        if (point != std::string_view::npos) {
            auto middle = static_cast<std::uint32_t>(token.begin + point);
            emit(OxideLexer::INT).end = middle;
            SyntaxToken& dot = emit(OxideLexer::DOT);
            dot.begin = middle;
            dot.end = middle + 1;
            emit(OxideLexer::INT).begin = middle + 1;
            return advance();
        }
    }
    bool pointBehind =
        kind(at_) == OxideLexer::INT && !member && kind(at_ + 1) == OxideLexer::DOT && gluedTo(at_ + 1);
    if (pointBehind && !isWordLike(at_ + 2)) {
        emit(OxideLexer::FLOAT, at_, at_ + 2);
        return advance(2);
    }
    emit(kind(at_));
    advance();
}

void TokenFilter::hash() {
    bool inner = kind(at_ + 1) == OxideLexer::NOT && kind(at_ + 2) == OxideLexer::LBRACK;
    if (!inner && kind(at_ + 1) != OxideLexer::LBRACK) {
        emit(OxideLexer::HASH);
        return advance();
    }
    emit(inner ? OxideLexer::INNER_HASH : OxideLexer::HASH, at_, at_ + (inner ? 2 : 1));
    advance(inner ? 2 : 1);
    open(OxideLexer::LBRACK, FrameKind::Attribute);
}

// ---- macros

namespace {

// Macros whose arguments are Oxide expressions. The arguments of others are tried as expressions, and kept as
// text if they are none.
bool takesExpressions(std::string_view name) {
    static constexpr std::array kNames = {
        std::string_view("println"),
        std::string_view("print"),
        std::string_view("eprintln"),
        std::string_view("eprint"),
        std::string_view("format"),
        std::string_view("write"),
        std::string_view("writeln"),
        std::string_view("panic"),
        std::string_view("assert"),
        std::string_view("assertEq"),
        std::string_view("assert_eq"),
        std::string_view("assertNe"),
        std::string_view("assert_ne"),
        std::string_view("debugAssert"),
        std::string_view("debug_assert"),
        std::string_view("debugAssertEq"),
        std::string_view("debug_assert_eq"),
        std::string_view("debugAssertNe"),
        std::string_view("debug_assert_ne"),
        std::string_view("vec"),
        std::string_view("todo"),
        std::string_view("unimplemented"),
        std::string_view("unreachable"),
        std::string_view("dbg"),
        std::string_view("join"),
        std::string_view("tryJoin"),
        std::string_view("try_join"),
        std::string_view("pin"),
        std::string_view("anyhow"),
        std::string_view("bail"),
        std::string_view("ensure"),
    };
    for (std::string_view known : kNames) {
        if (known == name) return true;
    }
    return false;
}

}  // namespace

// Where in the output the path in front of a `!` begins.
std::size_t TokenFilter::macroPath() const {
    auto isStep = [&](std::size_t at) {
        int type = out_[at].type;
        return type == OxideLexer::IDENT || type == OxideLexer::CRATE || type == OxideLexer::SELF ||
               type == OxideLexer::SUPER;
    };
    std::size_t first = out_.size() - 1;
    while (first >= 2 && out_[first - 1].type == OxideLexer::DOT && isStep(first - 2)) first -= 2;
    return first;
}

// A call in place of an item: path and `!` become one token.
bool TokenFilter::itemMacro() {
    if (frame().kind != FrameKind::Items) return false;
    std::size_t first = macroPath();
    std::vector<SyntaxToken> path(out_.begin() + static_cast<std::ptrdiff_t>(first), out_.end());
    out_.resize(first);
    if (!statementStart()) {
        out_.insert(out_.end(), path.begin(), path.end());
        return false;
    }
    emit(OxideLexer::ITEM_MACRO).begin = path.front().begin;
    bool isBlock = kind(at_ + 1) == OxideLexer::LBRACE;
    rawMacro(at_ + 1);
    if (isBlock) endStatement(false);
    return true;
}

// At the `!` of `name!(`, behind the name.
void TokenFilter::macro() {
    std::uint32_t group = at_ + 1;
    std::uint16_t delimiter = kind(group);
    std::string_view name = textOf(at_ - 1);
    bool isUsers = userMacros_.contains(intern(name));
    if (!isUsers && delimiter == OxideLexer::LBRACE &&
        (name == "taskLocal" || name == "task_local" || name == "threadLocal" || name == "thread_local")) {
        // `tokio.taskLocal! {`: one token from the beginning of the path
        std::size_t first = macroPath();
        std::uint32_t begin = out_[first].begin;
        out_.resize(first);
        emit(OxideLexer::LOCAL_DECL).begin = begin;
        advance();
        return open(OxideLexer::LBRACE, FrameKind::Items);
    }
    if (itemMacro()) return;
    if (isUsers) {
        bool isBlock = delimiter == OxideLexer::LBRACE && frame().kind == FrameKind::Block &&
                       frame().statement == macroPath();
        emit(OxideLexer::MACRO_BANG);
        rawMacro(group);
        if (isBlock) endStatement(true);
        return;
    }
    bool isSelect = name == "select" || name == "selectBiased" || name == "select_biased";
    if (delimiter == OxideLexer::LBRACE && isSelect) {
        emit(OxideLexer::SELECT_BANG);
        advance();
        open(OxideLexer::LBRACE, FrameKind::Select);
        if (kind(at_) == OxideLexer::IDENT && textOf(at_) == "biased" &&
            (kind(at_ + 1) == OxideLexer::SEMI || !sameLine(at_ + 1))) {
            emit(OxideLexer::BIASED);
            advance();
        }
        return;
    }
    bool isPin = name == "pin" || name == "pinMut" || name == "pin_mut";
    if (delimiter == OxideLexer::LBRACE && (isPin && textOf(group + 1) == "let")) {
        emit(OxideLexer::BLOCK_BANG);
        advance();
        return open(OxideLexer::LBRACE, FrameKind::Block);
    }
    if (delimiter == OxideLexer::LBRACE &&
        (name == "stream" || name == "tryStream" || name == "try_stream")) {
        emit(OxideLexer::BLOCK_BANG);
        advance();
        return open(OxideLexer::LBRACE, FrameKind::Block);
    }
    if (delimiter == OxideLexer::LPAREN && name == "matches") {
        emit(OxideLexer::MATCHES_BANG);
        advance();
        open(OxideLexer::LPAREN, FrameKind::Group);
        frame().matchesMacro = true;
        return;
    }
    emit(OxideLexer::MACRO_BANG);
    advance();
    if (delimiter == OxideLexer::LBRACE || !takesExpressions(name)) return rawMacro(group);
}

// The whole delimited group as one token.
void TokenFilter::rawMacro(std::uint32_t group) {
    std::uint32_t end = raw_[group].partner + 1;
    emit(OxideLexer::RAW_TOKENS, group, end);
    at_ = end;
}

}  // namespace oxide::syntax
