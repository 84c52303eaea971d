// What the generated parser does at a mistake.
#pragma once

#include <antlr4-runtime.h>

#include "frontend/diag/diagnostic.h"
#include "frontend/syntax/token_list.h"

namespace oxide::syntax {

// Gives up at the first mistake, for the first and nearly always only attempt.
class BailStrategy final : public antlr4::BailErrorStrategy {};

// Reports a mistake once and goes on behind the statement, arm or item it stands in.
class RecoveryStrategy final : public antlr4::ANTLRErrorStrategy {
  public:
    RecoveryStrategy(const TokenList& tokens, FileId file, const SourceMap& sources,
                     diag::Diagnostics& diagnostics)
        : tokens_(tokens), file_(file), sources_(sources), diagnostics_(diagnostics) {}

    void reset(antlr4::Parser*) override { recovering_ = false; }
    // The tree was given up: nothing points into it any more.
    void forget() {
        recovering_ = false;
        matchedState_ = kNowhere;
        matchedContext_ = nullptr;
    }
    antlr4::Token* recoverInline(antlr4::Parser* parser) override;
    void recover(antlr4::Parser* parser, std::exception_ptr error) override;
    void sync(antlr4::Parser* parser) override;
    bool inErrorRecoveryMode(antlr4::Parser*) override { return false; }
    void reportMatch(antlr4::Parser* parser) override;
    void reportError(antlr4::Parser* parser, const antlr4::RecognitionException& error) override;

  private:
    void report(antlr4::Parser* parser);
    void skip(antlr4::Parser* parser, std::uint32_t container, bool atComma);

    const TokenList& tokens_;
    FileId file_;
    const SourceMap& sources_;
    diag::Diagnostics& diagnostics_;
    bool recovering_ = false;
    bool noItem_ = false;  // something that is no item was reported: what follows it is probably none either
    std::size_t reportedAt_ = kNowhere;
    // where the parser stood when it matched the last token: what it could have gone on with is what was
    // expected
    std::size_t matchedState_ = kNowhere;
    antlr4::RuleContext* matchedContext_ = nullptr;
};

}  // namespace oxide::syntax
