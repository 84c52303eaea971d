// What the generated parser and its tree derive from: ANTLR's own, without the questions whose answer is
// known.
#pragma once

#include <typeinfo>
#include <utility>

#include "antlr4-runtime.h"

namespace oxide::grammar {

/// A node of the parse tree. The generated accessors find these members before ANTLR's, which ask each child
/// for its type with several dynamic_casts; but as no alternative is labelled, a node's class is exactly its
/// rule's.
class RuleNode : public antlr4::ParserRuleContext {
  public:
    using ParserRuleContext::ParserRuleContext;

    template <class T>
    T* getRuleContext(std::size_t index) const {
        for (antlr4::tree::ParseTree* child : children) {
            if (typeid(*child) == typeid(T) && index-- == 0) return static_cast<T*>(child);
        }
        return nullptr;
    }
    template <class T>
    std::vector<T*> getRuleContexts() const {
        std::vector<T*> nodes;
        for (antlr4::tree::ParseTree* child : children) {
            if (typeid(*child) == typeid(T)) nodes.push_back(static_cast<T*>(child));
        }
        return nodes;
    }
    antlr4::tree::TerminalNode* getToken(std::size_t type, std::size_t index) const {
        for (antlr4::tree::ParseTree* child : children) {
            if (isToken(child, type) && index-- == 0) return static_cast<antlr4::tree::TerminalNode*>(child);
        }
        return nullptr;
    }
    std::vector<antlr4::tree::TerminalNode*> getTokens(std::size_t type) const {
        std::vector<antlr4::tree::TerminalNode*> tokens;
        for (antlr4::tree::ParseTree* child : children) {
            if (isToken(child, type)) tokens.push_back(static_cast<antlr4::tree::TerminalNode*>(child));
        }
        return tokens;
    }

  private:
    static bool isToken(antlr4::tree::ParseTree* child, std::size_t type) {
        std::type_info const& kind = typeid(*child);
        return (kind == typeid(antlr4::tree::TerminalNodeImpl) ||
                kind == typeid(antlr4::tree::ErrorNodeImpl)) &&
               static_cast<antlr4::tree::TerminalNode*>(child)->getSymbol()->getType() == type;
    }
};

class RuleParser : public antlr4::Parser {
  public:
    using Parser::Parser;

    // ANTLR's asks with dynamic_cast what is always so: the parent of a rule is one; and nobody listens.
    void exitRule() {
        _ctx->stop = _input->LT(_matchedEOF ? 1 : -1);
        setState(_ctx->invokingState);
        _ctx = static_cast<antlr4::ParserRuleContext*>(_ctx->parent);
    }

  protected:
    template <class F>
    class Finally {
      public:
        explicit Finally(F action) : action_(std::move(action)) {}
        Finally(Finally const&) = delete;
        ~Finally() { action_(); }

      private:
        F action_;
    };
    // ANTLR's goes through a std::function.
    template <class F>
    static Finally<F> finally(F action) {
        return Finally<F>(std::move(action));
    }
};

}  // namespace oxide::grammar
