// The generated parser with a bound on its recursion: brackets are counted before parsing, but `fn() -> fn()
// -> ..`, `if if if ..` or `a @ b @ ..` nest without any.
#pragma once

#include <vector>

#include "OxideParser.h"

namespace oxide::syntax {

class BoundedParser final : public grammar::OxideParser {
  public:
    explicit BoundedParser(antlr4::TokenStream* tokens) : OxideParser(tokens) {
        setBuildParseTree(false);
        removeErrorListeners();
    }

    bool tooDeep() const { return tooDeep_; }

    // Frees the parse tree.
    void release() {
        getTreeTracker().reset();
        setContext(nullptr);
        path_.clear();
    }

    void enterRule(antlr4::ParserRuleContext* context, std::size_t state, std::size_t rule) override {
        OxideParser::enterRule(context, state, rule);
        while (!path_.empty() && path_.back() != context->parent) path_.pop_back();
        path_.push_back(context);
        if (path_.size() <= kMaxDepth) return;
        tooDeep_ = true;
        throw antlr4::ParseCancellationException();
    }

  private:
    // A bracket takes about ten rules; those that the bracket check lets pass must fit.
    static constexpr std::size_t kMaxDepth = 4000;

    std::vector<antlr4::tree::ParseTree*> path_;  // the rules that are being parsed
    bool tooDeep_ = false;
};

}  // namespace oxide::syntax
