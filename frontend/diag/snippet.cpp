#include "frontend/diag/snippet.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>

namespace oxide::diag {

namespace {

using Kind = Annotation::Kind;

// An annotation and the row, below the underline, of its label (0: on the underline's own row).
struct Placed {
    std::size_t row;
    const Annotation* annotation;
};

bool overlaps(const Annotation& a, const Annotation& b, std::size_t padding) {
    auto contains = [](std::size_t begin, std::size_t end, std::size_t x) { return begin <= x && x < end; };
    return contains(b.startColumn, b.endColumn, a.startColumn) ||
           contains(a.startColumn, a.endColumn + padding, b.startColumn);
}

// Whether the label of `annotation` has to go to a row of its own because of `next`, which stands to its
// left.
bool crowds(const Annotation& next, const Annotation& annotation, std::size_t row) {
    std::size_t padding = next.hasLabel() ? displayWidth(next.label) + 2 : 0;
    bool near = overlaps(next, annotation, padding);
    return (near && annotation.hasLabel() && next.hasLabel()) ||
           (annotation.takesSpace() && next.hasLabel()) || (annotation.hasLabel() && next.takesSpace()) ||
           (annotation.takesSpace() && next.takesSpace()) ||
           (near && next.endColumn <= annotation.endColumn && next.hasLabel() && row == 0);
}

class SnippetDrawer {
  public:
    SnippetDrawer(StyledText& text, const SourceMap& sources, std::size_t gutter, Style primary)
        : text_(text), sources_(sources), gutter_(gutter), primary_(primary) {}

    void drawFile(const AnnotatedFile& file) {
        file_ = &file;
        bars_.clear();
        codeColumn_ = barColumn() + (file.multilineDepth == 0 ? 0 : file.multilineDepth + 1);
        for (std::size_t i = 0; i < file.lines.size(); ++i) {
            std::size_t firstRow = text_.lineCount();
            std::map<std::size_t, Style> opened = drawLine(file.lines[i]);
            drawBars(firstRow, text_.lineCount());
            if (i + 1 < file.lines.size()) drawGap(file.lines[i], file.lines[i + 1].line);
            bars_.insert(opened.begin(), opened.end());
        }
    }

  private:
    std::size_t barColumn() const { return gutter_ + 3; }

    Style styleOf(const Annotation& annotation) const {
        return annotation.isPrimary ? primary_ : Style::Secondary;
    }

    void drawBars(std::size_t from, std::size_t to) {
        for (auto [depth, style] : bars_) {
            for (std::size_t row = from; row < to; ++row) text_.put(row, barColumn() + depth - 1, "|", style);
        }
    }

    void drawSource(std::uint32_t line) {
        std::size_t row = text_.lineCount();
        text_.put(row, 0, fmt::format("{:>{}}", line, gutter_), Style::Gutter);
        text_.put(row, gutter_ + 1, "|", Style::Gutter);
        text_.put(row, codeColumn_, displayText(sources_.lineText(file_->file, line)), Style::None);
    }

    // What stands between two annotated lines: nothing, the one line between them, or `...`.
    void drawGap(const AnnotatedLine& before, std::uint32_t next) {
        std::uint32_t distance = next - before.line;
        if (distance < 2) return;
        std::size_t row = text_.lineCount();
        if (distance == 2) {
            drawSource(before.line + 1);
        } else {
            text_.put(row, 0, "...", Style::Gutter);
        }
        drawBars(row, row + 1);
        for (const Annotation& annotation : before.annotations) {
            if (annotation.kind != Kind::MultilineStart) continue;
            text_.put(row, barColumn() + annotation.depth - 1, "|", styleOf(annotation));
        }
    }

    // `4 | / match x {`: a multi-line span that starts at the first character of its line needs no row of its
    // own.
    bool startsPlainly(const AnnotatedLine& line) const {
        std::string shown = displayText(sources_.lineText(file_->file, line.line));
        std::size_t indentation = std::min(shown.find_first_not_of(' '), shown.size());
        return std::all_of(line.annotations.begin(), line.annotations.end(), [&](const Annotation& a) {
            return a.kind == Kind::MultilineLine ||
                   (a.kind == Kind::MultilineStart && a.startColumn <= indentation);
        });
    }

    // Returns the multi-line spans whose bar begins below this line. Those that end here leave bars_ .
    std::map<std::size_t, Style> drawLine(const AnnotatedLine& line) {
        std::size_t sourceRow = text_.lineCount();
        drawSource(line.line);
        std::map<std::size_t, Style> opened;
        if (startsPlainly(line)) {
            for (const Annotation& annotation : line.annotations) {
                if (annotation.kind != Kind::MultilineStart) continue;
                text_.put(sourceRow, barColumn() + annotation.depth - 1, "/", styleOf(annotation));
                opened.emplace(annotation.depth, styleOf(annotation));
            }
            return opened;
        }
        std::size_t rows = 0;
        std::vector<Placed> placed = place(line, rows);
        bool onlyBars = std::all_of(line.annotations.begin(), line.annotations.end(),
                                    [](const Annotation& a) { return a.kind == Kind::MultilineLine; });
        if (onlyBars) return opened;
        for (std::size_t row = 0; row <= rows; ++row) drawEmptyGutter(text_, sourceRow + row + 1, gutter_);
        drawHorizontals(placed, sourceRow);
        drawVerticals(placed, sourceRow, rows);
        drawLabels(placed, sourceRow);
        drawUnderlines(placed, sourceRow);
        for (const Placed& p : placed) {
            if (!p.annotation->takesSpace()) continue;
            bool ended = bars_.erase(p.annotation->depth) > 0;
            if (!ended) opened.emplace(p.annotation->depth, styleOf(*p.annotation));
        }
        return opened;
    }

    // From right to left, so that a label may use the room to the right of its underline when nothing else
    // needs it.
    std::vector<Placed> place(const AnnotatedLine& line, std::size_t& rows) const {
        std::vector<const Annotation*> annotations;
        for (const Annotation& annotation : line.annotations) annotations.push_back(&annotation);
        std::stable_sort(
            annotations.begin(), annotations.end(),
            [](const Annotation* a, const Annotation* b) { return a->startColumn > b->startColumn; });
        std::vector<Placed> placed;
        std::size_t row = 0;
        for (std::size_t i = 0; i < annotations.size(); ++i) {
            const Annotation& annotation = *annotations[i];
            for (std::size_t j = i + 1; j < annotations.size(); ++j) {
                const Annotation& next = *annotations[j];
                if (!overlaps(next, annotation, 0) || !annotation.hasLabel() || row != 0) continue;
                bool merges = next.startColumn == annotation.startColumn &&
                              next.endColumn == annotation.endColumn && !next.hasLabel();
                if (merges) continue;
                ++row;
                break;
            }
            placed.push_back({row, &annotation});
            for (std::size_t j = i + 1; j < annotations.size(); ++j) {
                if (!crowds(*annotations[j], annotation, row)) continue;
                ++row;
                break;
            }
            rows = std::max(rows, row);
        }
        if (rows != 0) ++rows;
        untangleStarts(placed, rows);
        return placed;
    }

    // When only multi-line spans start on a line, the leftmost bar belongs to the uppermost row.
    static void untangleStarts(std::vector<Placed>& placed, std::size_t& rows) {
        bool onlyStarts = std::all_of(placed.begin(), placed.end(), [](const Placed& p) {
            return p.annotation->kind == Kind::MultilineStart;
        });
        if (!onlyStarts || placed.empty()) return;
        std::size_t last = 0;
        for (const Placed& p : placed) last = std::max(last, p.row);
        for (Placed& p : placed) p.row = last - p.row;
        if (rows > 0) --rows;
    }

    void drawHorizontals(const std::vector<Placed>& placed, std::size_t sourceRow) {
        for (const Placed& p : placed) {
            if (!p.annotation->takesSpace()) continue;
            text_.fill(sourceRow + p.row + 1, barColumn() + p.annotation->depth,
                       codeColumn_ + p.annotation->startColumn, '_', styleOf(*p.annotation));
        }
    }

    void drawVerticals(const std::vector<Placed>& placed, std::size_t sourceRow, std::size_t rows) {
        for (const Placed& p : placed) {
            Style style = styleOf(*p.annotation);
            std::size_t row = p.row + 1;
            if (row > 1 && (p.annotation->hasLabel() || p.annotation->takesSpace())) {
                for (std::size_t y = sourceRow + 1; y <= sourceRow + row; ++y) {
                    text_.put(y, codeColumn_ + p.annotation->startColumn, "|", style);
                }
            }
            std::size_t bar = barColumn() + p.annotation->depth - 1;
            if (p.annotation->kind == Kind::MultilineStart) {
                for (std::size_t y = sourceRow + row + 1; y < sourceRow + rows + 2; ++y)
                    text_.put(y, bar, "|", style);
            } else if (p.annotation->kind == Kind::MultilineEnd) {
                for (std::size_t y = sourceRow; y <= sourceRow + row; ++y) text_.put(y, bar, "|", style);
            }
        }
    }

    void drawLabels(const std::vector<Placed>& placed, std::size_t sourceRow) {
        for (const Placed& p : placed) {
            const Annotation& annotation = *p.annotation;
            if (!annotation.hasLabel()) continue;
            bool beside = p.row == 0;
            std::size_t row = sourceRow + p.row + (beside ? 1 : 2);
            std::size_t column = beside ? annotation.endColumn + 1 : annotation.startColumn;
            text_.put(row, codeColumn_ + column, annotation.label, styleOf(annotation));
        }
    }

    // Long underlines first: the short ones within them, and the primary one among equals, stay visible.
    void drawUnderlines(std::vector<Placed> placed, std::size_t sourceRow) {
        auto order = [](const Placed& p) {
            std::size_t length = p.annotation->endColumn - p.annotation->startColumn;
            return std::make_tuple(~length, p.annotation->isPrimary);
        };
        std::stable_sort(placed.begin(), placed.end(),
                         [&](const Placed& a, const Placed& b) { return order(a) < order(b); });
        for (const Placed& p : placed) {
            const Annotation& annotation = *p.annotation;
            text_.fill(sourceRow + 1, codeColumn_ + annotation.startColumn,
                       codeColumn_ + annotation.endColumn, annotation.isPrimary ? '^' : '-',
                       styleOf(annotation));
        }
    }

    StyledText& text_;
    const SourceMap& sources_;
    std::size_t gutter_;
    Style primary_;
    const AnnotatedFile* file_ = nullptr;
    std::size_t codeColumn_ = 0;
    std::map<std::size_t, Style> bars_;  // multi-line spans that are open, by depth
};

}  // namespace

void drawEmptyGutter(StyledText& text, std::size_t line, std::size_t gutter) {
    text.put(line, gutter + 1, "|", Style::Gutter);
}

void drawSnippet(StyledText& text, const SourceMap& sources, const std::vector<Mark>& marks,
                 std::size_t gutter, Style primary) {
    SnippetDrawer drawer(text, sources, gutter, primary);
    bool first = true;
    for (const AnnotatedFile& file : annotate(sources, marks)) {
        auto shown =
            std::find_if(marks.begin(), marks.end(), [&](const Mark& m) { return m.span.file == file.file; });
        LineColumn place = sources.position(shown->span);
        if (!first) drawEmptyGutter(text, text.lineCount(), gutter);
        std::size_t row = text.lineCount();
        text.put(row, gutter, first ? "--> " : "::: ", Style::Gutter);
        text.append(row, fmt::format("{}:{}:{}", sources.file(file.file).name, place.line, place.column),
                    Style::None);
        drawEmptyGutter(text, row + 1, gutter);
        drawer.drawFile(file);
        first = false;
    }
}

}  // namespace oxide::diag
