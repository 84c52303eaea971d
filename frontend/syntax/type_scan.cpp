#include "frontend/syntax/type_scan.h"

#include "frontend/syntax/keywords.h"
#include "frontend/syntax/token.h"

namespace oxide::syntax {

namespace {
constexpr int kMaxDepth = 256;
}

bool TypeScan::isWord(std::uint32_t at, std::string_view word) const {
    return kind(at) == OxideLexer::IDENT && textOf(at) == word;
}

std::uint32_t TypeScan::nullable(std::uint32_t at) const {
    while (kind(at) == OxideLexer::QUESTION) ++at;
    return at;
}

// What may follow the parameters of a function type.
std::uint32_t TypeScan::functionResult(std::uint32_t at) {
    if (kind(at) == OxideLexer::ARROW) return type(at + 1);
    return nullable(at);
}

// `(A, name: B)`: a list of types in parentheses.
std::uint32_t TypeScan::group(std::uint32_t at) {
    std::uint32_t close = tokens_[at].partner;
    std::uint32_t i = at + 1;
    while (i < close) {
        if (kind(i) == OxideLexer::IDENT && kind(i + 1) == OxideLexer::COLON) i += 2;
        i = type(i);
        if (i == kNoToken || i > close) return kNoToken;
        if (i == close) break;
        if (kind(i) != OxideLexer::COMMA) return kNoToken;
        ++i;
    }
    return close + 1;
}

std::uint32_t TypeScan::pathType(std::uint32_t at) {
    for (;;) {
        if (kind(at) != OxideLexer::IDENT && kind(at) != OxideLexer::RAW_IDENT) return kNoToken;
        std::string_view name = textOf(at);
        ++at;
        if (kind(at) == OxideLexer::COLONCOLON && kind(at + 1) == OxideLexer::LT) ++at;
        if (kind(at) == OxideLexer::LT) {
            bool hasComma = false;
            std::uint32_t close = arguments(at, hasComma);
            if (close == kNoToken) return kNoToken;
            at = close + 1;
        } else if (kind(at) == OxideLexer::NOT && tokens_[at].glued && kind(at + 1) != kEndOfFile &&
                   tokens_[at + 1].partner != kNoToken && tokens_[at + 1].partner > at) {
            return nullable(tokens_[at + 1].partner + 1);  // a macro
        } else if (kind(at) == OxideLexer::LPAREN && name.find("Fn") != std::string_view::npos) {
            at = group(at);
            return at == kNoToken ? kNoToken : functionResult(at);
        }
        if (kind(at) != OxideLexer::DOT && kind(at) != OxideLexer::COLONCOLON) return nullable(at);
        ++at;
    }
}

std::uint32_t TypeScan::bounds(std::uint32_t at) {
    for (;;) {
        if (kind(at) == OxideLexer::QUESTION || kind(at) == OxideLexer::NOT) ++at;
        if (kind(at) == OxideLexer::LIFETIME)
            ++at;
        else
            at = type(at);
        if (at == kNoToken || kind(at) != OxideLexer::PLUS) return at;
        ++at;
    }
}

std::uint32_t TypeScan::type(std::uint32_t at) {
    if (depth_ > kMaxDepth) {
        tooDeepAt_ = at;
        return kNoToken;
    }
    struct Depth {
        int& depth;
        explicit Depth(int& d) : depth(d) { ++depth; }
        ~Depth() { --depth; }
    } guard(depth_);
    for (;;) {
        if (kind(at) == OxideLexer::AMP || kind(at) == OxideLexer::AND) {
            ++at;
            if (kind(at) == OxideLexer::LIFETIME) ++at;
            if (isWord(at, "mut")) ++at;
        } else if (kind(at) == OxideLexer::STAR && (isWord(at + 1, "const") || isWord(at + 1, "mut"))) {
            at += 2;
        } else {
            break;
        }
    }
    switch (kind(at)) {
        case OxideLexer::LPAREN: {
            std::uint32_t end = group(at);
            return end == kNoToken ? kNoToken : functionResult(end);
        }
        case OxideLexer::LBRACK: {
            std::uint32_t end = type(at + 1);
            if (end == kNoToken || (end != tokens_[at].partner && kind(end) != OxideLexer::SEMI))
                return kNoToken;
            return nullable(tokens_[at].partner + 1);
        }
        case OxideLexer::NOT: return nullable(at + 1);
        case OxideLexer::LT: {
            std::uint32_t end = type(at + 1);
            if (isWord(end, "as")) end = type(end + 1);
            if (end == kNoToken || kind(end) != OxideLexer::GT) return kNoToken;
            if (kind(end + 1) != OxideLexer::DOT && kind(end + 1) != OxideLexer::COLONCOLON) return kNoToken;
            return pathType(end + 2);
        }
        case OxideLexer::RAW_IDENT: return pathType(at);
        case OxideLexer::IDENT: break;
        default: return kNoToken;
    }
    auto word = wordOf(textOf(at));
    if (!word) return pathType(at);
    switch (*word) {
        case Word::Impl:
        case Word::Dyn: return bounds(at + 1);
        case Word::Underscore: return nullable(at + 1);
        case Word::Unsafe: return type(at + 1);
        case Word::Extern: return type(kind(at + 1) == OxideLexer::STRING ? at + 2 : at + 1);
        case Word::Fn: {
            if (kind(at + 1) != OxideLexer::LPAREN) return kNoToken;
            std::uint32_t end = group(at + 1);
            return end == kNoToken ? kNoToken : functionResult(end);
        }
        case Word::For: {
            if (kind(at + 1) != OxideLexer::LT) return kNoToken;
            std::uint32_t close = parameters(at + 1);
            return close == kNoToken ? kNoToken : type(close + 1);
        }
        case Word::As:
        case Word::Async:
        case Word::Await:
        case Word::Break:
        case Word::Const:
        case Word::Continue:
        case Word::Else:
        case Word::Enum:
        case Word::False:
        case Word::If:
        case Word::In:
        case Word::Let:
        case Word::Loop:
        case Word::Match:
        case Word::Move:
        case Word::Mut:
        case Word::Null:
        case Word::Ref:
        case Word::Return:
        case Word::Static:
        case Word::Struct:
        case Word::Trait:
        case Word::True:
        case Word::Type:
        case Word::Where:
        case Word::While:
        case Word::Yield: return kNoToken;
        default: return pathType(at);
    }
}

std::uint32_t TypeScan::arguments(std::uint32_t at, bool& hasComma) {
    std::uint32_t i = at + 1;
    while (kind(i) != OxideLexer::GT) {
        switch (kind(i)) {
            case OxideLexer::LIFETIME:
            case OxideLexer::INT:
            case OxideLexer::CHAR:
            case OxideLexer::STRING: ++i; break;
            case OxideLexer::MINUS:
                if (kind(i + 1) != OxideLexer::INT) return kNoToken;
                i += 2;
                break;
            case OxideLexer::LBRACE: i = tokens_[i].partner + 1; break;
            default:
                if (isWord(i, "true") || isWord(i, "false")) {
                    ++i;
                    break;
                }
                i = type(i);
                if (i == kNoToken) return kNoToken;
                if (kind(i) == OxideLexer::ASSIGN)
                    i = type(i + 1);
                else if (kind(i) == OxideLexer::COLON)
                    i = bounds(i + 1);
                if (i == kNoToken) return kNoToken;
        }
        if (kind(i) == OxideLexer::COMMA) {
            ++i;
            hasComma = true;
        } else if (kind(i) != OxideLexer::GT) {
            return kNoToken;
        }
    }
    return i;
}

std::uint32_t TypeScan::closurePattern(std::uint32_t at) {
    while (kind(at) == OxideLexer::AMP || kind(at) == OxideLexer::AND || isWord(at, "mut") ||
           isWord(at, "ref"))
        ++at;
    if (kind(at) == OxideLexer::LPAREN || kind(at) == OxideLexer::LBRACK) return tokens_[at].partner + 1;
    for (;;) {
        if (kind(at) != OxideLexer::IDENT && kind(at) != OxideLexer::RAW_IDENT) return kNoToken;
        auto word = wordOf(textOf(at));
        if (word && *word < Word::Var && *word != Word::Underscore && *word != Word::SelfType &&
            *word != Word::Crate && *word != Word::Super && *word != Word::Self) {
            return kNoToken;
        }
        char first = textOf(at).front();
        ++at;
        if (kind(at) == OxideLexer::DOT || kind(at) == OxideLexer::COLONCOLON) {
            ++at;
            continue;
        }
        if (kind(at) == OxideLexer::LPAREN) return tokens_[at].partner + 1;
        bool isType = first >= 'A' && first <= 'Z';
        if (kind(at) == OxideLexer::LBRACE && isType) return tokens_[at].partner + 1;
        return at;
    }
}

// The type of a closure's parameter. In `{ p: (Int, Int) -> p.0 }` the arrow ends the head, in `{ f: (Int) ->
// Int -> f(1) }` the first one belongs to the type: the longer reading counts where an arrow or a comma
// follows it.
std::uint32_t TypeScan::closureType(std::uint32_t at) {
    std::uint32_t longest = type(at);
    if (longest != kNoToken && (kind(longest) == OxideLexer::ARROW || kind(longest) == OxideLexer::COMMA))
        return longest;
    while (kind(at) == OxideLexer::AMP || kind(at) == OxideLexer::AND || kind(at) == OxideLexer::LIFETIME ||
           isWord(at, "mut")) {
        ++at;
    }
    return kind(at) == OxideLexer::LPAREN ? group(at) : kNoToken;
}

std::uint32_t TypeScan::closureArrow(std::uint32_t at) {
    if (kind(at) == OxideLexer::ARROW) return at;
    for (;;) {
        at = closurePattern(at);
        if (at != kNoToken && kind(at) == OxideLexer::COLON) at = closureType(at + 1);
        if (at == kNoToken) return kNoToken;
        if (kind(at) == OxideLexer::ARROW) return at;
        if (kind(at) != OxideLexer::COMMA) return kNoToken;
        ++at;
    }
}

std::uint32_t TypeScan::parameters(std::uint32_t at) const {
    int open = 0;
    for (std::uint32_t i = at; i < end_; ++i) {
        switch (kind(i)) {
            case OxideLexer::LT: ++open; break;
            case OxideLexer::GT:
                if (--open == 0) return i;
                break;
            case OxideLexer::LPAREN:
            case OxideLexer::LBRACK:
            case OxideLexer::LBRACE: i = tokens_[i].partner; break;
            case OxideLexer::RPAREN:
            case OxideLexer::RBRACK:
            case OxideLexer::RBRACE:
            case OxideLexer::SEMI: return kNoToken;
            default: break;
        }
    }
    return kNoToken;
}

}  // namespace oxide::syntax
