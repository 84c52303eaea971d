#include "driver/verify.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>
#include <vector>

namespace oxide::driver {

namespace {

struct Expectation {
    std::string file;
    std::uint32_t line;
    std::string code;
    auto operator<=>(const Expectation&) const = default;
};

std::string_view firstWord(std::string_view text) {
    std::size_t begin = text.find_first_not_of(' ');
    if (begin == std::string_view::npos) return {};
    text.remove_prefix(begin);
    return text.substr(0, text.find_first_of(" /"));
}

// The expectations in the comments of one line.
void readLine(std::string_view text, const std::string& file, std::uint32_t line,
              std::vector<Expectation>& into) {
    constexpr std::string_view kMark = "//~";
    constexpr std::string_view kWarning = "warning:";
    for (std::size_t at = text.find(kMark); at != std::string_view::npos; at = text.find(kMark, at + 1)) {
        std::string_view rest = text.substr(at + kMark.size());
        std::size_t above = std::min(rest.find_first_not_of('^'), rest.size());
        rest.remove_prefix(above);
        std::string_view word = firstWord(rest);
        if (word == kWarning) word = firstWord(rest.substr(rest.find(kWarning) + kWarning.size()));
        into.push_back({file, line - static_cast<std::uint32_t>(above), std::string(word)});
    }
}

}  // namespace

std::string verify(const SourceMap& sources, FileId root, const diag::Diagnostics& diagnostics) {
    std::vector<Expectation> expected;
    std::vector<Expectation> reported;
    for (std::uint32_t i = 0; i < sources.fileCount(); ++i) {
        const SourceFile& file = sources.file(FileId(i));
        if (file.isLibrary || file.expansion) continue;
        for (std::uint32_t line = 1; line <= file.lineStarts.size(); ++line) {
            readLine(sources.lineText(FileId(i), line), file.name, line, expected);
        }
    }
    for (const diag::Diagnostic& d : diagnostics.all()) {
        FileId file = d.span.valid() ? d.span.file : root;
        std::uint32_t line = d.span.valid() ? sources.line(d.span) : 1;
        reported.push_back({sources.file(file).name, line, std::string(codeText(d.code))});
    }
    std::sort(expected.begin(), expected.end());
    std::sort(reported.begin(), reported.end());
    std::vector<Expectation> missing;
    std::vector<Expectation> surplus;
    std::set_difference(expected.begin(), expected.end(), reported.begin(), reported.end(),
                        std::back_inserter(missing));
    std::set_difference(reported.begin(), reported.end(), expected.begin(), expected.end(),
                        std::back_inserter(surplus));
    std::string text;
    for (const Expectation& e : missing)
        text += fmt::format("{}:{}: expected {}, which was not reported\n", e.file, e.line, e.code);
    for (const Expectation& e : surplus)
        text += fmt::format("{}:{}: reported {}, which was not expected\n", e.file, e.line, e.code);
    return text;
}

}  // namespace oxide::driver
