// Text under construction: indentation, the line count, #line directives.
#pragma once

#include <string>
#include <string_view>

#include "codegen/cpp/print.h"

namespace oxide::cpp {

class Writer {
  public:
    Writer(const SourceMap* sources, PrintOptions options) : sources_(sources), options_(options) {}

    void line(std::string_view text = {});
    void open(std::string_view text);         // "head {", then deeper
    void close(std::string_view text = "}");  // shallower, then "}"
    void reopen(std::string_view text);       // "} else {"
    void indent() { ++depth_; }
    void outdent() { --depth_; }
    void label(std::string_view name);  // half a step to the left, so that it is seen
    void at(Span span);                 // the next line comes from there

    int column() const { return depth_ * 4; }
    bool mayBreak() const { return !options_.lineDirectives; }
    Printed take() { return {std::move(text_), std::move(lineMap_)}; }

  private:
    const SourceMap* sources_;
    PrintOptions options_;
    std::string text_;
    std::vector<LineMapEntry> lineMap_;
    int depth_ = 0;
    std::uint32_t line_ = 1;       // of the text
    FileId directiveFile_;         // what the last directive named
    std::int64_t shownLine_ = -1;  // the Oxide line that the C++ compiler believes the next line to be
};

constexpr int kWidth = 110;

// Broken over lines when it does not fit behind `used` columns at this depth; `tail` follows it on its last
// line.
std::string layout(const Expr& expr, const Writer& writer, std::size_t used, std::size_t tail);

void printType(Writer& out, const TypeDecl& decl);
void printBlock(Writer& out, const Block& block);

}  // namespace oxide::cpp
