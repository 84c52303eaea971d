#include "frontend/syntax/error_strategy.h"

#include <utility>

#include "OxideParser.h"
#include "frontend/syntax/expected.h"
#include "frontend/syntax/habits.h"
#include "frontend/syntax/token.h"

namespace oxide::syntax {

using grammar::OxideParser;

namespace {

// Rules behind whose tokens parsing goes on after a mistake inside.
bool endsMistakes(std::size_t rule) {
    switch (rule) {
        case OxideParser::RuleStatement:
        case OxideParser::RuleItem:
        case OxideParser::RuleFileItem:
        case OxideParser::RuleMatchArm:
        case OxideParser::RuleSelectArm:
        case OxideParser::RuleNamedField:
        case OxideParser::RuleVariant: return true;
        default: return false;
    }
}

bool isArm(std::size_t rule) {
    return rule == OxideParser::RuleMatchArm || rule == OxideParser::RuleSelectArm ||
           rule == OxideParser::RuleNamedField || rule == OxideParser::RuleVariant;
}

// Lists in braces whose elements are such rules.
bool isBracedList(antlr4::ParserRuleContext* context) {
    switch (context->getRuleIndex()) {
        case OxideParser::RuleStatements:
        case OxideParser::RuleItemsBody:
        case OxideParser::RuleMatchExpr:
        case OxideParser::RuleVariants:
        case OxideParser::RuleFieldsBody: return true;
        case OxideParser::RuleMacroCall: {
            auto* bang = static_cast<OxideParser::MacroCallContext*>(context)->bang;
            return bang != nullptr && bang->getType() == OxideParser::SELECT_BANG;
        }
        default: return false;
    }
}

bool atCommas(antlr4::ParserRuleContext* context) {
    std::size_t rule = context->getRuleIndex();
    return rule != OxideParser::RuleStatements && rule != OxideParser::RuleItemsBody;
}

std::uint32_t tokenIndex(const antlr4::Token* token) { return static_cast<const SyntaxToken*>(token)->index; }

}  // namespace

void RecoveryStrategy::reportMatch(antlr4::Parser* parser) {
    matchedState_ = parser->getState();
    matchedContext_ = parser->getContext();
    recovering_ = false;
}

void RecoveryStrategy::report(antlr4::Parser* parser) {
    recovering_ = true;
    const SyntaxToken& found = tokens_.current();
    if (found.index == reportedAt_) return;
    reportedAt_ = found.index;
    // where one thing is no item, its neighbours are probably none either
    antlr4::ParserRuleContext* context = parser->getContext();
    std::size_t rule = context->getRuleIndex();
    bool itemStart = rule == OxideParser::RuleItemsBody ||
                     (rule == OxideParser::RuleDeclaration && tokenIndex(context->start) == found.index);
    if (itemStart && std::exchange(noItem_, true)) return;
    const antlr4::atn::ATN& atn = parser->getATN();
    antlr4::misc::IntervalSet expected;
    if (matchedState_ != kNowhere) {
        std::size_t after = atn.states[matchedState_]->transitions[0]->target->stateNumber;
        expected = atn.getExpectedTokens(after, matchedContext_);
    } else {
        expected = atn.getExpectedTokens(parser->getState(), parser->getContext());
    }
    Span at{file_, found.begin, found.end};
    diag::Diagnostic& error =
        diagnostics_.error(diag::Code::E1001, at, expectedMessage(expected, found, sources_.textOf(at)));
    auto advice = adviceAt(tokens_.tokens(), found.index, file_, sources_);
    if (!advice) return;
    if (advice->at.valid()) {
        error.fix(advice->text, advice->at, advice->replacement, diag::Applicability::Suggestion);
    } else {
        error.help(advice->text);
    }
}

void RecoveryStrategy::reportError(antlr4::Parser* parser, const antlr4::RecognitionException&) {
    if (!recovering_) report(parser);
}

antlr4::Token* RecoveryStrategy::recoverInline(antlr4::Parser* parser) {
    throw antlr4::InputMismatchException(parser);
}

void RecoveryStrategy::recover(antlr4::Parser* parser, std::exception_ptr error) {
    antlr4::ParserRuleContext* context = parser->getContext();
    if (!endsMistakes(context->getRuleIndex())) std::rethrow_exception(error);
    auto* start = static_cast<SyntaxToken*>(context->start);
    skip(parser, start->enclosing, isArm(context->getRuleIndex()));
}

void RecoveryStrategy::sync(antlr4::Parser* parser) {
    antlr4::ParserRuleContext* context = parser->getContext();
    if (!isBracedList(context)) return;
    const SyntaxToken& found = tokens_.current();
    if (found.type == OxideParser::RBRACE || found.type == kEndOfFile) return;
    const antlr4::atn::ATN& atn = parser->getATN();
    if (atn.nextTokens(atn.states[parser->getState()]).contains(found.getType())) return;
    if (!recovering_) report(parser);
    skip(parser, found.enclosing, atCommas(context));
}

// Goes to the next separator inside the bracket `container`, or to its end.
void RecoveryStrategy::skip(antlr4::Parser* parser, std::uint32_t container, bool atComma) {
    const std::vector<SyntaxToken>& tokens = tokens_.tokens();
    std::uint32_t end =
        container == kNoToken ? static_cast<std::uint32_t>(tokens.size() - 1) : tokens[container].partner;
    std::uint32_t i = tokens_.current().index;
    while (i < end) {
        const SyntaxToken& token = tokens[i];
        if (token.enclosing != container) {
            std::uint32_t around = token.enclosing;
            while (around != kNoToken && tokens[around].enclosing != container)
                around = tokens[around].enclosing;
            i = around == kNoToken ? end : tokens[around].partner + 1;
            continue;
        }
        if (token.type == OxideParser::NEWLINE || token.type == OxideParser::SEMI) break;
        if (atComma && token.type == OxideParser::COMMA) break;
        i = token.partner != kNoToken && token.partner > i ? token.partner + 1 : i + 1;
    }
    parser->getInputStream()->seek(std::min(i, end));
}

}  // namespace oxide::syntax
