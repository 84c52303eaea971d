#include "frontend/syntax/keywords.h"

#include <array>
#include <utility>
#include <vector>

namespace oxide::syntax {

namespace {

constexpr std::pair<std::string_view, Word> kWords[] = {
    {"as", Word::As},
    {"async", Word::Async},
    {"await", Word::Await},
    {"break", Word::Break},
    {"const", Word::Const},
    {"continue", Word::Continue},
    {"crate", Word::Crate},
    {"dyn", Word::Dyn},
    {"else", Word::Else},
    {"enum", Word::Enum},
    {"extern", Word::Extern},
    {"false", Word::False},
    {"fn", Word::Fn},
    {"for", Word::For},
    {"if", Word::If},
    {"impl", Word::Impl},
    {"in", Word::In},
    {"let", Word::Let},
    {"loop", Word::Loop},
    {"match", Word::Match},
    {"move", Word::Move},
    {"mut", Word::Mut},
    {"null", Word::Null},
    {"ref", Word::Ref},
    {"return", Word::Return},
    {"self", Word::Self},
    {"Self", Word::SelfType},
    {"static", Word::Static},
    {"struct", Word::Struct},
    {"super", Word::Super},
    {"trait", Word::Trait},
    {"true", Word::True},
    {"type", Word::Type},
    {"_", Word::Underscore},
    {"unsafe", Word::Unsafe},
    {"where", Word::Where},
    {"while", Word::While},
    {"yield", Word::Yield},
    {"var", Word::Var},
    {"guard", Word::Guard},
    {"import", Word::Import},
    {"module", Word::Module},
    {"external", Word::External},
    {"extension", Word::Extension},
    {"mutating", Word::Mutating},
    {"consuming", Word::Consuming},
    {"public", Word::Public},
    {"private", Word::Private},
    {"macro_rules", Word::MacroRules},
    {"macroRules", Word::MacroRules},
    {"pub", Word::Pub},
    {"use", Word::Use},
    {"mod", Word::Mod},
};

// By first letter: a few comparisons and no hash, since every identifier is looked up.
struct Index {
    std::array<std::vector<std::pair<std::string_view, Word>>, 128> byFirst;

    Index() {
        for (const auto& word : kWords) byFirst[static_cast<std::size_t>(word.first[0])].push_back(word);
    }
};

}  // namespace

std::optional<Word> wordOf(std::string_view text) {
    static const Index index;
    auto first = static_cast<unsigned char>(text.empty() ? 0 : text[0]);
    if (first >= index.byFirst.size()) return std::nullopt;
    for (const auto& [word, value] : index.byFirst[first]) {
        if (word == text) return value;
    }
    return std::nullopt;
}

}  // namespace oxide::syntax
