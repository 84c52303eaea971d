// What the generated parser derives from.
#pragma once

#include "antlr4-runtime.h"

namespace oxide::grammar {

class RuleParser : public antlr4::Parser {
  public:
    using Parser::Parser;

    // As ANTLR's, which asks with dynamic_cast what is always so: the parent of a rule is one, and nobody
    // listens.
    void exitRule() {
        _ctx->stop = _input->LT(_matchedEOF ? 1 : -1);
        setState(_ctx->invokingState);
        _ctx = static_cast<antlr4::ParserRuleContext*>(_ctx->parent);
    }
};

}  // namespace oxide::grammar
