#include "codegen/cpp/writer.h"

namespace oxide::cpp {

void Writer::line(std::string_view text) {
    if (!text.empty()) {
        text_.append(static_cast<std::size_t>(column()), ' ');
        text_.append(text);
    }
    text_.push_back('\n');
    std::uint32_t lines = 1;
    for (char c : text) lines += c == '\n';
    line_ += lines;
    if (shownLine_ >= 0) shownLine_ += lines;
}

void Writer::open(std::string_view text) {
    line(std::string(text) + (text.empty() ? "{" : " {"));
    ++depth_;
}

void Writer::close(std::string_view text) {
    --depth_;
    line(text);
}

void Writer::reopen(std::string_view text) {
    --depth_;
    line(text);
    ++depth_;
}

void Writer::label(std::string_view name) {
    --depth_;
    text_.append("  ");
    line(std::string(name) + ":;");
    ++depth_;
}

void Writer::at(Span span) {
    if (!span.valid()) return;
    std::uint32_t wanted = sources_->line(span);
    if (options_.lineDirectives && (span.file != directiveFile_ || shownLine_ != wanted)) {
        text_ += "#line " + std::to_string(wanted);
        if (span.file != directiveFile_) {
            text_ += " \"";
            for (char c : sources_->file(span.file).name) {
                if (c == '"' || c == '\\') text_ += '\\';
                text_ += c;
            }
            text_ += '"';
        }
        text_ += '\n';
        ++line_;
        directiveFile_ = span.file;
        shownLine_ = wanted;
    }
    lineMap_.push_back({line_, span});
}

}  // namespace oxide::cpp
