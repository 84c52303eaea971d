#include "frontend/syntax/keywords.h"

#include <unordered_map>

namespace oxide::syntax {

std::optional<Word> wordOf(std::string_view text) {
    static const std::unordered_map<std::string_view, Word> kWords = {
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
    if (text.size() > 11) return std::nullopt;
    auto found = kWords.find(text);
    return found == kWords.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace oxide::syntax
