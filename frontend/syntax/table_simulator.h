// The lexer's automaton with its known steps in tables. ANTLR's own simulator finds each step through a lock
// and a hash map, which is most of the time of lexing; it is still asked for every step that is taken the
// first time.
#pragma once

#include <antlr4-runtime.h>

#include <array>
#include <string_view>
#include <vector>

namespace oxide::syntax {

class TableSimulator final : public antlr4::atn::LexerATNSimulator {
  public:
    // Takes the place of `base`, whose automaton (one per process) it shares. `text` is what the lexer's
    // ByteStream reads.
    TableSimulator(antlr4::Lexer* lexer, antlr4::atn::LexerATNSimulator& base, std::string_view text);

    // The type of the token at the stream's position, which is moved behind it.
    std::size_t match(antlr4::CharStream* input, std::size_t mode) override;

  private:
    // A state and its steps by byte; null: not known yet.
    struct Node {
        antlr4::dfa::DFAState* state = nullptr;
        std::array<Node*, 128> next{};
    };

    static Node& nodeOf(antlr4::dfa::DFAState* state, std::size_t mode);
    Node* learn(Node& from, std::size_t symbol, std::size_t mode);

    std::string_view text_;
};

}  // namespace oxide::syntax
