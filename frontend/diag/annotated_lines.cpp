#include "frontend/diag/annotated_lines.h"

#include <algorithm>

#include "frontend/diag/styled_text.h"

namespace oxide::diag {

namespace {

constexpr std::uint32_t kLinesShownOfLongSpan = 4;

struct Multiline {
    std::size_t depth = 1;
    std::uint32_t firstLine = 0;
    std::uint32_t lastLine = 0;
    std::size_t startColumn = 0;
    std::size_t endColumn = 0;
    bool isPrimary = false;
    std::string label;
    bool coincides = false;  // with another one, which draws the bar: of this one only the end is drawn

    bool sameSpan(const Multiline& other) const {
        return firstLine == other.firstLine && lastLine == other.lastLine &&
               startColumn == other.startColumn && endColumn == other.endColumn;
    }
    bool touches(const Multiline& other) const {
        return firstLine <= other.lastLine && other.firstLine <= lastLine;
    }
};

std::size_t columnOf(const SourceMap& sources, FileId file, std::uint32_t line, std::uint32_t offset) {
    std::string_view text = sources.lineText(file, line);
    std::size_t bytes = std::min<std::size_t>(offset - sources.lineStart(file, line), text.size());
    return displayWidth(text.substr(0, bytes));
}

AnnotatedFile& fileEntry(std::vector<AnnotatedFile>& files, FileId file) {
    auto found =
        std::find_if(files.begin(), files.end(), [&](const AnnotatedFile& f) { return f.file == file; });
    if (found != files.end()) return *found;
    files.push_back({file, 0, {}});
    return files.back();
}

void addAnnotation(AnnotatedFile& file, std::uint32_t line, Annotation annotation) {
    auto at = std::lower_bound(file.lines.begin(), file.lines.end(), line,
                               [](const AnnotatedLine& l, std::uint32_t number) { return l.line < number; });
    if (at == file.lines.end() || at->line != line) at = file.lines.insert(at, {line, {}});
    at->annotations.push_back(std::move(annotation));
}

// Whether a line at the end of the shown part of a long span is worth showing: not blank, a comment or a lone
// delimiter.
bool isTelling(std::string_view line) {
    std::size_t first = line.find_first_not_of(" \t");
    if (first == std::string_view::npos) return false;
    std::string_view trimmed = line.substr(first, line.find_last_not_of(" \t") - first + 1);
    constexpr std::string_view kLone[] = {"(", ")", "[", "]", "{", "}", "],", "),", "},"};
    return trimmed.substr(0, 2) != "//" &&
           std::find(std::begin(kLone), std::end(kLone), trimmed) == std::end(kLone);
}

void assignDepths(std::vector<Multiline>& spans) {
    std::stable_sort(spans.begin(), spans.end(), [](const Multiline& a, const Multiline& b) {
        return a.firstLine != b.firstLine ? a.firstLine < b.firstLine : a.lastLine > b.lastLine;
    });
    const std::vector<Multiline> original = spans;
    for (std::size_t i = 0; i < original.size(); ++i) {
        for (std::size_t j = 0; j < spans.size(); ++j) {
            if (!original[i].sameSpan(spans[j]) && original[i].touches(spans[j])) {
                ++spans[j].depth;
            } else if (original[i].sameSpan(spans[j]) && i != j) {
                spans[j].coincides = true;
            } else {
                break;
            }
        }
    }
    std::size_t deepest = 0;
    for (const Multiline& span : spans) deepest = std::max(deepest, span.depth);
    for (Multiline& span : spans) span.depth = deepest - span.depth + 1;
}

void addMultiline(const SourceMap& sources, AnnotatedFile& file, const Multiline& span) {
    using Kind = Annotation::Kind;
    std::size_t endStart = span.endColumn > 0 ? span.endColumn - 1 : 0;
    Annotation end{Kind::MultilineEnd, span.depth, endStart, span.endColumn, span.isPrimary, span.label};
    if (span.coincides) {
        end.kind = Kind::SingleLine;
        addAnnotation(file, span.lastLine, end);
        return;
    }
    Annotation start{Kind::MultilineStart, span.depth,     span.startColumn,
                     span.startColumn + 1, span.isPrimary, {}};
    addAnnotation(file, span.firstLine, start);
    Annotation bar{Kind::MultilineLine, span.depth, 0, 0, span.isPrimary, {}};
    auto telling = [&](std::uint32_t line) { return isTelling(sources.lineText(file.file, line)); };
    std::uint32_t middle = std::min(span.firstLine + kLinesShownOfLongSpan, span.lastLine);
    std::uint32_t until = span.firstLine;
    for (std::uint32_t line = middle; line-- > span.firstLine;) {
        if (!telling(line)) continue;
        until = line + 1;
        break;
    }
    for (std::uint32_t line = span.firstLine + 1; line < until; ++line) addAnnotation(file, line, bar);
    std::uint32_t beforeLast = span.lastLine - 1;
    if (middle < beforeLast && telling(beforeLast)) addAnnotation(file, beforeLast, bar);
    addAnnotation(file, span.lastLine, end);
}

}  // namespace

std::vector<AnnotatedFile> annotate(const SourceMap& sources, const std::vector<Mark>& marks) {
    std::vector<AnnotatedFile> files;
    std::vector<std::pair<FileId, std::vector<Multiline>>> multilines;
    for (const Mark& mark : marks) fileEntry(files, mark.span.file);
    // A primary span without a label gives way: labels are laid out before it.
    std::vector<Mark> ordered = marks;
    std::stable_partition(ordered.begin(), ordered.end(),
                          [](const Mark& m) { return !m.isPrimary || !m.label.empty(); });
    for (const Mark& mark : ordered) {
        FileId file = mark.span.file;
        AnnotatedFile& entry = fileEntry(files, file);
        std::uint32_t first = sources.position(file, mark.span.begin).line;
        std::uint32_t endOffset = mark.span.end;
        bool endsInLineEnd = endOffset > mark.span.begin && sources.file(file).text[endOffset - 1] == '\n';
        if (endsInLineEnd) --endOffset;
        std::uint32_t last = sources.position(file, endOffset).line;
        std::size_t start = columnOf(sources, file, first, mark.span.begin);
        std::size_t end = columnOf(sources, file, last, endOffset);
        if (first == last) {
            if (start == end) ++end;
            addAnnotation(entry, first,
                          {Annotation::Kind::SingleLine, 0, start, end, mark.isPrimary, mark.label});
            continue;
        }
        auto group =
            std::find_if(multilines.begin(), multilines.end(), [&](auto& g) { return g.first == file; });
        if (group == multilines.end()) group = multilines.insert(group, {file, {}});
        group->second.push_back({1, first, last, start, end, mark.isPrimary, mark.label, false});
    }
    for (auto& [file, spans] : multilines) {
        assignDepths(spans);
        AnnotatedFile& entry = fileEntry(files, file);
        for (const Multiline& span : spans) {
            addMultiline(sources, entry, span);
            entry.multilineDepth = std::max(entry.multilineDepth, span.depth);
        }
    }
    return files;
}

}  // namespace oxide::diag
