#include "frontend/syntax/parse.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "frontend/syntax/builder.h"
#include "frontend/syntax/byte_stream.h"
#include "frontend/syntax/part_parser.h"
#include "frontend/syntax/token.h"

namespace oxide::syntax {

namespace {

// One file: its items are parsed, built and forgotten one by one, so that the parse tree of a large file
// never exists as a whole.
class FileParser {
  public:
    FileParser(FileId file, const LexedFile& lexed, std::vector<SyntaxToken> tokens, ast::Ast& ast,
               Macros& macros, diag::Diagnostics& diagnostics)
        : part_(file, macros.sources(), std::move(tokens), diagnostics),
          tokens_(part_.tokens()),
          parser_(part_.parser()),
          builder_(file, lexed, tokens_.tokens(), ast, macros, diagnostics) {}

    void run(ast::Module& module) {
        while (tokens_.LA(1) == Grammar::INNER_HASH) {
            auto* context = part_.attempt([&] { return parser_.innerAttribute(); });
            if (context == nullptr) break;
            module.attributes.push_back(builder_.innerAttribute(context));
        }
        module.documentation = builder_.innerDocumentation(0, tokens_.current().begin);
        for (;;) {
            while (tokens_.LA(1) == Grammar::NEWLINE || tokens_.LA(1) == Grammar::SEMI) tokens_.consume();
            if (tokens_.atEnd()) break;
            std::size_t start = tokens_.index();
            auto* context = part_.parse([&] { return parser_.fileItem(); });
            if (context == nullptr) break;
            if (context->node != nullptr) builder_.item(context->node, module.items);
            if (tokens_.index() == start) tokens_.consume();
            parser_.release();
        }
    }

  private:
    PartParser part_;
    TokenList& tokens_;
    BoundedParser& parser_;
    Builder builder_;
};

// Lexer, filter and builder report in their own order; the reader wants that of the text. A syntax error
// right behind another one is its consequence.
void report(const diag::Diagnostics& found, const SourceMap& sources, std::string_view text,
            diag::Diagnostics& diagnostics) {
    std::vector<std::pair<std::uint32_t, std::size_t>> order;
    for (std::size_t i = 0; i < found.all().size(); ++i)
        order.emplace_back(sources.written(found.all()[i].span).begin, i);
    std::ranges::sort(order);
    const diag::Diagnostic* last = nullptr;
    for (const auto& [begin, index] : order) {
        const diag::Diagnostic* one = &found.all()[index];
        bool syntax = one->code == diag::Code::E1001 && last != nullptr && last->code == diag::Code::E1001;
        if (syntax && last->span.file == one->span.file && !sources.expansion(one->span.file) &&
            last->span.end <= one->span.begin) {
            std::string_view between = text.substr(last->span.end, one->span.begin - last->span.end);
            if (between.find_first_not_of(" \t") == std::string_view::npos) continue;
        }
        diagnostics.error(one->code, one->span, {}) = *one;
        last = one;
    }
}

}  // namespace

ast::ModuleId parse(FileId file, ast::Ast& ast, Macros& macros, diag::Diagnostics& diagnostics) {
    const SourceMap& sources = macros.sources();
    std::string_view text = sources.file(file).text;
    ast::Module module;
    module.file = file;
    module.span = {file, 0, static_cast<std::uint32_t>(text.size())};
    diag::Diagnostics found;
    LexedFile read = lex(file, sources, found);
    if (read.usable) {
        const LexedFile& lexed = macros.addFile(file, std::move(read));
        RawRange whole{0, static_cast<std::uint32_t>(lexed.tokens.size())};
        TokenFilter filter(file, text, lexed, whole, FilterMode::Items, macros.names(), found);
        if (filter.run()) FileParser(file, lexed, filter.take(), ast, macros, found).run(module);
    }
    report(found, sources, text, diagnostics);
    return ast.modules.add(std::move(module));
}

std::string printTokens(FileId file, SourceMap& sources, diag::Diagnostics& diagnostics) {
    std::string_view text = sources.file(file).text;
    LexedFile read = lex(file, sources, diagnostics);
    if (!read.usable) return {};
    Macros macros(sources);
    const LexedFile& lexed = macros.addFile(file, std::move(read));
    RawRange whole{0, static_cast<std::uint32_t>(lexed.tokens.size())};
    TokenFilter filter(file, text, lexed, whole, FilterMode::Items, macros.names(), diagnostics);
    filter.run();
    ByteStream none("");
    OxideLexer names(&none);
    std::string result;
    for (const SyntaxToken& token : filter.take()) {
        LineColumn at = sources.position(file, token.begin);
        bool end = token.type == kEndOfFile;
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
