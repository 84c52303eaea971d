// The filtered tokens, as the generated parser reads them.
#pragma once

#include <antlr4-runtime.h>

#include <vector>

#include "frontend/syntax/token.h"

namespace oxide::syntax {

class TokenList final : public antlr4::TokenStream {
  public:
    explicit TokenList(std::vector<SyntaxToken> tokens) : tokens_(std::move(tokens)) {}

    const std::vector<SyntaxToken>& tokens() const { return tokens_; }
    const SyntaxToken& current() const { return tokens_[position_]; }
    bool atEnd() const { return position_ + 1 >= tokens_.size(); }

    void consume() override {
        if (!atEnd()) ++position_;
    }
    std::size_t LA(ssize_t offset) override { return at(offset).getType(); }
    antlr4::Token* LT(ssize_t offset) override { return &at(offset); }
    antlr4::Token* get(std::size_t index) const override { return const_cast<SyntaxToken*>(&tokens_[index]); }
    ssize_t mark() override { return 0; }
    void release(ssize_t) override {}
    std::size_t index() override { return position_; }
    void seek(std::size_t index) override { position_ = index; }
    std::size_t size() override { return tokens_.size(); }
    std::string getSourceName() const override { return {}; }
    antlr4::TokenSource* getTokenSource() const override { return nullptr; }
    std::string getText(const antlr4::misc::Interval&) override { return {}; }
    std::string getText() override { return {}; }
    std::string getText(antlr4::RuleContext*) override { return {}; }
    std::string getText(antlr4::Token*, antlr4::Token*) override { return {}; }

  private:
    SyntaxToken& at(ssize_t offset) {
        auto index = static_cast<ssize_t>(position_) + (offset > 0 ? offset - 1 : offset);
        if (index < 0) index = 0;
        auto last = static_cast<ssize_t>(tokens_.size()) - 1;
        return tokens_[static_cast<std::size_t>(index < last ? index : last)];
    }

    std::vector<SyntaxToken> tokens_;
    std::size_t position_ = 0;
};

}  // namespace oxide::syntax
