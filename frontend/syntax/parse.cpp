#include "frontend/syntax/parse.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "frontend/syntax/bounded_parser.h"
#include "frontend/syntax/builder.h"
#include "frontend/syntax/byte_stream.h"
#include "frontend/syntax/error_strategy.h"
#include "frontend/syntax/token_filter.h"
#include "frontend/syntax/token_list.h"

namespace oxide::syntax {

namespace {

// One file: its items are parsed, built and forgotten one by one, so that the parse tree of a large file
// never exists as a whole.
class FileParser {
  public:
    FileParser(FileId file, const SourceMap& sources, const LexedFile& lexed, std::vector<SyntaxToken> tokens,
               ast::Ast& ast, diag::Diagnostics& diagnostics)
        : file_(file),
          diagnostics_(diagnostics),
          tokens_(std::move(tokens)),
          parser_(&tokens_),
          builder_(file, sources, lexed, tokens_.tokens(), ast, diagnostics),
          bail_(std::make_shared<BailStrategy>()),
          recovery_(std::make_shared<RecoveryStrategy>(tokens_, file, sources, diagnostics)) {
        parser_.getInterpreter<antlr4::atn::ParserATNSimulator>()->setPredictionMode(
            antlr4::atn::PredictionMode::SLL);
    }

    void run(ast::Module& module) {
        while (tokens_.LA(1) == Grammar::INNER_HASH) {
            auto* context = attempt([&] { return parser_.innerAttribute(); });
            if (context == nullptr) break;
            module.attributes.push_back(builder_.innerAttribute(context));
        }
        module.documentation = builder_.innerDocumentation(0, tokens_.current().begin);
        for (;;) {
            while (tokens_.LA(1) == Grammar::NEWLINE || tokens_.LA(1) == Grammar::SEMI) tokens_.consume();
            if (tokens_.atEnd()) break;
            std::size_t start = tokens_.index();
            auto* context = attempt([&] { return parser_.fileItem(); });
            if (context == nullptr && !parser_.tooDeep())
                context = recovering([&] { return parser_.fileItem(); });
            if (context == nullptr) break;
            if (context->node != nullptr) builder_.item(context->node, module.items);
            if (tokens_.index() == start) tokens_.consume();
            parser_.release();
        }
        if (parser_.tooDeep()) nestedTooDeeply();
    }

  private:
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

    template <class Rule>
    auto recovering(Rule rule) -> decltype(rule()) {
        parser_.setErrorHandler(recovery_);
        parser_.getInterpreter<antlr4::atn::ParserATNSimulator>()->setPredictionMode(
            antlr4::atn::PredictionMode::LL);
        recovery_->forget();
        try {
            return rule();
        } catch (const antlr4::ParseCancellationException&) {
            return nullptr;  // too deep
        }
    }

    void nestedTooDeeply() {
        const SyntaxToken& token = tokens_.current();
        diagnostics_.error(diag::Code::E1010, {file_, token.begin, token.end},
                           "the program is nested too deeply here");
    }

    FileId file_;
    diag::Diagnostics& diagnostics_;
    TokenList tokens_;
    BoundedParser parser_;
    Builder builder_;
    std::shared_ptr<BailStrategy> bail_;
    std::shared_ptr<RecoveryStrategy> recovery_;
};

}  // namespace

namespace {

// Lexer, filter and builder report in their own order; the reader wants that of the text. A syntax error
// right behind another one is its consequence.
void report(const diag::Diagnostics& found, std::string_view text, diag::Diagnostics& diagnostics) {
    std::vector<std::pair<std::uint32_t, std::size_t>> order;
    for (std::size_t i = 0; i < found.all().size(); ++i) order.emplace_back(found.all()[i].span.begin, i);
    std::ranges::sort(order);
    const diag::Diagnostic* last = nullptr;
    for (const auto& [begin, index] : order) {
        const diag::Diagnostic* one = &found.all()[index];
        bool syntax = one->code == diag::Code::E1001 && last != nullptr && last->code == diag::Code::E1001;
        if (syntax && last->span.end <= one->span.begin) {
            std::string_view between = text.substr(last->span.end, one->span.begin - last->span.end);
            if (between.find_first_not_of(" \t") == std::string_view::npos) continue;
        }
        diagnostics.error(one->code, one->span, {}) = *one;
        last = one;
    }
}

}  // namespace

ast::ModuleId parse(FileId file, const SourceMap& sources, ast::Ast& ast, diag::Diagnostics& diagnostics) {
    std::string_view text = sources.file(file).text;
    ast::Module module;
    module.file = file;
    module.span = {file, 0, static_cast<std::uint32_t>(text.size())};
    diag::Diagnostics found;
    LexedFile lexed = lex(file, sources, found);
    if (lexed.usable) {
        RawRange whole{0, static_cast<std::uint32_t>(lexed.tokens.size())};
        TokenFilter filter(file, text, lexed, whole, FilterMode::File, found);
        if (filter.run()) FileParser(file, sources, lexed, filter.take(), ast, found).run(module);
    }
    report(found, text, diagnostics);
    return ast.modules.add(std::move(module));
}

std::string printTokens(FileId file, const SourceMap& sources, diag::Diagnostics& diagnostics) {
    std::string_view text = sources.file(file).text;
    LexedFile lexed = lex(file, sources, diagnostics);
    if (!lexed.usable) return {};
    RawRange whole{0, static_cast<std::uint32_t>(lexed.tokens.size())};
    TokenFilter filter(file, text, lexed, whole, FilterMode::File, diagnostics);
    filter.run();
    ByteStream none("");
    OxideLexer names(&none);
    std::string result;
    for (const SyntaxToken& token : filter.take()) {
        LineColumn at = sources.position(file, token.begin);
        bool end = token.type == SyntaxToken::kEndOfFile;
        std::string name = end ? "EOF" : names.getVocabulary().getSymbolicName(token.type);
        while (name.ends_with('_')) name.pop_back();
        std::string_view word =
            token.type == OxideLexer::NEWLINE || end ? "" : text.substr(token.begin, token.end - token.begin);
        std::string shown;
        for (char c : word) {
            if (c == '\n')
                shown += "\\n";
            else
                shown += c;
        }
        result += shown.empty() ? fmt::format("{}:{} {}\n", at.line, at.column, name)
                                : fmt::format("{}:{} {} {}\n", at.line, at.column, name, shown);
    }
    return result;
}

}  // namespace oxide::syntax
