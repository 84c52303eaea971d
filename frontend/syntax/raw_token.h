// Tokens as the lexer saw them.
#pragma once

#include <cstddef>
#include <cstdint>

namespace oxide::syntax {

constexpr std::uint32_t kNoToken = 0xFFFFFFFF;
constexpr std::size_t kNowhere = static_cast<std::size_t>(-1);

// What the lexer saw, without blanks and comments.
struct RawToken {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::uint16_t type = 0;
    bool newlineBefore = false;
    bool glued = false;                // nothing stands between this token and the one before
    std::uint32_t partner = kNoToken;  // of a bracket: the other one
};

struct RawRange {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
};

struct DocComment {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    bool inner = false;  // //! and /*! */
};

// The kind of what stands behind the last token.
constexpr std::uint16_t kEndOfFile = 0xFFFF;

}  // namespace oxide::syntax
