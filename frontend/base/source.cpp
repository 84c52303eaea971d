#include "frontend/base/source.h"

#include <algorithm>

namespace oxide {

FileId SourceMap::add(std::string name, std::string text, bool isLibrary) {
    std::vector<std::uint32_t> starts{0};
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\n') starts.push_back(static_cast<std::uint32_t>(i + 1));
    }
    return files_.add({std::move(name), std::move(text), isLibrary, std::move(starts), std::nullopt});
}

FileId SourceMap::addExpansion(std::string text, Expansion expansion) {
    std::string name = files_[expansion.call.file].name;
    return files_.add({std::move(name), std::move(text), false, {0}, std::move(expansion)});
}

const Expansion::Piece& SourceMap::pieceAt(const Expansion& expansion, std::uint32_t offset) const {
    auto next = std::ranges::upper_bound(expansion.pieces, offset, {}, &Expansion::Piece::begin);
    return *std::prev(next);
}

// A span over tokens of one origin is that of their text. Where arguments and the macro's own tokens meet,
// the arguments count as the variables that they stand for.
Span SourceMap::written(Span span) const {
    while (span.valid()) {
        const Expansion* e = expansion(span.file);
        if (!e) break;
        if (e->pieces.empty()) {
            span = e->call;
            continue;
        }
        const Expansion::Piece& first = pieceAt(*e, span.begin);
        const Expansion::Piece& last = pieceAt(*e, span.end > span.begin ? span.end - 1 : span.begin);
        auto joins = [](Span a, Span b) { return a.file == b.file && a.begin <= b.begin; };
        bool oneArgument =
            first.isArgument() && first.variable == last.variable && joins(first.origin, last.origin);
        if (oneArgument) {
            span = first.origin.to(last.origin);
            continue;
        }
        Span begin = first.isArgument() ? first.variable : first.origin;
        Span end = last.isArgument() ? last.variable : last.origin;
        span = joins(begin, end) ? begin.to(end) : e->call;
    }
    return span;
}

Span SourceMap::invocation(Span span) const {
    Span result = span;
    while (result.valid()) {
        const Expansion* e = expansion(result.file);
        if (!e) break;
        bool isArgument = !e->pieces.empty() && pieceAt(*e, result.begin).isArgument();
        result = isArgument ? pieceAt(*e, result.begin).origin : e->call;
    }
    return result;
}

Name SourceMap::localName(Name name, Span span) const {
    const Expansion* e = span.valid() ? expansion(span.file) : nullptr;
    if (!e || e->pieces.empty()) return name;
    const Expansion::Piece& piece = pieceAt(*e, span.begin);
    Name inner = localName(name, piece.origin);
    return piece.isArgument() ? inner : hygienic(inner, span.file.value);
}

std::string_view SourceMap::textOf(Span span) const {
    return std::string_view(files_[span.file].text).substr(span.begin, span.end - span.begin);
}

LineColumn SourceMap::position(FileId file, std::uint32_t offset) const {
    if (expansion(file)) {
        Span place = written({file, offset, offset});
        return position(place.file, place.begin);
    }
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
