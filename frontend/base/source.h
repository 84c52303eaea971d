// Source files and spans. Positions are byte offsets into a file's text; line and column are computed on
// demand.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "frontend/base/ids.h"
#include "frontend/base/store.h"

namespace oxide {

struct FileTag;
using FileId = Id<FileTag>;

// Half-open byte range [begin, end) of one file.
struct Span {
    FileId file;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;

    bool valid() const { return file.valid(); }
    Span to(Span last) const { return {file, begin, last.end}; }
    Span startPoint() const { return {file, begin, begin}; }
    Span endPoint() const { return {file, end, end}; }
    friend bool operator==(const Span&, const Span&) = default;
};

// 1-based. The column counts Unicode code points, as rustc's does.
struct LineColumn {
    std::uint32_t line = 0;
    std::uint32_t column = 0;
};

struct SourceFile {
    std::string name;  // as it is shown to the user
    std::string text;  // valid UTF-8
    bool isLibrary = false;
    std::vector<std::uint32_t> lineStarts;
};

class SourceMap {
  public:
    FileId add(std::string name, std::string text, bool isLibrary = false);

    const SourceFile& file(FileId id) const { return files_[id]; }
    std::uint32_t fileCount() const { return files_.size(); }
    std::string_view textOf(Span span) const;
    LineColumn position(FileId file, std::uint32_t offset) const;
    LineColumn position(Span span) const { return position(span.file, span.begin); }
    std::uint32_t line(Span span) const { return position(span).line; }
    std::string_view lineText(FileId file, std::uint32_t line) const;  // without the line end
    std::uint32_t lineStart(FileId file, std::uint32_t line) const;

  private:
    Store<SourceFile, FileId> files_;
};

}  // namespace oxide
