// Source files and spans. Positions are byte offsets into a file's text; line and column are computed on
// demand.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "frontend/base/ids.h"
#include "frontend/base/interner.h"
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
    Span to(Span last) const { return {file, begin, last.file == file ? last.end : end}; }
    Span startPoint() const { return {file, begin, begin}; }
    Span endPoint() const { return {file, end, end}; }
    friend bool operator==(const Span&, const Span&) = default;
};

// 1-based. The column counts Unicode code points, as rustc's does.
struct LineColumn {
    std::uint32_t line = 0;
    std::uint32_t column = 0;
};

// The text that one call of a macro stands for. It is a file like any other, so that its tokens have spans;
// what of it a person wrote, and where, its pieces tell.
struct Expansion {
    struct Piece {
        std::uint32_t begin = 0;
        Span origin;    // in the macro's definition, or in the arguments of the call
        Span variable;  // of a piece of the arguments: the `$name` in whose place it stands
        bool isArgument() const { return variable.valid(); }
    };
    Span call;
    Span macro;                 // the name in the macro's definition
    std::uint32_t depth = 1;    // how many expansions it stands in
    std::vector<Piece> pieces;  // in the order of the text
};

struct SourceFile {
    std::string name;  // as it is shown to the user
    std::string text;  // valid UTF-8
    bool isLibrary = false;
    std::vector<std::uint32_t> lineStarts;
    std::optional<Expansion> expansion;
};

class SourceMap {
  public:
    FileId add(std::string name, std::string text, bool isLibrary = false);

    FileId addExpansion(std::string text, Expansion expansion);

    const SourceFile& file(FileId id) const { return files_[id]; }
    const Expansion* expansion(FileId id) const {
        return files_[id].expansion ? &*files_[id].expansion : nullptr;
    }
    std::uint32_t fileCount() const { return files_.size(); }
    std::string_view textOf(Span span) const;
    // Where a person wrote what stands at `span`: the definition of the macro, or the argument of its call.
    Span written(Span span) const;
    // The outermost call of a macro in whose expansion the text stands; `span` itself outside of definitions.
    Span invocation(Span span) const;
    // The name of a local variable or label that is written at `span`.
    Name localName(Name name, Span span) const;
    // Positions in an expansion are those of what was written.
    LineColumn position(FileId file, std::uint32_t offset) const;
    LineColumn position(Span span) const { return position(span.file, span.begin); }
    std::uint32_t line(Span span) const { return position(span).line; }
    std::string_view lineText(FileId file, std::uint32_t line) const;  // without the line end
    std::uint32_t lineStart(FileId file, std::uint32_t line) const;

  private:
    const Expansion::Piece& pieceAt(const Expansion& expansion, std::uint32_t offset) const;

    Store<SourceFile, FileId> files_;
};

}  // namespace oxide
