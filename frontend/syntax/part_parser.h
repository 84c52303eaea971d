// Parses tokens of a file with one rule of the grammar: quickly first, and again with reports when there is a
// mistake.
#pragma once

#include <memory>
#include <set>

#include "frontend/syntax/bounded_parser.h"
#include "frontend/syntax/error_strategy.h"
#include "frontend/syntax/token_filter.h"
#include "frontend/syntax/token_list.h"

namespace oxide::syntax {

class PartParser {
  public:
    PartParser(FileId file, const SourceMap& sources, std::vector<SyntaxToken> tokens,
               diag::Diagnostics& diagnostics)
        : file_(file),
          diagnostics_(diagnostics),
          tokens_(std::move(tokens)),
          parser_(&tokens_),
          bail_(std::make_shared<BailStrategy>()),
          recovery_(std::make_shared<RecoveryStrategy>(tokens_, file, sources, diagnostics)) {
        predict(antlr4::atn::PredictionMode::SLL);
    }

    TokenList& tokens() { return tokens_; }
    BoundedParser& parser() { return parser_; }

    // Null, and back where it began, at a mistake.
    template <class Rule>
    auto attempt(Rule rule) -> decltype(rule()) {
        std::size_t start = tokens_.index();
        parser_.setErrorHandler(bail_);
        try {
            return rule();
        } catch (const antlr4::ParseCancellationException&) {
            parser_.release();
            if (!parser_.tooDeep()) tokens_.seek(start);
            return nullptr;
        }
    }

    // Reports mistakes and goes on behind them where the grammar allows it, else gives null.
    template <class Rule>
    auto recovering(Rule rule) -> decltype(rule()) {
        parser_.setErrorHandler(recovery_);
        predict(antlr4::atn::PredictionMode::LL);
        recovery_->forget();
        try {
            return rule();
        } catch (const antlr4::ParseCancellationException&) {
            return nullptr;  // too deep
        } catch (const antlr4::RecognitionException&) {
            return nullptr;
        }
    }

    template <class Rule>
    auto parse(Rule rule) -> decltype(rule()) {
        auto* context = attempt(rule);
        if (context == nullptr && !parser_.tooDeep()) context = recovering(rule);
        if (parser_.tooDeep()) nestedTooDeeply();
        return context;
    }

    void nestedTooDeeply() {
        const SyntaxToken& token = tokens_.current();
        diagnostics_.error(diag::Code::E1010, {file_, token.begin, token.end},
                           "the program is nested too deeply here");
    }

  private:
    void predict(antlr4::atn::PredictionMode mode) {
        parser_.getInterpreter<antlr4::atn::ParserATNSimulator>()->setPredictionMode(mode);
    }

    FileId file_;
    diag::Diagnostics& diagnostics_;
    TokenList tokens_;
    BoundedParser parser_;
    std::shared_ptr<BailStrategy> bail_;
    std::shared_ptr<RecoveryStrategy> recovery_;
};

}  // namespace oxide::syntax
