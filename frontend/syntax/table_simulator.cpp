#include "frontend/syntax/table_simulator.h"

#include <deque>

#include "frontend/syntax/byte_stream.h"

namespace oxide::syntax {

TableSimulator::TableSimulator(antlr4::Lexer* lexer, antlr4::atn::LexerATNSimulator& base,
                               std::string_view text)
    : LexerATNSimulator(lexer, base.atn, base._decisionToDFA, base.getSharedContextCache()), text_(text) {}

// States are numbered from 0 in each mode.
TableSimulator::Node& TableSimulator::nodeOf(antlr4::dfa::DFAState* state, std::size_t mode) {
    static std::vector<std::deque<Node>> tables;
    if (mode >= tables.size()) tables.resize(mode + 1);
    std::deque<Node>& nodes = tables[mode];
    auto number = static_cast<std::size_t>(state->stateNumber);
    // The state without a way on has a number of its own kind.
    static Node stop;
    if (state == ERROR.get()) {
        stop.state = state;
        return stop;
    }
    if (number >= nodes.size()) nodes.resize(number + 1);
    nodes[number].state = state;
    return nodes[number];
}

TableSimulator::Node* TableSimulator::learn(Node& from, std::size_t symbol, std::size_t mode) {
    auto known = from.state->edges.find(symbol);
    if (known == from.state->edges.end() || known->second == nullptr) return nullptr;
    return from.next[symbol] = &nodeOf(known->second, mode);
}

std::size_t TableSimulator::match(antlr4::CharStream* input, std::size_t mode) {
    antlr4::dfa::DFAState* start = _decisionToDFA[mode].s0;
    if (start == nullptr) return LexerATNSimulator::match(input, mode);
    std::size_t begin = input->index();
    std::size_t end = begin;
    antlr4::dfa::DFAState* accepted = nullptr;
    Node* node = &nodeOf(start, mode);
    for (std::size_t at = begin;; ++at) {
        if (at >= text_.size()) return LexerATNSimulator::match(input, mode);
        auto byte = static_cast<unsigned char>(text_[at]);
        std::size_t symbol = byte < 0x80 ? byte : ByteStream::kBeyondAscii;
        Node* next = node->next[symbol];
        if (next == nullptr) next = learn(*node, symbol, mode);
        if (next == nullptr) return LexerATNSimulator::match(input, mode);
        if (next->state == ERROR.get()) break;
        if (next->state->isAcceptState) {
            accepted = next->state;
            end = at + 1;
        }
        node = next;
    }
    if (accepted == nullptr) return LexerATNSimulator::match(input, mode);
    _mode = mode;
    accept(input, accepted->lexerActionExecutor, begin, end, getLine(), getCharPositionInLine());
    return accepted->prediction;
}

}  // namespace oxide::syntax
