// Parses files and prints what --print=ast, --print=tokens or check --error-format=short would. For tests of
// this folder alone.
#include <fmt/format.h>

#include <cstdio>
#include <fstream>
#include <iterator>
#include <string_view>
#include <utility>
#include <vector>

#include "frontend/ast/dump.h"
#include "frontend/syntax/parse.h"

using namespace oxide;

namespace {

void applyFixes(std::string& text, const diag::Diagnostics& diagnostics) {
    std::vector<diag::Edit> edits;
    for (const diag::Diagnostic& one : diagnostics.all()) {
        if (!one.fixes.empty())
            edits.insert(edits.end(), one.fixes.front().edits.begin(), one.fixes.front().edits.end());
    }
    // from the end, and of two insertions at one place the later one first
    for (std::size_t i = 1; i < edits.size(); ++i) {
        for (std::size_t k = i; k > 0 && edits[k].span.begin < edits[k - 1].span.begin; --k)
            std::swap(edits[k], edits[k - 1]);
    }
    for (std::size_t i = edits.size(); i-- > 0;) {
        text.replace(edits[i].span.begin, edits[i].span.end - edits[i].span.begin, edits[i].replacement);
    }
}

// The text of every expression, pattern, type and statement, in the order in which they were built.
void printSpans(const ast::Ast& tree, const SourceMap& sources) {
    auto print = [&](const char* what, const auto& store) {
        for (const auto& node : store) fmt::print("{} `{}`\n", what, sources.textOf(node.span));
    };
    print("expr", tree.exprs);
    print("pattern", tree.patterns);
    print("type", tree.types);
    print("stmt", tree.stmts);
    for (const ast::Item& item : tree.items) fmt::print("item `{}`\n", sources.textOf(item.nameSpan));
}

}  // namespace

int main(int argc, char** argv) {
    bool tokens = false, ast = false, fix = false, spans = false;
    bool failed = false;
    for (int i = 1; i < argc; ++i) {
        std::string_view arg = argv[i];
        if (arg == "--print=tokens")
            tokens = true;
        else if (arg == "--print=ast")
            ast = true;
        else if (arg == "--print=spans")
            spans = true;
        else if (arg == "--fix")
            fix = true;
        if (arg.starts_with("--")) continue;
        std::ifstream in(argv[i], std::ios::binary);
        std::string text{std::istreambuf_iterator<char>(in), {}};
        SourceMap sources;
        FileId file = sources.add(argv[i], text);
        diag::Diagnostics diagnostics;
        if (tokens) {
            fmt::print("{}", syntax::printTokens(file, sources, diagnostics));
        } else {
            ast::Ast tree;
            syntax::Macros macros(sources);
            ast::ModuleId module = syntax::parse(file, tree, macros, diagnostics);
            if (ast) fmt::print("{}", ast::dump(tree, module));
            if (spans) printSpans(tree, sources);
        }
        if (fix) {
            applyFixes(text, diagnostics);
            fmt::print("{}", text);
            continue;
        }
        for (const diag::Diagnostic& one : diagnostics.all()) {
            LineColumn at = sources.position(one.span);
            fmt::print("{}:{}:{}: error[{}]: {}\n", argv[i], at.line, at.column, diag::codeText(one.code),
                       one.message);
        }
        failed |= diagnostics.hasErrors();
    }
    return failed ? 1 : 0;
}
