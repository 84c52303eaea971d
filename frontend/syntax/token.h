// Tokens as the parser reads them.
#pragma once

#include <antlr4-runtime.h>

#include <cstdint>
#include <vector>

#include "OxideLexer.h"
#include "frontend/base/source.h"
#include "frontend/syntax/raw_token.h"

namespace oxide::syntax {

using grammar::OxideLexer;

// What the parser reads. Tokens live in one vector; a parse tree points into it.
class SyntaxToken final : public antlr4::Token {
  public:
    // What the filter knows beyond the kind of a token.
    enum Flag : std::uint8_t {
        kInHead = 1,         // a brace that needs parentheses in the head of a control structure
        kMoves = 2,          // a Rust closure with `move` before its bars
        kAsync = 4,          // .. and `async`
        kFromColons = 8,     // a `.` that was written `::`
        kAttributeEnd = 16,  // the `]` of an attribute
        kIfBody = 32,        // the `}` of a branch of `if`
    };

    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::uint32_t index = 0;
    std::uint32_t enclosing = kNoToken;  // the innermost bracket that is open here
    std::uint32_t partner = kNoToken;    // of a bracket: the other one
    std::uint16_t type = 0;
    std::uint8_t flags = 0;

    std::string getText() const override { return {}; }
    std::size_t getType() const override { return type == kEndOfFile ? antlr4::Token::EOF : type; }
    std::size_t getLine() const override { return 0; }
    std::size_t getCharPositionInLine() const override { return 0; }
    std::size_t getChannel() const override { return 0; }
    std::size_t getTokenIndex() const override { return index; }
    std::size_t getStartIndex() const override { return begin; }
    std::size_t getStopIndex() const override { return end; }
    antlr4::TokenSource* getTokenSource() const override { return nullptr; }
    antlr4::CharStream* getInputStream() const override { return nullptr; }
    std::string toString() const override { return {}; }
};

// A whole literal in one token; strings with interpolations are several.
inline bool isLiteral(std::size_t type) {
    switch (type) {
        case OxideLexer::INT:
        case OxideLexer::FLOAT:
        case OxideLexer::STRING:
        case OxideLexer::RAW_STRING:
        case OxideLexer::BYTE_STRING:
        case OxideLexer::C_STRING:
        case OxideLexer::CHAR:
        case OxideLexer::BYTE: return true;
        default: return false;
    }
}

}  // namespace oxide::syntax
