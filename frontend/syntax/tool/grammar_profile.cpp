// Parses every .ox file below the given folders with ANTLR's profiler and fails if a decision of the grammar
// looks further than four tokens ahead or falls back to full context: such a decision makes cold parsing many
// times slower.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "OxideParser.h"
#include "frontend/syntax/error_strategy.h"
#include "frontend/syntax/lex.h"
#include "frontend/syntax/token_filter.h"
#include "frontend/syntax/token_list.h"

using namespace oxide;
using namespace oxide::syntax;
using grammar::OxideParser;

namespace {

constexpr long long kMaxLook = 4;

struct Totals {
    long long files = 0, look = 0, predictions = 0, fallbacks = 0, failures = 0;
};

void profile(const std::filesystem::path& path, Totals& totals) {
    std::ifstream in(path, std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(in), {}};
    SourceMap sources;
    FileId file = sources.add(path.string(), text);
    diag::Diagnostics diagnostics;
    LexedFile lexed = lex(file, sources, diagnostics);
    if (!lexed.usable) return;
    const std::set<Name> noMacros;
    TokenFilter filter(file, sources.file(file).text, lexed,
                       {0, static_cast<std::uint32_t>(lexed.tokens.size())}, FilterMode::Items, noMacros,
                       diagnostics);
    if (!filter.run()) return;
    TokenList tokens(filter.take());
    OxideParser parser(&tokens);
    parser.setBuildParseTree(false);
    parser.removeErrorListeners();
    parser.setErrorHandler(std::make_shared<RecoveryStrategy>(tokens, file, sources, diagnostics));
    parser.setProfile(true);
    ++totals.files;
    while (tokens.LA(1) == OxideParser::INNER_HASH) parser.innerAttribute();
    for (;;) {
        while (tokens.LA(1) == OxideParser::NEWLINE || tokens.LA(1) == OxideParser::SEMI) tokens.consume();
        if (tokens.atEnd()) break;
        std::size_t start = tokens.index();
        parser.fileItem();
        if (tokens.index() == start) tokens.consume();
    }
    for (const auto& decision : parser.getParseInfo().getDecisionInfo()) {
        totals.predictions += decision.invocations;
        totals.look = std::max<long long>(totals.look, decision.SLL_MaxLook);
        totals.fallbacks += decision.LL_Fallback;
        if (decision.SLL_MaxLook <= kMaxLook && decision.LL_Fallback == 0) continue;
        ++totals.failures;
        std::size_t rule = parser.getATN().decisionToState[decision.decision]->ruleIndex;
        fmt::print("{}: rule {} looks {} tokens ahead, {} full-context fallbacks\n", path.string(),
                   parser.getRuleNames()[rule], decision.SLL_MaxLook, decision.LL_Fallback);
    }
}

}  // namespace

int main(int argc, char** argv) {
    Totals totals;
    for (int i = 1; i < argc; ++i) {
        std::vector<std::filesystem::path> files;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(argv[i])) {
            if (entry.path().extension() == ".ox") files.push_back(entry.path());
        }
        std::ranges::sort(files);
        for (const auto& path : files) profile(path, totals);
    }
    fmt::print("{} files: {} predictions beyond one token, furthest look {}, {} full-context fallbacks\n",
               totals.files, totals.predictions, totals.look, totals.fallbacks);
    return totals.failures == 0 && totals.files > 0 ? 0 : 1;
}
