// The source lines that a diagnostic shows and what is drawn at each: the layout half of rustc's snippets,
// free of drawing.
#pragma once

#include <string>
#include <vector>

#include "frontend/base/source.h"

namespace oxide::diag {

// A span to show. Columns are terminal cells from the start of the line.
struct Mark {
    Span span;
    std::string label;
    bool isPrimary = false;
};

struct Annotation {
    enum class Kind { SingleLine, MultilineStart, MultilineLine, MultilineEnd };
    Kind kind = Kind::SingleLine;
    std::size_t depth = 0;  // of a multi-line span: its bar's column, 1 is the leftmost
    std::size_t startColumn = 0;
    std::size_t endColumn = 0;
    bool isPrimary = false;
    std::string label;

    bool hasLabel() const { return !label.empty(); }
    bool takesSpace() const { return kind == Kind::MultilineStart || kind == Kind::MultilineEnd; }
};

struct AnnotatedLine {
    std::uint32_t line = 0;
    std::vector<Annotation> annotations;
};

struct AnnotatedFile {
    FileId file;
    std::size_t multilineDepth = 0;
    std::vector<AnnotatedLine> lines;  // ascending
};

// The files in the order in which they are shown: that of the first mark (the primary one) first.
std::vector<AnnotatedFile> annotate(const SourceMap& sources, const std::vector<Mark>& marks);

}  // namespace oxide::diag
