#include "frontend/diag/suggestion.h"

#include <fmt/format.h>

#include <algorithm>

#include "frontend/diag/snippet.h"

namespace oxide::diag {

namespace {

constexpr std::size_t kShownLines = 6;

std::vector<std::string> splitLines(std::string_view text) {
    std::vector<std::string> lines;
    for (;;) {
        std::size_t end = text.find('\n');
        std::string_view line = text.substr(0, end);
        if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
        lines.emplace_back(line);
        if (end == std::string_view::npos) return lines;
        text.remove_prefix(end + 1);
    }
}

bool isContinuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

Edit reduced(const SourceMap& sources, Edit edit) {
    std::string_view old = sources.textOf(edit.span);
    std::string_view replacement = edit.replacement;
    std::size_t prefix = 0;
    while (prefix < old.size() && prefix < replacement.size() && old[prefix] == replacement[prefix]) ++prefix;
    while (prefix > 0 && prefix < old.size() && isContinuation(old[prefix])) --prefix;
    std::string_view oldRest = old.substr(prefix);
    std::string_view newRest = replacement.substr(prefix);
    bool isInsertion =
        newRest.size() >= oldRest.size() && newRest.substr(newRest.size() - oldRest.size()) == oldRest;
    if (!isInsertion) return edit;
    edit.span.begin += static_cast<std::uint32_t>(prefix);
    edit.span.end = edit.span.begin;
    edit.replacement = std::string(newRest.substr(0, newRest.size() - oldRest.size()));
    return edit;
}

// The whole lines around the edits, before and after them.
struct Change {
    std::uint32_t firstLine = 0;
    std::vector<std::string> before;
    std::vector<std::string> after;
};

Change changeOf(const SourceMap& sources, const std::vector<Edit>& edits) {
    FileId file = edits.front().span.file;
    Change change;
    change.firstLine = sources.position(file, edits.front().span.begin).line;
    std::uint32_t lastLine = change.firstLine;
    for (const Edit& edit : edits) lastLine = std::max(lastLine, sources.position(file, edit.span.end).line);
    for (std::uint32_t line = change.firstLine; line <= lastLine; ++line) {
        change.before.emplace_back(sources.lineText(file, line));
    }
    std::string_view source = sources.file(file).text;
    std::size_t at = sources.lineStart(file, change.firstLine);
    std::size_t end = sources.lineStart(file, lastLine) + change.before.back().size();
    std::string after;
    for (const Edit& edit : edits) {
        after += source.substr(at, edit.span.begin - at);
        after += edit.replacement;
        at = edit.span.end;
    }
    if (at < end) after += source.substr(at, end - at);
    change.after = splitLines(after);
    return change;
}

class SuggestionDrawer {
  public:
    SuggestionDrawer(StyledText& text, std::size_t gutter) : text_(text), gutter_(gutter) {}

    void line(std::uint32_t number, char sign, Style style, const std::string& source) {
        std::size_t row = text_.lineCount();
        text_.put(row, 0, fmt::format("{:>{}}", number, gutter_), Style::Gutter);
        text_.put(row, gutter_ + 1, std::string(1, sign), style);
        text_.put(row, gutter_ + 3, displayText(source), Style::None);
    }

    void underlines(const SourceMap& sources, const std::vector<Edit>& edits, std::uint32_t number) {
        std::size_t source = text_.lineCount() - 1;
        std::size_t row = text_.lineCount();
        drawEmptyGutter(text_, row, gutter_);
        FileId file = edits.front().span.file;
        std::uint32_t start = sources.lineStart(file, number);
        std::size_t inserted = 0;
        for (const Edit& edit : edits) {
            std::string_view before = sources.textOf({file, start, edit.span.begin});
            std::size_t column = gutter_ + 3 + displayWidth(before) + inserted;
            std::size_t width = displayWidth(edit.replacement);
            std::string_view kept = edit.replacement;
            std::size_t blanks = std::min(kept.find_first_not_of(' '), kept.size());
            std::size_t lastWord = kept.find_last_not_of(' ');
            std::size_t trimmed = lastWord == std::string_view::npos
                                      ? 0
                                      : displayWidth(kept.substr(blanks, lastWord + 1 - blanks));
            text_.fill(row, column + blanks, column + blanks + trimmed, '+', Style::Addition);
            text_.restyle(source, column, column + width, Style::Addition);
            inserted += width;
        }
    }

    void end() { drawEmptyGutter(text_, text_.lineCount(), gutter_); }

  private:
    StyledText& text_;
    std::size_t gutter_;
};

// Changed lines `~`, new ones `+`, dropped ones `-`; equal lines at both ends are left out.
void drawLines(SuggestionDrawer& drawer, const Change& change) {
    const auto& before = change.before;
    const auto& after = change.after;
    std::size_t shorter = std::min(before.size(), after.size());
    std::size_t head = 0;
    while (head < shorter && before[head] == after[head]) ++head;
    std::size_t tail = 0;
    while (tail < shorter - head && before[before.size() - 1 - tail] == after[after.size() - 1 - tail])
        ++tail;
    std::size_t oldCount = before.size() - head - tail;
    std::size_t newCount = after.size() - head - tail;
    while (newCount > oldCount && after[head + newCount - 1].empty()) --newCount;
    auto number = [&](std::size_t i) { return change.firstLine + static_cast<std::uint32_t>(i); };
    for (std::size_t i = newCount; i < oldCount; ++i)
        drawer.line(number(head + i), '-', Style::Removal, before[head + i]);
    for (std::size_t i = 0; i < std::min(newCount, kShownLines); ++i) {
        const std::string& line = after[head + i];
        if (i < oldCount && line == before[head + i]) {
            drawer.line(number(head + i), '|', Style::Gutter, line);
        } else {
            drawer.line(number(head + i), i < oldCount ? '~' : '+', Style::Addition, line);
        }
    }
}

}  // namespace

std::vector<Edit> reducedEdits(const SourceMap& sources, const Fix& fix) {
    std::vector<Edit> edits;
    for (const Edit& edit : fix.edits) edits.push_back(reduced(sources, edit));
    std::stable_sort(edits.begin(), edits.end(),
                     [](const Edit& a, const Edit& b) { return a.span.begin < b.span.begin; });
    return edits;
}

std::uint32_t lastLineOf(const SourceMap& sources, const Fix& fix) {
    std::uint32_t last = 1;
    for (const Edit& edit : fix.edits) {
        auto added = std::count(edit.replacement.begin(), edit.replacement.end(), '\n');
        last = std::max(
            last, sources.position(edit.span.file, edit.span.end).line + static_cast<std::uint32_t>(added));
    }
    return last;
}

void drawSuggestion(StyledText& text, const SourceMap& sources, const Fix& fix, std::size_t gutter) {
    if (fix.edits.empty()) return;
    std::vector<Edit> edits = reducedEdits(sources, fix);
    Change change = changeOf(sources, edits);
    drawEmptyGutter(text, text.lineCount(), gutter);
    SuggestionDrawer drawer(text, gutter);
    bool oneLine = change.before.size() == 1 && change.after.size() == 1;
    bool onlyAdds =
        std::all_of(edits.begin(), edits.end(), [](const Edit& e) { return e.span.begin == e.span.end; });
    if (oneLine && onlyAdds) {
        drawer.line(change.firstLine, '|', Style::Gutter, change.after[0]);
        drawer.underlines(sources, edits, change.firstLine);
        return;
    }
    if (oneLine) {
        drawer.line(change.firstLine, '-', Style::Removal, change.before[0]);
        drawer.line(change.firstLine, '+', Style::Addition, change.after[0]);
    } else {
        drawLines(drawer, change);
    }
    drawer.end();
}

}  // namespace oxide::diag
