#include "frontend/base/source.h"

#include <algorithm>

namespace oxide {

FileId SourceMap::add(std::string name, std::string text, bool isLibrary) {
    std::vector<std::uint32_t> starts{0};
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\n') starts.push_back(static_cast<std::uint32_t>(i + 1));
    }
    return files_.add({std::move(name), std::move(text), isLibrary, std::move(starts)});
}

std::string_view SourceMap::textOf(Span span) const {
    return std::string_view(files_[span.file].text).substr(span.begin, span.end - span.begin);
}

LineColumn SourceMap::position(FileId file, std::uint32_t offset) const {
    const SourceFile& f = files_[file];
    auto next = std::upper_bound(f.lineStarts.begin(), f.lineStarts.end(), offset);
    auto line = static_cast<std::uint32_t>(next - f.lineStarts.begin());
    std::uint32_t column = 1;
    for (std::uint32_t i = f.lineStarts[line - 1]; i < offset && i < f.text.size(); ++i) {
        bool continuation = (static_cast<unsigned char>(f.text[i]) & 0xC0) == 0x80;
        if (!continuation) ++column;
    }
    return {line, column};
}

std::uint32_t SourceMap::lineStart(FileId file, std::uint32_t line) const {
    return files_[file].lineStarts[line - 1];
}

std::string_view SourceMap::lineText(FileId file, std::uint32_t line) const {
    const SourceFile& f = files_[file];
    if (line == 0 || line > f.lineStarts.size()) return {};
    std::uint32_t begin = f.lineStarts[line - 1];
    std::size_t end = line < f.lineStarts.size() ? f.lineStarts[line] : f.text.size();
    std::string_view s = std::string_view(f.text).substr(begin, end - begin);
    while (!s.empty() && (s.back() == '\n' || s.back() == '\r')) s.remove_suffix(1);
    return s;
}

}  // namespace oxide
